"""The time, as something that is handed in: the real clock, or one that tests and the demo turn by hand."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Anything that can tell the time. `now()` is always aware, in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class ManualClock:
    """A clock that stands still until it is turned."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def set(self, moment: datetime) -> None:
        self._now = moment.astimezone(UTC)

    def advance(self, step: timedelta) -> None:
        self._now += step


class RunningClock:
    """A clock that runs on from wherever it was last set. `seconds` counts what passes and never goes back."""

    def __init__(self, start: datetime, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self.set(start)

    def now(self) -> datetime:
        return self._set_to + timedelta(seconds=self._seconds() - self._set_at)

    def set(self, moment: datetime) -> None:
        self._set_to, self._set_at = moment.astimezone(UTC), self._seconds()
