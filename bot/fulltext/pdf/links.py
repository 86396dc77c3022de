"""The web links that a PDF's annotations carry.

Invariant: only http(s) addresses; links within the document are none.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from bot.fulltext.pdf.lines import Line, text_of
from bot.fulltext.pdf.placement import Placement

_MOST = 500
_LONGEST = 2_000
_WORDS_BEFORE = 80


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link and the rectangle (points) on its page (from 0) that leads there."""

    url: str
    page: int
    left: float
    bottom: float
    right: float
    top: float

    def is_on(self, line: Line) -> bool:
        """Whether its rectangle lies on a line."""
        middle = (self.bottom + self.top) / 2
        return (
            line.page == self.page
            and line.bottom - 0.3 * line.size <= middle <= line.top + 0.3 * line.size
            and line.left - 2 <= self.left < line.right + 2
        )

    def before(self, lines: Sequence[Line]) -> str:
        """The words before it, 80 characters at most, from the line above too."""
        place = next(index for index, line in enumerate(lines) if self.is_on(line))
        here = text_of(glyph for glyph in lines[place].glyphs if glyph.left < self.left - 1)
        above = lines[place - 1].text if place else ""
        return f"{above} {here}".strip()[-_WORDS_BEFORE:]


def links_of(document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int) -> Iterator[PageLink]:
    """The links of a page, in the order of its annotations."""
    placement = Placement.of(page)
    place, link = ctypes.c_int(0), pdfium_c.FPDF_LINK()
    for _ in range(_MOST):
        if not pdfium_c.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
            return
        url = _url(document, link)
        box = pdfium_c.FS_RECTF()
        if url and pdfium_c.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            low, high = sorted((box.bottom, box.top))
            yield PageLink(url, number, *placement.seen(box.left, low, box.right, high))


def _url(document: pdfium.PdfDocument, link: object) -> str:
    action = pdfium_c.FPDFLink_GetAction(link)
    if not action or pdfium_c.FPDFAction_GetType(action) != pdfium_c.PDFACTION_URI:
        return ""
    length = min(_LONGEST, pdfium_c.FPDFAction_GetURIPath(document.raw, action, None, 0))
    buffer = ctypes.create_string_buffer(length)
    pdfium_c.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    url = buffer.value.decode("utf-8", "replace").strip().replace(" ", "%20")
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and "." in parts.netloc else ""
