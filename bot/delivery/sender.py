"""Sends what the ledger holds, in order within a chat, side by side across chats, at the pacer's pace.

Invariant: *sending* is in the store before a request goes out and its outcome after it; a wait that Telegram asks for
parks one chat and never blocks the others. While Telegram cannot be reached nothing goes out but a probe, and a part
that may have gone out already is sent once more only when Telegram has answered since.
"""

import asyncio
import logging
from collections import Counter

from telegram.error import TelegramError

from bot.clock import Clock
from bot.delivery.exchange import Given, Wish, exchange
from bot.delivery.outage import Line
from bot.delivery.outcome import Fate, Outcome, outcome_of
from bot.delivery.pace import Pacer
from bot.delivery.post import Post
from bot.delivery.refusals import Refusals
from bot.delivery.rests import Rests
from bot.delivery.settle import Result, recover
from bot.model.digest import Delivery
from bot.store import Store

SIDE_BY_SIDE, PAID_SIDE_BY_SIDE = 32, 160
_PATIENCE = 5.0
_GATHER = 0.01
_HURRY = 60.0
_NO_ANSWER = (Fate.RETRY, Fate.UNCERTAIN, Fate.HALT)
_OWN_FAULT = "a fault of our own"

logger = logging.getLogger(__name__)


