"""Explicit blocks as they are sent, as the blocks that come back.

What differs: media are files instead of InputMedia, list items have labels, a mentioned user is known or none is
mentioned. The rest is judged like blocks that were read from markup.
"""

from typing import Any

from bot.sandbox.rich.context import Context
from bot.sandbox.rich.inline import joined
from bot.sandbox.rich.lists import BULLET, TYPES, numbered
from bot.sandbox.rich.media import of_source
from bot.sandbox.rich.table import ALIGNMENTS, VERTICAL_ALIGNMENTS
from bot.sandbox.rich.walk import MEDIA, with_nested, with_texts
from bot.sandbox.wire import BadRequest, Json, SpecViolation

_NEEDED = ("text", "summary", "blocks", "items", "cells")
_GALLERIES = frozenset({"collage", "slideshow"})


def given_blocks(blocks: list[Json], context: Context) -> list[Json]:
    """The RichBlock objects of InputRichBlock objects, whose shape BotApi has checked.

    Raises BadRequest with Telegram's code for an empty block, SpecViolation for one out of place.
    """
    return [_block(block, context) for block in blocks]


def _block(block: Json, context: Context) -> Json:
    kind = block["type"]
    if kind in MEDIA:
        made = of_source(kind, block[kind], context) | {key: block[key] for key in ("caption",) if key in block}
    else:
        made = with_nested(block, lambda inner: _block(inner, context))
    if kind in _GALLERIES and any(inner["type"] not in MEDIA for inner in block["blocks"]):
        raise SpecViolation(f"a {kind} can hold only media")
    if kind == "list":
        made["items"] = _labelled(made["items"])
    if kind == "table":
        _check_cells(block["cells"])
    made = with_texts(made, lambda text: _text(text, context))
    if any(made.get(name, True) in ("", []) for name in _NEEDED):
        raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
    return made


def _labelled(items: list[Json]) -> list[Json]:
    """The items with their labels: a list is ordered when an item has a number or a type."""
    if any(not item["blocks"] for item in items):
        raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
    if not any(key in item for item in items for key in ("value", "type")):
        return [{"label": BULLET, **item} for item in items]
    made, value = [], 1
    for item in items:
        value, kind = item.get("value", value), item.get("type", "1")
        if kind not in TYPES:
            raise SpecViolation("the type of a list item must be a, A, i, I or 1")
        made.append(item | numbered(value, kind))
        value += 1
    return made


def _check_cells(cells: list[list[Json]]) -> None:
    if not all(cells):
        raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
    for cell in (cell for row in cells for cell in row):
        if cell["align"] not in ALIGNMENTS or cell["valign"] not in VERTICAL_ALIGNMENTS:
            raise SpecViolation("a cell's align must be left, center or right, its valign top, middle or bottom")
        if cell.get("colspan", 1) < 1 or cell.get("rowspan", 1) < 1:
            raise SpecViolation("a cell must span at least one row and one column")


def _text(text: Any, context: Context) -> Any:
    if isinstance(text, list):
        return joined([_text(part, context) for part in text])
    if isinstance(text, str) or "text" not in text:
        return text
    inner = _text(text["text"], context)
    if inner == "":
        return ""
    if text["type"] != "text_mention":
        return text | {"text": inner}
    user = context.users.get(text["user"]["id"])
    return text | {"text": inner, "user": user} if user else inner
