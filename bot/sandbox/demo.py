"""A Papergram on one machine: a Telegram, an arXiv and the bot itself, on loopback, over a week of real announcements.

The clock runs on from the morning to which it was turned last, and nobody waits for Telegram's limits, which the
sandbox does not have until somebody switches them on; everything else is the real road.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.app import Papergram, assembled
from bot.clock import RunningClock
from bot.sandbox.arxiv.corpus import sample_rows
from bot.sandbox.arxiv.in_full import sample_documents, sample_papers
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.sandbox.people.cast import Cast, gather
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wiring import sandbox_settings, unhurried

EVE = date(2025, 10, 5)
LAST_DAY = date(2025, 10, 12)
_HOUR = 8
_DELIVER_EVERY = 1.0
_GLANCE = 0.02


class Demo:
    """Everything that runs, and the hands on the clock."""

    def __init__(
        self, telegram: TelegramSandbox, cast: Cast, arxiv: ArxivSandbox, papergram: Papergram, clock: RunningClock
    ) -> None:
        self.telegram = telegram
        self.arxiv = arxiv
        self.cast = cast
        self.papergram = papergram
        self._clock = clock
        self._turning = asyncio.Lock()

    @property
    def today(self) -> date:
        """The day to which the clock was turned."""
        return self.arxiv.today

    def left(self) -> int:
        """How many mornings the sample still has."""
        return (LAST_DAY - self.today).days

    async def next_morning(self) -> None:
        """Turn the clock to the next day's digest hour; arXiv announces, the jobs run, all that is owed goes out.

        Raises ValueError after the last day of the sample.
        """
        async with self._turning:
            if self.left() <= 0:
                raise ValueError("The sample ends here.")
            day = self.today + timedelta(days=1)
            self._clock.set(datetime(day.year, day.month, day.day, _HOUR, tzinfo=UTC))
            self.arxiv.today = day
            await self.papergram.schedule.ingest()
            await self.papergram.schedule.compose()

    async def rest(self) -> None:
        """Wait until the bot has taken every update and works on none."""
        app = self.papergram.app
        calm = 0
        while calm < 2:  # noqa: PLR2004 - an update between the poll and the queue shows in neither for a moment
            await asyncio.sleep(_GLANCE)
            is_busy = self.telegram.world.updates.pending or not app.update_queue.empty()
            calm = 0 if is_busy or app.update_processor.current_concurrent_updates else calm + 1

    async def deliver(self) -> None:
        """Send again and again what a fault or a limit has put off."""
        while True:
            await asyncio.sleep(_DELIVER_EVERY)
            await self.papergram.schedule.deliver()


@asynccontextmanager
async def demonstration(port: int = 0) -> AsyncIterator[Demo]:
    """Everything started, on the eve of the sample's first day; nothing is left behind at the end.

    `port` is the Telegram's, 0 for any that is free. Raises OSError when it is taken.
    """
    clock = RunningClock(datetime(EVE.year, EVE.month, EVE.day, _HOUR, tzinfo=UTC))
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="papergram-demo-")))
        telegram = TelegramSandbox(clock, port=port)
        cast = gather(telegram)
        await stack.enter_async_context(telegram)
        arxiv = await stack.enter_async_context(
            ArxivSandbox([*sample_rows(), *sample_papers()], EVE, documents=sample_documents())
        )
        settings = sandbox_settings(telegram, arxiv, folder / "demo.sqlite3")
        pacer = unhurried(lambda: telegram.rates is not None)
        papergram = await stack.enter_async_context(assembled(settings, clock, pace=0, pacer=pacer))
        await stack.enter_async_context(papergram.polling())
        demo = Demo(telegram, cast, arxiv, papergram, clock)
        telegram.mornings = demo
        await stack.enter_async_context(_running(demo))
        await demo.rest()  # what the cast did before has reached the bot
        yield demo


@asynccontextmanager
async def _running(demo: Demo) -> AsyncIterator[None]:
    deliveries = asyncio.create_task(demo.deliver())
    try:
        yield
    finally:
        deliveries.cancel()
        with suppress(asyncio.CancelledError):
            await deliveries
