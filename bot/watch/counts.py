"""What is counted since the start of the process: updates, how long they took, questions to arXiv.

Invariant: counts only grow, and their kinds are few and fixed.
"""

import time
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)
"""Seconds."""


class Durations:
    """How many things took how long, as a Prometheus histogram has it."""

    def __init__(self) -> None:
        self._counts = [0] * (len(BOUNDS) + 1)
        self.total = 0.0
        """Seconds, of all together."""

    def add(self, seconds: float) -> None:
        """One more, of `seconds`."""
        self._counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds

    @property
    def count(self) -> int:
        """How many there were."""
        return sum(self._counts)

    def buckets(self) -> list[tuple[str, float]]:
        """(bound in seconds, how many took at most that), the last bound being +Inf."""
        bounds = [*map(str, BOUNDS), "+Inf"]
        return list(zip(bounds, map(float, accumulate(self._counts)), strict=True))


class Counts:
    """`seconds` is a clock that never goes back."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self.began = seconds()
        self.updates = Durations()
        self.arxiv_answers = 0

    @contextmanager
    def update(self) -> Iterator[None]:
        """To be entered while an update is handled."""
        begun = self._seconds()
        try:
            yield
        finally:
            self.updates.add(self._seconds() - begun)

    def arxiv_answered(self) -> None:
        """arXiv has answered a request."""
        self.arxiv_answers += 1

    @property
    def uptime(self) -> float:
        """Seconds since the start."""
        return self._seconds() - self.began
