"""The end of composing: drafts become digests, and their chats wait for the next one.

Invariant: a digest is made for the chat as it is now. A chat that was changed while its drafts were made (it paused,
moved its hour, became a supergroup), or that got a digest by another way meanwhile, stays due and is composed again.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.digest.due import next_due, owed_day
from bot.model.chat import Chat
from bot.store import chats, digests
from bot.store.digests import Draft

RETRY = timedelta(minutes=10)


def freeze(db: Database, due: Iterable[Chat], drafts: Iterable[Draft], now: datetime) -> int:
    """Write the `drafts` of the chats `due` and say when their next digests are owed; return how many were written."""
    of_chat = defaultdict(list)
    for draft in drafts:
        of_chat[draft.digest.chat].append(draft)
    made, moments = 0, []
    for chat in due:
        if chats.get(db, chat.id) != chat:
            continue
        frozen = [digests.freeze(db, draft, now) for draft in of_chat[chat.id]]
        made += sum(number is not None for number in frozen)
        if None not in frozen:
            moments.append((chat.id, _next_moment(db, chat, now)))
    chats.set_next_due(db, moments)
    return made


def _next_moment(db: Database, chat: Chat, now: datetime) -> datetime:
    regular = next_due(now, chat.hour, chat.timezone)
    waits = digests.is_waiting(db, chat.id, owed_day(now, chat.hour, chat.timezone))
    return min(regular, now + RETRY) if waits else regular
