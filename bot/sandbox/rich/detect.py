"""Links, addresses, mentions, hashtags and commands that Telegram finds in a text by itself.

TDLib finds them, as in plain messages. Each string is searched by itself, so that a link is not found whose parts are
styled differently; phone and bank card numbers, which only Telegram's servers find, are not found either.
"""

from collections.abc import Iterable
from typing import Any

from bot.sandbox.api import entities
from bot.sandbox.rich.inline import joined
from bot.sandbox.rich.walk import with_nested, with_texts
from bot.sandbox.wire import Json

_STYLES = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "subscript", "superscript", "marked", "reference"}
)
"""What may stand around something found: not code, links, formulas and buttons."""
_FIELDS = {
    "mention": ("mention", "username"),
    "hashtag": ("hashtag", "hashtag"),
    "cashtag": ("cashtag", "cashtag"),
    "bot_command": ("bot_command", "bot_command"),
    "url": ("url", "url"),
    "email": ("email_address", "email_address"),
}
_SIGNS = {"mention": "@", "hashtag": "#", "cashtag": "$", "bot_command": "/"}


def detected(blocks: list[Json]) -> list[Json]:
    """The blocks with what was found in their texts, except in preformatted ones."""
    return [_block(block) for block in blocks]


def _block(block: Json) -> Json:
    return with_nested(block if block["type"] == "pre" else with_texts(block, _text), _block)


def _text(text: Any) -> Any:
    if isinstance(text, list):
        return joined([_text(part) for part in text])
    if isinstance(text, dict):
        return text | {"text": _text(text["text"])} if text["type"] in _STYLES else text
    found = entities.detect(text)
    return joined(_parts(text, found)) if found else text


def _parts(text: str, found: Iterable[Json]) -> list[Any]:
    coded = text.encode("utf-16-le")
    parts: list[Any] = []
    done = 0
    for entity in found:
        if entity["type"] not in _FIELDS:
            continue
        start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
        shown = coded[start:end].decode("utf-16-le")
        kind, name = _FIELDS[entity["type"]]
        value = shown.removeprefix(_SIGNS.get(kind, ""))
        parts += [coded[done:start].decode("utf-16-le"), {"type": kind, "text": shown, name: value}]
        done = end
    return [*parts, coded[done:].decode("utf-16-le")]
