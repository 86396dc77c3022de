"""Work that several ask for at once and that is done once.

Invariant: while work for a key is under way, whoever asks for that key waits for the same outcome; who stops waiting
stops nobody else.
"""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

from bot.errors import GivenUp

T = TypeVar("T")


class Flights(Generic[T]):
    """Work under way, by key."""

    def __init__(self) -> None:
        self._tasks: dict[Hashable, asyncio.Task[T]] = {}

    async def join(self, key: Hashable, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The outcome of `work()`, or of the work for `key` that is under way. Raises what it raises, or GivenUp."""
        task = self._tasks.get(key)
        if task is None:
            task = asyncio.create_task(work())
            self._tasks[key] = task
            task.add_done_callback(lambda done: self._landed(key, done))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            waiting = asyncio.current_task()
            if task.cancelled() and waiting is not None and not waiting.cancelling():
                raise GivenUp("I am being stopped just now. Please ask again in a minute.") from None
            raise

    async def aclose(self) -> None:
        """Give up all work."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _landed(self, key: Hashable, task: asyncio.Task[T]) -> None:
        del self._tasks[key]
        if not task.cancelled():
            task.exception()  # seen, also when nobody waits any more
