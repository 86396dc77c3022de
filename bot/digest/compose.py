"""From an order to a frozen digest: match, choose, read, render, freeze.

Invariant: a digest's words are in the store before any of them is sent; composing again for a day that is done makes
nothing.
"""

import logging
from collections.abc import Sequence, Set
from datetime import date, datetime, timedelta

from sqlite_utils import Database

from bot.digest import quiet
from bot.digest.freeze import RETRY, freeze
from bot.digest.owed import Order, orders_for
from bot.digest.window import Window, chosen, group_of, of_topic, windows
from bot.errors import StoreBusy
from bot.locales import Locales
from bot.model.chat import Chat, Length
from bot.model.digest import Digest, Entry, Message, Quiet
from bot.model.paper import PaperId
from bot.model.reading import Reading
from bot.model.topic import Match, Topic
from bot.reading.shelf import Shelf
from bot.render.classic import digest_messages
from bot.store import Store, announcements, chats
from bot.store.announcements import Announced
from bot.store.digests import Draft
from bot.topics.catalogue import Catalogue

_BATCH = 200
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

    async def compose_due(self, now: datetime) -> int:
        """Freeze the digests of all chats whose moment has come; return how many were made."""
        made = 0
        while due := await self._store.run(chats.due, now, _BATCH):
            if await self._store.run(_put_off, due, now):
                continue
            made += await self._compose(due, now)
        return made

    async def of_topic(self, topic: Topic, day: date, announced: Sequence[Announced]) -> Digest:
        """Everything that one topic matches among the papers of one announcement day, for nobody's chat."""
        papers = {one.paper.id: one for one in announced}
        matches = await of_topic(topic, [one.paper for one in announced])
        entries = await self._entries(matches, Window(papers, 0, {}, {}, None), "en")
        quiet_day = None if entries else Quiet.NO_MATCH
        return Digest(0, 0, day, entries, 0, len(papers), (day,), quiet_day)

    async def drafts(self, orders: Sequence[Order], now: datetime) -> list[Draft]:
        """Digests for `orders`, not yet frozen. A retry that still has nothing to say makes none."""
        places = await windows(self._store, orders)
        drafts: list[Draft] = []
        taken: dict[int, set[PaperId]] = {}
        for order in orders:
            draft = await self._draft(order, places[order.after], taken.setdefault(order.chat.id, set()), now)
            if draft is not None:
                drafts.append(draft)
                taken[order.chat.id] |= {matches[0].paper for matches in draft.reasons()}
        return drafts

    async def _compose(self, due: Sequence[Chat], now: datetime) -> int:
        """The digests of some chats. One that fails is put off, and takes no other with it."""
        try:
            orders = await self._store.run(orders_for, self._catalogue, due, now)
            return await self._store.run(freeze, due, await self.drafts(orders, now), now)
        except StoreBusy:
            raise
        except Exception:
            if len(due) > 1:
                return sum([await self._compose([chat], now) for chat in due])
            logger.exception("a digest cannot be made and will be tried again", extra={"chat": due[0].id})
            await self._store.run(chats.set_next_due, [(due[0].id, now + RETRY)])
            return 0

    async def _draft(self, order: Order, window: Window, taken: Set[PaperId], now: datetime) -> Draft | None:
        found = await chosen(self._store, order, window, taken)
        if not found:
            return self._quiet(order, window, now)
        limit = order.chat.max_papers
        entries = await self._entries(found[:limit], window, order.chat.language)
        digest = Digest(
            chat=order.chat.id,
            thread=order.thread,
            day=order.day,
            entries=entries,
            more=max(0, len(found) - limit),
            announced=len(window.papers),
            listing_days=_days(window),
        )
        return Draft(digest, tuple(found[limit:]), window.through, self._render(digest, order))

    async def _entries(self, matched: Sequence[tuple[Match, ...]], window: Window, language: str) -> tuple[Entry, ...]:
        papers = [window.papers[matches[0].paper].paper for matches in matched]
        readings: dict[PaperId, Reading] = await self._shelf.readings(papers, language)
        return tuple(Entry(paper, readings[paper.id], matches) for paper, matches in zip(papers, matched, strict=True))

    def _quiet(self, order: Order, window: Window, now: datetime) -> Draft | None:
        reason = quiet.explain(now, len(window.papers), window.listing)
        if order.is_retry and reason is Quiet.LATE:
            return None
        digest = Digest(
            chat=order.chat.id,
            thread=order.thread,
            day=order.day,
            entries=(),
            more=0,
            announced=len(window.papers),
            listing_days=_days(window),
            quiet=reason,
            nearest=window.nearest.get(group_of(order)) if reason is Quiet.NO_MATCH else None,
        )
        return Draft(digest, (), window.through, self._render(digest, order))

    def _render(self, digest: Digest, order: Order) -> tuple[Message, ...]:
        locale = self._locales.get(order.chat.language)
        names = {topic.slug: topic.name(locale.language) for topic in order.topics}
        length = Length(order.chat.length)
        return tuple(digest_messages(digest, locale, names, length, self._site_url))


def _put_off(db: Database, due: Sequence[Chat], now: datetime) -> bool:
    """While the day's listing may still come on time, let the chats wait a little; whether they do."""
    waits = quiet.may_still_come(now, announcements.newest_listing(db))
    if waits:
        chats.set_next_due(db, [(chat.id, now + _A_LITTLE) for chat in due])
    return waits


def _days(window: Window) -> tuple[date, ...]:
    return tuple(sorted({one.day for one in window.papers.values()}))
