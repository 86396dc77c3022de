"""A PDF as sections of paragraphs, in reading order.

Invariant: captions, running heads, tables and formulas are no paragraphs; what stands before the first heading has the
heading "".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.fulltext.pdf.asides import asides
from bot.fulltext.pdf.columns import Column, columns_of
from bot.fulltext.pdf.document import MOST_PAGES, opened, unreadable
from bot.fulltext.pdf.drawings import drawn_on, without_labels
from bot.fulltext.pdf.furniture import without_furniture
from bot.fulltext.pdf.glyphs import UNREADABLE, glyphs_of
from bot.fulltext.pdf.headings import Heading, body_size, goes_on, heading_of, is_known, is_number, run_in
from bot.fulltext.pdf.lines import Line, lines_of
from bot.fulltext.pdf.links import PageLink, links_of
from bot.fulltext.pdf.prose import Words, is_prose, paragraphs, stitched
from bot.model.fulltext import TextLink

_CAPTION = re.compile(
    r"(?:fig(?:ure)?s?|tab(?:le)?|algorithm|scheme)\.?\s*[A-Z]?\d{1,3}[a-z]?\s*[:.|–—-]", re.IGNORECASE
)
_REFERENCE = re.compile(r"\[\d{1,3}\]\s|\d{1,3}\.\s+[A-Z]\.")
_SMALL = 0.87
_ROOM, _OTHER_SIZE = 1.45, 0.6
_FEWEST_LETTERS = 200
_MOST_GLYPHS = 2_000_000
_MOST_DRAWN = 5_000
_FEWEST_REFERENCES = 5


@dataclass(frozen=True, slots=True)
class PdfSection:
    """A section without its subsections, which follow it with a higher `level`; `links` are those of its lines."""

    level: int
    heading: str
    paragraphs: tuple[str, ...]
    links: tuple[TextLink, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfText:
    """`front` are the lines of the first page from its top to the abstract; `captions` those of figures and tables."""

    pages: int
    sections: tuple[PdfSection, ...]
    front: tuple[Line, ...]
    captions: tuple[str, ...]


@dataclass
class _Open:
    """A section that still grows."""

    heading: Heading
    paragraphs: list[str] = field(default_factory=list)
    links: list[TextLink] = field(default_factory=list)


def read_pdf(content: bytes, *, most_pages: int = MOST_PAGES) -> PdfText:
    """What the PDF in `content` says. Raises FullTextUnavailable when it cannot be read, or holds no text."""
    with opened(content, most_pages) as document:
        pages: list[list[Line]] = []
        sizes: list[tuple[float, float]] = []
        links: list[PageLink] = []
        count = unknown = 0
        for number, page in enumerate(document):
            glyphs = glyphs_of(page)
            count += len(glyphs)
            unknown += sum(glyph.char == UNREADABLE for glyph in glyphs)
            if count > _MOST_GLYPHS:
                raise unreadable(f"The PDF holds more than {_MOST_GLYPHS:,} characters.")
            pages.append(without_labels(lines_of(glyphs, number), drawn_on(page, _MOST_DRAWN)))
            sizes.append(page.get_size())
            links += links_of(document, page, number)
            page.close()
    if unknown > count / 2 > _FEWEST_LETTERS / 2:
        raise unreadable("The PDF's letters cannot be read.")
    if sum(char.isalpha() for lines in pages for line in lines for char in line.text) < _FEWEST_LETTERS:
        raise unreadable("The PDF holds pictures of pages, no text.")
    pages = without_furniture(pages, [height for _, height in sizes])
    columns = [column for lines, (width, _) in zip(pages, sizes, strict=True) for column in columns_of(lines, width)]
    return _Reading(columns, links, len(pages)).text()


class _Reading:
    """The columns of a document on their way to sections."""

    def __init__(self, columns: Sequence[Column], links: Sequence[PageLink], pages: int) -> None:
        self._columns = columns
        self._links: dict[int, list[PageLink]] = defaultdict(list)
        for link in links:
            self._links[link.page].append(link)
        self._pages = pages
        self._lines = [line for column in columns for line in column.lines]
        self._body = body_size(self._lines)
        self._words = Words(self._lines)
        self._captions: list[str] = []
        self._sections = [_Open(Heading(1, ""))]
        self._body_has_begun = False
        self._asides: set[int] = set()

    def text(self) -> PdfText:
        for column in self._columns:
            self._asides = asides(column.lines, self._body)
            for lines in _blocks(column.lines):
                self._read(column, lines)
        sections = tuple(
            PdfSection(one.heading.level, one.heading.words, stitched(one.paragraphs, self._words), tuple(one.links))
            for one in self._sections
            if one.paragraphs or one.heading.words
        )
        return PdfText(self._pages, sections, tuple(self._front()), tuple(self._captions))

    def _read(self, column: Column, lines: Sequence[Line]) -> None:
        """Lines that stand close together: a caption, or paragraphs with headings among them."""
        if _CAPTION.match(lines[0].text) and not heading_of(lines[0], self._body, None, None):
            self._captions += paragraphs(lines, column.left, self._body, self._words)[:1]
            return
        run: list[Line] = []
        number = opened_by = ""
        for index, line in enumerate(lines):
            before = lines[index - 1] if index else None
            after = lines[index + 1] if index + 1 < len(lines) else None
            if is_number(line, self._body):
                number = line.text
                continue
            heading = heading_of(line, self._body, before, after)
            if heading is not None and not self._is_front(line, heading):
                self._close(column, run)
                run = []
                self._open(Heading(number.count(".") + 1, heading.words) if number else heading, line)
                opened_by = self._sections[-1].heading.words
            elif not run and goes_on(before, line) and self._sections[-1].heading.words == opened_by:
                last = self._sections[-1]
                opened_by = f"{last.heading.words} {line.text}"
                last.heading = Heading(last.heading.level, opened_by)
            elif self._is_first_reference(line):
                self._close(column, run)
                run = [line]
                self._open(Heading(1, "References"), line)
            else:
                run.append(line)
            number = ""
        self._close(column, run)

    def _is_front(self, line: Line, heading: Heading) -> bool:
        """Whether it is a line of title or names: on the first page, before anything that opens the text."""
        is_opening = is_known(heading.words) or self._body_has_begun
        self._body_has_begun = is_opening or line.page > 0 or heading.is_numbered
        return not self._body_has_begun

    def _open(self, heading: Heading, line: Line) -> None:
        last = self._sections[-1]
        is_second_line = last.heading.words and not last.paragraphs and not is_known(heading.words)
        if (
            is_second_line
            and last.heading.level == heading.level
            and line.text[:1].isalpha()
            and heading.words == line.text
        ):
            last.heading = Heading(heading.level, f"{last.heading.words} {heading.words}")
            return
        self._sections.append(_Open(heading))

    def _close(self, column: Column, run: Sequence[Line]) -> None:
        """Keep the prose of some lines, and the links that lie on them."""
        prose = [
            line
            for line in run
            if _is_reference(line)
            or (is_prose(line.text) and line.size >= _SMALL * self._body and id(line) not in self._asides)
        ]
        self._sections[-1].links += [
            TextLink(link.url, link.before(run))
            for page in sorted({line.page for line in run})
            for link in self._links[page]
            if any(link.is_on(line) for line in run)
        ]
        for text in paragraphs(prose, column.left, self._body, self._words):
            opening = run_in(text)
            if opening:
                self._sections.append(_Open(Heading(1, opening[0])))
            self._sections[-1].paragraphs.append(opening[1] if opening else text)

    def _is_first_reference(self, line: Line) -> bool:
        """Whether an unannounced list of references begins here: `[1] …`, with others behind it."""
        if not line.text.startswith("[1] ") or any("eference" in one.heading.words for one in self._sections):
            return False
        return sum(bool(_REFERENCE.match(each.text)) for each in self._lines) >= _FEWEST_REFERENCES

    def _front(self) -> Iterator[Line]:
        for line in self._lines:
            if line.page > 0 or line.text.lower().startswith(("abstract", "1 introduction", "introduction")):
                return
            yield line


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines parted where a caption begins, and where it ends: by room below it, or another size."""
    block: list[Line] = []
    for line in lines:
        in_caption = bool(block) and bool(_CAPTION.match(block[0].text))
        if block and (_CAPTION.match(line.text) or (in_caption and _ends_caption(block[-1], line))):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _ends_caption(last: Line, line: Line) -> bool:
    """By room above it, by another size, or as the first row of a table."""
    if not is_prose(line.text):
        return True
    return last.bottom - line.bottom > _ROOM * max(line.size, last.size) or abs(last.size - line.size) > _OTHER_SIZE


def _is_reference(line: Line) -> bool:
    return bool(_REFERENCE.match(line.text))
