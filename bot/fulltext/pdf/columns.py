"""The lines of a page in the order in which they are read.

Invariant: no line is lost. A line across the gutter parts what stands above it from what stands below; between two such
lines the left column comes before the right one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.fulltext.pdf.lines import Line, text_of

_FEWEST = 6
_CROSSING = 0.25
_STEP = 4.0
_SAME_HEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after the other, and the left and right edge of their column."""

    lines: tuple[Line, ...]
    left: float
    right: float


def columns_of(lines: Sequence[Line], width: float) -> list[Column]:
    """The columns and full-width stretches of a page that is `width` points wide, in reading order."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return [_column(_joined(lines))] if lines else []
    found: list[Column] = []
    band: list[Line] = []
    for line in _joined(lines, gutter):
        if line.left < gutter < line.right:
            found += _halves(band, gutter)
            band = []
            if found and found[-1].left < gutter < found[-1].right:
                found[-1] = _column([*found[-1].lines, line])
            else:
                found.append(_column([line]))
        else:
            band.append(line)
    return found + _halves(band, gutter)


def _halves(band: Sequence[Line], gutter: float) -> list[Column]:
    sides = [line for line in band if line.right <= gutter], [line for line in band if line.right > gutter]
    return [_column(side) for side in sides if side]


def _column(lines: Sequence[Line]) -> Column:
    return Column(tuple(lines), min(line.left for line in lines), max(line.right for line in lines))


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where the page is parted into two columns: the place that the fewest lines cross; None for one column."""
    places = [0.36 * width + step * _STEP for step in range(int(0.28 * width / _STEP))]
    best: tuple[float, float] | None = None
    for place in places:
        left = sum(len(line.text) for line in lines if line.right <= place)
        right = sum(len(line.text) for line in lines if line.left >= place)
        across = sum(len(line.text) for line in lines if line.left < place < line.right)
        lefts = sum(line.right <= place and len(line.text) > _LONG for line in lines)
        rights = sum(line.left >= place and len(line.text) > _LONG for line in lines)
        if lefts < _FEWEST or rights < _FEWEST or across > _CROSSING * (left + right + across) * 2:
            continue
        cost = across + abs(place - width / 2) / width
        if best is None or cost < best[0]:
            best = cost, place
    return best[1] if best else None


_LONG = 18


def _joined(lines: Sequence[Line], gutter: float | None = None) -> list[Line]:
    """Lines from top to bottom; the pieces of one height that no gutter parts are one line again."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-(line.bottom + line.top) / 2, line.left)):
        row = next((row for row in reversed(rows[-4:]) if _is_beside(row, line, gutter)), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    merged = [_merged(sorted(row, key=lambda line: line.left)) for row in rows]
    return sorted(merged, key=lambda line: -line.bottom)


def _is_beside(row: Sequence[Line], line: Line, gutter: float | None) -> bool:
    first = row[0]
    if abs(first.bottom - line.bottom) > _SAME_HEIGHT * min(first.size, line.size):
        return False
    if any(one.left < line.right and line.left < one.right for one in row):
        return False
    return gutter is None or (first.left < gutter) == (line.left < gutter) or _bridges(row, line, gutter)


def _bridges(row: Sequence[Line], line: Line, gutter: float) -> bool:
    """Whether a piece that crosses the gutter is among them."""
    return any(one.left < gutter < one.right for one in (*row, line))


def _merged(row: Sequence[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    glyphs = tuple(glyph for line in row for glyph in line.glyphs)
    widest = max(row, key=lambda line: len(line.text))
    gaps = any(after.left - before.right > widest.size for before, after in pairwise(row))
    text = "  ".join(line.text for line in row) if gaps else text_of(glyphs)
    return Line(
        text,
        row[0].left,
        widest.bottom,
        max(line.right for line in row),
        max(line.top for line in row),
        widest.size,
        widest.is_bold,
        widest.page,
        glyphs,
    )
