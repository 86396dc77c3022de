"""Reading ahead: what tomorrow's digests will show is read before their hour.

Invariant: reading ahead changes no digest; it only puts readings on the shelf that composing would have to wait for.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from sqlite_utils import Database

from bot.digest.due import owed_day
from bot.digest.owed import Order, order_for
from bot.digest.window import chosen, windows
from bot.model.paper import Paper, PaperId
from bot.store import Store, announcements, chats, subscriptions
from bot.topics.catalogue import Catalogue

AHEAD = timedelta(hours=24)

logger = logging.getLogger(__name__)


class Readings(Protocol):
    """Whoever reads papers in a language and keeps the readings; they need not be there when this returns."""

    async def read_ahead(self, papers: Sequence[Paper], language: str) -> None: ...


class Ahead:
    """Finds what will be shown within a day, once for each listing."""

    def __init__(self, store: Store, catalogue: Catalogue, readings: Readings) -> None:
        self._store = store
        self._catalogue = catalogue
        self._readings = readings
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
        orders = await self._store.run(_orders, self._catalogue, now)
        places = await windows(self._store, orders)
        found: dict[str, dict[PaperId, Paper]] = {}
        taken: dict[int, set[PaperId]] = {}
        for order in orders:
            had = taken.setdefault(order.chat.id, set())
            window = places[order.after]
            shown = await chosen(self._store, order, window, had)
            for matches in shown[: order.chat.max_papers]:
                paper = window.papers[matches[0].paper].paper
                found.setdefault(order.chat.language, {})[paper.id] = paper
            had |= {matches[0].paper for matches in shown}
        return {language: list(papers.values()) for language, papers in found.items()}


def _orders(db: Database, catalogue: Catalogue, now: datetime) -> list[Order]:
    """The digests that will be owed within a day, as if they were made now."""
    found = []
    for chat in chats.due(db, now + AHEAD, limit=-1):
        day = owed_day(chat.next_due, chat.hour, chat.timezone)
        for thread in sorted({wish.thread for wish in subscriptions.of_chat(db, chat.id)}):
            order = order_for(db, catalogue, chat, thread, day)
            if order is not None:
                found.append(order)
    return found
