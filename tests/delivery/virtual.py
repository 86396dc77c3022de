"""Time that passes only when everybody waits."""

import asyncio
import heapq
from collections.abc import Coroutine, Iterable
from itertools import count
from typing import Any

_SETTLE = 6


class VirtualTime:
    """Seconds on a monotonic clock. `run` lets tasks work until all are done, turning the clock from sleep to sleep."""

    def __init__(self, start: float = 1_000_000.0) -> None:
        self.seconds = start
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.seconds + seconds, next(self._order), waking))
        await waking

    async def run(self, work: Iterable[Coroutine[Any, Any, None]]) -> None:
        tasks = [asyncio.ensure_future(one) for one in work]
        while not all(task.done() for task in tasks):
            for _ in range(_SETTLE):
                await asyncio.sleep(0)
            if self._sleepers:
                self.seconds, _, waking = heapq.heappop(self._sleepers)
                waking.set_result(None)
        for task in tasks:
            task.result()
