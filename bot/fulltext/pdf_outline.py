"""A PDF as an outline."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from bot.fulltext.outline import Line, Outline, Passage, Run
from bot.fulltext.pdf import lines as pdf
from bot.fulltext.pdf.text import PdfSection, read_pdf
from bot.model.fulltext import PartKind

_GAP = 1.0
_MOST_LINES = 400
_CONTENTS = frozenset({"contents", "table of contents", "list of figures", "list of tables"})
_LONG_ABSTRACT = 300


def outline_of_pdf(content: bytes) -> tuple[Outline, int]:
    """The outline of a PDF and its number of pages. Raises FullTextUnavailable when it cannot be read."""
    text = read_pdf(content)
    passages = [passage for section in text.sections for passage in _passages(section)]
    return Outline(
        tuple(_without_front(passages)), front_of(text.front[:_MOST_LINES]), captions=text.captions
    ), text.pages


def _passages(section: PdfSection) -> Iterator[Passage]:
    """A section; none for a table of contents, two where a letter without headings stands below its abstract."""
    heading = section.heading.strip().lower()
    if heading in _CONTENTS:
        return
    cut = len(section.paragraphs)
    if heading == "abstract":
        lengths = accumulate(len(text.split()) for text in section.paragraphs)
        cut = next((number for number, length in enumerate(lengths, start=1) if length >= _LONG_ABSTRACT), cut)
    yield Passage(section.level, section.heading, section.paragraphs[:cut], links=section.links)
    if section.paragraphs[cut:]:
        yield Passage(section.level, "", section.paragraphs[cut:])


def _without_front(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Without title and names; an abstract that has no heading is one all the same, where an introduction follows."""
    named = [passage.heading.strip().lower() for passage in passages]
    has_front = bool(passages) and not named[0] and passages[0].level == 1
    if has_front and "abstract" in named[1:3]:
        yield replace(passages[0], paragraphs=(), heading="")
    elif has_front and "introduction" in named[1:3]:
        yield replace(passages[0], known=PartKind.ABSTRACT)
    else:
        yield from passages[:1]
    yield from passages[1:]


def front_of(lines: Sequence[pdf.Line]) -> tuple[Line, ...]:
    """The lines, with what is raised in them; names that stand side by side come each with what stands below it.

    Rows of as many pieces as the row above, each below one of those, are such columns.
    """
    rows = [list(_pieces(line)) for line in lines if line.glyphs]
    whole = [line for line in lines if line.glyphs]
    found: list[Line] = []
    start = 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and _is_below(rows[end - 1], rows[end]):
            end += 1
        if end - start > 1 and len(rows[start]) > 1:
            found += [_runs(row[place]) for place in range(len(rows[start])) for row in rows[start:end]]
        else:
            found += map(_runs, whole[start:end])
        start = end
    return tuple(line for line in found if line)


def _pieces(line: pdf.Line) -> Iterator[pdf.Line]:
    """A line cut where a gap is wider than between words."""
    start = 0
    for index, (before, after) in enumerate(pairwise(line.glyphs), start=1):
        if after.left - before.right > _GAP * line.size:
            yield replace(line, glyphs=line.glyphs[start:index])
            start = index
    yield replace(line, glyphs=line.glyphs[start:])


def _is_below(above: Sequence[pdf.Line], row: Sequence[pdf.Line]) -> bool:
    """Whether every piece of `row` stands below the piece of `above` at its place, and below no other."""
    if len(above) != len(row):
        return False
    middles = [(piece.glyphs[0].left + piece.glyphs[-1].right) / 2 for piece in row]
    edges = [(left.glyphs[-1].right + right.glyphs[0].left) / 2 for left, right in pairwise(above)]
    bounds = pairwise([float("-inf"), *edges, float("inf")])
    return all(low < middle < high for middle, (low, high) in zip(middles, bounds, strict=True))


def _runs(line: pdf.Line) -> Line:
    return tuple(Run(text, raised) for text, raised in pdf.runs_of(line) if text)
