"""Blocks that are measured once and packed into many messages.

Invariant: packing measured blocks gives the very messages that `pack` gives.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from bot.render.html import LIMIT, MAX_ENTITIES, Piece, entity_count, pack, visible_length

_JOINER = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A fragment of a message. `length` and `entities` are its own; it ends with `shared`, which others have too."""

    html: str
    length: int
    entities: int
    shared: str = ""

    @classmethod
    def of(cls, html: str) -> Self:
        """A fragment that is nobody else's."""
        return cls(html, visible_length(html), entity_count(html))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One message: its text, the indexes of the blocks that begin in it, and what it shares with others."""

    html: str
    blocks: tuple[int, ...]
    shared: tuple[str, ...] = ()


def sheets(blocks: Sequence[Block]) -> list[Sheet]:
    """Pack blocks, none of them blank, into messages. One that is too large for a message is cut, and not shared."""
    if any(block.length > LIMIT or block.entities > MAX_ENTITIES for block in blocks):
        return [_sheet(piece) for piece in pack([block.html for block in blocks])]
    found: list[list[int]] = []
    length = entities = 0
    for index, block in enumerate(blocks):
        more = len(_JOINER) + block.length
        if found and length + more <= LIMIT and entities + block.entities <= MAX_ENTITIES:
            length, entities = length + more, entities + block.entities
            found[-1].append(index)
        else:
            length, entities = block.length, block.entities
            found.append([index])
    return [_joined(blocks, indexes) for indexes in found]


def _sheet(piece: Piece) -> Sheet:
    return Sheet(piece.html, piece.blocks)


def _joined(blocks: Sequence[Block], indexes: Sequence[int]) -> Sheet:
    mine = [blocks[index] for index in indexes]
    shared = tuple([block.shared for block in mine if block.shared])
    return Sheet(_JOINER.join([block.html for block in mine]), tuple(indexes), shared)
