"""Lines of a column that interrupt its text: footnotes, and rows of tables.

Invariant: a sentence that goes on below or behind them stays whole; the full lines of a paragraph are none of them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.fulltext.pdf.lines import Line

_MARKED = re.compile(r"(?:\d{1,2}|[*∗†‡§¶])\s?[\"“'(]?[A-Z]|https?:")
_SMALLER = 0.95
_FORMULA = re.compile(r"[=≤≥∈→≡]|[.,:;]$")
_PHRASE = 5
_CELLS = 3
_EVEN = 1.5


def asides(lines: Sequence[Line], body: float) -> set[int]:
    """The identities (`id`) of those lines of one column."""
    return {id(line) for line in (*_footnotes(lines, body), *_rows(lines))}


def _footnotes(lines: Sequence[Line], body: float) -> Iterator[Line]:
    """What stands at the foot of the column, in smaller print, from its mark on."""
    small: list[Line] = []
    for line in reversed(lines):
        if line.size > _SMALLER * body:
            break
        small.append(line)
        if _MARKED.match(line.text):
            yield from small
            small = []


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines of phrases with wide gaps between them; a formula is none, and no line that was spread to fill."""
    for line in lines:
        cells = [cell.split() for cell in line.text.split("  ")]
        is_row = len(cells) >= _CELLS and max(map(len, cells)) < _PHRASE
        if is_row and not (_FORMULA.search(line.text) or _is_spread(line)):
            yield line


def _is_spread(line: Line) -> bool:
    gaps = [after.left - before.right for before, after in pairwise(line.glyphs)]
    wide = [gap for gap in gaps if gap > 0.13 * line.size]
    return len(wide) >= _PHRASE - 1 and max(wide) < _EVEN * min(wide)
