"""Characters put together to lines.

Invariant: a line holds characters of one column and one height of the page, from left to right; no character is lost
but spaces, which are set anew where there is a gap, and those that nobody can read.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bot.fulltext.pdf.accents import accented
from bot.fulltext.pdf.glyphs import UNREADABLE, Glyph

_SPACE, _NARROW_SPACE, _GUTTER = 0.13, 0.07, 1.1
_RAISED_SIZE, _RAISED_BY = 0.86, 0.18
_SPECIAL = {"\u0131": "ı", "′": "'", "\u00a0": " ", "\u2019": "’"}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line's text and box (points, from the lower left corner of its page), its size, and which page (from 0)."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool
    page: int
    glyphs: tuple[Glyph, ...] = ()

    @property
    def height(self) -> float:
        return self.top - self.bottom


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """The lines of a page, cut where a gap is as wide as between columns; from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in accented(glyphs):
        if glyph.char == UNREADABLE:
            continue
        row = _row_of(glyph, rows)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    pieces = (piece for row in rows for piece in _pieces(row))
    found = [line_of(piece, page) for piece in pieces]
    return sorted(found, key=lambda line: (-line.top, line.left))


def text_of(glyphs: Iterable[Glyph]) -> str:
    """The characters as text, with a space wherever there is a gap."""
    written, last = [], None
    for glyph in glyphs:
        if last is not None and _is_gap(last, glyph):
            written.append(" ")
        written.append(_LIGATURES.get(glyph.char, _SPECIAL.get(glyph.char, glyph.char)))
        last = glyph
    return unicodedata.normalize("NFC", "".join(written)).strip()


def _is_gap(last: Glyph, glyph: Glyph) -> bool:
    """Whether there is a space between two: a narrow one, as before an italic word, where the page has a space too."""
    is_between_words = glyph.is_spaced and glyph.size == last.size and glyph.char.isalpha() and last.char.isalpha()
    least = _NARROW_SPACE if is_between_words else _SPACE
    return glyph.left - last.right > least * min(glyph.size, last.size)


def runs_of(line: Line) -> Iterator[tuple[str, bool]]:
    """The pieces of a line, each with whether it is raised (a superscript)."""
    run: list[Glyph] = []
    raised = False
    for glyph in line.glyphs:
        is_raised = glyph.size < _RAISED_SIZE * line.size and glyph.bottom > line.bottom + _RAISED_BY * line.size
        if is_raised != raised and run:
            yield text_of(run), raised
            run = []
        raised = is_raised
        run.append(glyph)
    if run:
        yield text_of(run), raised


def _row_of(glyph: Glyph, rows: Sequence[list[Glyph]]) -> list[Glyph] | None:
    """The row that a character goes on, among the last few: at its height, and not over what stands there."""
    middle = (glyph.bottom + glyph.top) / 2
    for row in reversed(rows[-3:]):
        last = row[-1]
        reach = 0.75 * max(glyph.size, last.size)
        near = last.bottom - 0.35 * last.size <= middle <= last.top + 0.35 * last.size
        follows = -0.35 * last.size <= glyph.left - last.right <= 40 * reach
        if near and (follows or _shares_a_ligature(glyph, last)):
            return row
    return None


def _shares_a_ligature(glyph: Glyph, last: Glyph) -> bool:
    """PDFium gives both letters of a ligature, each with the whole box, or the second without a width."""
    return last.left - 0.5 <= glyph.left and glyph.right <= last.right + 0.5


def _pieces(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    piece: list[Glyph] = []
    for glyph in row:
        if piece and glyph.left - piece[-1].right > _GUTTER * max(glyph.size, piece[-1].size):
            yield piece
            piece = []
        piece.append(glyph)
    if piece:
        yield piece


def line_of(glyphs: Sequence[Glyph], page: int = 0) -> Line:
    """Characters that stand on one line, from left to right, as that line."""
    size = median(glyph.size for glyph in glyphs)
    main = [glyph for glyph in glyphs if glyph.size >= _RAISED_SIZE * size] or glyphs
    return Line(
        text_of(glyphs),
        min(glyph.left for glyph in glyphs),
        median(glyph.bottom for glyph in main),
        max(glyph.right for glyph in glyphs),
        max(glyph.top for glyph in main),
        size,
        sum(glyph.is_bold for glyph in glyphs) > len(glyphs) / 2,
        page,
        tuple(glyphs),
    )
