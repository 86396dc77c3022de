"""How fast messages may go out in all: as fast as named, or slower when Telegram has said that it was too fast.

A refusal lowers the rate to 0.7 of itself, at most once a second; what is accepted raises it again by the same step
each second, from the lowest to the highest in 90 seconds. Invariant: never above the rate that was named.
"""

import math

from bot.delivery.bucket import Bucket, Rate

_LOWERED, _LOWERED_EVERY = 0.7, 1.0
_LOWEST = 1.0
_RECOVERY, _LONGEST_STEP = 90.0, 5.0
_SLOW_START = 0.1


class Ceiling:
    """A bucket whose rate adapts, `keep` of whose tokens are not for what can wait.

    Moments are seconds on a monotonic clock.
    """

    def __init__(self, highest: Rate, now: float, keep: float = 0.0) -> None:
        self._highest = highest
        self._keep = keep
        self._bucket = Bucket(highest, now)
        self._lowered_at = -math.inf
        self._raised_at = now

    @property
    def per_second(self) -> float:
        """The rate as it is now."""
        return self._bucket.rate.per_second

    def spare(self, now: float, waiting: int) -> int:
        """How many messages that can wait may go out now, beside `waiting` others and those that are kept for."""
        return self._bucket.spare(now, self._kept + waiting)

    def until_spare(self, now: float, waiting: int) -> float:
        """The seconds until `spare` is at least 1."""
        return self._bucket.wait(now, 1 + self._kept + waiting)

    def wait(self, now: float, before: int) -> float:
        """The seconds until a message may go out that has so many before it."""
        return self._bucket.wait(now, 1 + before)

    def take(self, now: float) -> None:
        """A message goes out."""
        self._bucket.take(now)

    def rest(self, now: float, until: float) -> None:
        """Let nothing out before `until`."""
        self._bucket.rest(now, until)

    def lower(self, now: float) -> None:
        """Telegram refused a message."""
        if now - self._lowered_at >= _LOWERED_EVERY:
            self._lowered_at = now
            self._set(now, self.per_second * _LOWERED)

    def start_slowly(self, now: float) -> None:
        """Telegram has not been reached for a while."""
        self._set(now, min(self.per_second, self._highest.per_second * _SLOW_START))

    def went_well(self, now: float) -> None:
        """Telegram accepted a message. Time in which nothing was sent counts for a few seconds at most."""
        highest = self._highest.per_second
        if self.per_second < highest:
            elapsed = min(now - self._raised_at, _LONGEST_STEP)
            self._set(now, self.per_second + highest * elapsed / _RECOVERY)

    @property
    def _kept(self) -> float:
        return max(0.0, min(self._keep, self._bucket.rate.burst - 1))

    def _set(self, now: float, per_second: float) -> None:
        named = self._highest
        per_second = min(named.per_second, max(_LOWEST, per_second))
        burst = max(1.0, named.burst * per_second / named.per_second)
        self._bucket.change(now, Rate(per_second, min(named.burst, burst)))
        self._raised_at = now
