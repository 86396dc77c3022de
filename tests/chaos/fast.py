"""Time that runs faster than the machine's, and goes on while nobody looks: all processes agree on it.

Invariant: at the same moment it is the same time in every process that was given the same origin.
"""

import asyncio
import time
from datetime import UTC, datetime, timedelta

from tests.chaos.plan import BEGIN

_SHORT = 0.01


class FastClock:
    """It was BEGIN when the machine's monotonic clock showed `origin`, and `factor` seconds pass in one."""

    def __init__(self, origin: float, factor: float) -> None:
        self.origin = origin
        self.factor = factor

    def seconds(self) -> float:
        """Seconds since BEGIN."""
        return (time.monotonic() - self.origin) * self.factor

    def now(self) -> datetime:
        """The time, in UTC."""
        return (BEGIN + timedelta(seconds=self.seconds())).astimezone(UTC)

    def turn_to(self, moment: datetime) -> None:
        """Let it be `moment` now."""
        self.origin -= (moment - self.now()).total_seconds() / self.factor

    async def sleep(self, seconds: float) -> None:
        """Wait so many of its seconds. The shortest waits, for which work is gathered, are the machine's."""
        await asyncio.sleep(seconds if seconds <= _SHORT else max(_SHORT, seconds / self.factor))
