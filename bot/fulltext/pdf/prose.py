"""Lines joined to paragraphs: hyphens at line ends, formulas and tables left out.

Invariant: the words of a paragraph stand in the document, in this order.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.fulltext.pdf.lines import Line

_WORD = re.compile(r"[^\W\d_]{2,}")
_LETTERS = re.compile(r"[^\W\d_]")
_ENDED = re.compile(r"[.!?:][\"”’)\]]*(?:\d{1,3}|\[[\d, –-]+\])?$")
_BROKEN = re.compile(r"([^\W\d_]+)[-‐]$")
_COMPOUND = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)+\b")
_ITEM = re.compile(r"[•▪◦‣]\s?\w")
_ENTRY = re.compile(r"\[\d{1,3}\]\s")
_PROSE = 0.55
_INDENT, _GAP = 0.8, 1.75
_TAIL = 80


class Words:
    """How words are written within the lines of a document: this tells a hyphen from a break."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._whole: set[str] = set()
        self._hyphened: set[str] = set()
        was_broken = False
        for line in lines:
            text = line.text.lower()
            found = _WORD.findall(text)
            broken = bool(_BROKEN.search(text[-_TAIL:]))  # halves of a word are no words
            self._whole.update(found[was_broken : len(found) - broken])
            was_broken = broken
            self._hyphened.update(_COMPOUND.findall(text))

    def joined(self, first: str, second: str) -> str:
        """Two lines' texts as one; a word that was broken is whole again, a real hyphen stays."""
        broken = _BROKEN.search(first[-_TAIL:])  # the whole would be searched from each of its letters
        if not broken:
            return f"{first} {second}"
        start = _WORD.match(second)
        if not start:
            return f"{first}{second}"
        one, two = broken[1].lower(), start[0].lower()
        if f"{one}-{two}" in self._hyphened and one + two not in self._whole:
            return f"{first}{second}"
        if second[0].isupper() or (one + two not in self._whole and one in self._whole and two in self._whole):
            return f"{first}{second}"
        return f"{first[:-1]}{second}"


def is_prose(text: str) -> bool:
    """Whether a line is of words: not a row of a table, not a formula."""
    signs = text.replace(" ", "")
    if not signs:
        return False
    words = _WORD.findall(text)
    share = sum(map(len, words)) / len(signs)
    if "  " in text and share < 0.8:  # noqa: PLR2004
        return False
    return share >= _PROSE or (len(words) >= 6 and share >= 0.45)  # noqa: PLR2004


def paragraphs(lines: Sequence[Line], left: float, body: float, words: Words) -> list[str]:
    """The paragraphs of lines of one column, whose left edge is at `left`."""
    found: list[str] = []
    text = ""
    for before, line in pairwise([None, *lines]):
        if line is None:
            continue
        said = " ".join(line.text.split())
        if text and before is not None and _begins(before, line, left, body, text):
            found.append(text)
            text = ""
        text = words.joined(text, said) if text else said
    return [*found, text] if text else found


def stitched(parts: Iterable[str], words: Words) -> tuple[str, ...]:
    """Paragraphs over columns and pages: what broke off in a sentence goes on in the next that begins in lower case."""
    found: list[str] = []
    for part in parts:
        if found and not _ended(found[-1]) and (part[:1].islower() or _BROKEN.search(found[-1][-_TAIL:])):
            found[-1] = words.joined(found[-1], part)
        else:
            found.append(part)
    return tuple(found)


def _begins(before: Line, line: Line, left: float, body: float, text: str) -> bool:
    """Whether a paragraph begins with `line`: by room above it, an indent after a sentence, or as an item of a list."""
    if _ITEM.match(line.text) or (_ENTRY.match(line.text) and _ENTRY.match(text)):
        return True
    if before.page != line.page or line.bottom > before.bottom:
        return _ended(text)
    if before.bottom - line.bottom > _GAP * max(body, line.size):
        return True
    indented = line.left - left > _INDENT * body
    return indented and before.left - left <= _INDENT * body and _ended(text)


def _ended(text: str) -> bool:
    return bool(_ENDED.search(text[-_TAIL:]))
