"""What a chat's thread is owed: the announcements since its last digest.

Invariant: the intervals of a thread's digests follow one another without a gap, so that nothing announced is missed,
also when a listing arrived late or in pieces.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlite_utils import Database

from bot.digest.due import owed_day
from bot.digest.wishes import named
from bot.model.chat import Chat, Override
from bot.model.digest import Quiet
from bot.model.topic import Topic
from bot.store import announcements, digests, subscriptions
from bot.store.digests import Standing
from bot.store.subscriptions import Wish
from bot.topics.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Order:
    """A digest to be made for `day` (the chat's date) from the announcements after place `after`.

    `is_retry` says that the day's digest has already been opened by a word that the listing is late. `overrides` are
    what the chat chose for some of the topics, by slug. A preview shows papers that the chat may have had.
    """

    chat: Chat
    thread: int
    day: date
    topics: tuple[Topic, ...]
    after: int
    is_retry: bool = False
    overrides: Mapping[str, Override] = field(default_factory=dict)
    is_preview: bool = False


def orders_for(db: Database, catalogue: Catalogue, due: Sequence[Chat], now: datetime) -> list[Order]:
    """The digests to be made for chats whose moment has come; none for a day that is done."""
    return orders(
        db, catalogue, [(chat, owed_day(now, chat.hour, chat.timezone, chat.preferences.days)) for chat in due]
    )


def order_for(db: Database, catalogue: Catalogue, chat: Chat, thread: int, day: date) -> Order | None:
    """The digest of one thread for `day`, or None when that is done or there is no topic."""
    return next((one for one in orders(db, catalogue, [(chat, day)]) if one.thread == thread), None)


def orders(db: Database, catalogue: Catalogue, days: Sequence[tuple[Chat, date]]) -> list[Order]:
    """The digests of all threads of each chat for the day beside it, by chat as given and by thread."""
    wishes = subscriptions.of_chats(db, [chat.id for chat, _ in days])
    threads = [(chat.id, thread, day) for chat, day in days for thread in _threads(wishes[chat.id])]
    standings = digests.standings(db, threads)
    newest = announcements.newest_day_start(db)
    found = []
    for chat, day in days:
        for thread in _threads(wishes[chat.id]):
            mine = [wish for wish in wishes[chat.id] if wish.thread == thread]
            order = _order(catalogue, chat, day, mine, standings[chat.id, thread, day], newest)
            if order is not None:
                found.append(order)
    return found


def _order(
    catalogue: Catalogue, chat: Chat, day: date, wishes: Sequence[Wish], standing: Standing, newest: int
) -> Order | None:
    """An order that begins where the thread's digests end.

    A thread that never had a digest starts with the newest listing at the least, even when that came before it
    subscribed.
    """
    today = standing.today
    if today is not None and today.quiet is not Quiet.LATE:
        return None
    topics = tuple(topic for wish in wishes if (topic := named(catalogue, wish.topic, wish.own)))
    if not topics:
        return None
    after = max(standing.covered, min(newest, *(wish.since for wish in wishes)))
    overrides = {wish.topic: wish.override for wish in wishes if wish.override != Override()}
    return Order(chat, wishes[0].thread, day, topics, after, is_retry=today is not None, overrides=overrides)


def _threads(wishes: Sequence[Wish]) -> list[int]:
    return sorted({wish.thread for wish in wishes})
