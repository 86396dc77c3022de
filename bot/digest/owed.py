"""What a chat's thread is owed: the announcements since its last digest.

Invariant: the intervals of a thread's digests follow one another without a gap, so that nothing announced is missed,
also when a listing arrived late or in pieces.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from bot.digest.due import owed_day
from bot.digest.wishes import resolve_all
from bot.model.chat import Chat
from bot.model.digest import Quiet
from bot.model.topic import Topic
from bot.store import announcements, digests, subscriptions
from bot.topics.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Order:
    """A digest to be made for `day` (the chat's date) from the announcements after place `after`.

    `is_retry` says that the day's digest has already been opened by a word that the listing is late.
    """

    chat: Chat
    thread: int
    day: date
    topics: tuple[Topic, ...]
    after: int
    is_retry: bool = False


def orders_for(db: Database, catalogue: Catalogue, due: Iterable[Chat], now: datetime) -> list[Order]:
    """The digests to be made for chats whose moment has come; none for a day that is done."""
    found = []
    for chat in due:
        day = owed_day(now, chat.hour, chat.timezone)
        for thread in _threads(db, chat):
            order = order_for(db, catalogue, chat, thread, day)
            if order is not None:
                found.append(order)
    return found


def order_for(db: Database, catalogue: Catalogue, chat: Chat, thread: int, day: date) -> Order | None:
    """The digest of one thread for `day`, or None when that is done or there is no topic."""
    done = digests.of_day(db, chat.id, thread, day)
    if done is not None and done.quiet is not Quiet.LATE:
        return None
    wishes = [wish.topic for wish in subscriptions.of_chat(db, chat.id) if wish.thread == thread]
    topics = tuple(resolve_all(db, catalogue, chat.id, wishes))
    if not topics:
        return None
    return Order(chat, thread, day, topics, covered_until(db, chat.id, thread), is_retry=done is not None)


def covered_until(db: Database, chat: int, thread: int) -> int:
    """The place of the last announcement that is settled for a thread.

    A thread that never had a digest starts with the newest listing at the least, even when that came before it
    subscribed.
    """
    start = min(subscriptions.since(db, chat, thread), announcements.newest_day_start(db))
    return max(start, digests.covered(db, chat, thread))


def _threads(db: Database, chat: Chat) -> list[int]:
    return sorted({wish.thread for wish in subscriptions.of_chat(db, chat.id)})
