"""The moments of the last successes, in the store, where another process can see them.

Invariant: a beat never fails and costs, after the first of each name, a write every fifteen seconds at most.
"""

import logging
import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.errors import StoreBusy
from bot.store import Store, heartbeats

TICK: Final = "tick"
POLLING: Final = "polling"
KEPT_EVERY = timedelta(seconds=15)

logger = logging.getLogger(__name__)


class Heartbeats:
    """Beats of jobs, by their names; TICK says that the process works, POLLING that Telegram answers it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._unkept: dict[str, datetime] = {}
        self._last: dict[str, datetime] = {}
        self._kept_at: datetime | None = None

    @property
    def last(self) -> Mapping[str, datetime]:
        """The last beats since the start of the process, by name."""
        return self._last

    async def beat(self, name: str) -> None:
        """`name` has succeeded just now."""
        now, is_first = self._clock.now(), name not in self._last
        self._last[name] = self._unkept[name] = now
        if not is_first and self._kept_at is not None and abs(now - self._kept_at) < KEPT_EVERY:
            return
        self._kept_at, beats, self._unkept = now, self._unkept, {}
        try:
            await self._store.run(heartbeats.save, beats)
        except (StoreBusy, sqlite3.Error) as error:
            self._unkept = beats | self._unkept
            logger.warning("heartbeats were not kept", extra={"why": str(error)})
