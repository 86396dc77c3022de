"""From an order to a frozen digest: match, choose, read, render, freeze.

Invariant: a digest's words are in the store before any of them is sent; composing again for a day that is done makes
nothing. The chats whose moment came first are first.

Many chats are composed a few at a time, with whatever is the same for them found out once: what people ask meanwhile is
answered between two batches.
"""

import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Self

from sqlite_utils import Database

from bot.digest import quiet, revisions
from bot.digest.choices import Choice, choices
from bot.digest.drafting import Drafting, entries
from bot.digest.freeze import RETRY, freeze
from bot.digest.owed import Order, orders_for
from bot.digest.revisions import Told
from bot.digest.sample import Sample
from bot.digest.tastes import Tastes
from bot.digest.window import Windows, of_topic
from bot.errors import StoreBusy
from bot.locales import Locales
from bot.model.chat import Chat
from bot.model.digest import Digest, Quiet
from bot.model.paper import Paper, PaperId
from bot.model.reading import Reading
from bot.model.topic import Topic
from bot.reading.shelf import Shelf
from bot.store import Store, announcements, chats
from bot.store.announcements import Announced
from bot.store.digests import Draft
from bot.topics.catalogue import Catalogue

Readings = Callable[[Sequence[Paper], str], Awaitable[dict[PaperId, Reading]]]
"""Whoever reads papers in a language."""

_BATCH = 25
_READ_AT_ONCE = 20
_A_LITTLE = timedelta(minutes=2)

logger = logging.getLogger(__name__)


class Composer:
    """Makes the digests that are owed."""

    def __init__(self, store: Store, catalogue: Catalogue, shelf: Shelf, locales: Locales, site_url: str) -> None:
        self._store = store
        self._catalogue = catalogue
        self._shelf = shelf
        self._locales = locales
        self._site_url = site_url
        self.tastes = Tastes(store)

    async def compose_due(self, now: datetime) -> int:
        """Freeze the digests of all chats whose moment has come; return how many were made."""
        made = 0
        with self._run() as run:
            while due := await self._store.run(chats.due, now, _BATCH):
                if not await self._store.run(_put_off, due, now):
                    made += await self._compose(run, due, now)
        return made

    async def of_topic(self, topic: Topic, day: date, announced: Sequence[Announced]) -> Digest:
        """Everything that one topic matches among the papers of one announcement day, for nobody's chat."""
        papers = {one.paper.id: one.paper for one in announced}
        matches = await of_topic(topic, list(papers.values()))
        readings = await self._shelf.readings([papers[found[0].paper] for found in matches], "en")
        shown = entries(matches, papers, readings)
        quiet_day = None if shown else Quiet.NO_MATCH
        return Digest(0, 0, day, shown, 0, len(papers), (day,), quiet_day)

    async def drafts(self, orders: Sequence[Order], now: datetime) -> list[Draft]:
        """Digests for `orders`, not yet frozen. A retry that still has nothing to say makes none."""
        with self._run() as run:
            return await run.drafts(orders, now)

    async def preview(self, order: Order, now: datetime, sample: Sample | None = None) -> Draft | None:
        """What a digest for `order` would be, of papers of the store or of a `sample`; nobody pays for its readings."""
        readings = self._shelf.readings_unkept if sample else self._shelf.readings_at_once
        with self._run(readings) as run:
            if sample is not None:
                await run.lay_out(order.after, sample)
            return next(iter(await run.drafts([order], now)), None)

    def _run(self, readings: Readings | None = None) -> "_Run":
        drafting = Drafting(self._locales, self._site_url)
        return _Run(self._store, readings or self._shelf.readings, drafting, self.tastes)

    async def _compose(self, run: "_Run", due: Sequence[Chat], now: datetime) -> int:
        """The digests of some chats. One that fails is put off, and takes no other with it."""
        try:
            orders = await self._store.run(orders_for, self._catalogue, due, now)
            return await self._store.run(freeze, due, await run.drafts(orders, now), now)
        except StoreBusy:
            raise
        except Exception:
            if len(due) > 1:
                return sum([await self._compose(run, [chat], now) for chat in due])
            logger.exception("a digest cannot be made and will be tried again", extra={"chat": due[0].id})
            await self._store.run(chats.set_next_due, [(due[0].id, now + RETRY)])
            return 0


class _Run:
    """What all chats of one run share: the windows, the readings of what is shown, the cards."""

    def __init__(self, store: Store, readings: Readings, drafting: Drafting, tastes: Tastes) -> None:
        self._store = store
        self._read_all = readings
        self._drafting = drafting
        self._tastes = tastes
        self._windows = Windows(store)
        self._readings: dict[str, dict[PaperId, Reading]] = defaultdict(dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._windows.close()

    async def lay_out(self, after: int, sample: Sample) -> None:
        """Let a sample be what was announced after that place."""
        await self._windows.lay_out(after, sample.papers, (sample.day,))

    async def drafts(self, orders: Sequence[Order], now: datetime) -> list[Draft]:
        """As `Composer.drafts`."""
        chosen = await choices(self._store, self._windows, self._tastes, orders)
        for language, papers in _shown(chosen).items():
            await self._read(language, papers)
        found = await self._store.run(revisions.untold, orders)
        told = await self._windows.work(revisions.revised, orders, found)
        return await self._windows.work(self._drafts, chosen, told, now)

    async def _read(self, language: str, papers: Mapping[PaperId, Paper]) -> None:
        readings = self._readings[language]
        missing = [paper for number, paper in papers.items() if number not in readings]
        for start in range(0, len(missing), _READ_AT_ONCE):
            readings |= await self._read_all(missing[start : start + _READ_AT_ONCE], language)

    def _drafts(self, chosen: Sequence[Choice], told: Told, now: datetime) -> list[Draft]:
        drafts = (
            self._drafting.draft(
                one, self._readings[one.order.chat.reads_in], told[one.order.chat.id, one.order.thread], now
            )
            for one in chosen
        )
        return [draft for draft in drafts if draft is not None]


def _shown(chosen: Sequence[Choice]) -> dict[str, dict[PaperId, Paper]]:
    """The papers that chats will see, by language."""
    found: dict[str, dict[PaperId, Paper]] = defaultdict(dict)
    for choice in chosen:
        chat = choice.order.chat
        for matches in choice.shown:
            paper = choice.window.papers[matches[0].paper]
            found[chat.reads_in][paper.id] = paper
    return found


def _put_off(db: Database, due: Sequence[Chat], now: datetime) -> bool:
    """While the day's listing may still come on time, let the chats wait a little; whether they do."""
    waits = quiet.may_still_come(now, announcements.newest_listing(db))
    if waits:
        chats.set_next_due(db, [(chat.id, now + _A_LITTLE) for chat in due])
    return waits
