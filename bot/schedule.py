"""The jobs of the day: ingest, read, compose, deliver, tidy. APScheduler runs them in UTC; the store says what is due.

Invariant: a job that fails is logged and runs again; no job runs twice at the same time; a late tick loses nothing. No
digest is made while a listing is being fetched, so that after a stop nobody is told that it is late.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.delivery.sender import Sender
from bot.errors import PapergramError
from bot.services import Services
from bot.store import deliveries, fulltexts

INGEST_EVERY = timedelta(minutes=10)
READ_EVERY = timedelta(minutes=2)
TICK_EVERY = timedelta(seconds=15)
DELIVER_EVERY = timedelta(seconds=5)
TIDY_EVERY = timedelta(days=1)
WORDS_ARE_KEPT = timedelta(days=30)

logger = logging.getLogger(__name__)


class Schedule:
    """The jobs over `services`. `start()` needs a running event loop."""

    def __init__(self, services: Services, sender: Sender) -> None:
        self._services = services
        self._sender = sender
        self._fetching = asyncio.Lock()
        self._running: set[asyncio.Task[None]] = set()
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        """Run every job at once, then at its interval."""
        self._add(self.ingest, INGEST_EVERY)
        self._add(self.read, READ_EVERY)
        self._add(self.freeze, TICK_EVERY)
        self._add(self.deliver, DELIVER_EVERY)
        self._add(self.tidy, TIDY_EVERY)
        self._scheduler.start()

    async def stop(self) -> None:
        """Start nothing more; what is being sent gets its outcome, what is being fetched or made is given up."""
        if self._scheduler.running:
            self._scheduler.pause()
        await self._sender.aclose()
        for job in self._running:
            job.cancel()
        while self._running:
            await asyncio.wait(self._running)
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
        """Send what waits: new digests, parts that were parked, or left by a stop."""
        await self._sender.drain()

    async def tidy(self) -> None:
        """Forget the words of old messages, which nobody asks for any more, and copies of what arXiv has."""
        before = self._services.clock.now() - WORDS_ARE_KEPT
        await self._services.store.run(deliveries.tidy, before)
        await self._services.store.run(fulltexts.tidy, before)

    async def compose(self) -> None:
        """Make the digests that are owed, and send them, in one go."""
        await self.freeze()
        await self.deliver()

    def _add(self, job: Callable[[], Coroutine[Any, Any, None]], every: timedelta) -> None:
        self._scheduler.add_job(
            self._guarded(job),
            IntervalTrigger(seconds=int(every.total_seconds()), timezone="UTC"),
            id=job.__name__,
            next_run_time=datetime.now(UTC),
        )

    def _guarded(self, job: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            task = asyncio.create_task(_logged(job))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
            await asyncio.wait([task])

        return run


async def _logged(job: Callable[[], Coroutine[Any, Any, None]]) -> None:
    try:
        await job()
    except PapergramError as error:
        logger.warning("a job will be tried again", extra={"job": job.__name__, "why": str(error)})
    except Exception:
        logger.exception("a job failed and will be tried again", extra={"job": job.__name__})
