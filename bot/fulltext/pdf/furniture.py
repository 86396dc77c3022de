"""What stands on every page and belongs to none: running heads and feet, page numbers, line numbers.

Invariant: only lines in the margins go, and only those that come again, or are nothing but a number.
"""

import re
from collections import Counter
from collections.abc import Sequence

from bot.fulltext.pdf.lines import Line

_MARGIN = 0.085
_NUMBER = re.compile(r"[-–—\s]*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_STAMP = re.compile(
    r"^(?:arXiv:|Preprint submitted|Under review as|Published as a conference|Draft version)", re.IGNORECASE
)
_OFTEN = 3


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page but those; `heights` are the pages' heights in points."""
    outer = [_outer(lines, height) for lines, height in zip(pages, heights, strict=True)]
    in_margin = {id(line) for lines in outer for line in lines}
    seen = Counter(form for lines in outer for form in {_form(line) for line in lines})
    often = max(2, min(_OFTEN, len(pages) // 2))
    return [
        [line for line in lines if not (id(line) in in_margin and _is_furniture(line, seen, often))] for lines in pages
    ]


def _outer(lines: Sequence[Line], height: float) -> list[Line]:
    """What stands in the margins, and the outermost lines of the page wherever they are."""
    if not lines:
        return []
    highest, lowest = max(line.bottom for line in lines), min(line.bottom for line in lines)
    near = 1.2 * max(line.size for line in lines[:1])
    return [
        line
        for line in lines
        if line.bottom > min((1 - _MARGIN) * height, highest - near) or line.top < max(_MARGIN * height, lowest + near)
    ]


def _is_furniture(line: Line, seen: Counter[str], often: int) -> bool:
    return bool(_NUMBER.fullmatch(line.text) or _STAMP.match(line.text)) or seen[_form(line)] >= often


def _form(line: Line) -> str:
    """The same for `3  DOE ET AL.` and `5  DOE ET AL.`."""
    return _DIGITS.sub("#", line.text.lower()).strip(" #")
