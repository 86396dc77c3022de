"""Full texts, figures and licences of papers: from the store, else from arXiv, and then kept.

Invariant: a document is fetched once for all who ask at the same time, and a paper that has none is not asked for again
before the day is over; every failure is a sentence, and a reader goes on with the abstract.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from bot.arxiv.client import Arxiv
from bot.arxiv.document import Document, TooLarge
from bot.arxiv.license import license_on
from bot.clock import Clock
from bot.errors import ArxivUnavailable, ArxivUnreachable, FullTextUnavailable
from bot.flights import Flights
from bot.fulltext.apart import Apart
from bot.model.fulltext import Figure, FullText
from bot.model.paper import Paper
from bot.model.reading import Fallback
from bot.store import Store, fulltexts
from bot.store.fulltexts import Extract, Failure

_T = TypeVar("_T")
_FOUND, _BUSY, _BROKEN = 200, 429, 500
_PDF = b"%PDF-"
_HEAD = 1024
_LATER = timedelta(minutes=10)
_TOMORROW = timedelta(days=1)
_BUSY_SENTENCE = "arXiv does not give out the document of this paper just now."


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a document may take: seconds, and MB, of each kind."""

    html_seconds: float = 30.0
    pdf_seconds: float = 60.0
    page_seconds: float = 15.0
    html_megabytes: int = 24
    pdf_megabytes: int = 48


