"""Pictures drawn in processes of their own, which give their memory back when they end.

Invariant: a picture is drawn once for the same values while it is remembered; a process that fails or takes too long
raises NoPicture and leaves nothing behind.
"""

import asyncio
from collections import OrderedDict

from bot.apart import NoAnswer, answer_of
from bot.charts.worker import Job, to_json
from bot.errors import NoPicture
from bot.flights import Flights

_WORKER = "bot.charts.worker"
_NEEDED = ("HOME", "XDG_CACHE_HOME", "MPLCONFIGDIR", "LOCALAPPDATA")
"""What matplotlib finds its cache by."""
_SECONDS = 60.0
_KEPT = 48
_SENTENCE = "The picture could not be drawn."


class Charts:
    """Draws at most `at_once` pictures at the same time and remembers the last ones."""

    def __init__(self, at_once: int = 1, seconds: float = _SECONDS) -> None:
        self._turns = asyncio.Semaphore(at_once)
        self._seconds = seconds
        self._flights: Flights[bytes] = Flights()
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()

    async def picture(self, job: Job) -> bytes:
        """The picture of a job. Raises NoPicture."""
        key = to_json(job)
        if key not in self._kept:
            self._kept[key] = await self._flights.join(key, lambda: self._drawn(key))
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    async def aclose(self) -> None:
        """Give up what is being drawn."""
        await self._flights.aclose()

    async def _drawn(self, content: bytes) -> bytes:
        async with self._turns:
            try:
                return await answer_of(_WORKER, content, self._seconds, _NEEDED)
            except NoAnswer as error:
                raise NoPicture(_SENTENCE) from error
