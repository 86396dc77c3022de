"""A chat that changes what it wants, and when its next digest is owed then.

Invariant: a change is made to the chat as it is at that moment, in one transaction, and moves the next digest only
where its hour, zone or days moved.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from bot.digest.due import after_change
from bot.model.chat import Chat
from bot.model.digest import Quiet
from bot.store import chats, digests, subscriptions


def change(db: Database, chat: int, change_it: Callable[[Chat], Chat], now: datetime) -> Chat:
    """Change the chat, which must be known, and return it as it is then."""
    known = chats.get(db, chat)
    if known is None:
        raise LookupError(f"chat {chat} is not known")
    changed = change_it(known)
    if _moments(changed) != _moments(known):
        changed = replace(changed, next_due=_next_due(db, changed, now))
    chats.save(db, changed, now)
    return changed


def _moments(chat: Chat) -> tuple[object, ...]:
    return chat.hour, chat.timezone, chat.preferences.days


def _next_due(db: Database, chat: Chat, now: datetime) -> datetime:
    today = now.astimezone(ZoneInfo(chat.timezone)).date()
    threads = {wish.thread for wish in subscriptions.of_chat(db, chat.id)}
    made = [digests.of_day(db, chat.id, thread, today) for thread in threads]
    is_done = any(one is not None and one.quiet is not Quiet.LATE for one in made)
    return after_change(chat.next_due, now, chat.hour, chat.timezone, day_is_done=is_done, days=chat.preferences.days)
