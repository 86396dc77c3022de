"""Updates that wait to be handled or are being handled; they survive the process.

A crash can repeat the answers to the updates that were in hand at that moment, each once for every crash: their marks
were not written yet. No more can be repeated, since every command sets a state, shows something or asks the ledger,
which sends a digest once; a reading that was paid for is on the shelf.

Invariant: what `keep` has returned is handled until it is `done`, in this process or in the next.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Sequence

from bot.clock import Clock
from bot.errors import StoreBusy
from bot.store import Store, inbox
from bot.store.inbox import Kept

MOST_OPEN = 2_000

logger = logging.getLogger(__name__)


class Inbox:
    """Marks of handled updates that come together are written together. Close it after the last update was handled."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._open: set[int] = set()
        self._left: set[int] = set()
        """Ids of those that an earlier process left and that are not begun again."""
        self._room = asyncio.Event()
        self._room.set()
        self._unmarked: list[int] = []
        self._marking: asyncio.Task[None] | None = None
        self._has_marked = True

    @property
    def open(self) -> int:
        """How many updates are not done."""
        return len(self._open)

    async def left(self) -> list[Kept]:
        """What an earlier process did not get done, in order; what ended several processes is dropped with a word."""
        found, given_up = await self._store.run(inbox.left)
        for number in given_up:
            logger.error("an update was given up", extra={"update": number, "attempts": inbox.MOST_ATTEMPTS})
        if found:
            logger.info("updates of an earlier process are handled", extra={"updates": len(found)})
        self._left.update(one.update_id for one in found)
        self._take(self._left)
        return found

    async def keep(self, updates: Sequence[Kept], confirmed: int | None) -> set[int]:
        """Keep these and return the ids of those that are new; Telegram delivers none below `confirmed` again.

        Raises StoreBusy or sqlite3.Error; nothing is kept then.
        """
        if not updates and not (self._has_marked and confirmed):
            return set()
        self._has_marked = False
        fresh = await self._store.run(inbox.keep, updates, confirmed, self._clock.now())
        self._take(fresh)
        return fresh

    async def room(self) -> None:
        """Return when fewer than `MOST_OPEN` updates are open."""
        await self._room.wait()

    async def begin(self, number: int) -> None:
        """To be called before an update is handled, which is more than that its attempts are counted."""
        if number in self._left:
            self._left.discard(number)
            try:
                await self._store.run(inbox.begin_again, number)
            except (StoreBusy, sqlite3.Error) as error:
                logger.warning("an attempt was not counted", extra={"update": number, "why": str(error)})

    def done(self, number: int) -> None:
        """The update was handled. The mark is written soon, at the latest by `aclose`."""
        if number not in self._open:
            return
        self._open.discard(number)
        if len(self._open) < MOST_OPEN:
            self._room.set()
        self._unmarked.append(number)
        if self._marking is None or self._marking.done():
            self._marking = asyncio.create_task(self._mark())

    async def aclose(self) -> None:
        """Write what is not written."""
        if self._marking is not None:
            await self._marking
        await self._mark()

    def _take(self, numbers: set[int]) -> None:
        self._open |= numbers
        if len(self._open) >= MOST_OPEN:
            self._room.clear()

    async def _mark(self) -> None:
        while self._unmarked:
            marked, self._unmarked = self._unmarked, []
            try:
                await self._store.run(inbox.settle, marked)
            except (StoreBusy, sqlite3.Error) as error:
                self._unmarked = [*marked, *self._unmarked]
                logger.warning("handled updates are not marked yet", extra={"updates": len(marked), "why": str(error)})
                return
            self._has_marked = True
