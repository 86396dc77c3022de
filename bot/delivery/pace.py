"""How fast requests may go out.

Telegram names about 30 messages a second in all, about one a second in a chat with short bursts, and 20 a minute in a
group (Bots FAQ, "My bot is hitting limits"); the real limits are unspecified, so `retry_after` is obeyed beside them.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """`per_second` on average, `burst` at once after a rest."""

    per_second: float
    burst: float


OVERALL = Rate(25, 5)
PRIVATE = Rate(1, 3)
GROUP = Rate(15 / 60, 5)
"""Burst and all, no minute has more than 20."""

_FORGET_ABOVE = 1_000
_NEARLY = 1e-6


class Bucket:
    """A token bucket that is always given the time (seconds, monotonic), so that it is right after any rest."""

    def __init__(self, rate: Rate, now: float) -> None:
        self._rate = rate
        self._tokens = rate.burst
        self._filled_at = now

    def wait(self, now: float) -> float:
        """The seconds until a token is there, 0 when one is."""
        self._refill(now)
        missing = 1 - self._tokens
        return missing / self._rate.per_second if missing > _NEARLY else 0.0

    def take(self, now: float) -> None:
        """Use a token."""
        self._refill(now)
        self._tokens -= 1

    def drain(self, now: float, seconds: float) -> None:
        """Let nothing through for `seconds`, and no burst after that."""
        self._refill(now)
        self._tokens = min(self._tokens, -seconds * self._rate.per_second)

    def is_full(self, now: float) -> bool:
        """Whether the bucket has rested long enough to be forgotten."""
        self._refill(now)
        return self._tokens >= self._rate.burst

    def _refill(self, now: float) -> None:
        elapsed = max(0.0, now - self._filled_at)
        self._tokens = min(self._rate.burst, self._tokens + elapsed * self._rate.per_second)
        self._filled_at = now


class Pacer:
    """Waits its turn for every request: one bucket for all, one for each chat. Groups and channels have ids below 0.

    Tokens are taken from both at the moment of sending, so that a chat that has to wait holds up no other.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._overall = Bucket(OVERALL, clock())
        self._chats: dict[int | str, Bucket] = {}

    def delay(self, chat: int | str) -> float:
        """The seconds until a message to `chat` may go out, if nobody else takes the turn."""
        now = self._clock()
        return max(self._chat(chat, now).wait(now), self._overall.wait(now))

    async def wait(self, chat: int | str) -> None:
        """Return when a message to `chat` may go out."""
        while (seconds := self.delay(chat)) > 0:
            await self._sleep(seconds)
        now = self._clock()
        self._chat(chat, now).take(now)
        self._overall.take(now)
        self._forget_rested(now)

    def slow_down(self, chat: int | str, seconds: float) -> None:
        """Telegram asked to wait: that chat for `seconds`, all others for a second."""
        now = self._clock()
        self._chat(chat, now).drain(now, seconds)
        self._overall.drain(now, min(seconds, 1.0))

    def _chat(self, chat: int | str, now: float) -> Bucket:
        if chat not in self._chats:
            is_group = isinstance(chat, str) or chat < 0
            self._chats[chat] = Bucket(GROUP if is_group else PRIVATE, now)
        return self._chats[chat]

    def _forget_rested(self, now: float) -> None:
        if len(self._chats) > _FORGET_ABOVE:
            self._chats = {chat: bucket for chat, bucket in self._chats.items() if not bucket.is_full(now)}
