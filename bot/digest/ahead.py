"""Reading ahead: what tomorrow's digests will show is read before their hour.

Invariant: reading ahead changes no digest; it only puts readings on the shelf that composing would have to wait for.
"""

import logging
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.digest.choices import choices
from bot.digest.due import owed_day
from bot.digest.owed import Order, orders
from bot.digest.tastes import Tastes
from bot.digest.window import Windows
from bot.model.paper import Paper, PaperId
from bot.store import Store, announcements, chats
from bot.topics.catalogue import Catalogue

AHEAD = timedelta(hours=24)
_BATCH = 100

logger = logging.getLogger(__name__)


class Readings(Protocol):
    """Whoever reads papers in a language and keeps the readings; they need not be there when this returns."""

    async def read_ahead(self, papers: Sequence[Paper], language: str) -> None: ...


class Ahead:
    """Finds what will be shown within a day, once for each listing."""

    def __init__(self, store: Store, catalogue: Catalogue, readings: Readings, tastes: Tastes | None = None) -> None:
        self._store = store
        self._catalogue = catalogue
        self._readings = readings
        self._tastes = tastes or Tastes(store)
        self._done_through = -1

    async def run(self, now: datetime) -> None:
        """Have the papers of all coming digests read, unless nothing was announced since the last time."""
        through = await self._store.run(announcements.last_seq)
        if through == self._done_through:
            return
        for language, papers in (await self.papers(now)).items():
            logger.info("reading ahead", extra={"language": language, "papers": len(papers)})
            await self._readings.read_ahead(papers, language)
        self._done_through = through

    async def papers(self, now: datetime) -> dict[str, list[Paper]]:
        """What the digests of the next 24 hours will show of what is announced by now: by language, each paper once."""
        found: dict[str, dict[PaperId, Paper]] = {}
        with Windows(self._store) as windows:
            async for coming in self._orders(now):
                for choice in await choices(self._store, windows, self._tastes, coming):
                    chat = choice.order.chat
                    for matches in choice.shown:
                        paper = choice.window.papers[matches[0].paper]
                        found.setdefault(chat.reads_in, {})[paper.id] = paper
        return {language: list(papers.values()) for language, papers in found.items()}

    async def _orders(self, now: datetime) -> AsyncIterator[list[Order]]:
        """The digests that will be owed within a day, as if they were made now, those of a few chats at a time."""
        last = None
        while due := await self._store.run(chats.due, now + AHEAD, _BATCH, last):
            days = [(chat, owed_day(chat.next_due, chat.hour, chat.timezone, chat.preferences.days)) for chat in due]
            yield await self._store.run(orders, self._catalogue, days)
            last = due[-1]
