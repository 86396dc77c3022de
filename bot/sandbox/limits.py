"""Telegram's sending limits, off until a test or the demo sets them.

Source: "My bot is hitting limits" in the Bot API FAQ: about one message a second in a chat, 20 a minute in a group, 30
a second over all. The clock is monotonic and handed in.
"""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages in any `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Rates:
    """`burst` messages in one chat pass at once before one a second counts."""

    burst: int = 1
    group: Rate = Rate(20, 60)
    overall: Rate = Rate(30, 1)

    @property
    def chat(self) -> Rate:
        """The rule for one chat: `burst` messages in as many seconds."""
        return Rate(self.burst, float(self.burst))


class RateLimits:
    """Counts what was accepted. `clock` gives seconds and never goes back."""

    def __init__(self, rates: Rates, clock: Callable[[], float]) -> None:
        self._rates = rates
        self._clock = clock
        self._accepted: dict[tuple[str, int], deque[float]] = defaultdict(deque)

    def accept(self, chat_id: int) -> int:
        """Count one message to the chat and return 0, or return the seconds after which to try again.

        A refused message does not count.
        """
        now = self._clock()
        rules = [
            (self._rates.overall, self._accepted["overall", 0]),
            (self._rates.chat, self._accepted["chat", chat_id]),
        ]
        if chat_id < 0:
            rules.append((self._rates.group, self._accepted["group", chat_id]))
        wait = max(_wait(rate, sent, now) for rate, sent in rules)
        if wait > 0:
            return math.ceil(wait)
        for _, sent in rules:
            sent.append(now)
        return 0


def _wait(rate: Rate, sent: deque[float], now: float) -> float:
    while sent and sent[0] <= now - rate.seconds:
        sent.popleft()
    return 0.0 if len(sent) < rate.count else sent[0] + rate.seconds - now
