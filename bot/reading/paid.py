"""A language model's readings, within the budget.

Invariant: nothing is asked that the budget has no room for, and everything that was used is written down, also when it
came to nothing. A model that fails three times in a row is left alone for a while.
"""

import asyncio
import logging
from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.errors import ModelFailed
from bot.model.reading import Fallback, Reading
from bot.model.usage import Purpose
from bot.reading.budget import Budget, OverBudget
from bot.reading.reader import Reader, Source, Watch

_FAILURES, _REST = 3, timedelta(minutes=5)

logger = logging.getLogger(__name__)


class PaidReader(Reader, Protocol):
    """A reader that costs money."""

    def cost(self, source: Source, language: str) -> float:
        """What a reading will cost at most, as far as can be told before."""
        ...


class Breaker:
    """Says when a model that keeps failing is to be left alone."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures = 0
        self._until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the model is to be left alone just now."""
        return self._until is not None and self._clock.now() < self._until

    def succeeded(self) -> None:
        self._failures, self._until = 0, None

    def failed(self) -> None:
        self._failures += 1
        if self._failures >= _FAILURES:
            self._until = self._clock.now() + _REST


class PaidReadings:
    """Readings by `reader`, as far as the budget allows.

    `at_once` digest readings are made at the same time, so that none spends its time waiting; a chat's own questions
    do not wait for those.
    """

    def __init__(
        self, reader: PaidReader, budget: Budget, clock: Clock, *, breaker: Breaker | None = None, at_once: int = 4
    ) -> None:
        self._reader = reader
        self._budget = budget
        self._clock = clock
        self._breaker = breaker or Breaker(clock)
        self._places = asyncio.Semaphore(at_once)

    @property
    def name(self) -> str:
        """The reader's name."""
        return self._reader.name

    def language_of(self, language: str) -> str:
        """The language of the readings that are made when `language` is asked for."""
        return self._reader.language_of(language)

    async def refusal(self, chat: int | None) -> Fallback | None:
        """Why nothing at all can be read for `chat` just now, or None."""
        return Fallback.MODEL if self._breaker.is_open else await self._budget.refusal(chat)

    async def read(
        self, source: Source, language: str, chat: int | None, watch: Watch | None = None
    ) -> tuple[Reading | None, Fallback | None]:
        """A reading of `source`; or None, and why there is none."""
        if self._breaker.is_open:
            return None, Fallback.MODEL
        try:
            async with self._places if chat is None else nullcontext():
                return await self._read(source, language, chat, watch), None
        except OverBudget as over:
            return None, over.why
        except ModelFailed as error:
            self._breaker.failed()
            details = {"paper": source.paper.versioned_id, "why": str(error)}
            logger.warning("a model's reading failed", extra=details)
            return None, Fallback.MODEL

    async def _read(self, source: Source, language: str, chat: int | None, watch: Watch | None) -> Reading:
        amount = self._reader.cost(source, language)
        async with self._budget.reserved(chat, amount, source.paper, language, self.name) as reservation:
            try:
                reading = await self._reader.read(source, language, self._clock.now(), watch)
            except ModelFailed as error:
                reservation.settle(Purpose.FAILED, error.usage)
                raise
            reservation.settle(Purpose.READING, reading.usage)
        self._breaker.succeeded()
        return reading
