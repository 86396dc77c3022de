"""What became of a part, written down: what a failure means for the part, its digest and its chat.

Invariant: every outcome leaves the part settled or with a moment at which it is tried again; a second unknown outcome
is the last one.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.delivery.outcome import Fate, Outcome
from bot.locales.html import escape
from bot.model.chat import ChatState, Layout
from bot.model.digest import Delivery, Message
from bot.render.html import split, strip_tags
from bot.store import chats, deliveries, subscriptions, troubles
from bot.store.troubles import Trouble

_AFTER_UNCERTAIN = timedelta(seconds=deliveries.AFTER_UNCERTAIN)
_AFTER_HALT = timedelta(minutes=5)
_LONGEST_BACKOFF = timedelta(minutes=1)
_SPLIT_LIMIT = 2_000

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Result:
    """What a send of `delivery` came to: the message's id, or a failure, or neither when no request was made."""

    delivery: Delivery
    message_id: int | None = None
    failure: Outcome | None = None


def settle(db: Database, results: Sequence[Result], now: datetime) -> None:
    """Write down what became of parts that were claimed."""
    sent = [(one.delivery, one.message_id) for one in results if one.message_id is not None]
    deliveries.mark_all_sent(db, sent, now)
    for one in results:
        if one.failure is not None:
            _settle(db, one.delivery, one.failure, now)
        elif one.message_id is None:
            deliveries.put_back(db, one.delivery, now)


def recover(db: Database, now: datetime) -> int:
    """What a stop left in flight is uncertain now, or dead, which is told as always. Return how many parts that is."""
    worn_out = deliveries.worn_out(db)
    left = deliveries.recover(db, now)
    for chat, digest, part in worn_out:
        _tell(chat, digest, part, deliveries.STOPPED)
    return left


def _settle(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    match outcome.fate:
        case Fate.WAIT:
            deliveries.mark_pending(db, delivery, now + outcome.wait, outcome.reason, now)
        case Fate.RETRY:
            deliveries.mark_pending(db, delivery, now + _backoff(delivery.attempts), outcome.reason, now)
        case Fate.HALT:
            logger.error("Telegram refuses whatever the bot sends: it waits", extra={"why": outcome.reason})
            deliveries.mark_pending(db, delivery, now + _AFTER_HALT, outcome.reason, now)
        case Fate.UNCERTAIN:
            _settle_uncertain(db, delivery, outcome, now)
        case Fate.MIGRATED:
            deliveries.mark_pending(db, delivery, now, outcome.reason, now)
            chats.migrate(db, delivery.chat, outcome.new_chat or delivery.chat)
        case Fate.BLOCKED:
            _block(db, delivery, outcome, now)
        case Fate.NO_THREAD:
            _leave_thread(db, delivery, outcome, now)
        case Fate.PLAIN | Fate.SPLIT:
            _repair(db, delivery, outcome, now)
        case Fate.DEAD:
            _bury(db, delivery, outcome, now)


def _settle_uncertain(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    if delivery.uncertain:
        _bury(db, delivery, outcome, now)
    else:
        deliveries.mark_uncertain(db, delivery, now + _AFTER_UNCERTAIN, outcome.reason, now)


def _block(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    logger.warning("a chat is paused", extra={"chat": delivery.chat, "why": outcome.reason})
    deliveries.mark_pending(db, delivery, now, outcome.reason, now)
    chats.set_state(db, delivery.chat, ChatState.BLOCKED, outcome.reason)
    troubles.meet(db, delivery.chat, Trouble.BLOCKED, now)


def _leave_thread(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    if not delivery.thread:
        _block(db, delivery, outcome, now)
        return
    logger.warning("a forum topic is closed: its digests go to General", extra={"chat": delivery.chat})
    deliveries.mark_pending(db, delivery, now, outcome.reason, now)
    deliveries.drop_thread(db, delivery.chat, delivery.thread)
    subscriptions.drop_thread(db, delivery.chat, delivery.thread)
    troubles.meet(db, delivery.chat, Trouble.THREAD, now)


def _repair(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """Once in the classic layout or as plain text, cut small.

    The refused words go to the log, so that they can become a test.
    """
    logger.error("Telegram refused our words", extra={"why": outcome.reason, "html": delivery.message.html})
    if delivery.message.is_rich:
        _lay_out_anew(db, delivery, outcome, now)
        return
    plain = escape(strip_tags(delivery.message.html))
    pieces = split(plain.split("\n\n"), limit=_SPLIT_LIMIT)
    if not pieces or pieces == [delivery.message.html]:
        _bury(db, delivery, outcome, now)
        return
    buttons = delivery.message.buttons
    silent = delivery.message.is_silent
    messages = [Message(one, buttons if index == 0 else (), is_silent=silent) for index, one in enumerate(pieces)]
    deliveries.replace_with(db, delivery, messages, now)


def _lay_out_anew(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """The classic messages in the place of a rich one; the chat gets these from now on, and is told so once."""
    messages = deliveries.spare(db, delivery)
    if not messages:
        _bury(db, delivery, outcome, now)
        return
    chat = chats.get(db, delivery.chat)
    is_news = chat is not None and chat.preferences.layout is Layout.RICH
    deliveries.replace_with(db, delivery, messages if is_news else messages[:-1] or messages, now)
    chats.set_layout(db, delivery.chat, Layout.CLASSIC)


def _bury(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    _tell(delivery.chat, delivery.digest, delivery.part, outcome.reason)
    deliveries.mark_dead(db, delivery, outcome.reason, now)


def _tell(chat: int, digest: int, part: int, reason: str) -> None:
    logger.error("a part will never be sent", extra={"chat": chat, "digest": digest, "part": part, "why": reason})


def _backoff(attempts: int) -> timedelta:
    return min(timedelta(seconds=1 << min(attempts, 10)), _LONGEST_BACKOFF)
