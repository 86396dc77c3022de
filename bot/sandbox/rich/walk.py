"""Ways through RichBlock objects: the blocks in a block, the texts of a block, the pieces of a text.

Invariant: every place where a RichText or a block can stand in a RichMessage is known here and nowhere else.
"""

from collections.abc import Callable, Iterator
from typing import Any

from bot.sandbox.wire import Json

MEDIA = frozenset({"photo", "video", "animation", "audio", "voice_note", "document"})
_TEXTS = ("text", "credit", "summary")
Change = Callable[[Any], Any]


def nested(block: Json) -> Iterator[Json]:
    """The blocks directly in a block or in its list items."""
    yield from block.get("blocks", ())
    for item in block.get("items", ()):
        yield from item["blocks"]


def every(blocks: list[Json]) -> Iterator[tuple[Json, int]]:
    """Each block with its level (1 at the top), in the order of reading."""
    waiting = [(block, 1) for block in reversed(blocks)]
    while waiting:
        block, level = waiting.pop()
        yield block, level
        waiting += [(inner, level + 1) for inner in reversed(list(nested(block)))]


def texts(block: Json) -> Iterator[Any]:
    """The RichTexts of a block itself, captions, cells and buttons included."""
    yield from (block[name] for name in _TEXTS if name in block)
    caption = block.get("caption", "")
    if isinstance(caption, dict) and "type" not in caption:
        yield from (caption[name] for name in _TEXTS if name in caption)
    else:
        yield caption
    for row in block.get("cells", ()):
        yield from (cell["text"] for cell in row if "text" in cell)
    yield from (button["text"] for button in block.get("buttons", ()))


def pieces(text: Any) -> Iterator[tuple[str | Json, int]]:
    """Each string and object of a RichText with how many objects it stands in."""
    waiting = [(text, 0)]
    while waiting:
        piece, level = waiting.pop()
        if isinstance(piece, list):
            waiting += [(part, level) for part in reversed(piece)]
            continue
        yield piece, level
        if isinstance(piece, dict) and (inner := inside(piece)) is not None:
            waiting.append((inner, level + 1))


def inside(piece: Json) -> Any:
    """The RichText that an object of a RichText holds: its text or its button's. None when it holds none."""
    return piece["button"]["text"] if piece["type"] == "button" else piece.get("text")


def with_texts(block: Json, change: Change) -> Json:
    """The block with `change` done to each of its own RichTexts; those of buttons stay."""
    made = block | {name: change(block[name]) for name in _TEXTS if name in block}
    caption = block.get("caption")
    if isinstance(caption, dict) and "type" not in caption:
        made["caption"] = caption | {name: change(caption[name]) for name in _TEXTS if name in caption}
    elif caption is not None:
        made["caption"] = change(caption)
    if "cells" in block:
        made["cells"] = [[_cell(cell, change) for cell in row] for row in block["cells"]]
    return made


def with_nested(block: Json, change: Callable[[Json], Json]) -> Json:
    """The block with `change` done to each block directly in it."""
    made = dict(block)
    if "blocks" in block:
        made["blocks"] = [change(inner) for inner in block["blocks"]]
    if "items" in block:
        made["items"] = [item | {"blocks": [change(inner) for inner in item["blocks"]]} for item in block["items"]]
    return made


def _cell(cell: Json, change: Change) -> Json:
    return cell | {"text": change(cell["text"])} if "text" in cell else cell
