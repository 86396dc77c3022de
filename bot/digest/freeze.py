"""The end of composing: drafts become digests, and their chats wait for the next one.

Invariant: a digest is made for the chat as it is now. A chat that was changed while its drafts were made (it paused,
moved its hour, became a supergroup), or that got a digest by another way meanwhile, stays due and is composed again.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.digest.due import next_due, owed_day
from bot.model.chat import Chat
from bot.store import chats, digests
from bot.store.digests import Draft

RETRY = timedelta(minutes=10)


def freeze(db: Database, due: Iterable[Chat], drafts: Iterable[Draft], now: datetime) -> int:
    """Write the `drafts` of the chats `due` and say when their next digests are owed; return how many were written."""
    chosen = list(due)
    current = chats.get_many(db, [chat.id for chat in chosen])
    unchanged = {chat.id: chat for chat in chosen if current.get(chat.id) == chat}
    wanted = [draft for draft in drafts if draft.digest.chat in unchanged]
    numbers = digests.freeze_all(db, wanted, now)
    for draft, number in zip(wanted, numbers, strict=True):
        if number is None:
            unchanged.pop(draft.digest.chat, None)
    chats.set_next_due(db, _next_moments(db, list(unchanged.values()), now))
    return sum(number is not None for number in numbers)


def _next_moments(db: Database, done: Sequence[Chat], now: datetime) -> list[tuple[int, datetime]]:
    days = [(chat.id, owed_day(now, chat.hour, chat.timezone, chat.preferences.days)) for chat in done]
    waiting = digests.waiting(db, days)
    regular = [(chat.id, next_due(now, chat.hour, chat.timezone, chat.preferences.days)) for chat in done]
    return [(chat, min(moment, now + RETRY) if chat in waiting else moment) for chat, moment in regular]
