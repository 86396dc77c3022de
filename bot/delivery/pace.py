"""How fast requests may go out: which message may go when, with the answers to people before the digests.

Telegram names about 30 messages a second in all, about one a second in a chat with short bursts, 20 a minute in a
group, and 1,000 a second for paid broadcasts (Bots FAQ, "My bot is hitting limits"). The real limits are unspecified,
so refusals are obeyed and learned from beside them.

Invariant: none of these rates is exceeded in any window, right after a rest too; an answer waits for no digest.
"""

import asyncio
import math
import time
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from itertools import count

from bot.delivery.bucket import Bucket, Rate
from bot.delivery.ceiling import Ceiling
from bot.delivery.floods import Floods

Chat = int | str

OVERALL = Rate(25, 5)
PAID = Rate(950, 50)
"""Of the ledger's messages when they are paid for: burst and all, no second has more than 1,000."""
PRIVATE = Rate(1, 3)
GROUP = Rate(15 / 60, 5)
"""Burst and all, no minute has more than 20."""

_FOR_ANSWERS = 2
_LOOKED_AT = 2


class Pacer:
    """Buckets for all, and one for each chat that had a message lately. Groups and channels have ids below 0.

    An answer to a person waits here for its turn (`wait`); the ledger asks what it may send (`allowance`, `delay`) and
    says what it does (`take`). With `paid` the ledger's messages have a bucket of their own, as Telegram counts them
    apart; the chats' buckets are shared in any case. Nothing here is safe for threads.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        *,
        overall: Rate = OVERALL,
        paid: Rate | None = None,
    ) -> None:
        self.clock = clock
        """Seconds, monotonic: the time of all that is asked for here."""
        self.sleep = sleep
        """How to wait on that clock."""
        self.answered_at = -math.inf
        """When Telegram last accepted a message."""
        now = clock()
        self._answers = Ceiling(overall, now, keep=_FOR_ANSWERS)
        self._ledger = self._answers if paid is None else Ceiling(paid, now)
        self._ceilings = {self._answers, self._ledger}
        self._chats: OrderedDict[Chat, Bucket] = OrderedDict()
        self._floods = Floods()
        self._tickets = count()
        self._waiting: dict[int, Chat] = {}
        """Answers that wait, in order of arrival."""

    @property
    def per_second(self) -> float:
        """How many of the ledger's messages may go out in a second, as far as is known now."""
        return self._ledger.per_second

    @property
    def known_chats(self) -> int:
        """How many chats are remembered: those that would have to wait for something."""
        return len(self._chats)

    def allowance(self) -> int:
        """How many of the ledger's messages may go out now."""
        now = self.clock()
        return self._ledger.spare(now, self._competing(now))

    def until_allowed(self) -> float:
        """The seconds until `allowance` is at least 1, if nothing comes between; 0 when it is."""
        now = self.clock()
        return self._ledger.until_spare(now, self._competing(now))

    def delay(self, chat: Chat) -> float:
        """The seconds until `chat` may get its next message from the ledger, whatever goes to others; 0 when now."""
        before = sum(one == chat for one in self._waiting.values())
        return self._wait_of_chat(chat, before, self.clock())

    def take(self, chat: Chat) -> None:
        """One of the ledger's messages goes out now."""
        self._take(chat, self._ledger)

    def until_answer(self, chat: Chat) -> float:
        """The seconds until an answer to `chat` that is asked for now may go out, if nothing comes between."""
        return self._until_turn(chat, list(self._waiting.values()), self.clock())

    async def wait(self, chat: Chat) -> None:
        """Return when an answer to `chat` may go out, which is then counted.

        Answers go in order of arrival, but one whose chat has to rest holds up no other chat's.
        """
        ticket = next(self._tickets)
        self._waiting[ticket] = chat
        try:
            while (seconds := self._until_turn(chat, self._before(ticket), self.clock())) > 0:
                await self.sleep(seconds)
        finally:
            del self._waiting[ticket]
        self._take(chat, self._answers)

    def slow_down(self, chat: Chat, seconds: float) -> None:
        """Telegram refused a message to `chat` for `seconds`. The chat rests, and all go slower.

        If several chats are refused within a short time, it is the bot as a whole that has to rest.
        """
        now = self.clock()
        self._bucket(chat, now).rest(now, now + seconds)
        for ceiling in self._ceilings:
            ceiling.lower(now)
        if (until := self._floods.add(chat, now, now + seconds)) is not None:
            for ceiling in self._ceilings:
                ceiling.rest(now, until)

    def went_well(self) -> None:
        """Telegram accepted a message."""
        now = self.answered_at = self.clock()
        for ceiling in self._ceilings:
            ceiling.went_well(now)

    def start_slowly(self) -> None:
        """Telegram is there again after an outage: begin at a tenth of the rate."""
        now = self.clock()
        for ceiling in self._ceilings:
            ceiling.start_slowly(now)

    def _before(self, ticket: int) -> list[Chat]:
        return [chat for other, chat in self._waiting.items() if other < ticket]

    def _until_turn(self, chat: Chat, before: list[Chat], now: float) -> float:
        own = self._wait_of_chat(chat, before.count(chat), now)
        return max(own, self._answers.wait(now, self._ready(before, now)))

    def _competing(self, now: float) -> int:
        """How many answers wait for a token that the ledger could take."""
        if not self._waiting or self._ledger is not self._answers:
            return 0
        return self._ready(self._waiting.values(), now)

    def _ready(self, answers: Iterable[Chat], now: float) -> int:
        """How many of the answers wait for nothing but a token of all."""
        asked: Counter[Chat] = Counter()
        ready = 0
        for chat in answers:
            ready += self._wait_of_chat(chat, asked[chat], now) == 0
            asked[chat] += 1
        return ready

    def _wait_of_chat(self, chat: Chat, before: int, now: float) -> float:
        bucket = self._chats.get(chat) or Bucket(_rate(chat), now)
        return bucket.wait(now, 1 + before)

    def _take(self, chat: Chat, ceiling: Ceiling) -> None:
        now = self.clock()
        self._bucket(chat, now).take(now)
        ceiling.take(now)
        self._forget_rested(now)

    def _bucket(self, chat: Chat, now: float) -> Bucket:
        bucket = self._chats.get(chat)
        if bucket is None:
            bucket = self._chats[chat] = Bucket(_rate(chat), now)
        return bucket

    def _forget_rested(self, now: float) -> None:
        """Look at a few chats each time, in turn, so that a message costs the same however many are known."""
        for _ in range(min(_LOOKED_AT, len(self._chats))):
            chat, bucket = next(iter(self._chats.items()))
            if bucket.is_full(now):
                del self._chats[chat]
            else:
                self._chats.move_to_end(chat)


def _rate(chat: Chat) -> Rate:
    return GROUP if isinstance(chat, str) or chat < 0 else PRIVATE
