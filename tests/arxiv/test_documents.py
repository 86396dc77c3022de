"""Documents of papers: fetched politely, each within its bounds, by the sandbox's arXiv on loopback."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.arxiv.client import Arxiv
from bot.arxiv.document import TooLarge
from bot.arxiv.license import license_on, may_show
from bot.errors import ArxivUnavailable
from bot.model.paper import PaperId
from bot.sandbox.arxiv.faults import Fault
from bot.sandbox.arxiv.in_full import sample_documents, sample_papers
from bot.sandbox.arxiv.server import ArxivSandbox, Served
from tests.arxiv.conftest import MONDAY

CC_BY = "http://creativecommons.org/licenses/by/4.0/"
PAGE = Served("text/html", b"<html>a page</html>")
BOUNDS: dict[str, Any] = {"deadline": 5.0, "max_bytes": 1 << 20}


@pytest.fixture
async def arxiv(arxiv_site: ArxivSandbox) -> AsyncIterator[Arxiv]:
    client = Arxiv(["cs.CL"], feed_url=arxiv_site.feed_url, api_url=arxiv_site.api_url, pace=0)
    yield client
    await client.aclose()


async def test_a_document_comes_with_its_status_and_type(arxiv: Arxiv, arxiv_site: ArxivSandbox) -> None:
    arxiv_site.documents["html/2510.00001v1"] = PAGE
    found = await arxiv.document(f"{arxiv_site.url}/html/2510.00001v1", **BOUNDS)
    assert (found.status, found.content_type, found.body) == (200, "text/html", PAGE.body)
    missing = await arxiv.document(f"{arxiv_site.url}/html/2510.00002v1", **BOUNDS)
    assert missing.status == 404
    assert b"HTML is not available for the source" in missing.body
    assert (await arxiv.document(f"{arxiv_site.url}/pdf/2510.00002v1", **BOUNDS)).status == 404


async def test_a_paper_without_a_version_is_its_newest(
    arxiv: Arxiv, arxiv_site: ArxivSandbox, rows: list[dict[str, Any]]
) -> None:
    arxiv_site.documents[f"pdf/{rows[0]['id']}v1"] = Served("application/pdf", b"%PDF-")
    assert (await arxiv.document(f"{arxiv_site.url}/pdf/{rows[0]['id']}", **BOUNDS)).body == b"%PDF-"


async def test_a_document_larger_than_its_bound_is_refused(arxiv: Arxiv, arxiv_site: ArxivSandbox) -> None:
    arxiv_site.documents["pdf/2510.00001v1"] = Served("application/pdf", b"x" * 70_000)
    with pytest.raises(TooLarge, match="sent more than"):
        await arxiv.document(f"{arxiv_site.url}/pdf/2510.00001v1", deadline=5, max_bytes=60_000)
    assert (await arxiv.document(f"{arxiv_site.url}/pdf/2510.00001v1", deadline=5, max_bytes=70_000)).status == 200


@pytest.mark.parametrize("fault", [Fault.STALL, Fault.DRIP, Fault.UNAVAILABLE])
async def test_its_deadline_includes_the_second_asking(arxiv: Arxiv, arxiv_site: ArxivSandbox, fault: Fault) -> None:
    arxiv_site.fail(fault, times=2)
    began = time.monotonic()
    try:
        found = await arxiv.document(f"{arxiv_site.url}/html/2510.00001v1", deadline=0.3, max_bytes=1 << 20)
    except ArxivUnavailable:
        pass
    else:
        assert found.status == 503
    assert time.monotonic() - began < 1


async def test_the_bounds_of_a_document_bind_nothing_else(arxiv: Arxiv, arxiv_site: ArxivSandbox) -> None:
    with pytest.raises(ArxivUnavailable):
        await arxiv.document(f"{arxiv_site.feed_url}/cs.CL", deadline=5, max_bytes=10)
    assert (await arxiv.listing()).announcements


async def test_a_question_waits_for_one_document_at_most(arxiv: Arxiv, arxiv_site: ArxivSandbox) -> None:
    documents = [arxiv.document(f"{arxiv_site.url}/html/2510.0000{number}v1", **BOUNDS) for number in range(1, 7)]
    await asyncio.gather(*documents, arxiv.papers([PaperId("2510.00001")]))
    forms = [asked.path.split("/")[1] for asked in arxiv_site.requests]
    assert forms.count("html") == 6
    assert forms.index("api") <= 1


async def test_the_abstract_page_names_the_licence_as_arxiv_does(rows: list[dict[str, Any]]) -> None:
    free, other = rows[0] | {"announced": "2025-10-06", "license": CC_BY}, rows[1] | {"announced": "2025-10-06"}
    async with ArxivSandbox([free, other], MONDAY) as site, aiohttp.ClientSession() as session:
        pages = []
        for row in (free, other):
            async with session.get(f"{site.url}/abs/{row['id']}v{row.get('version', 1)}") as answer:
                pages.append(await answer.text())
    assert license_on(pages[0]) == CC_BY
    assert license_on(pages[1]) == "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"


async def test_a_truncated_document_keeps_its_type(arxiv: Arxiv, arxiv_site: ArxivSandbox) -> None:
    arxiv_site.documents["pdf/2510.00001v1"] = Served("application/pdf", b"%PDF-" + b"x" * 295)
    arxiv_site.fail(Fault.TRUNCATED)
    found = await arxiv.document(f"{arxiv_site.url}/pdf/2510.00001v1", **BOUNDS)
    assert (found.content_type, len(found.body)) == ("application/pdf", 200)


@pytest.mark.parametrize(
    ("page", "url"),
    [
        (
            '<div class="abs-license">(<a href="http://arxiv.org/x" title="Rights">license</a>)</div>',
            "http://arxiv.org/x",
        ),
        (
            '<div class="abs-license"><a href="http://arxiv.org/x?a=1&amp;b=2" class="y">\n<img alt="z"/></a></div>',
            "http://arxiv.org/x?a=1&b=2",
        ),
        ("<a href='http://creativecommons.org/licenses/by/4.0/'>in the footer</a>", None),
        ("", None),
        ('<div class="abs-license">' * 2_000, None),
    ],
)
def test_the_licence_is_read_from_its_own_place_on_the_page(page: str, url: str | None) -> None:
    assert license_on(page) == url


@pytest.mark.parametrize(
    ("url", "is_free"),
    [
        ("http://creativecommons.org/licenses/by/4.0/", True),
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", True),
        ("http://creativecommons.org/licenses/by-nc-nd/4.0/", True),
        ("http://creativecommons.org/publicdomain/zero/1.0/", True),
        ("http://arxiv.org/licenses/nonexclusive-distrib/1.0/", False),
        ("http://creativecommons.org.example.com/licenses/by/4.0/", False),
        ("https://example.org/?http://creativecommons.org/licenses/by/4.0/", False),
        ("", False),
        (None, False),
    ],
)
def test_only_free_licences_let_figures_be_shown_unless_the_operator_says_so(url: str | None, is_free: bool) -> None:
    assert may_show(url, "licensed") is is_free
    assert may_show(url, "all")
    assert not may_show(url, "none")


async def test_the_sample_has_a_paper_in_full_with_its_licence() -> None:
    async with ArxivSandbox(sample_papers(), MONDAY, documents=sample_documents()) as site:
        client = Arxiv(["hep-ex"], feed_url=site.feed_url, api_url=site.api_url, pace=0)
        (paper,) = await client.papers([PaperId("1503.07589")])
        file = await client.document(f"{site.url}/pdf/{paper.versioned_id}", deadline=5, max_bytes=1 << 22)
        page = await client.document(f"{site.url}/abs/{paper.versioned_id}", **BOUNDS)
        await client.aclose()
    assert file.body.startswith(b"%PDF-")
    assert may_show(license_on(page.body.decode()), "licensed")
    assert paper.title.startswith("Combined Measurement of the Higgs Boson Mass")
