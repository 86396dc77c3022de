"""The captions of figures on a page.

Invariant: a caption begins a line with the figure's label and a sign behind it, or stands apart; a sentence that
mentions a figure ("Figure 3 shows …") is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.fulltext.pdf.lines import Line
from bot.fulltext.pdf.prose import Words

FIGURE = re.compile(
    r"(?:supplementary |extended data )?fig(?:ure)?s?\.?\s*(?P<number>[A-Z]?\.?\d{1,3}(?:\.\d{1,2})?[a-z]?)\s*"
    r"(?P<sign>[:.|–—-]|$)",
    re.IGNORECASE,
)
_NEAR = 1.5
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Caption:
    """A figure's caption: `label` is as people say it (`Figure 3`), `lines` are those of its words."""

    label: str
    text: str
    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        return max(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        return min(line.bottom for line in self.lines)

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)


def captions_of(lines: Sequence[Line], words: Words, most: int) -> list[Caption]:
    """The first `most` captions among the lines of a page, from top to bottom; two may stand side by side."""
    found: list[Caption] = []
    for line in lines:
        if len(found) >= most:
            break
        label = FIGURE.match(line.text)
        if label and (label["sign"] or len(line.text) < _LONGEST) and _stands_apart(line, lines):
            own = _lines_of(line, lines)
            found.append(Caption(f"Figure {label['number'].lstrip('.')}", _text(own, words), tuple(own)))
    return found


def _stands_apart(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the line does not go on with a paragraph: `as in / Fig. 4. First, the …`."""
    above = [one for one in lines if one.bottom > line.bottom + 1 and _shares_columns(one, line)]
    before = min(above, key=lambda one: one.bottom, default=None)
    if before is None or abs(before.size - line.size) > 0.5:  # noqa: PLR2004
        return True
    room = before.bottom - line.bottom
    return room > 1.35 * line.size or before.text.endswith(".") or len(before.text) < _LONGEST // 2


def _lines_of(first: Line, lines: Sequence[Line]) -> list[Line]:
    """The caption's lines, from its first: as close together and as large as its first two are."""
    own = [first]
    below = sorted((one for one in lines if one.bottom < first.bottom - 1), key=lambda one: -one.bottom)
    for line in below:
        if not _shares_columns(line, first):
            continue
        room = own[-1].bottom - line.bottom
        step = own[0].bottom - own[1].bottom if len(own) > 1 else _NEAR * first.size
        is_away = room > 1.25 * step or abs(line.size - first.size) > 0.5  # noqa: PLR2004
        if is_away or FIGURE.match(line.text) or len(own) >= _LONGEST:
            break
        own.append(line)
    return own


def _shares_columns(one: Line, other: Line) -> bool:
    """Whether two lines stand one below the other."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.5 * min(one.right - one.left, other.right - other.left)


def _text(lines: Sequence[Line], words: Words) -> str:
    text = ""
    for line in lines:
        said = " ".join(line.text.split())
        text = words.joined(text, said) if text else said
    return text
