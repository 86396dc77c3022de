"""Metadata from the API: recorded answers over real HTTP, and the bad hours of the real thing."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from aiohttp import web

from bot.arxiv.http import PacedSession
from bot.arxiv.metadata import Metadata
from bot.errors import ArxivUnavailable
from bot.model.paper import Paper, PaperId
from bot.sandbox.arxiv.faults import Fault
from bot.sandbox.arxiv.server import ArxivSandbox
from tests.arxiv.conftest import DATA

RECORDED = {path.stem: path.read_text("utf-8") for path in sorted((DATA / "atom").glob("*.xml"))}
MONDAY_MORNING, FRIDAY_MORNING = datetime(2025, 10, 6, tzinfo=UTC), datetime(2025, 10, 10, tzinfo=UTC)


@pytest.fixture
def session() -> Iterator[PacedSession]:
    with PacedSession("Papergram/1", pace=0, deadline=5, sleep=lambda _: None) as paced:
        yield paced


@pytest.fixture
def metadata(session: PacedSession, arxiv_site: ArxivSandbox) -> Metadata:
    return Metadata(session, arxiv_site.api_url)


@pytest.fixture
async def recording() -> AsyncIterator[tuple[str, dict[str, str]]]:
    """The URL of a server, and the bodies that it sends by the `start` of the page."""
    sent: dict[str, str] = {}

    async def send(request: web.Request) -> web.Response:
        return web.Response(text=sent[request.query["start"]], content_type="application/atom+xml")

    app = web.Application()
    app.router.add_get("/api/query", send)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/query", sent
    await runner.cleanup()


def without_entries(body: str) -> str:
    return body[: body.index("<entry>")] + "</feed>"


def newest(papers: list[Paper]) -> list[str]:
    return [paper.versioned_id for paper in papers]


@pytest.mark.parametrize("name", [name for name in RECORDED if "error" not in name])
async def test_no_entry_of_a_recorded_answer_is_lost(
    name: str, session: PacedSession, recording: tuple[str, dict[str, str]]
) -> None:
    url, sent = recording
    sent["0"] = RECORDED[name]
    entries = re.findall(r"<entry>\s*<id>https?://arxiv\.org/abs/([^<]+)</id>", sent["0"])
    assert len(entries) == sent["0"].count("<entry>")
    papers = await asyncio.to_thread(Metadata(session, url).search, "testing", max(1, len(entries)))
    assert newest(papers) == entries
    for paper in papers:
        assert paper.complete
        assert paper.license is None
        assert paper.published is not None
        assert paper.published.tzinfo is not None
        assert paper.abstract == paper.abstract.strip() != ""
        assert "\n" not in paper.title + paper.abstract + "".join(paper.authors) + (paper.comment or "")
        assert paper.primary_category in paper.categories


async def test_the_error_entry_is_no_paper(session: PacedSession, recording: tuple[str, dict[str, str]]) -> None:
    url, sent = recording
    sent["0"] = RECORDED["error-400-id-abc"]
    with pytest.raises(ArxivUnavailable, match="refused the question: incorrect id format for abc"):
        await asyncio.to_thread(Metadata(session, url).by_ids, [PaperId("2409.17058")])


async def test_an_old_answer_is_read_in_full(session: PacedSession, recording: tuple[str, dict[str, str]]) -> None:
    url, sent = recording
    sent["0"] = RECORDED["arxivpy_old_id_list_1111.2011v2_a7d7a7"]
    (paper,) = await asyncio.to_thread(Metadata(session, url).by_ids, [PaperId("1111.2011")])
    assert (paper.id, paper.version) == (PaperId("1111.2011"), 2)
    assert paper.title.endswith("on a Bethe Lattice in the Large Connectivity Limit")
    assert paper.abstract.startswith("Theoretical description of anisotropic systems, such as layered superconductors")
    assert paper.authors == ("James M. Murray", "Adrian Del Maestro", "Zlatko Tesanovic")
    assert paper.categories == ("cond-mat.str-el", "cond-mat.stat-mech")
    assert paper.published == datetime(2011, 11, 8, 18, 48, 36, tzinfo=UTC)
    assert paper.updated == datetime(2012, 4, 2, 12, 38, 54, tzinfo=UTC)
    assert paper.comment == "8 pages, 3 figures. Published version"
    assert paper.journal_ref == "Phys. Rev. B 85, 115117 (2012)"
    assert paper.doi == "10.1103/PhysRevB.85.115117"


async def test_papers_come_in_the_order_asked_once_and_without_unknown_ones(
    metadata: Metadata, arxiv_site: ArxivSandbox, rows: list[dict[str, Any]]
) -> None:
    known = [PaperId(row["id"]) for row in rows if row["announced"] == "2025-10-06"][:250]
    wanted = [*reversed(known), PaperId("2409.99999"), known[0], PaperId("math/0211159")]
    papers = await asyncio.to_thread(metadata.by_ids, wanted)
    assert [paper.id for paper in papers] == list(reversed(known))
    assert [len(asked.query["id_list"].split(",")) for asked in arxiv_site.requests] == [100, 100, 52]


async def test_no_ids_ask_nothing(metadata: Metadata, arxiv_site: ArxivSandbox) -> None:
    assert await asyncio.to_thread(metadata.by_ids, []) == []
    assert arxiv_site.requests == []


async def test_a_window_of_submissions_is_paged_through(
    metadata: Metadata, arxiv_site: ArxivSandbox, rows: list[dict[str, Any]]
) -> None:
    arxiv_site.today = date(2025, 10, 17)
    names = ["cs", "stat.ML"]
    papers = await asyncio.to_thread(metadata.submitted_between, names, MONDAY_MORNING, FRIDAY_MORNING)
    listed = {row["id"] for row in rows if "published" not in row and "2025-10-07" <= row["announced"] <= "2025-10-10"}
    other = {row["id"] for row in rows if not any(c == "stat.ML" or c.startswith("cs.") for c in row["categories"])}
    found = [str(paper.id) for paper in papers]
    assert len(arxiv_site.requests) == 3
    assert len(set(found)) == len(found) > 2_000
    assert listed - other <= set(found)
    assert not other & set(found)
    assert arxiv_site.requests[0].query["search_query"] == (
        "submittedDate:[202510060000 TO 202510100000] AND (cat:cs.* OR cat:stat.ML)"
    )
    assert [paper.published for paper in papers] == sorted(paper.published for paper in papers if paper.published)


async def test_a_window_without_papers_is_empty(metadata: Metadata) -> None:
    long_ago = datetime(1999, 1, 1, tzinfo=UTC)
    assert await asyncio.to_thread(metadata.submitted_between, ["cs.CV"], long_ago, long_ago) == []


async def test_a_title_is_found_by_its_words(metadata: Metadata, rows: list[dict[str, Any]]) -> None:
    row = next(row for row in rows if row["announced"] == "2025-10-06" and len(row["title"].split()) > 6)
    (paper, *_) = await asyncio.to_thread(metadata.search, f"“{row['title']}” AND (OR)", 3)
    assert str(paper.id) == row["id"]
    assert await asyncio.to_thread(metadata.search, "AND () :", 3) == []
    assert len(await asyncio.to_thread(metadata.search, "learning", 3)) == 3


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault.HTML, "a page that is no list of papers; try again later"),
        (Fault.TRUNCATED, "a page that is no list of papers; try again later"),
        (Fault.UNAVAILABLE, "answered 503 Service Unavailable; try again later"),
        (Fault.TOO_MANY, "answered 429 Too Many Requests; try again later"),
        (Fault.CUT, "broke off its answer; try again later"),
    ],
)
async def test_a_bad_hour_is_an_error_and_never_no_papers(
    metadata: Metadata, arxiv_site: ArxivSandbox, fault: Fault, sentence: str
) -> None:
    arxiv_site.fail(fault, times=2)
    with pytest.raises(ArxivUnavailable, match=sentence):
        await asyncio.to_thread(metadata.search, "learning", 3)


async def test_a_bad_minute_is_asked_again(metadata: Metadata, arxiv_site: ArxivSandbox) -> None:
    arxiv_site.fail(Fault.HTML)
    assert len(await asyncio.to_thread(metadata.search, "learning", 3)) == 3
    assert len(arxiv_site.requests) == 2


async def test_totals_that_disagree_are_an_error(session: PacedSession, recording: tuple[str, dict[str, str]]) -> None:
    url, sent = recording
    sent["0"] = without_entries(RECORDED["arxivpy2026_q_testing_s0_m10_9570db"])
    with pytest.raises(ArxivUnavailable, match="promised 10 papers and sent 0"):
        await asyncio.to_thread(Metadata(session, url).search, "testing", 10)


async def test_an_empty_page_in_the_middle_is_an_error(
    session: PacedSession, recording: tuple[str, dict[str, str]]
) -> None:
    url, sent = recording
    sent["0"] = RECORDED["arxivpy2026_q_testing_s0_m10_9570db"]
    sent["10"] = without_entries(RECORDED["arxivpy2026_q_testing_s10_m10_a0d72f"])
    with pytest.raises(ArxivUnavailable, match="promised 10 papers and sent 0"):
        await asyncio.to_thread(Metadata(session, url).submitted_between, ["cs"], MONDAY_MORNING, FRIDAY_MORNING)
