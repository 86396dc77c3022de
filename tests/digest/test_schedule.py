"""The jobs: what fails runs again, and no digest is made while a listing is being fetched."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web
from telegram.ext import ExtBot

import bot.schedule
from bot.clock import ManualClock
from bot.config import Settings
from bot.delivery.limiter import PacedLimiter
from bot.delivery.pace import Pacer
from bot.delivery.post import Post
from bot.delivery.sender import Sender
from bot.errors import ArxivUnavailable
from bot.model.chat import Subscription
from bot.model.digest import DeliveryState
from bot.sandbox.api.faults import FaultKind
from bot.sandbox.arxiv.faults import Fault
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.sandbox.telegram import TelegramSandbox
from bot.schedule import Schedule
from bot.services import Services, opened
from bot.store import chats, deliveries, subscriptions
from tests.digest.conftest import FRIDAY, MONDAY, THURSDAY, at
from tests.digest.test_ingest import row
from tests.store import samples


class GatedArxiv(ArxivSandbox):
    """Answers the feed while its gate is open."""

    def __init__(self) -> None:
        super().__init__([row(1, MONDAY, title="Alpha"), row(2, THURSDAY, title="Alpha two")], MONDAY)
        self.gate = asyncio.Event()
        self.gate.set()
        self.asked = asyncio.Event()

    async def _rss(self, request: web.Request) -> web.Response:
        self.asked.set()
        await self.gate.wait()
        return await super()._rss(request)


class Bench:
    """Jobs over real services; one chat wishes for “alpha”."""

    def __init__(self, telegram: TelegramSandbox, arxiv: GatedArxiv, services: Services, clock: ManualClock) -> None:
        self.telegram = telegram
        self.arxiv = arxiv
        self.services = services
        self.clock = clock
        self.chat = telegram.private_chat(telegram.user("Ada"))

    async def subscribe(self) -> None:
        run = self.services.store.run
        one = samples.chat(self.chat.id, next_due=at(MONDAY))
        await run(chats.save, one, at(MONDAY, 6))
        topic = replace(next(iter(self.services.catalogue)), slug="q-alpha", query="alpha", owner=one.id)
        await run(subscriptions.save_topic, topic, at(MONDAY, 6))
        await run(subscriptions.add, Subscription(one.id, 0, "q-alpha"), at(MONDAY, 6))

    def said(self) -> list[str]:
        return [message.text for message in self.telegram.messages(self.chat)]


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[tuple[Bench, Schedule]]:
    clock = ManualClock(at(MONDAY))
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(TelegramSandbox(clock))
        arxiv = await stack.enter_async_context(GatedArxiv())
        environ = {
            "PAPERGRAM_ARXIV__FEED_URL": arxiv.feed_url,
            "PAPERGRAM_ARXIV__API_URL": arxiv.api_url,
            "PAPERGRAM_STORE__PATH": str(tmp_path / "store.sqlite3"),
        }
        services = await stack.enter_async_context(opened(Settings.load(None, environ), clock, pace=0))
        base = f"{telegram.url}/bot"
        bot: ExtBot[str] = ExtBot(telegram.token, base, rate_limiter=PacedLimiter(Pacer()))
        await stack.enter_async_context(bot)
        post = await stack.enter_async_context(Post(bot))
        made = Bench(telegram, arxiv, services, clock)
        await made.subscribe()
        yield made, Schedule(services, Sender(services.store, post, Pacer(), clock))


async def test_after_days_off_nobody_is_told_that_the_listing_is_late(bench: tuple[Bench, Schedule]) -> None:
    world, schedule = bench
    await schedule.ingest()
    await schedule.compose()
    world.clock.set(at(FRIDAY))
    world.arxiv.today = THURSDAY
    world.arxiv.gate.clear()
    world.arxiv.asked.clear()
    fetching = asyncio.ensure_future(schedule.ingest())
    await world.arxiv.asked.wait()
    world.arxiv.today = FRIDAY - timedelta(days=1)
    making = asyncio.ensure_future(schedule.compose())
    world.arxiv.gate.set()
    await asyncio.gather(fetching, making)
    assert "Alpha two" in world.said()[-1]


async def test_started_jobs_fetch_make_and_deliver_by_themselves(bench: tuple[Bench, Schedule]) -> None:
    world, schedule = bench
    schedule.start()
    message = await world.telegram.wait_for(world.chat)
    await schedule.stop()
    assert "Alpha" in message.text


async def test_a_clock_that_is_set_back_stops_no_job(
    bench: tuple[Bench, Schedule], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.schedule, "_LOOK_AT_CLOCK_EVERY", timedelta(seconds=0.01))
    world, schedule = bench
    await schedule.ingest()
    await schedule.freeze()
    schedule.start()
    for job in schedule._scheduler.get_jobs():  # as they stand when it was an hour later a moment ago
        job.modify(next_run_time=job.next_run_time + timedelta(hours=1))
    message = await world.telegram.wait_for(world.chat)
    await schedule.stop()
    assert "Alpha" in message.text


async def test_a_stop_in_the_middle_of_a_job_is_no_failure(
    bench: tuple[Bench, Schedule], caplog: pytest.LogCaptureFixture
) -> None:
    world, schedule = bench
    world.arxiv.gate.clear()
    schedule.start()
    await world.arxiv.asked.wait()
    await schedule.stop()
    world.arxiv.gate.set()
    assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_stop_leaves_nothing_in_flight_and_loses_nothing(bench: tuple[Bench, Schedule]) -> None:
    world, schedule = bench
    await schedule.ingest()
    await schedule.freeze()
    world.telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, retry_after=1)
    schedule.start()
    await schedule.stop()
    counts = await world.services.store.run(deliveries.counts)
    assert set(counts) <= {DeliveryState.PENDING, DeliveryState.SENT}
    assert sum(counts.values()) == 1


async def test_a_job_that_fails_is_logged_and_runs_again(
    bench: tuple[Bench, Schedule], caplog: pytest.LogCaptureFixture
) -> None:
    world, schedule = bench
    world.arxiv.fail(Fault.UNAVAILABLE, times=2)
    with pytest.raises(ArxivUnavailable):
        await schedule.ingest()
    with caplog.at_level(logging.WARNING):
        world.arxiv.fail(Fault.UNAVAILABLE, times=2)
        await schedule._guarded(schedule.ingest)()
    assert [record.__dict__["job"] for record in caplog.records] == ["ingest"]
    await schedule.ingest()
    assert await world.services.ingest.is_current(world.clock.now())
