"""Sends what the ledger holds, in order within a chat, side by side across chats.

Invariant: *sending* is in the store before a request goes out and its outcome after it; a wait that Telegram asks for
parks one chat and never blocks the others.
"""

import asyncio
import logging
from datetime import datetime, timedelta

from sqlite_utils import Database
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.delivery.limiter import LEDGER
from bot.delivery.markup import NO_PREVIEW, keyboard, thread_id
from bot.delivery.outcome import Fate, Outcome, outcome_of
from bot.locales.html import escape
from bot.model.chat import ChatState
from bot.model.digest import Delivery, Message
from bot.render.html import split, strip_tags
from bot.store import Store, chats, deliveries, subscriptions

_SIDE_BY_SIDE = 16
_AFTER_UNCERTAIN = timedelta(seconds=30)
_AFTER_HALT = timedelta(minutes=5)
_LONGEST_BACKOFF = timedelta(minutes=15)
_SPLIT_LIMIT = 2_000

logger = logging.getLogger(__name__)


class Sender:
    """Empties the ledger through `bot`, whose rate limiter keeps the pace."""

    def __init__(self, store: Store, bot: ExtBot[str], clock: Clock) -> None:
        self._store = store
        self._bot = bot
        self._clock = clock
        self._draining = asyncio.Lock()
        self._is_closed = False

    async def drain(self) -> None:
        """Send all that may go out now. Returns when nothing is left but what has to wait."""
        async with self._draining:
            await self.recover()
            await self._drain()

    async def recover(self) -> None:
        """Nothing is in flight, neither here nor in another process: what is marked so was left by a stop."""
        left = await self._store.run(deliveries.recover, self._clock.now())
        if left:
            logger.warning("parts that were in flight at the last stop are uncertain", extra={"parts": left})

    async def aclose(self) -> None:
        """Begin nothing more, and return when what is in flight has its outcome. To be called before the bot's end."""
        self._is_closed = True
        async with self._draining:
            return

    async def _drain(self) -> None:
        in_flight: set[asyncio.Task[None]] = set()
        try:
            while True:
                free = 0 if self._is_closed else _SIDE_BY_SIDE - len(in_flight)
                for delivery in await self._store.run(deliveries.claim, self._clock.now(), free):
                    in_flight.add(asyncio.create_task(self._deliver(delivery)))
                if not in_flight:
                    return
                done, in_flight = await asyncio.wait(in_flight, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
        finally:
            await asyncio.gather(*in_flight, return_exceptions=True)

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            message_id = await self._send(delivery)
        except TelegramError as error:
            await self._failed(delivery, outcome_of(error))
        except Exception as error:
            logger.exception("a part failed in a way that is not known", extra={"chat": delivery.chat})
            await self._failed(delivery, Outcome(Fate.UNCERTAIN, type(error).__name__))
        else:
            await self._store.run(deliveries.mark_sent, delivery, message_id, self._clock.now())

    async def _send(self, delivery: Delivery) -> int:
        sent = await self._bot.send_message(
            chat_id=delivery.chat,
            text=delivery.message.html,
            parse_mode=ParseMode.HTML,
            message_thread_id=thread_id(delivery.thread),
            reply_markup=keyboard(delivery.message.buttons),
            link_preview_options=NO_PREVIEW,
            rate_limit_args=LEDGER,
        )
        return sent.message_id

    async def _failed(self, delivery: Delivery, outcome: Outcome) -> None:
        logger.info(
            "a part was not sent",
            extra={"chat": delivery.chat, "digest": delivery.digest, "part": delivery.part, "why": outcome.reason},
        )
        await self._store.run(_settle, delivery, outcome, self._clock.now())


def _settle(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """Write what a failure means for the part and its chat."""
    match outcome.fate:
        case Fate.WAIT:
            deliveries.mark_pending(db, delivery, now + outcome.wait, outcome.reason, now)
        case Fate.RETRY:
            deliveries.mark_pending(db, delivery, now + _backoff(delivery.attempts), outcome.reason, now)
        case Fate.HALT:
            logger.error("Telegram refuses the bot: check telegram.token", extra={"why": outcome.reason})
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


def _leave_thread(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    if not delivery.thread:
        _block(db, delivery, outcome, now)
        return
    logger.warning("a forum topic is closed: its digests go to General", extra={"chat": delivery.chat})
    deliveries.mark_pending(db, delivery, now, outcome.reason, now)
    deliveries.drop_thread(db, delivery.chat, delivery.thread)
    subscriptions.drop_thread(db, delivery.chat, delivery.thread)


def _repair(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """Once as plain text, cut small; the refused words go to the log, so that they can become a test."""
    logger.error("Telegram refused our words", extra={"why": outcome.reason, "html": delivery.message.html})
    plain = escape(strip_tags(delivery.message.html))
    pieces = split(plain.split("\n\n"), limit=_SPLIT_LIMIT)
    if not pieces or pieces == [delivery.message.html]:
        _bury(db, delivery, outcome, now)
        return
    buttons = delivery.message.buttons
    messages = [Message(piece, buttons if index == 0 else ()) for index, piece in enumerate(pieces)]
    deliveries.replace_with(db, delivery, messages, now)


def _bury(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    logger.error(
        "a part will never be sent",
        extra={"chat": delivery.chat, "digest": delivery.digest, "part": delivery.part, "why": outcome.reason},
    )
    deliveries.mark_dead(db, delivery, outcome.reason, now)


def _backoff(attempts: int) -> timedelta:
    return min(timedelta(seconds=1 << min(attempts, 10)), _LONGEST_BACKOFF)
