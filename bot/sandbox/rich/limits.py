"""The limits of a rich message: characters, blocks, levels, media, columns.

Source: “Rich Message Limits” of the Bot API. Each list item and table row counts as a block, as it says, although
Telegram was seen to let longer lists and tables through. A block is one level deeper than what it stands in, and so is
each style or link around a text. The codes are Telegram's own.
"""

from typing import Any

from bot.sandbox.rich.table import columns
from bot.sandbox.rich.walk import MEDIA, every, pieces, texts
from bot.sandbox.wire import BadRequest, Json

MAX_CHARACTERS = 32_768
MAX_BLOCKS = 500
MAX_DEPTH = 16
MAX_MEDIA = 50
MAX_COLUMNS = 20


def check_limits(blocks: list[Json]) -> None:
    """Raise BadRequest with Telegram's code when a message is too big in any way."""
    if any(level + height(block) > MAX_DEPTH for block, level in every(blocks)):
        raise BadRequest("RICH_MESSAGE_DEPTH_INVALID")
    if sum(_count(block) for block, _ in every(blocks)) > MAX_BLOCKS:
        raise BadRequest("RICH_MESSAGE_BLOCKS_TOO_MANY")
    if sum(block["type"] in MEDIA for block, _ in every(blocks)) > MAX_MEDIA:
        raise BadRequest("RICH_MESSAGE_MEDIA_TOO_MANY")
    if any(columns(block["cells"]) > MAX_COLUMNS for block, _ in every(blocks) if "cells" in block):
        raise BadRequest("RICH_MESSAGE_TABLE_COLS_TOO_MANY")
    if characters(blocks) > MAX_CHARACTERS:
        raise BadRequest("RICH_MESSAGE_TEXT_TOO_LONG")


def characters(blocks: list[Json]) -> int:
    """The code points of all texts, with sources of formulas, alternative texts of emoji and labels of buttons."""
    return sum(
        len(block.get("expression", "")) + sum(_length(text) for text in texts(block)) for block, _ in every(blocks)
    )


def height(block: Json) -> int:
    """How many objects stand around the innermost text of a block."""
    return max((level for text in texts(block) for _, level in pieces(text)), default=0)


def _count(block: Json) -> int:
    return 1 + len(block.get("items", ())) + len(block.get("cells", ()))


def _length(text: Any) -> int:
    return sum(
        len(piece)
        if isinstance(piece, str)
        else len(piece.get("expression", "")) + len(piece.get("alternative_text", ""))
        for piece, _ in pieces(text)
    )
