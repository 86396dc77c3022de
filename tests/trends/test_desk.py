"""Trends over a real store: what is counted, what not, and how long sixty thousand papers take."""

import time
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.model.announcement import AnnounceKind, Announcement
from bot.model.paper import Paper, PaperId
from bot.store import Store, announcements, papers
from bot.trends.desk import Trends

FIRST = date(2025, 4, 7)
TODAY = FIRST + timedelta(weeks=26)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path / "store.sqlite3")
    yield opened
    await opened.aclose()


def paper(number: int, words: str = "diffusion") -> Paper:
    return Paper(
        id=PaperId(f"2504.{number:05}"),
        version=1,
        title=f"A study of {words} number {number % 97} with samplers",
        authors=(f"Ada {number % 500}", f"Bo {number % 77}"),
        abstract=f"We study {words} for images. " * 6,
        categories=("cs.CV",),
        primary_category="cs.CV",
        published=None,
        updated=None,
    )


async def announce(store: Store, found: list[Paper], day: date) -> None:
    await store.run(papers.save, found, {one.id for one in found})
    await store.run(announcements.record, [Announcement(day, one.id, AnnounceKind.NEW, 1) for one in found])


async def test_only_what_was_announced_for_the_topic_is_counted(store: Store) -> None:
    await announce(store, [paper(1), paper(2), paper(3, "knots")], FIRST)
    await store.run(papers.save, [paper(4)])
    trend = await Trends(store).trend("ti:diffusion", FIRST)
    assert trend is not None
    assert (trend.papers, trend.announced, trend.since) == (2, 3, FIRST)


async def test_a_paper_that_is_announced_again_is_counted_once(store: Store) -> None:
    await announce(store, [paper(1)], FIRST)
    await announce(store, [paper(1), paper(2)], FIRST + timedelta(days=1))
    trend = await Trends(store).trend("ti:diffusion", FIRST + timedelta(days=1))
    assert trend is not None
    assert [bar.papers for bar in trend.bars] == [1, 1]


async def test_an_empty_store_has_no_trend(store: Store) -> None:
    assert await Trends(store).trend("ti:diffusion", FIRST) is None


async def test_the_same_is_counted_once_until_arxiv_announces_again(store: Store) -> None:
    trends = Trends(store)
    await announce(store, [paper(1)], FIRST)
    first = await trends.trend("ti:diffusion", FIRST)
    assert await trends.trend("ti:diffusion", FIRST) is first
    await announce(store, [paper(2)], FIRST + timedelta(days=1))
    second = await trends.trend("ti:diffusion", FIRST + timedelta(days=1))
    assert second is not None
    assert second.papers == 2


async def test_what_is_older_than_half_a_year_is_not_counted(store: Store) -> None:
    await announce(store, [paper(1)], FIRST - timedelta(weeks=8))
    await announce(store, [paper(2)], FIRST + timedelta(weeks=8))
    trend = await Trends(store).trend("ti:diffusion", TODAY)
    assert trend is not None
    assert (trend.papers, trend.is_young) == (1, False)


async def test_sixty_thousand_papers_take_seconds(store: Store) -> None:
    for week in range(26):
        start = week * 2_308
        await announce(store, [paper(number) for number in range(start, start + 2_308)], FIRST + timedelta(weeks=week))
    begun = time.process_time()
    trend = await Trends(store).trend("ti:diffusion", TODAY)
    assert trend is not None
    assert trend.papers == 60_008
    assert time.process_time() - begun < 6
