"""Full texts: HTML, else the PDF, each fetched once, kept, and refused in a sentence."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.arxiv.client import Arxiv
from bot.arxiv.fulltext import Bounds, FullTexts
from bot.clock import ManualClock
from bot.errors import FullTextUnavailable
from bot.model.fulltext import PartKind, TextSource
from bot.model.paper import Paper, PaperId
from bot.model.reading import Fallback
from bot.sandbox.arxiv.faults import Fault
from bot.sandbox.arxiv.in_full import sample_documents
from bot.sandbox.arxiv.server import ArxivSandbox, Served
from bot.store import Store
from tests.arxiv.conftest import MONDAY
from tests.fulltext.made import BIBLIOGRAPHY, FILLER, article, footnote, link, section

NOW = datetime(2025, 10, 6, 8, tzinfo=UTC)
HIGGS = Paper(PaperId("1503.07589"), 1, "The Higgs", ("ATLAS Collaboration",), "A measurement.", ("hep-ex",), "hep-ex")
LANTERNS = Paper(PaperId("2510.00001"), 2, "Lanterns", ("Ada Lovelace",), "We count.", ("cs.LG",), "cs.LG")
CODE = f"Our code is public.{footnote(link('https://github.com/a/lanterns'))}"
PAGE = Served("text/html", article(section("Introduction", FILLER * 4, CODE), BIBLIOGRAPHY))
BUSY = Served("text/html", b"<html><body>arXiv is down for maintenance</body></html>")


class Desk:
    """Everything that fetching a text takes, on loopback."""

    def __init__(self, site: ArxivSandbox, store: Store, arxiv: Arxiv) -> None:
        self.site, self.store, self.arxiv = site, store, arxiv
        self.clock = ManualClock(NOW)
        self.texts = FullTexts(store, arxiv, self.clock, site.url)

    def asked(self) -> list[str]:
        return [asked.path for asked in self.site.requests]

    async def refused(self, paper: Paper = LANTERNS) -> FullTextUnavailable:
        with pytest.raises(FullTextUnavailable) as error:
            await self.texts.text(paper)
        return error.value


@pytest.fixture
async def desk(rows: list[dict[str, Any]], tmp_path: Path) -> AsyncIterator[Desk]:
    store = await Store.open(tmp_path / "store.sqlite3")
    async with ArxivSandbox(rows[:3], MONDAY) as site:
        arxiv = Arxiv(["cs.CL"], feed_url=site.feed_url, api_url=site.api_url, pace=0)
        made = Desk(site, store, arxiv)
        yield made
        await made.texts.aclose()
        await arxiv.aclose()
    await store.aclose()


async def test_the_html_is_read_where_there_is_one(desk: Desk) -> None:
    desk.site.documents["html/2510.00001v2"] = PAGE
    text = await desk.texts.text(LANTERNS)
    assert (text.source, text.pages, text.version) == (TextSource.HTML, None, 2)
    assert [part.kind for part in text.parts][-1] is PartKind.REFERENCES
    assert [each.url for each in text.links][-1] == "https://github.com/a/lanterns"
    assert text.affiliations == ("University of Lanterns",)
    assert desk.asked() == ["/html/2510.00001v2"]


async def test_the_pdf_is_read_where_there_is_no_html(desk: Desk) -> None:
    desk.site.documents = sample_documents()
    text = await desk.texts.text(HIGGS)
    assert (text.source, text.pages) == (TextSource.PDF, 47)
    assert "The combined measured mass of the Higgs boson" in " ".join(
        word for part in text.parts for word in part.paragraphs
    )
    assert desk.asked() == ["/html/1503.07589v1", "/pdf/1503.07589v1"]


@pytest.mark.parametrize("fault", [Fault.HTML, Fault.TRUNCATED, Fault.CUT])
async def test_html_that_fails_is_no_end(desk: Desk, fault: Fault) -> None:
    desk.site.documents = sample_documents()
    desk.site.documents["html/1503.07589v1"] = Served("text/html", b"<html><article class='ltx_document'>half")
    desk.site.fail(fault, times=2 if fault is Fault.CUT else 1)
    assert (await desk.texts.text(HIGGS)).source is TextSource.PDF


async def test_a_text_is_fetched_once_for_all_who_ask(desk: Desk) -> None:
    desk.site.documents["html/2510.00001v2"] = PAGE
    texts = await asyncio.gather(*(desk.texts.text(LANTERNS) for _ in range(5)))
    again = await FullTexts(desk.store, desk.arxiv, desk.clock, desk.site.url).text(LANTERNS)
    assert all(text == again for text in texts)
    assert len(desk.asked()) == 1


async def test_one_who_stops_waiting_stops_nobody_else(desk: Desk) -> None:
    desk.site.documents["html/2510.00001v2"] = PAGE
    first, second = (asyncio.create_task(desk.texts.text(LANTERNS)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    assert (await second).parts


async def test_a_paper_without_text_is_asked_for_again_after_a_day(desk: Desk) -> None:
    error = await desk.refused()
    assert (str(error), error.why) == ("arXiv has no text of this paper.", Fallback.NO_TEXT)
    desk.clock.advance(timedelta(hours=23))
    assert str(await desk.refused()) == str(error)
    assert len(desk.asked()) == 2
    desk.site.documents["html/2510.00001v2"] = PAGE
    desk.clock.advance(timedelta(hours=2))
    assert (await desk.texts.text(LANTERNS)).parts


async def test_when_arxiv_is_down_it_is_asked_again_after_minutes(desk: Desk) -> None:
    desk.site.documents["pdf/2510.00001v2"] = BUSY
    error = await desk.refused()
    assert (str(error), error.why) == ("arXiv does not give out the document of this paper just now.", Fallback.NO_TEXT)
    desk.site.documents["html/2510.00001v2"] = PAGE
    desk.clock.advance(timedelta(minutes=9))
    await desk.refused()
    desk.clock.advance(timedelta(minutes=2))
    assert (await desk.texts.text(LANTERNS)).parts


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n%\xe2\xe3", b"%PDF-1.7\n" + b"garbage " * 500, "truncated"], ids=len
)
async def test_a_file_that_cannot_be_read_is_not_fetched_again(desk: Desk, content: bytes | str) -> None:
    whole = sample_documents()["pdf/1503.07589v1"].body
    body = whole[:60_000] if isinstance(content, str) else content
    desk.site.documents["pdf/2510.00001v2"] = Served("application/pdf", body)
    error = await desk.refused()
    assert error.why is Fallback.UNREADABLE
    assert str(error).endswith(".")
    desk.clock.advance(timedelta(days=9))
    assert str(await desk.refused()) == str(error)
    assert len(desk.asked()) == 2


async def test_a_file_that_is_too_large_is_unreadable(desk: Desk) -> None:
    desk.site.documents = sample_documents()
    small = FullTexts(desk.store, desk.arxiv, desk.clock, desk.site.url, bounds=Bounds(pdf_megabytes=1))
    with pytest.raises(FullTextUnavailable, match="too large") as error:
        await small.text(HIGGS)
    assert error.value.why is Fallback.UNREADABLE


async def test_a_slow_arxiv_ends_in_a_sentence(desk: Desk) -> None:
    hasty = FullTexts(desk.store, desk.arxiv, desk.clock, desk.site.url, bounds=Bounds(0.2, 0.2))
    desk.site.fail(Fault.DRIP, times=4)
    async with asyncio.timeout(3):
        with pytest.raises(FullTextUnavailable, match=r"took longer than 0\.2 seconds"):
            await hasty.text(LANTERNS)


async def test_figures_come_from_the_pdf_which_is_fetched_once_with_the_text(desk: Desk) -> None:
    desk.site.documents = sample_documents()
    await desk.texts.text(HIGGS)
    figures = await desk.texts.figures(HIGGS)
    assert figures
    assert all(figure.png.startswith(b"\x89PNG") and figure.label for figure in figures)
    assert await FullTexts(desk.store, desk.arxiv, desk.clock, desk.site.url).figures(HIGGS) == figures
    assert desk.asked() == ["/html/1503.07589v1", "/pdf/1503.07589v1"]


async def test_figures_of_a_paper_without_a_pdf_are_refused(desk: Desk) -> None:
    desk.site.documents["html/2510.00001v2"] = PAGE
    await desk.texts.text(LANTERNS)
    for _ in range(2):
        with pytest.raises(FullTextUnavailable, match="arXiv has no text"):
            await desk.texts.figures(LANTERNS)
    assert desk.asked().count("/pdf/2510.00001v2") == 1
    assert (await desk.texts.text(LANTERNS)).parts


async def test_the_licence_is_the_papers_own_else_that_of_its_page(desk: Desk, rows: list[dict[str, Any]]) -> None:
    listed = replace(LANTERNS, license="http://creativecommons.org/licenses/by/4.0/")
    assert await desk.texts.license(listed) == listed.license
    assert desk.asked() == []
    known = replace(LANTERNS, id=PaperId(rows[0]["id"]), version=1)
    for _ in range(2):
        assert await desk.texts.license(known) == "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"
        assert await desk.texts.license(LANTERNS) is None
    assert len(desk.asked()) == 2
