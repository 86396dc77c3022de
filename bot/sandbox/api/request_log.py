"""What the bot asked of Telegram, in the order in which it was answered, with a stopwatch.

Invariant: the log keeps the latest requests and forgets older ones, and no content of files, so that its memory is
bounded; it counts all.
"""

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.sandbox.api.faults import FaultKind
from bot.sandbox.wire import Json, Upload

KEEP = 10_000


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file of a request without its content; `size` is in bytes."""

    filename: str
    content_type: str
    size: int


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """A request that was made, `seconds` after the stopwatch was started.

    `params` hold an UploadedFile for a file.
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


Kept = TypeVar("Kept", LoggedRequest, Violation)


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
        self.requests.append(_without_content(request))
        self.count += 1

    def add_violation(self, violation: Violation) -> None:
        """Keep a violation."""
        self.violations.append(_without_content(violation))

    def clear(self) -> None:
        """Forget all requests and start the stopwatch again."""
        self.requests.clear()
        self.count = 0
        self.stopwatch.restart()


def _without_content(kept: Kept) -> Kept:
    files = {
        name: UploadedFile(value.filename, value.content_type, len(value.content))
        for name, value in kept.params.items()
        if isinstance(value, Upload)
    }
    return replace(kept, params={**kept.params, **files}) if files else kept
