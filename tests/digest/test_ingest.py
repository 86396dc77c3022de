"""From arXiv's announcements to the store, over real HTTP: in the end each paper is announced once, on its day."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.arxiv import ingest
from bot.arxiv.client import Arxiv
from bot.arxiv.ingest import Ingest, Ingested
from bot.errors import ArxivUnavailable
from bot.sandbox.arxiv import server as sandbox
from bot.sandbox.arxiv.faults import Fault
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.store import Store, announcements
from bot.store.announcements import ListingState
from tests.digest.conftest import FRIDAY, MONDAY, NEXT_MONDAY, SATURDAY, THURSDAY, TUESDAY, WEDNESDAY

DAYS = (MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, NEXT_MONDAY)
DOWN = (Fault.UNAVAILABLE, Fault.HTML, Fault.STALL, Fault.CUT)


def row(number: int, day: date, **more: Any) -> dict[str, Any]:
    plain = {"id": f"2510.{number:05}", "title": f"Paper {number}", "authors": ["Ada"], "abstract": "Words."}
    return {**plain, "categories": ["cs.LG"], "announced": day.isoformat(), "comment": "12 pages", **more}


ROWS = [row(10 * place + number, day) for place, day in enumerate(DAYS, start=1) for number in range(5)]


class World:
    """An ingest between a store and an arXiv whose feed and API can fail, and lag, each by itself."""

    def __init__(self, store: Store, feed: ArxivSandbox, api: ArxivSandbox, arxiv: Arxiv) -> None:
        self.store = store
        self.feed = feed
        self.api = api
        self.ingest = Ingest(store, arxiv, ("cs.LG",))
        self.now = datetime(2025, 10, 6, 8, tzinfo=UTC)

    async def run_in_vain(self, spoilt: ArxivSandbox, fault: Fault, day: date) -> None:
        """Run while every answer of a part of arXiv is spoilt."""
        spoilt.fail(fault, times=9)
        with pytest.raises(ArxivUnavailable):
            await self.run(day)
        spoilt._faults.clear()

    def turn_to(self, day: date, hour: int = 8) -> None:
        self.feed.today = self.api.today = day
        self.now = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    async def run(self, day: date | None = None) -> Ingested:
        if day is not None:
            self.turn_to(day)
        return await self.ingest.run(self.now)

    async def known(self) -> dict[str, str]:
        """The day of every paper that was announced; fails when one was announced twice."""
        found = await self.store.run(lambda db: list(db.query("SELECT paper, day FROM announcements")))
        assert len({one["paper"] for one in found}) == len(found), "announced twice"
        return {one["paper"]: one["day"] for one in found}

    async def is_current(self) -> bool:
        return await self.ingest.is_current(self.now)

    async def comments(self) -> set[str | None]:
        found = await self.store.run(announcements.after, 0)
        return {one.paper.comment for one in found}


def announced_on(*days: date, rows: list[dict[str, Any]] = ROWS) -> dict[str, str]:
    return {one["id"]: one["announced"] for one in rows if date.fromisoformat(one["announced"]) in days}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        feed, api = [await stack.enter_async_context(ArxivSandbox(ROWS, MONDAY)) for _ in range(2)]
        store = await Store.open(tmp_path / "store.sqlite3")
        stack.push_async_callback(store.aclose)
        arxiv = Arxiv(("cs.LG",), feed_url=feed.feed_url, api_url=api.api_url, pace=0, deadline=0.3)
        stack.push_async_callback(arxiv.aclose)
        yield World(store, feed, api, arxiv)


async def test_a_listing_is_recorded_and_completed_by_the_api(world: World) -> None:
    result = await world.run()
    assert (result.day, result.announced, result.enriched) == (MONDAY, 5, 5)
    assert await world.known() == announced_on(MONDAY)
    assert await world.comments() == {"12 pages"}
    assert await world.is_current()


async def test_a_feed_that_is_fetched_twice_is_recorded_once(world: World) -> None:
    await world.run()
    again = await world.run()
    assert (again.announced, again.caught_up, again.enriched) == (0, 0, 0)
    assert await world.known() == announced_on(MONDAY)


async def test_a_feed_that_breaks_off_is_fetched_again_and_then_whole(world: World) -> None:
    world.feed.fail(Fault.TRUNCATED)
    result = await world.run()
    assert result.truncated
    assert 0 < result.announced < 5
    assert not await world.is_current()
    assert not (await world.run()).truncated
    assert await world.known() == announced_on(MONDAY)
    assert await world.is_current()


async def test_a_feed_that_broke_off_and_rolled_is_completed_by_the_api(world: World) -> None:
    world.feed.fail(Fault.TRUNCATED)
    await world.run()
    await world.run(TUESDAY)
    assert await world.known() == announced_on(MONDAY, TUESDAY)
    assert await world.is_current()


async def test_an_empty_feed_at_the_weekend_is_no_news(world: World) -> None:
    await world.run(FRIDAY)
    result = await world.run(SATURDAY)
    assert (result.day, result.announced, result.caught_up) == (None, 0, 0)
    assert await world.is_current()


async def test_an_empty_feed_on_a_holiday_is_no_news(world: World) -> None:
    thursday = ListingState(date(2025, 11, 27), True, "feed")
    await world.store.run(announcements.mark_listing, thursday, world.now)
    world.turn_to(date(2025, 11, 28))
    result = await world.run()
    assert (result.day, result.announced, result.caught_up) == (None, 0, 0)
    assert await world.is_current()


async def test_an_empty_feed_on_a_working_day_is_late(world: World) -> None:
    await world.run(FRIDAY)
    world.turn_to(NEXT_MONDAY)
    world.feed.today = world.api.today = SATURDAY
    assert (await world.run()).day is None
    assert not await world.is_current()
    assert await world.known() == announced_on(FRIDAY)
    await world.run(NEXT_MONDAY)
    assert await world.known() == announced_on(FRIDAY, NEXT_MONDAY)


async def test_missed_days_are_caught_up_each_paper_on_its_day(world: World) -> None:
    await world.run()
    result = await world.run(FRIDAY)
    assert (result.announced, result.caught_up) == (5, 15)
    assert await world.known() == announced_on(*DAYS[:5])


async def test_a_missed_friday_is_caught_up_at_the_weekend(world: World) -> None:
    await world.run(THURSDAY)
    assert (await world.run(SATURDAY)).caught_up == 5
    assert await world.known() == announced_on(THURSDAY, FRIDAY)


async def test_a_first_start_at_the_weekend_takes_the_last_listing_only(world: World) -> None:
    await world.run(SATURDAY)
    assert await world.known() == announced_on(FRIDAY)


async def test_a_day_that_is_asked_for_brings_that_day_only(world: World) -> None:
    world.turn_to(FRIDAY)
    assert await world.ingest.day(WEDNESDAY, world.now) == 5
    assert await world.known() == announced_on(WEDNESDAY)


async def test_a_paper_that_moderators_held_back_comes_with_the_missed_day(world: World) -> None:
    await world.run(MONDAY)
    await world.store.run(lambda db: db.execute("DELETE FROM announcements WHERE paper = '2510.00012'"))
    await world.run(WEDNESDAY)
    assert (await world.known())["2510.00012"] == TUESDAY.isoformat()


@pytest.mark.parametrize("fault", DOWN)
async def test_a_feed_that_is_down_is_told_and_loses_nothing(world: World, fault: Fault) -> None:
    await world.run()
    await world.run_in_vain(world.feed, fault, TUESDAY)
    assert await world.known() == announced_on(MONDAY)
    await world.run()
    assert await world.known() == announced_on(MONDAY, TUESDAY)


@pytest.mark.parametrize("fault", DOWN)
async def test_an_api_that_is_down_while_catching_up_loses_no_day(world: World, fault: Fault) -> None:
    await world.run()
    await world.run_in_vain(world.api, fault, THURSDAY)
    assert await world.known() == announced_on(MONDAY, THURSDAY), "the listing itself is here"
    assert not await world.is_current()
    await world.run()
    assert await world.known() == announced_on(*DAYS[:4])
    assert await world.is_current()


async def test_an_api_that_is_down_for_days_is_asked_for_all_of_them(world: World) -> None:
    await world.run()
    for day in (WEDNESDAY, FRIDAY):
        await world.run_in_vain(world.api, Fault.UNAVAILABLE, day)
    await world.run(NEXT_MONDAY)
    assert await world.known() == announced_on(*DAYS)
    assert await world.comments() == {"12 pages"}


async def test_an_api_that_lags_completes_its_papers_later(world: World) -> None:
    world.turn_to(TUESDAY)
    world.api.today = MONDAY
    assert (await world.run()).enriched == 0
    assert await world.comments() == {None}
    assert not await world.is_current()
    assert (await world.run(TUESDAY)).enriched == 5
    assert await world.comments() == {"12 pages"}
    assert await world.is_current()


async def test_metadata_that_is_never_given_is_not_asked_for_for_ever(world: World) -> None:
    world.api.today = MONDAY - timedelta(days=3)
    await world.run()
    asked = len(world.api.requests)
    assert await world.ingest.enrich(world.now + timedelta(days=6)) == 0
    assert len(world.api.requests) == asked + 1
    assert await world.ingest.enrich(world.now + timedelta(days=8)) == 0
    assert len(world.api.requests) == asked + 1


async def test_a_feed_at_its_limit_is_completed_by_the_api(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (ingest, sandbox):
        monkeypatch.setattr(module, "_FEED_LIMIT", 3)
    result = await world.run(TUESDAY)
    assert (result.announced, result.caught_up) == (3, 2)
    assert await world.known() == announced_on(TUESDAY)
    assert await world.is_current()