class FullTexts:
    """Fetches through `arxiv` from `site_url` (`https://arxiv.org`) and reads by `apart`.

    `text` and `figures` raise FullTextUnavailable, a sentence with why it is so.
    """

    def __init__(
        self,
        store: Store,
        arxiv: Arxiv,
        clock: Clock,
        site_url: str,
        *,
        apart: Apart | None = None,
        bounds: Bounds | None = None,
    ) -> None:
        self._store = store
        self._arxiv = arxiv
        self._clock = clock
        self._site = site_url.rstrip("/")
        self._apart = apart or Apart()
        self._bounds = bounds or Bounds()
        self._texts: Flights[FullText] = Flights()
        self._figures: Flights[tuple[Figure, ...]] = Flights()
        self._licenses: Flights[str | None] = Flights()
        self._pdfs: Flights[bytes] = Flights()
        self._last_pdf: tuple[str, bytes] = ("", b"")

    async def text(self, paper: Paper) -> FullText:
        """The text of this version: of arXiv's HTML, else of the PDF."""
        return await self._texts.join(paper.versioned_id, lambda: self._text(paper))

    async def figures(self, paper: Paper) -> tuple[Figure, ...]:
        """The figures of this version's PDF, in order; whether they may be shown, `license` and `may_show` say."""
        return await self._figures.join(paper.versioned_id, lambda: self._figures_of(paper))

    async def license(self, paper: Paper) -> str | None:
        """The URL of the paper's licence; None where arXiv says none. Raises ArxivUnavailable."""
        return paper.license or await self._licenses.join(paper.versioned_id, lambda: self._license(paper))

    async def aclose(self) -> None:
        """Give up what is being fetched and read."""
        for flights in (self._texts, self._figures, self._licenses, self._pdfs):
            await flights.aclose()

    async def _text(self, paper: Paper) -> FullText:
        kept = await self._store.run(fulltexts.text, paper)
        if isinstance(kept, FullText):
            return kept
        self._refuse_again(kept)
        return await self._kept(Extract.TEXT, paper, self._fetch_text)

    async def _figures_of(self, paper: Paper) -> tuple[Figure, ...]:
        kept = await self._store.run(fulltexts.figures, paper)
        if isinstance(kept, tuple):
            return kept
        self._refuse_again(kept)
        return await self._kept(Extract.FIGURES, paper, self._fetch_figures)

    async def _license(self, paper: Paper) -> str | None:
        kept = await self._store.run(fulltexts.license_of, paper)
        return await self._fetch_license(paper) if kept is None else kept or None

    def _refuse_again(self, failure: Failure | None) -> None:
        if failure and (failure.retry is None or self._clock.now() < failure.retry):
            raise FullTextUnavailable(failure.reason, failure.why)

    async def _kept(self, extract: Extract, paper: Paper, fetch: Callable[[Paper], Awaitable[_T]]) -> _T:
        """What `fetch` brings; its failure is kept too, for as long as it is likely to last."""
        try:
            return await fetch(paper)
        except FullTextUnavailable as error:
            retry = None if error.why is Fallback.UNREADABLE else self._clock.now() + _TOMORROW
            failure, cause = Failure(error.why, str(error), retry), error
        except ArxivUnavailable as error:
            failure = Failure(Fallback.NO_TEXT, str(error), self._clock.now() + _LATER)
            cause = FullTextUnavailable(failure.reason, failure.why)
        await self._store.run(fulltexts.save_failure, paper, extract, failure, self._clock.now())
        raise cause

    async def _fetch_text(self, paper: Paper) -> FullText:
        try:
            text = await self._of_html(paper)
        except ArxivUnreachable:
            raise
        except (ArxivUnavailable, FullTextUnavailable):
            text = await self._apart.text("pdf", paper, await self._pdf(paper))
        await self._store.run(fulltexts.save_text, text, self._clock.now())
        return text

    async def _of_html(self, paper: Paper) -> FullText:
        bounds = self._bounds
        page = await self._document(f"/html/{paper.versioned_id}", bounds.html_seconds, bounds.html_megabytes)
        if page.status != _FOUND:
            raise FullTextUnavailable("arXiv has no HTML of this paper.", Fallback.NO_TEXT)
        return await self._apart.text("html", paper, page.body)

    async def _fetch_figures(self, paper: Paper) -> tuple[Figure, ...]:
        found = await self._apart.figures(paper, await self._pdf(paper))
        await self._store.run(fulltexts.save_figures, paper, found, self._clock.now())
        return found

    async def _fetch_license(self, paper: Paper) -> str | None:
        page = await self._document(f"/abs/{paper.versioned_id}", self._bounds.page_seconds, 4)
        found = license_on(page.body.decode("utf-8", "replace")) if page.status == _FOUND else None
        await self._store.run(fulltexts.save_license, paper, found, self._clock.now())
        return found

    async def _pdf(self, paper: Paper) -> bytes:
        """The PDF; the last one is remembered, since who reads a paper may want its figures next."""
        name, content = self._last_pdf
        if name == paper.versioned_id:
            return content
        return await self._pdfs.join(paper.versioned_id, lambda: self._fetch_pdf(paper))

    async def _fetch_pdf(self, paper: Paper) -> bytes:
        bounds = self._bounds
        try:
            file = await self._document(f"/pdf/{paper.versioned_id}", bounds.pdf_seconds, bounds.pdf_megabytes)
        except TooLarge as error:
            raise FullTextUnavailable("The PDF of this paper is too large to read.", Fallback.UNREADABLE) from error
        if file.status != _FOUND:
            raise FullTextUnavailable("arXiv has no text of this paper.", Fallback.NO_TEXT)
        if not file.body:
            raise FullTextUnavailable("The PDF of this paper is empty.", Fallback.UNREADABLE)
        if _PDF not in file.body[:_HEAD]:
            raise ArxivUnavailable(_BUSY_SENTENCE)  # a page of the site's, with status 200
        self._last_pdf = (paper.versioned_id, file.body)
        return file.body

    async def _document(self, path: str, seconds: float, megabytes: int) -> Document:
        document = await self._arxiv.document(f"{self._site}{path}", deadline=seconds, max_bytes=megabytes << 20)
        if document.status == _BUSY or document.status >= _BROKEN:
            raise ArxivUnavailable(_BUSY_SENTENCE)
        return document
