"""A PDF opened, or the sentence that says why it cannot be read.

Invariant: every failure of PDFium's becomes a FullTextUnavailable; nothing else leaves this package.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from bot.errors import FullTextUnavailable
from bot.model.reading import Fallback

MOST_PAGES = 250
_HEAD = 1024


@contextmanager
def opened(content: bytes, most_pages: int = MOST_PAGES) -> Iterator[pdfium.PdfDocument]:
    """The document in `content`. Raises FullTextUnavailable for what is no PDF, locked, empty or too long."""
    if not content:
        raise unreadable("The PDF is empty.")
    if b"%PDF-" not in content[:_HEAD]:
        raise unreadable("The file is no PDF.")
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise unreadable("The PDF is encrypted; it opens with a password only.") from error
        raise unreadable("The PDF is broken or incomplete.") from error
    try:
        pages = len(document)
        if not pages:
            raise unreadable("The PDF has no pages.")
        if pages > most_pages:
            raise unreadable(f"The PDF has {pages} pages; more than {most_pages} are not read.")
        yield document
    except pdfium.PdfiumError as error:
        raise unreadable("The PDF is broken or incomplete.") from error
    finally:
        document.close()


def unreadable(sentence: str) -> FullTextUnavailable:
    """The error for a file that is there and cannot be read."""
    return FullTextUnavailable(sentence, Fallback.UNREADABLE)
