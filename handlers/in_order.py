"""Updates of one chat are handled in the order in which they came; chats do not wait for each other."""

import asyncio
from collections.abc import Awaitable
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

SIDE_BY_SIDE = 64


class PerChatProcessor(BaseUpdateProcessor):
    """Handles up to `SIDE_BY_SIDE` updates at once, one at a time in each chat."""

    def __init__(self) -> None:
        super().__init__(SIDE_BY_SIDE)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Wait for the chat's turn (locks are fair), then handle the update."""
        chat = update.effective_chat if isinstance(update, Update) else None
        turn = self._turns.setdefault(chat.id if chat is not None else 0, asyncio.Lock())
        async with turn:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""
