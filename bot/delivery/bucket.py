"""A token bucket: so many on average, and a few at once after a rest.

Invariant: no window of any length lets more through than the burst and what flows in meanwhile, however long the rest
before it was; after a rest that Telegram asked for there is no burst.
"""

from dataclasses import dataclass

_NEARLY = 1e-6


@dataclass(frozen=True, slots=True)
class Rate:
    """`per_second` on average, `burst` at once after a rest."""

    per_second: float
    burst: float


class Bucket:
    """Begins full. It is always given the time (seconds on a monotonic clock), so that it is right after any rest."""

    __slots__ = ("_filled_at", "_tokens", "rate")

    def __init__(self, rate: Rate, now: float) -> None:
        self.rate = rate
        self._tokens = rate.burst
        self._filled_at = now
        """Later than now while the bucket rests: `_tokens` is what it will hold then."""

    def spare(self, now: float, keep: float = 0.0) -> int:
        """How many tokens may be taken now so that `keep` are left."""
        self._refill(now)
        return max(0, int(self._tokens - keep + _NEARLY)) if self._filled_at <= now else 0

    def wait(self, now: float, tokens: float = 1.0) -> float:
        """The seconds until so many tokens have come, more than the burst too if some are taken meanwhile."""
        self._refill(now)
        missing = tokens - self._tokens
        return self._filled_at - now + (missing / self.rate.per_second if missing > _NEARLY else 0.0)

    def take(self, now: float) -> None:
        """Use a token. One that is not there yet is owed."""
        self._refill(now)
        self._tokens -= 1

    def rest(self, now: float, until: float) -> None:
        """Let nothing through before `until`, and one token at most at that moment."""
        self._refill(now)
        if until > self._filled_at:
            self._tokens += (until - self._filled_at) * self.rate.per_second
            self._filled_at = until
        self._tokens = min(self._tokens, 1.0)

    def change(self, now: float, rate: Rate) -> None:
        """Let it flow at another rate from now on."""
        self._refill(now)
        self.rate = rate
        self._tokens = min(self._tokens, rate.burst)

    def is_full(self, now: float) -> bool:
        """Whether the bucket has rested long enough to be forgotten."""
        self._refill(now)
        return self._tokens >= self.rate.burst and self._filled_at <= now

    def _refill(self, now: float) -> None:
        if now > self._filled_at:
            self._tokens = min(self.rate.burst, self._tokens + (now - self._filled_at) * self.rate.per_second)
            self._filled_at = now
