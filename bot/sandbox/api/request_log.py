"""What the bot asked of Telegram, in the order in which it was answered, with a stopwatch.

Invariant: the log keeps the latest requests and forgets older ones, so that its memory is bounded; it counts all.
"""

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.sandbox.api.faults import FaultKind
from bot.sandbox.wire import Json

KEEP = 10_000


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """A request that was made, `seconds` after the stopwatch was started.

    `status` and `answer` are None when it got none; `fault` is the one that it met.
    """

    seconds: float
    method: str
    params: Mapping[str, object]
    status: int | None
    answer: Json | None
    fault: FaultKind | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """A request that breaks the description of the Bot API or a limit that Telegram passes over in silence."""

    method: str
    params: Mapping[str, object]
    description: str


class Stopwatch:
    """Seconds since it was started. `clock` is monotonic, in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started = clock()

    def restart(self) -> None:
        """Begin again at zero."""
        self._started = self._clock()

    def elapsed(self) -> float:
        """Seconds since the last start."""
        return self._clock() - self._started


class RequestLog:
    """The latest `keep` requests and violations; `count` counts every request since the beginning."""

    def __init__(self, keep: int = KEEP) -> None:
        self.requests: deque[LoggedRequest] = deque(maxlen=keep)
        self.violations: deque[Violation] = deque(maxlen=keep)
        self.stopwatch = Stopwatch()
        self.count = 0

    def add(self, request: LoggedRequest) -> None:
        """Keep a request."""
        self.requests.append(request)
        self.count += 1

    def clear(self) -> None:
        """Forget all requests and start the stopwatch again."""
        self.requests.clear()
        self.count = 0
        self.stopwatch.restart()
