"""TDLib's own parser as the judge of what Telegram will take (package tdjson, in-process, no network)."""

import json
from dataclasses import dataclass
from typing import Any

import tdjson

from bot.model.digest import Message


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a client would get: the text without tags, and the kinds of its entities."""

    text: str
    entities: tuple[str, ...]


def parse(html: str) -> Parsed:
    """Raises ValueError with Telegram's own words where the HTML is refused."""
    answer = _execute({"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}})
    if answer["@type"] == "error":
        raise ValueError(f"{answer['message']}: {html[:200]!r}")
    return Parsed(answer["text"], tuple(entity["type"]["@type"] for entity in answer["entities"]))


def check(message: Message) -> Parsed:
    """Assert that Telegram would take the message whole."""
    parsed = parse(message.html)
    assert 1 <= len(parsed.text.strip()) <= len(parsed.text) <= 4096
    assert len(parsed.entities) <= 100
    assert sum(len(row) for row in message.buttons) <= 100
    for row in message.buttons:
        assert 1 <= len(row) <= 8
        for button in row:
            assert button.text.strip()
            assert (button.data is None) != (button.url is None)
            assert button.data is None or 1 <= len(button.data.encode()) <= 64
    return parsed


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    assert answer is not None
    parsed: dict[str, Any] = json.loads(answer)
    return parsed


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
