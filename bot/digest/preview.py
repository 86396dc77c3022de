"""What a chat's digest would be like with its present settings: of the newest day that was announced.

Invariant: a preview is composed by the same road as a digest, and leaves no trace: nothing is frozen, nothing counts as
had, and no model is paid.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from bot.digest.compose import Composer
from bot.digest.owed import Order
from bot.digest.sample import sample
from bot.model.chat import Chat, Override
from bot.model.digest import Message
from bot.model.topic import Topic
from bot.store import Store, announcements, subscriptions

_OFFER = "more:"
"""What a preview cannot offer: the papers beyond the chat's number are those of a digest that was made."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The messages of a digest of one announcement day, none where the chat wants no word on such a day. `is_sample`:
    nothing was announced here yet, and the papers come with the program."""

    day: date
    messages: tuple[Message, ...]
    is_sample: bool


async def preview(
    store: Store, composer: Composer, chat: Chat, thread: int, topics: Sequence[Topic], now: datetime
) -> Preview:
    """The digest of `topics`, at least one, as if `chat` had had nothing yet."""
    newest, after, overrides = await store.run(_standing, chat.id, thread)
    without = await asyncio.to_thread(sample) if newest is None else None
    day = without.day if without else newest
    assert day is not None
    order = Order(chat, thread, day, tuple(topics), after, overrides=overrides, is_preview=True)
    draft = await composer.preview(order, now, without)
    return Preview(day, tuple(map(_unoffered, draft.messages if draft else ())), is_sample=without is not None)


def _standing(db: Database, chat: int, thread: int) -> tuple[date | None, int, dict[str, Override]]:
    wishes = subscriptions.of_chats(db, [chat]).get(chat, [])
    overrides = {wish.topic: wish.override for wish in wishes if wish.thread == thread and wish.override != Override()}
    return announcements.newest_day(db), announcements.newest_day_start(db), overrides


def _unoffered(message: Message) -> Message:
    rows = (tuple(key for key in row if not (key.data or "").startswith(_OFFER)) for row in message.buttons)
    kept = tuple(row for row in rows if row)
    return replace(message, buttons=kept, spare=tuple(map(_unoffered, message.spare)))
