"""What may still be spent on a language model today.

Invariant: what is paid and what is under way together never pass a limit by more than the last answer's excess over its
estimate. A day is a UTC day. What a chat asks for counts for it and for the whole; a digest's readings only for the
whole.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.clock import Clock
from bot.model.paper import Paper
from bot.model.reading import Fallback
from bot.model.usage import Purpose, Usage
from bot.store import Store, spending
from bot.store.spending import Charge


class OverBudget(Exception):
    """`why` is the limit that would be passed: CHAT_BUDGET or DAILY_BUDGET."""

    def __init__(self, why: Fallback) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(eq=False, slots=True)
class Reservation:
    """Money that is set aside for one reading or question; `settle` says what it came to."""

    chat: int | None
    amount: float
    charges: list[tuple[Purpose, Usage]]

    def settle(self, purpose: Purpose, usage: Usage | None) -> None:
        """Note what was used (None: nothing). It is written when the reservation ends."""
        if usage is not None and usage.calls:
            self.charges.append((purpose, usage))


class Budget:
    """Limits per day, in the currency of the prices; 0 is no limit."""

    def __init__(self, store: Store, clock: Clock, *, daily: float, per_chat: float) -> None:
        self._store = store
        self._clock = clock
        self._daily = daily
        self._per_chat = per_chat
        self._open: list[Reservation] = []
        self._deciding = asyncio.Lock()

    async def refusal(self, chat: int | None, amount: float = 0.0) -> Fallback | None:
        """Which limit `amount` more would pass, for `chat` (None: for a digest); None when it may be spent."""
        today = self._clock.now().date()
        if self._per_chat and chat is not None:
            spent = await self._store.run(spending.spent, today, chat)
            under_way = sum(one.amount for one in self._open if one.chat == chat)
            if _passes(spent + under_way, amount, self._per_chat):
                return Fallback.CHAT_BUDGET
        if self._daily:
            spent = await self._store.run(spending.spent, today)
            if _passes(spent + sum(one.amount for one in self._open), amount, self._daily):
                return Fallback.DAILY_BUDGET
        return None

    @asynccontextmanager
    async def reserved(
        self, chat: int | None, amount: float, paper: Paper, language: str, model: str
    ) -> AsyncIterator[Reservation]:
        """`amount` set aside while something is asked; what it came to is kept in the store. Raises OverBudget."""
        reservation = Reservation(chat, amount, [])
        async with self._deciding:  # two that ask at once must not both find the last room
            why = await self.refusal(chat, amount)
            if why is not None:
                raise OverBudget(why)
            self._open.append(reservation)
        try:
            yield reservation
        finally:
            now = self._clock.now()
            for purpose, usage in reservation.charges:
                charge = Charge(now, chat, paper, language, purpose, model, usage)
                await self._store.run(spending.add, charge)
            self._open.remove(reservation)


def _passes(spent: float, amount: float, limit: float) -> bool:
    return spent + amount > limit or spent >= limit
