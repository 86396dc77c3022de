"""The coroutines in front of the worker, against the loopback arXiv."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.arxiv.client import Arxiv
from bot.errors import ArxivUnavailable
from bot.model.paper import PaperId
from bot.sandbox.arxiv.faults import Fault
from bot.sandbox.arxiv.server import ArxivSandbox

CATEGORIES = ("cs.CV", "cs.LG", "cs.CL", "cs.AI", "stat.ML")


@pytest.fixture
async def arxiv(arxiv_site: ArxivSandbox) -> AsyncIterator[Arxiv]:
    client = Arxiv(
        CATEGORIES, contact="me@lab.example", feed_url=arxiv_site.feed_url, api_url=arxiv_site.api_url, pace=0
    )
    yield client
    await client.aclose()


async def test_a_days_listing_is_what_was_announced_that_day(
    arxiv: Arxiv, arxiv_site: ArxivSandbox, rows: list[dict[str, Any]]
) -> None:
    listing = await arxiv.listing()
    announced = [row for row in rows if row["announced"] == "2025-10-06" and set(row["categories"]) & set(CATEGORIES)]
    assert listing.day == date(2025, 10, 6)
    assert [str(one.paper) for one in listing.announcements] == [row["id"] for row in announced]
    assert [paper.title for paper in listing.papers] == [" ".join(row["title"].split()) for row in announced]
    assert arxiv_site.requests[0].path == "/rss/cs.CV+cs.LG+cs.CL+cs.AI+stat.ML"
    assert arxiv_site.requests[0].agent.startswith("Papergram/")
    assert arxiv_site.requests[0].agent.endswith("(mailto:me@lab.example)")


@pytest.mark.parametrize("ending", ["", "/", "/rss/", "/atom"])
async def test_the_feed_may_be_named_with_and_without_its_form(arxiv_site: ArxivSandbox, ending: str) -> None:
    arxiv = Arxiv(["cs.CL"], feed_url=arxiv_site.url + ending, pace=0)
    listing = await arxiv.listing()
    await arxiv.aclose()
    assert listing.day == date(2025, 10, 6)
    assert arxiv_site.requests[0].path == ("/atom/cs.CL" if "atom" in ending else "/rss/cs.CL")


async def test_both_forms_of_the_feed_say_the_same(arxiv_site: ArxivSandbox) -> None:
    listings = []
    for form in ("rss", "atom"):
        arxiv = Arxiv(["cs"], feed_url=f"{arxiv_site.url}/{form}", pace=0)
        listings.append(await arxiv.listing())
        await arxiv.aclose()
    assert listings[0] == listings[1]
    assert len(listings[0].announcements) > 300


async def test_questions_come_one_after_another(
    arxiv: Arxiv, arxiv_site: ArxivSandbox, rows: list[dict[str, Any]]
) -> None:
    first = PaperId(rows[0]["id"])
    listing, papers, found, window = await asyncio.gather(
        arxiv.listing(),
        arxiv.papers([first]),
        arxiv.find_by_title("learning", 2),
        arxiv.submitted_between(datetime(2025, 10, 2, tzinfo=UTC), datetime(2025, 10, 4, tzinfo=UTC)),
    )
    assert listing.announcements
    assert [paper.id for paper in papers] == [first]
    assert len(found) == 2
    assert window
    assert [asked.path.split("/")[1] for asked in arxiv_site.requests] == ["rss", "api", "api", "api"]


async def test_what_a_listing_lacks_comes_from_the_api(arxiv: Arxiv) -> None:
    listed = (await arxiv.listing()).papers
    complete = await arxiv.papers([paper.id for paper in listed])
    assert [paper.id for paper in complete] == [paper.id for paper in listed]
    assert all(paper.complete and paper.published and paper.updated for paper in complete)
    assert any(paper.comment for paper in complete)


async def test_a_truncated_listing_says_so(arxiv: Arxiv, arxiv_site: ArxivSandbox) -> None:
    arxiv_site.fail(Fault.TRUNCATED)
    part, whole = await arxiv.listing(), await arxiv.listing()
    assert part.truncated
    assert not whole.truncated
    assert 0 < len(part.papers) < len(whole.papers)
    assert part.papers == whole.papers[: len(part.papers)]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault.HTML, "announcement feed is a page of another kind"),
        (Fault.UNAVAILABLE, r"127\.0\.0\.1:\d+ answered 503"),
        (Fault.CUT, r"127\.0\.0\.1:\d+ broke off"),
    ],
)
async def test_a_listing_that_cannot_be_had_is_an_error_with_a_sentence(
    arxiv: Arxiv, arxiv_site: ArxivSandbox, fault: Fault, sentence: str
) -> None:
    arxiv_site.fail(fault, times=2)
    with pytest.raises(ArxivUnavailable, match=sentence):
        await arxiv.listing()


async def test_a_stalled_server_holds_nobody(arxiv_site: ArxivSandbox) -> None:
    arxiv_site.fail(Fault.STALL, times=2)
    arxiv = Arxiv(["cs.CL"], feed_url=arxiv_site.feed_url, pace=0, deadline=0.2)
    async with asyncio.timeout(3):
        with pytest.raises(ArxivUnavailable, match="did not answer in time"):
            await arxiv.listing()
        await arxiv.aclose()


async def test_closing_without_a_question_is_fine() -> None:
    await Arxiv(["cs.CL"]).aclose()


def test_importing_the_client_loads_no_heavy_library() -> None:
    loaded = "import sys, bot.arxiv.client; print([m for m in ('requests', 'arxiv', 'lxml') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "[]\n"
