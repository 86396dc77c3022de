"""Questions on papers: a model's answer where there is money for it, else the paper's own sentences.

Invariant: nobody is left without an answer because a model or a budget fails.
"""

import logging
from dataclasses import replace
from typing import Protocol

from bot.errors import ModelFailed
from bot.model.paper import Paper
from bot.model.reading import Depth, Fallback
from bot.model.usage import Purpose
from bot.reading.answer import Answer
from bot.reading.budget import Budget, OverBudget
from bot.reading.paid import Breaker
from bot.reading.reader import Source
from bot.reading.retrieval import quote
from bot.reading.sources import Sources

logger = logging.getLogger(__name__)


class PaidAsker(Protocol):
    """A model that answers."""

    @property
    def name(self) -> str: ...

    def cost(self, source: Source, question: str, language: str) -> float:
        """What an answer will cost at most, as far as can be told before."""
        ...

    async def ask(self, source: Source, question: str, language: str, *, deadline: float) -> Answer:
        """What `source` says to `question`, in `deadline` seconds at most. Raises ModelFailed."""
        ...


class PaidAnswers:
    """Answers by `asker`, within the budget. Raises what a question cannot have: OverBudget, ModelFailed."""

    def __init__(self, asker: PaidAsker, budget: Budget, breaker: Breaker, deadline: float) -> None:
        self._asker = asker
        self._budget = budget
        self._breaker = breaker
        self._deadline = deadline

    async def ask(self, source: Source, question: str, language: str, chat: int) -> Answer:
        """An answer that `chat` pays."""
        if self._breaker.is_open:
            raise ModelFailed(f"{self._asker.name} failed just now and is left alone for a while.")
        amount, name = self._asker.cost(source, question, language), self._asker.name
        async with self._budget.reserved(chat, amount, source.paper, language, name) as reservation:
            try:
                answer = await self._asker.ask(source, question, language, deadline=self._deadline)
            except ModelFailed as error:
                self._breaker.failed()
                reservation.settle(Purpose.FAILED, error.usage)
                raise
            reservation.settle(Purpose.QUESTION, answer.usage)
        self._breaker.succeeded()
        return answer


class Asking:
    """Answers over `sources`; `paid`, where there is a model, is asked first."""

    def __init__(self, sources: Sources, paid: PaidAnswers | None = None) -> None:
        self._sources = sources
        self._paid = paid

    async def ask(self, paper: Paper, question: str, language: str, *, chat: int) -> Answer:
        """What `paper` says to `question`, in `language` where a model answers; `chat` pays for that."""
        source, why = await self._sources.of(paper, Depth.FULL)
        if self._paid is not None:
            try:
                return replace(await self._paid.ask(source, question, language, chat), fallback=why)
            except OverBudget as over:
                why = over.why
            except ModelFailed as error:
                logger.warning("a question was not answered", extra={"paper": paper.versioned_id, "why": str(error)})
                why = Fallback.MODEL
        return replace(quote(source, question), fallback=why)
