"""Tables: `table` with an optional `caption` and rows of cells."""

import re
from typing import Any

from bot.sandbox.rich.context import Context
from bot.sandbox.rich.inline import read
from bot.sandbox.rich.markup import Element, MarkupFault, Node, Text, solid
from bot.sandbox.wire import BadRequest, Json

ALIGNMENTS = ("left", "center", "right")
VERTICAL_ALIGNMENTS = ("top", "middle", "bottom")
_SPAN = re.compile(r"[1-9]\d{0,3}")


def table_block(element: Element, context: Context) -> Json:
    """The RichBlockTable. Raises MarkupFault; BadRequest with Telegram's code for a table without cells."""
    rows, caption = solid(element.children), dict[str, Any]()
    match rows:
        case [Element(tag="caption") as first, *rest]:
            text, rows = read(first.children, context), rest
            caption = {"caption": text} if text else {}
    cells = [_row(row, context) for row in rows]
    if not cells or not all(cells):
        raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
    looks = {f"is_{name}": True for name in ("bordered", "striped", "compact") if name in element.attributes}
    return {"type": "table", "cells": cells, **looks, **caption}


def columns(cells: list[list[Json]]) -> int:
    """How many columns the rows take, spans counted."""
    widest, hanging = 0, dict[int, int]()
    for row in cells:
        width = sum(count for rows, count in hanging.items() if rows > 0)
        hanging = {rows - 1: count for rows, count in hanging.items() if rows > 1}
        for cell in row:
            width += cell.get("colspan", 1)
            further = cell.get("rowspan", 1) - 1
            if further:
                hanging[further] = hanging.get(further, 0) + cell.get("colspan", 1)
        widest = max(widest, width)
    return widest


def _row(node: Node, context: Context) -> list[Json]:
    if isinstance(node, Text) or node.tag != "tr":
        raise MarkupFault('the tag "table" can hold only a "caption" in front and "tr"', node.at)
    return [_cell(cell, context) for cell in solid(node.children)]


def _cell(node: Node, context: Context) -> Json:
    if isinstance(node, Text) or node.tag not in ("td", "th"):
        raise MarkupFault('the tag "tr" can hold only "td" and "th"', node.at)
    text = read(node.children, context)
    spans = {name: value for name in ("colspan", "rowspan") if (value := _span(node, name)) > 1}
    return {
        **({"text": text} if text else {}),
        **({"is_header": True} if node.tag == "th" else {}),
        **spans,
        "align": _choice(node, "align", ALIGNMENTS),
        "valign": _choice(node, "valign", VERTICAL_ALIGNMENTS),
    }


def _span(cell: Element, name: str) -> int:
    text = cell.attributes.get(name, "1")
    if _SPAN.fullmatch(text) is None:
        raise MarkupFault(f'the attribute "{name}" must be a number from 1', cell.at)
    return int(text)


def _choice(cell: Element, name: str, values: tuple[str, ...]) -> str:
    value = cell.attributes.get(name, values[0])
    if value not in values:
        raise MarkupFault(f'the attribute "{name}" must be {", ".join(values[:-1])} or {values[-1]}', cell.at)
    return value
