"""A condition that costs nothing while nobody waits."""

import asyncio
from typing import Literal


class Bell(asyncio.Condition):
    """As its base, for tasks of one loop: `ring` wakes all that wait, and takes no lock when there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = 0

    async def wait(self) -> Literal[True]:
        """As in the base."""
        self._waiting += 1
        try:
            return await super().wait()
        finally:
            self._waiting -= 1

    async def ring(self) -> None:
        """Let all that wait look again."""
        if self._waiting:
            async with self:
                self.notify_all()
