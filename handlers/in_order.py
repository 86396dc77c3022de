"""Updates of one chat are handled in the order in which they came; chats do not wait for each other.

A chat's updates wait for their turn before they take one of the places, so that no chat can fill them all.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

SIDE_BY_SIDE = 64
_TAKEN_AT_MOST = 10_000


class PerChatProcessor(BaseUpdateProcessor):
    """Handles up to `SIDE_BY_SIDE` updates at once, one at a time in each chat. `timed` is entered meanwhile."""

    def __init__(self, timed: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
        super().__init__(_TAKEN_AT_MOST)
        self._timed = timed
        self._places = asyncio.Semaphore(SIDE_BY_SIDE)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Wait for the chat's turn (locks are fair), then handle the update."""
        chat = update.effective_chat if isinstance(update, Update) else None
        turn = self._turns.setdefault(chat.id if chat is not None else 0, asyncio.Lock())
        async with turn, self._places:
            with self._timed():
                await coroutine

    @asynccontextmanager
    async def aside(self) -> AsyncIterator[None]:
        """For the handling of an update that waits for something slow: it keeps its chat's turn, but takes no place."""
        self._places.release()
        try:
            yield
        finally:
            await self._places.acquire()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""
