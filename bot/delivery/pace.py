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
GROUP = Rate(20 / 60, 5)
_MOST_KNOWN = 1_000


class Bucket:
    """A token bucket that is always given the time, so that it is right after any rest.

    `take(now)` books one token and returns the seconds to wait before using it.
    """

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._tokens = rate.burst
        self._filled_at = 0.0

    def take(self, now: float) -> float:
        self._refill(now)
        self._tokens -= 1
        return max(0.0, -self._tokens / self._rate.per_second)

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
    """Waits its turn for every request: one bucket for all, one for each chat. Groups and channels have ids below 0."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._overall = Bucket(OVERALL)
        self._chats: dict[int | str, Bucket] = {}

    async def wait(self, chat: int | str) -> None:
        """Return when a message to `chat` may go out."""
        now = self._clock()
        seconds = max(self._chat(chat).take(now), self._overall.take(now))
        if seconds > 0:
            await self._sleep(seconds)
        self._forget_rested()

    def slow_down(self, chat: int | str, seconds: float) -> None:
        """Telegram asked to wait: that chat for `seconds`, all others for a second."""
        now = self._clock()
        self._chat(chat).drain(now, seconds)
        self._overall.drain(now, min(seconds, 1.0))

    def _chat(self, chat: int | str) -> Bucket:
        if chat not in self._chats:
            is_group = isinstance(chat, str) or chat < 0
            self._chats[chat] = Bucket(GROUP if is_group else PRIVATE)
            self._chats[chat].is_full(self._clock())
        return self._chats[chat]

    def _forget_rested(self) -> None:
        if len(self._chats) > _MOST_KNOWN:
            now = self._clock()
            self._chats = {chat: bucket for chat, bucket in self._chats.items() if not bucket.is_full(now)}
