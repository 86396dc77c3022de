"""The jobs of the day: ingest, read, compose, deliver, publish, tidy. APScheduler runs them in UTC; the store says what
is due.

Invariant: a job that fails is logged and runs again; no job runs twice at the same time; a late tick loses nothing, nor
does a clock that is set back. No digest is made while a listing is being fetched, so that after a stop nobody is told
that it is late.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.archive.daily import Daily
from bot.delivery.sender import Sender
from bot.errors import ArxivUnavailable, PapergramError
from bot.services import Services
from bot.standing.wardens import Wardens
from bot.store import blocks, forgetting, fulltexts, questions, reading_words, topic_drafts, words
from bot.watch.watch import WATCH_EVERY, Watch

INGEST_EVERY = timedelta(minutes=10)
READ_EVERY = timedelta(minutes=2)
TICK_EVERY = timedelta(seconds=15)
DELIVER_EVERY = timedelta(seconds=5)
TIDY_EVERY = timedelta(days=1)
PUBLISH_EVERY = timedelta(minutes=10)
WORDS_ARE_KEPT = timedelta(days=30)
_BLOCKS_AT_ONCE = 500
_READINGS_AT_ONCE = 50
_INSTANCES = 2
"""The second finds the first at work and ends; the scheduler itself would warn of it every time."""
_LOOK_AT_CLOCK_EVERY = timedelta(minutes=1)

logger = logging.getLogger(__name__)


class Schedule:
    """The jobs over `services`. `start()` needs a running event loop."""

    def __init__(
        self, services: Services, sender: Sender, watch: Watch | None = None, wardens: Wardens | None = None
    ) -> None:
        self._services = services
        self._sender = sender
        self._watch = watch
        self._wardens = wardens
        self._daily = Daily(services.settings, services.store, services.catalogue, services.publisher)
        self._fetching = asyncio.Lock()
        self._running: dict[str, asyncio.Task[None]] = {}
        self._following: asyncio.Task[None] | None = None
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": _INSTANCES, "misfire_grace_time": None}
        )

    def start(self) -> None:
        """Run every job at once, then at its interval."""
        self._add(self.ingest, INGEST_EVERY)
        self._add(self.read, READ_EVERY)
        self._add(self.freeze, TICK_EVERY)
        self._add(self.deliver, DELIVER_EVERY)
        self._add(self.tidy, TIDY_EVERY)
        self._add(self.publish, PUBLISH_EVERY)
        if self._watch is not None:
            self._add(self._watch.tick, WATCH_EVERY)
        self._scheduler.start()
        self._following = asyncio.create_task(self._follow_clock())

    async def stop(self) -> None:
        """Start nothing more; what is being sent gets its outcome, what is being fetched or made is given up."""
        if self._following is not None:
            self._following.cancel()
        if self._scheduler.running:
            self._scheduler.pause()
        await self._sender.aclose()
        for job in self._running.values():
            job.cancel()
        while self._running:
            await asyncio.wait(self._running.values())
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def ingest(self) -> None:
        """Fetch the listing, unless the newest that should be out is here."""
        async with self._fetching:
            now = self._services.clock.now()
            if not await self._services.ingest.is_current(now):
                await self._services.ingest.run(now)

    async def read(self) -> None:
        """Keep what nightly batches brought, and read what the digests of the next day will show."""
        nightly = self._services.nightly
        if nightly is not None:
            await nightly.collect()
        await self._services.ahead.run(self._services.clock.now())

    async def freeze(self) -> None:
        """Make the digests that are owed; `deliver` is then due at once."""
        async with self._fetching:
            made = await self._services.composer.compose_due(self._services.clock.now())
        if made and self._scheduler.running:
            self._scheduler.modify_job(self.deliver.__name__, next_run_time=datetime.now(UTC))

    async def deliver(self) -> None:
        """Send what waits: new digests, parts that were parked, or left by a stop; tell admins of what cannot be."""
        await self._sender.drain()
        if self._wardens is not None:
            await self._wardens.tell()

    async def publish(self) -> None:
        """Write the archive, once the morning's digests are made."""
        await self._daily.run(self._services.clock.now())

    async def tidy(self) -> None:
        """Forget the words of old messages, which nobody asks for any more, and copies of what arXiv has.

        A few at a time; first the messages, then the blocks to which none of them refers any more. What an older
        Papergram read is indexed before that.
        """
        before, store = self._services.clock.now() - WORDS_ARE_KEPT, self._services.store
        while await store.run(reading_words.fill, _READINGS_AT_ONCE):
            pass
        place: words.Part | None = words.BEGIN
        while place is not None:
            place = await store.run(words.forget, before, place)
        while await store.run(blocks.tidy, before.date(), _BLOCKS_AT_ONCE):
            pass
        await store.run(fulltexts.tidy, before)
        await store.run(forgetting.tidy)
        await store.run(questions.tidy, self._services.clock.now())
        await store.run(topic_drafts.tidy, self._services.clock.now())

    async def compose(self) -> None:
        """Make the digests that are owed, and send them, in one go."""
        await self.freeze()
        await self.deliver()

    async def _follow_clock(self) -> None:
        """The scheduler waits for times of day: a clock that is set back would stop the jobs for as long."""
        while True:
            await asyncio.sleep(_LOOK_AT_CLOCK_EVERY.total_seconds())
            now = datetime.now(UTC)
            for job in self._scheduler.get_jobs():
                if job.next_run_time > now + job.trigger.interval + _LOOK_AT_CLOCK_EVERY:
                    job.modify(next_run_time=now)

    def _add(self, job: Callable[[], Coroutine[Any, Any, None]], every: timedelta) -> None:
        self._scheduler.add_job(
            self._guarded(job),
            IntervalTrigger(seconds=int(every.total_seconds()), timezone="UTC"),
            id=job.__name__,
            next_run_time=datetime.now(UTC),
        )

    def _guarded(self, job: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], Awaitable[None]]:
        name = job.__name__

        async def run() -> None:
            if name in self._running:
                return
            self._running[name] = asyncio.create_task(self._logged(job))
            self._running[name].add_done_callback(lambda _: self._running.pop(name))
            await asyncio.wait([self._running[name]])

        return run

    async def _logged(self, job: Callable[[], Coroutine[Any, Any, None]]) -> None:
        name = job.__name__
        try:
            await job()
        except PapergramError as error:
            level = logging.WARNING if isinstance(error, ArxivUnavailable) else logging.ERROR
            logger.log(level, "a job will be tried again", extra={"job": name, "why": str(error)})
        except Exception:
            logger.exception("a job failed and will be tried again", extra={"job": name})
        else:
            if self._watch is not None:
                await self._watch.heartbeats.beat(name)
