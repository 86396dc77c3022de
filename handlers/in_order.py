"""Updates of one chat are handled in the order in which they came; chats do not wait for each other.

A chat's updates wait for their turn before they take one of the places, so that no chat can fill them all. What only
shows something does not wait for those that are aside, and the word to a person who asks too much
waits for nobody, nor does an inline query, which has no chat.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from contextvars import ContextVar

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from handlers.inbox import Inbox
from handlers.throttle import Throttle

SIDE_BY_SIDE = 64
SHOWING = frozenset({"/help", "/privacy", "/topics", "/subscriptions", "/saved", "/stats", "/cancel"})
"""Commands that change nothing in the store and are answered at once."""
CANCELLING = "cancel:"
"""How the data of the key begins that ends what is under way."""

_TAKEN_AT_MOST = 10_000


class _Ticket:
    """A place in a chat's queue; `may_begin` is set when it is this update's turn."""

    __slots__ = ("is_aside", "is_showing", "may_begin")

    def __init__(self, *, is_showing: bool) -> None:
        self.is_showing = is_showing
        self.is_aside = False
        self.may_begin = asyncio.Event()


_current: ContextVar[tuple[int, _Ticket] | None] = ContextVar("_current", default=None)


class PerChatProcessor(BaseUpdateProcessor):
    """Handles up to `SIDE_BY_SIDE` updates at once, one at a time in each chat. `timed` is entered meanwhile.

    What was handled is marked in `inbox`, and `throttle` is told that it waits no more.
    """

    def __init__(
        self,
        timed: Callable[[], AbstractContextManager[None]] = nullcontext,
        inbox: Inbox | None = None,
        throttle: Throttle | None = None,
    ) -> None:
        super().__init__(_TAKEN_AT_MOST)
        self._timed = timed
        self._inbox = inbox
        self._throttle = throttle
        self._places = asyncio.Semaphore(SIDE_BY_SIDE)
        self._queues: dict[int, list[_Ticket]] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Wait for the chat's turn, then handle the update. One that is cut off stays in the inbox."""
        number = update.update_id if isinstance(update, Update) else None
        try:
            await self._in_turn(update, coroutine)
        except Exception:
            self._done(number)
            raise
        self._done(number)

    @asynccontextmanager
    async def aside(self) -> AsyncIterator[None]:
        """For the handling of an update that waits for something slow: it takes no place meanwhile.

        It keeps its chat's turn, but lets commands pass that only show something.
        """
        chat, ticket = _current.get() or (0, None)
        self._places.release()
        try:
            if ticket is not None:
                ticket.is_aside = True
                self._call(chat)
            yield
        finally:
            if ticket is not None:
                ticket.is_aside = False
            await self._places.acquire()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Write down what was handled."""
        if self._inbox is not None:
            await self._inbox.aclose()

    async def _in_turn(self, update: object, coroutine: Awaitable[object]) -> None:
        is_inline = isinstance(update, Update) and update.inline_query is not None
        if is_inline or (self._throttle is not None and self._throttle.is_too_much(update)):
            await self._handle(update, coroutine)
            return
        chat = update.effective_chat if isinstance(update, Update) else None
        key, ticket = chat.id if chat is not None else 0, _Ticket(is_showing=_only_shows(update))
        self._queues.setdefault(key, []).append(ticket)
        self._call(key)
        try:
            await ticket.may_begin.wait()
            _current.set((key, ticket))
            await self._handle(update, coroutine)
        finally:
            self._queues[key].remove(ticket)
            self._call(key)

    async def _handle(self, update: object, coroutine: Awaitable[object]) -> None:
        async with self._places:
            if self._inbox is not None and isinstance(update, Update):
                await self._inbox.begin(update.update_id)
            with self._timed():
                await coroutine

    def _call(self, chat: int) -> None:
        """Let begin whose turn it is: the first, and what only shows something when all before it are aside."""
        queue = self._queues[chat]
        if not queue:
            del self._queues[chat]
            return
        for ticket in queue:
            if ticket is queue[0] or ticket.is_showing:
                ticket.may_begin.set()
            if not ticket.is_aside:
                return

    def _done(self, number: int | None) -> None:
        if number is not None and self._throttle is not None:
            self._throttle.over(number)
        if number is not None and self._inbox is not None:
            self._inbox.done(number)


def _only_shows(update: object) -> bool:
    if not isinstance(update, Update):
        return False
    message, query = update.message, update.callback_query
    if query is not None:
        return str(query.data).startswith(CANCELLING)
    return message is not None and (message.text or "").partition("@")[0] in SHOWING