class Sender:
    """Empties the ledger through `post`. `side_by_side` requests are out at the same time at most."""

    def __init__(
        self, store: Store, post: Post, pacer: Pacer, clock: Clock, *, side_by_side: int = SIDE_BY_SIDE
    ) -> None:
        self._store = store
        self._post = post
        self._pacer = pacer
        self._clock = clock
        self._side_by_side = side_by_side
        self._draining = asyncio.Lock()
        self._news = asyncio.Event()
        self._in_flight: set[asyncio.Task[None]] = set()
        self._results: list[Result] = []
        self._rests = Rests()
        self._hurried: dict[int, float] = {}
        self._line = Line()
        self._refusals = Refusals()
        self._is_closed = self._is_recovered = self._is_doubtful = False
        self.tally: Counter[str] = Counter()
        """How many sends came to what since the start: `sent`, or the fate of a failure."""

    @property
    def in_flight(self) -> int:
        """How many requests are out."""
        return len(self._in_flight)

    @property
    def is_reaching(self) -> bool:
        """Whether Telegram answers, as far as is known."""
        return self._line.is_up

    async def recover(self) -> None:
        """At a start, nothing is in flight anywhere: what is marked so was left by a stop."""
        left = await self._store.run(recover, self._clock.now())
        self._is_recovered = True
        if left:
            logger.warning("parts that were in flight at the last stop are uncertain", extra={"parts": left})

    async def drain(self) -> None:
        """Send all that may go out now. Returns when nothing is left but what has to wait for long."""
        async with self._draining:
            await self._exchange(Wish(tuple(self._results)))  # left when the store was held by another
            if not self._is_recovered:
                await self.recover()
            try:
                while await self._round():
                    pass
            except BaseException:
                self._is_recovered = False  # what was claimed last may never have been begun
                raise
            finally:
                await self._finish()

    async def hurry(self, chat: int) -> None:
        """Send what waits for `chat` before all others: somebody there has asked for it."""
        self._hurried[chat] = self._pacer.clock() + _HURRY
        self._news.set()
        if not self._draining.locked():
            await self.drain()

    async def aclose(self) -> None:
        """Begin nothing more, and return when what is in flight has its outcome. To be called before the bot's end."""
        self._is_closed = True
        self._news.set()
        async with self._draining:
            return

    async def _round(self) -> bool:
        """Hand in outcomes, take parts, send them. False when nothing is left but what has to wait for long."""
        self._news.clear()
        wish = await self._wish()
        given = await self._exchange(wish)
        for delivery in given.claimed:
            self._begin(delivery)
        if wish.is_probe and not given.claimed and self._line.answered(self._pacer.clock()):
            self._is_back()
        wait = self._wait(wish, given)
        if wait is None and not self._in_flight and not self._results:
            return False
        await self._hear(wait)
        return True

    async def _wish(self) -> Wish:
        now = self._pacer.clock()
        results = tuple(self._results)
        hold = tuple({one.delivery.chat for one in results if self._pacer.delay(one.delivery.chat) > 0})
        release = self._rests.over(now)
        if self._is_closed:
            return Wish(results, hold=hold, release=release)
        if not self._line.is_sure and self._pacer.answered_at > self._line.failed_at:  # by an answer to somebody
            self._reached()
        doubt = now >= self._line.next_doubt
        if not self._line.is_up:
            probe = await self._may_probe(now)
            return Wish(results, hold=hold, release=release, is_probe=probe, may_doubt=doubt)
        if self._is_doubtful and not self._in_flight and doubt:
            self._is_doubtful = False
            return Wish(results, hold=hold, release=release, is_probe=await self._is_answered(), may_doubt=True)
        limit = max(0, min(self._side_by_side - len(self._in_flight), self._pacer.allowance()))
        self._hurried = {chat: until for chat, until in self._hurried.items() if until > now}
        first, only_certain = tuple(self._hurried), not self._line.is_sure
        return Wish(results, limit, first, only_certain=only_certain, hold=hold, release=release)

    async def _exchange(self, wish: Wish) -> Given:
        if wish == Wish():
            return Given()
        given = await self._store.run(exchange, wish, self._clock.now())
        del self._results[: len(wish.results)]
        self._is_doubtful = given.is_doubtful
        for chat in given.held:
            self._rests.add(chat, self._pacer.clock() + self._pacer.delay(chat))
        return given

    async def _may_probe(self, now: float) -> bool:
        return not self._in_flight and now >= self._line.next_probe and await self._is_answered()

    async def _is_answered(self) -> bool:
        """Whether Telegram answers a question that sends nothing, so that a part may be tried."""
        try:
            await self._post.probe()
        except TelegramError as error:
            self._line.failed(self._pacer.clock(), is_probe=True)
            logger.warning("Telegram cannot be reached, digests wait", extra={"why": outcome_of(error).reason})
            return False
        return True

    def _begin(self, delivery: Delivery) -> None:
        if self._pacer.delay(delivery.chat) > 0:  # an answer to somebody there went out meanwhile
            self._results.append(Result(delivery))
            self._news.set()
            return
        self._pacer.take(delivery.chat)
        task = asyncio.create_task(self._send(delivery))
        self._in_flight.add(task)
        task.add_done_callback(self._in_flight.discard)

    async def _send(self, delivery: Delivery) -> None:
        try:
            result = Result(delivery, await self._post.send(delivery))
        except TelegramError as error:
            outcome = outcome_of(error, is_rich=delivery.message.is_rich)
            result = Result(delivery, failure=self._refusals.judged(delivery.chat, outcome))
        except Exception:
            logger.exception("a part failed in a way that is not known", extra={"chat": delivery.chat})
            result = Result(delivery, failure=Outcome(Fate.UNCERTAIN, _OWN_FAULT))
        self._learn(result)
        self._results.append(result)
        self._news.set()

    def _learn(self, result: Result) -> None:
        failure = result.failure
        self.tally[failure.fate.value if failure else "sent"] += 1
        if failure is None:
            self._pacer.went_well()
            self._refusals.went_well()
            self._reached()
            return
        delivery = result.delivery
        where = {"chat": delivery.chat, "digest": delivery.digest, "part": delivery.part}
        logger.info("a part was not sent", extra=where | {"why": failure.reason})
        if failure.fate is Fate.WAIT:
            self._pacer.slow_down(delivery.chat, failure.wait.total_seconds())
        if failure.fate not in _NO_ANSWER:
            self._reached()
        elif failure.reason != _OWN_FAULT:
            self._line.failed(self._pacer.clock(), was_doubted=delivery.uncertain > 0)

    def _reached(self) -> None:
        if self._line.went_well(self._pacer.clock()):
            self._is_back()

    def _is_back(self) -> None:
        logger.info("Telegram can be reached again")
        self._pacer.start_slowly()

    def _wait(self, wish: Wish, given: Given) -> float | None:
        """The seconds after which there may be more to do; None when only news can bring it."""
        now, waits = self._pacer.clock(), []
        has_room = len(self._in_flight) < self._side_by_side
        if self._is_doubtful and not self._in_flight:
            waits.append(self._line.next_doubt - now)
        elif not self._line.is_up and not self._in_flight:
            waits.append(self._line.next_probe - now)
        elif self._line.is_up and has_room and len(given.claimed) == wish.limit:
            waits.append(self._pacer.until_allowed())
        if (end := self._rests.next_end()) is not None:
            waits.append(end - now)
        waits = [] if self._is_closed else [wait for wait in waits if wait <= _PATIENCE]
        return max(0.0, min(waits)) if waits else None

    async def _hear(self, seconds: float | None) -> None:
        """Return when there is news or the time is over; news is waited for a little longer, for more to come."""
        if seconds is None:
            await self._news.wait()
        elif not self._news.is_set():
            first = [asyncio.ensure_future(one) for one in (self._news.wait(), self._pacer.sleep(seconds))]
            try:
                await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for one in first:
                    one.cancel()
        if self._in_flight and self._news.is_set():
            await self._pacer.sleep(_GATHER)

    async def _finish(self) -> None:
        """What is in flight gets its outcome."""
        if self._in_flight:
            await asyncio.gather(*self._in_flight)
        await self._exchange(Wish(tuple(self._results)))
