"""The watch over a running bot: it hears errors, tells the operators, gives alarms, beats, and counts for the metrics.

Invariant: the watch never stops what it watches: whatever fails in it is logged and left.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database
from telegram.ext import ExtBot

from bot.delivery.pace import Pacer
from bot.delivery.sender import Sender
from bot.log import Redactor
from bot.model.watch import Kept
from bot.services import Services
from bot.store import heartbeats, notices, spending, watching
from bot.watch.alarms import Alarms
from bot.watch.counts import Counts
from bot.watch.heartbeats import TICK, Heartbeats
from bot.watch.listener import Listener
from bot.watch.notices import EVERY, Notices
from bot.watch.teller import Teller

WATCH_EVERY = timedelta(seconds=15)
_CHECK_EVERY = timedelta(minutes=10)
_TALLIES_ARE_KEPT = timedelta(days=30)

logger = logging.getLogger(__name__)


class Watch:
    """`on()` is to be entered for as long as the bot runs, `tick` called every WATCH_EVERY."""

    def __init__(
        self, services: Services, bot: ExtBot[str], sender: Sender, pacer: Pacer, counts: Counts | None = None
    ) -> None:
        settings, clock = services.settings, services.clock
        self.heartbeats = Heartbeats(services.store, clock)
        self.counts = counts or Counts()
        self._services = services
        self._sender = sender
        self._pacer = pacer
        self._notices = Notices()
        self._listener = Listener(self._notices, Redactor(settings.secrets()), clock.now)
        self._teller = Teller(bot, services)
        self._alarms = Alarms(settings, clock.now())
        self._check_at = clock.now()

    @asynccontextmanager
    async def on(self) -> AsyncIterator[None]:
        """Hear errors and answer Prometheus, where that is set."""
        services = self._services
        since = services.clock.now() - EVERY
        self._notices.remember(await services.store.run(notices.told, since))
        services.arxiv.on_answer = self.counts.arxiv_answered
        async with AsyncExitStack() as stack:
            stack.enter_context(self._listener.installed())
            if port := services.settings.metrics.port:
                from bot.watch.endpoint import serving  # noqa: PLC0415 - nobody else needs a server

                await stack.enter_async_context(serving(port, self.exposition))
            yield

    async def tick(self) -> None:
        """Tell the operators what they do not know yet, and look for what is odd; and beat."""
        await self.heartbeats.beat(TICK)
        for step in (self._tell, self._check):
            try:
                await step()
            except Exception:
                logger.exception("a part of the watch failed")

    async def exposition(self) -> bytes:
        """All figures, for Prometheus."""
        from bot.watch.metrics import Live, exposition  # noqa: PLC0415 - only where metrics are asked for

        services, sender = self._services, self._sender
        now = services.clock.now()
        stats = await services.store.run(watching.delivery_stats, now)
        held = await services.store.run(kept, services.settings.store.path, now)
        live = Live(
            tally=dict(sender.tally),
            in_flight=sender.in_flight,
            is_reaching=sender.is_reaching,
            per_second=self._pacer.per_second,
            errors=self._listener.heard,
        )
        return exposition(stats, held, live, self.counts)

    async def _tell(self) -> None:
        now = self._services.clock.now()
        told = await self._teller.tell(self._notices.due(now), now)
        if told:
            self._notices.were_told(told, now)
            await self._services.store.run(notices.save_told, [one.kind for one in told], now)

    async def _check(self) -> None:
        now, store = self._services.clock.now(), self._services.store
        if now < self._check_at:
            return
        self._check_at = now + _CHECK_EVERY
        await self._alarms.check(store, self.heartbeats.last, now)
        await store.run(watching.tidy, now - _TALLIES_ARE_KEPT)


def kept(db: Database, path: Path, now: datetime) -> Kept:
    """What the store at `path` holds beside deliveries."""
    return Kept(
        readings=watching.readings(db),
        spent_today=spending.spent(db, now.date()),
        size=sum(file.stat().st_size for file in (path, path.with_name(f"{path.name}-wal")) if file.exists()),
        beats=heartbeats.all_of(db),
    )
