"""`--full`: papers are read in full before they are published, with their figures where the licence allows it."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.model.edition import Edition, Form
from bot.model.topic import Topic
from bot.sandbox.arxiv.faults import Fault
from bot.sandbox.arxiv.in_full import sample_documents
from bot.sandbox.arxiv.server import ArxivSandbox
from tests.archive.conftest import MONDAY, row
from tests.archive.publishing import Press, press_over
from tests.archive.test_album import BY, OWN

HIGGS = Topic("higgs", "higgs", {"en": "Higgs"})
POSTS = {Form.HTML: f"t/higgs/{MONDAY}.html", Form.JSON: f"higgs/{MONDAY}.json"}


@asynccontextmanager
async def pressed(folder: Path, license_url: str) -> AsyncIterator[tuple[Press, ArxivSandbox]]:
    """One paper that arXiv has in full under that licence, one that it has not."""
    rows = [
        row("1503.07589", title="Combined Higgs mass", license=license_url),
        row("2510.00002", title="Higgs again", license=license_url),
    ]
    async with ArxivSandbox(rows, MONDAY, documents=sample_documents()) as arxiv:
        variables = {
            "PAPERGRAM_ARXIV__FEED_URL": arxiv.feed_url,
            "PAPERGRAM_ARXIV__API_URL": arxiv.api_url,
            "PAPERGRAM_ARXIV__SITE_URL": arxiv.url,
        }
        async with press_over(folder, variables, pace=0) as press:
            await press.announce(rows)
            yield press, arxiv


async def publish(press: Press, form: Form, *, full: bool = True) -> None:
    await press.services.publisher.publish(
        Edition((HIGGS,), (MONDAY,), "en", form, MONDAY if full else None), press.folder
    )


def pictures(press: Press) -> list[str]:
    return sorted(path for path in press.files() if path.endswith(".png"))


@pytest.mark.parametrize("form", POSTS)
async def test_figures_stand_beside_the_post_and_in_it(tmp_path: Path, form: Form) -> None:
    async with pressed(tmp_path, BY) as (press, _):
        await publish(press, form)
        found = pictures(press)
        assert found
        assert {path.rpartition("/")[0] for path in found} == {"figures"}
        post = press.text(POSTS[form])
        shown = re.findall(r"1503\.07589v1-\d+\.png", post)
        assert sorted(set(shown)) == [path.rpartition("/")[2] for path in found]


async def test_without_a_licence_for_it_there_is_no_figure(tmp_path: Path) -> None:
    async with pressed(tmp_path, OWN) as (press, arxiv):
        await publish(press, Form.HTML)
        assert pictures(press) == []
        assert "<img" not in press.text(POSTS[Form.HTML])
        assert "full text" in press.text(POSTS[Form.HTML])
        asked = sorted(one.path for one in arxiv.requests if "/pdf/" in one.path)
        assert asked == ["/pdf/1503.07589v1", "/pdf/2510.00002v1"]


async def test_what_arxiv_has_not_is_told_from_its_abstract(tmp_path: Path) -> None:
    async with pressed(tmp_path, BY) as (press, _):
        await publish(press, Form.JSON)
        post = json.loads(press.text(POSTS[Form.JSON]))
        depths = {paper["id"]: paper["reading"]["coverage"]["depth"] for paper in post["papers"]}
        assert depths == {"1503.07589": "full", "2510.00002": "abstract"}


async def test_an_arxiv_that_is_down_keeps_no_post_from_being_made(tmp_path: Path) -> None:
    async with pressed(tmp_path, BY) as (press, arxiv):
        arxiv.fail(Fault.UNAVAILABLE, times=100)
        await publish(press, Form.JSON)
        assert len(json.loads(press.text(POSTS[Form.JSON]))["papers"]) == 2


async def test_without_it_nothing_is_fetched_and_what_is_known_is_told(tmp_path: Path) -> None:
    async with pressed(tmp_path, BY) as (press, arxiv):
        await publish(press, Form.HTML, full=False)
        assert arxiv.requests == []
        await publish(press, Form.HTML)
        asked = len(arxiv.requests)
        await publish(press, Form.HTML, full=False)
        assert len(arxiv.requests) == asked
        assert pictures(press)
        assert "full text" in press.text(POSTS[Form.HTML])


async def test_the_post_says_that_it_knew_less_before(tmp_path: Path) -> None:
    async with pressed(tmp_path, BY) as (press, _):
        await publish(press, Form.JSON, full=False)
        await publish(press, Form.JSON)
        papers = json.loads(press.text(POSTS[Form.JSON]))["papers"]
        corrections = {paper["id"]: [one["depth"] for one in paper["corrections"]] for paper in papers}
        assert corrections == {"1503.07589": ["abstract"], "2510.00002": []}
