"""What tasks wait at until something has changed.

Invariant: a ring is missed by nobody who looks, finds nothing and waits, without an await between the look and the
wait. It costs nothing while nobody waits. For the tasks of one loop.
"""

import asyncio
from collections.abc import Callable


class Bell:
    """`ring` wakes all that wait."""

    def __init__(self) -> None:
        self._rung: asyncio.Event | None = None

    def ring(self) -> None:
        """Let all that wait look again."""
        if self._rung:
            self._rung.set()
            self._rung = None

    async def wait(self) -> None:
        """Return at the next ring."""
        self._rung = self._rung or asyncio.Event()
        await self._rung.wait()

    async def wait_for(self, holds: Callable[[], bool]) -> None:
        """Return when `holds()` is true, looked at now and at every ring."""
        while not holds():
            await self.wait()
