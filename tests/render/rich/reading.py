"""What Telegram makes of a rich message's HTML, as the sandbox reads it: refused where it is not right."""

import json
import re
from typing import Any

from bot.sandbox.rich.limits import characters
from bot.sandbox.rich.message import read as read_rich
from bot.sandbox.wire import Json


def read(html: str) -> Json:
    """The RichMessage. Raises ApiError where Telegram would refuse it."""
    return read_rich({"html": html, "skip_entity_detection": True}, _no_media, {})


def kinds(message: Json) -> set[str]:
    """The types of all blocks and texts in it."""
    return set(re.findall(r'"type": "([a-z_]+)"', json.dumps(message)))


def length(message: Json) -> int:
    """Characters, as Telegram counts them."""
    return characters(message["blocks"])


def formulas(message: Json) -> list[str]:
    """The sources of all formulas."""
    found = re.findall(r'"expression": ("(?:[^"\\]|\\.)*")', json.dumps(message))
    return [str(json.loads(each)) for each in found]


def _no_media(kind: str, source: Any) -> Json:
    raise AssertionError(f"no {kind} was expected: {source}")
