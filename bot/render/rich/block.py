"""Fragments of rich messages, measured as Telegram does, or a little more strictly.

Invariant: what fits here fits Telegram: 32,768 characters (the source of formulas counts) and 500 blocks.
Source: Bot API, "Rich Message Limits".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from bot.render.html import visible_length

LIMIT = 32_768
MAX_BLOCKS = 500
_ROOM = 1_500
"""Characters kept free beside a card that stands alone: for the head of its message."""
_BLOCKS = re.compile(
    r"<(?:(?P<item>li)|h[1-6]|p|ul|ol|details|footer|hr|table|tr|figure|img|tg-slideshow|tg-button-row|tg-math-block"
    r"|blockquote|a name)(?=[\s>/=])"
)


@dataclass(frozen=True, slots=True)
class RichBlock:
    """A fragment. `length` are its characters after parsing, `blocks` its blocks."""

    html: str
    length: int
    blocks: int

    @property
    def parts(self) -> tuple[str, int, int]:
        """All three."""
        return self.html, self.length, self.blocks

    @classmethod
    def of(cls, html: str) -> Self:
        """The fragment, measured."""
        return cls(html, visible_length(html) + html.count("<br"), block_count(html))


def block_count(html: str) -> int:
    """How many blocks a fragment makes, at most; an item of a list is one, and so is what stands in it."""
    return sum(2 if found["item"] else 1 for found in _BLOCKS.finditer(html))


def fits(blocks: Iterable[RichBlock], *, spare: bool = False) -> bool:
    """Whether these make one message; with `spare`, also with a head."""
    parts = list(blocks)
    room = _ROOM if spare else 0
    return (
        sum(one.length for one in parts) <= LIMIT - room
        and sum(one.blocks for one in parts) <= MAX_BLOCKS - room // 100
    )
