"""What is no error of the bot's but wants an operator: each is a warning in the log, which the operators are told.

Invariant: an alarm is given once an hour at most, that of a spent budget once a day.
"""

import asyncio
import logging
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.config import Settings
from bot.store import Store, spending, watching
from bot.watch.listener import ALARMS

ARXIV_MAY_BE_SILENT = timedelta(hours=3)
DIGESTS_MAY_BE_LATE = timedelta(minutes=30)
LEAST_FREE = 256 << 20
"""Bytes on the store's disk."""
_NEARLY = 0.9
"""Of the daily budget; what is left may be too little for a reading."""
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

logger = logging.getLogger(ALARMS)


@dataclass(frozen=True, slots=True)
class Signs:
    """By what alarms are judged: when arXiv answered (or the bot began), how late digests are, money, free bytes."""

    answered: datetime
    lag: timedelta
    spent: float
    free: int


class Alarms:
    """Over `settings`; `start` is when the bot did."""

    def __init__(self, settings: Settings, start: datetime) -> None:
        self._settings = settings
        self._start = start
        self._given: dict[str, datetime] = {}

    async def check(self, store: Store, beats: Mapping[str, datetime], now: datetime) -> None:
        """Give the alarms that are due."""
        folder = self._settings.store.path.resolve().parent
        self.judge(
            Signs(
                answered=max(self._start, beats.get("ingest", self._start)),
                lag=await store.run(watching.lag, now),
                spent=await store.run(spending.spent, now.date()),
                free=(await asyncio.to_thread(shutil.disk_usage, folder)).free,
            ),
            now,
        )

    def judge(self, signs: Signs, now: datetime) -> None:
        """Give the alarms for which there are signs."""
        budget = self._settings.llm.daily_budget
        if now - signs.answered >= ARXIV_MAY_BE_SILENT:
            self._give("arXiv has not answered for hours", now, since=f"{signs.answered:%H:%M} UTC")
        if signs.lag >= DIGESTS_MAY_BE_LATE:
            self._give("digests are behind schedule", now, minutes=int(signs.lag.total_seconds()) // 60)
        if signs.free < LEAST_FREE:
            self._give("the disk of the store is nearly full", now, megabytes=signs.free >> 20)
        if budget and signs.spent >= _NEARLY * budget:
            self._give(f"the budget of {now:%Y-%m-%d} is nearly spent", now, _DAY, spent=f"{signs.spent:.2f}")

    def _give(self, alarm: str, now: datetime, every: timedelta = _HOUR, **why: object) -> None:
        given = self._given.get(alarm)
        if given is None or now - given >= every:
            self._given[alarm] = now
            logger.warning(alarm, extra={"why": " ".join(f"{name} {value}" for name, value in why.items())})
