"""The loopback arXiv behaves like the real one where Papergram can see it."""

import re
from datetime import date
from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arxiv.calendar import listing_day_of
from bot.arxiv.feed import parse_listing
from bot.model.announcement import AnnounceKind
from bot.sandbox.arxiv import feeds
from bot.sandbox.arxiv.corpus import Announced, Corpus, sample_rows
from bot.sandbox.arxiv.query import parse_query
from bot.sandbox.arxiv.server import ArxivSandbox
from tests.arxiv.conftest import DATA, MONDAY

ROW: dict[str, Any] = {
    "id": "2510.00001",
    "title": "A <b> & $x_1 < y$ study",
    "authors": ["Ada Lovelace", "Émilie du Châtelet"],
    "abstract": "We show that a < b & c.",
    "categories": ["stat.ML", "cs.LG"],
    "announced": "2025-10-06",
}
REVISED = ROW | {"version": 2, "kind": "replace", "announced": "2025-10-08", "title": "Revised"}


async def get(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


def tags(body: str, entry: str) -> list[str]:
    """The names of the elements of the first entry and of what stands before it, in order."""
    return re.findall(r"<([\w:]+)[ >/]", body[: body.index(f"</{entry}>")])


@pytest.mark.parametrize(
    ("form", "entry", "recorded"),
    [
        ("rss", "item", "announce_rss2_cs.LG+cs.AI+cs.CL+stat.ML_20260924_trimmed.xml"),
        ("atom", "entry", "announce_atom_cs.AI_20250820_closed.xml"),
    ],
)
async def test_a_feed_has_the_elements_of_a_recorded_one(form: str, entry: str, recorded: str) -> None:
    real = (DATA / "rss" / recorded).read_text("utf-8")
    async with ArxivSandbox([ROW | {"categories": ["cs.LG"]}], MONDAY) as site:
        _, body = await get(f"{site.url}/{form}/cs.LG")
    ours, theirs = tags(body, entry), tags(real, entry)
    assert [tag for tag in ours if tag != "category"] == [tag for tag in theirs if tag != "category"]


async def test_what_is_announced_in_another_primary_category_is_a_cross_list() -> None:
    corpus = Corpus([ROW, REVISED])
    assert [line.kind for line in corpus.listing(MONDAY, ["stat.ML"])] == [AnnounceKind.NEW]
    assert [line.kind for line in corpus.listing(MONDAY, ["stat"])] == [AnnounceKind.NEW]
    assert [line.kind for line in corpus.listing(MONDAY, ["cs"])] == [AnnounceKind.CROSS]
    assert [line.kind for line in corpus.listing(date(2025, 10, 8), ["cs.LG"])] == [AnnounceKind.REPLACE_CROSS]
    assert corpus.listing(MONDAY, ["math"]) == []


async def test_nothing_is_known_before_its_day_and_the_newest_version_after() -> None:
    async with ArxivSandbox([ROW, REVISED], date(2025, 10, 3)) as site:
        query = f"{site.api_url}?id_list=2510.00001"
        assert "<entry>" not in (await get(query))[1]
        assert (await get(f"{site.url}/abs/2510.00001"))[0] == 404
        site.today = MONDAY
        assert "abs/2510.00001v1</id>" in (await get(query))[1]
        site.today = date(2025, 10, 8)
        assert "abs/2510.00001v2</id>" in (await get(query))[1]
        assert "abs/2510.00001v1</id>" in (await get(f"{query}v1"))[1]
        assert "<entry>" not in (await get(f"{query}v3"))[1]
        assert "Revised" in (await get(f"{site.url}/abs/2510.00001"))[1]


async def test_a_day_without_announcements_is_an_empty_channel() -> None:
    async with ArxivSandbox([ROW], date(2025, 10, 11)) as site:
        _, body = await get(f"{site.feed_url}/cs.LG")
    assert "<pubDate>Sat, 11 Oct 2025 00:00:00 -0400</pubDate>" in body
    assert parse_listing(body.encode()).day is None


async def test_a_malformed_id_is_400_with_an_error_entry_and_an_unknown_one_is_nothing() -> None:
    async with ArxivSandbox([ROW], MONDAY) as site:
        status, body = await get(f"{site.api_url}?id_list=abc")
        assert (status, "<title>Error</title>" in body) == (400, True)
        assert "incorrect id format for abc" in body
        status, body = await get(f"{site.api_url}?id_list=2409.17058")
        assert (status, "<entry>" in body) == (200, False)
        assert "<opensearch:totalResults>0<" in body
        assert (await get(f"{site.api_url}?search_query=all:x"))[0] == 400
        assert (await get(f"{site.url}/abs/abc"))[0] == 404


async def test_a_feed_ends_at_two_thousand(rows: list[dict[str, Any]]) -> None:
    crowd = [row | {"announced": "2025-10-06"} for row in rows[:2_100]]
    async with ArxivSandbox(crowd, MONDAY) as site:
        categories = "+".join(sorted({row["primary_category"] for row in crowd}))
        _, body = await get(f"{site.feed_url}/{categories}")
    assert body.count("<item>") == 2_000


def test_a_row_without_times_was_submitted_in_time_for_its_day(rows: list[dict[str, Any]]) -> None:
    for row in rows[::50]:
        announced = Announced.of({key: value for key, value in row.items() if key not in {"published", "updated"}})
        assert announced.paper.published is not None
        assert listing_day_of(announced.paper.published) == announced.day


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Z"]), min_size=1)


@given(title=words, abstract=words)
def test_any_text_comes_through_both_feeds(title: str, abstract: str) -> None:
    row = ROW | {"title": f"T {title}", "abstract": f"A {abstract}"}
    line = Announced.of(row)
    for write in (feeds.rss, feeds.atom):
        (paper,) = parse_listing(write([line], ["stat.ML"], MONDAY).encode()).papers
        assert paper.title == " ".join(row["title"].split())
        assert paper.abstract == " ".join(row["abstract"].split())
        assert paper.authors == tuple(ROW["authors"])


@pytest.mark.parametrize(
    "query", ["", "all:x", "cat:cs.LG OR", "submittedDate:[2025 TO 2026]", "(ti:a", "ti:a ANDNOT ti:b"]
)
def test_a_query_of_another_form_is_refused(query: str) -> None:
    with pytest.raises(ValueError, match="cannot read"):
        parse_query(query)


def test_the_sample_has_five_days_with_revisions_and_cross_lists() -> None:
    lines = [Announced.of(row) for row in sample_rows()]
    new = {line.paper.id: line for line in lines if line.kind is AnnounceKind.NEW}
    again = [line for line in lines if line.kind is not AnnounceKind.NEW]
    assert len({line.day for line in lines}) == 5
    assert len(new) == 5 * 330
    assert {line.kind for line in again} == {AnnounceKind.REPLACE, AnnounceKind.CROSS}
    for line in again:
        first = new[line.paper.id]
        assert first.day < line.day
        assert line.paper.version == first.paper.version + (line.kind is AnnounceKind.REPLACE)
