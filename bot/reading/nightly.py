"""Reading ahead through the Batch API, where the server has it: cheaper, and hours later.

Invariant: a paper that a batch is reading is not paid a second time for a digest; what comes back goes through the same
checks as every other reading.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from pydantic import BaseModel

from bot.clock import Clock
from bot.errors import ModelFailed
from bot.llm.batch import Batches, BatchFailed, BatchUnsupported, Done, Pending
from bot.llm.prompt import Answered, Prompt
from bot.model.paper import Paper, PaperId
from bot.model.reading import Depth, Reading
from bot.model.usage import Purpose, Usage
from bot.reading.budget import Budget
from bot.reading.reader import Source
from bot.reading.sources import Sources
from bot.store import Store, batches, papers, readings, spending
from bot.store.batches import Batch
from bot.store.spending import Charge

_GIVEN_UP_AFTER = timedelta(hours=26)
_MOST_TOKENS = 4_000

logger = logging.getLogger(__name__)


class BatchReader(Protocol):
    """A model's reader whose question and answer can be hours apart."""

    @property
    def name(self) -> str: ...

    def cost(self, source: Source, language: str) -> float: ...

    def prompt_for(self, source: Source, language: str) -> tuple[Prompt, type[BaseModel]] | None:
        """The one call that reads `source`; None where it takes several."""
        ...

    async def finish(self, source: Source, language: str, answered: Answered[BaseModel], now: datetime) -> Reading:
        """The checked reading. Raises ModelFailed when nothing of it can stand."""
        ...


class Direct(Protocol):
    """Whoever reads ahead paper by paper."""

    async def read_ahead(self, papers: Sequence[Paper], language: str) -> None: ...


class Nightly:
    """Batches of readings at `depth`, answers of the form `schema`. What no batch can take is left to `direct`."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        reader: BatchReader,
        server: Batches,
        *,
        budget: Budget,
        sources: Sources,
        direct: Direct,
        depth: Depth,
        schema: type[BaseModel],
    ) -> None:
        self._store = store
        self._clock = clock
        self._reader = reader
        self._server = server
        self._budget = budget
        self._sources = sources
        self._direct = direct
        self._depth = depth
        self._schema = schema
        self._is_supported = True

    async def read_ahead(self, papers: Sequence[Paper], language: str) -> None:
        """Hand what is neither read nor being read to the server, as far as the day's budget goes."""
        if not self._is_supported:
            await self._direct.read_ahead(papers, language)
            return
        missing = await self._missing(papers, language)
        lines, amount, left = await self._lines(missing, language)
        if lines:
            try:
                await self._submit(lines, language, amount)
            except BatchUnsupported:
                logger.info("the server has no batches; papers are read one by one")
                self._is_supported = False
                left = list(missing)
            except ModelFailed as error:
                logger.warning("no batch was taken; papers are read at their hour", extra={"why": str(error)})
        await self._direct.read_ahead(left, language)

    async def collect(self) -> int:
        """Keep what came back; return how many readings that were."""
        kept = 0
        for batch in await self._store.run(batches.under_way):
            try:
                outcome = await self._server.poll(batch.id, lambda _: self._schema)
            except ModelFailed as error:
                logger.warning("a batch cannot be asked for", extra={"batch": batch.id, "why": str(error)})
                continue
            kept += await self._landed(batch, outcome)
        return kept

    async def _landed(self, batch: Batch, outcome: Pending | Done[BaseModel] | BatchFailed) -> int:
        kept = 0
        if isinstance(outcome, Pending):
            if self._clock.now() - batch.submitted < _GIVEN_UP_AFTER:
                return 0
            logger.warning("a batch is given up", extra={"batch": batch.id})
        elif isinstance(outcome, BatchFailed):
            logger.warning("a batch failed", extra={"batch": batch.id, "why": outcome.reason})
        else:
            for name, why in outcome.failures.items():
                logger.warning("a paper of a batch was not read", extra={"paper": name, "why": why})
            kept = sum([await self._keep(batch, name, answered) for name, answered in outcome.answers.items()])
        await self._store.run(batches.remove, batch)
        return kept

    async def _keep(self, batch: Batch, name: str, answered: Answered[BaseModel]) -> bool:
        """Check one answer and put it on the shelf; what was used is paid either way."""
        id_, version = PaperId.parse_versioned(name)
        paper = await self._store.run(papers.get, id_)
        if paper is None or paper.version != version:
            return False
        source, _ = await self._sources.of(paper, batch.depth)
        now = self._clock.now()
        try:
            reading = await self._reader.finish(source, batch.language, answered, now)
        except ModelFailed as error:
            logger.warning("a batch's answer cannot stand", extra={"paper": name, "why": str(error)})
            await self._charge(paper, batch, Purpose.FAILED, error.usage or answered.usage)
            return False
        await self._store.run(readings.save, [reading])
        await self._charge(paper, batch, Purpose.BATCH, reading.usage or answered.usage)
        return True

    async def _charge(self, paper: Paper, batch: Batch, purpose: Purpose, usage: Usage) -> None:
        charge = Charge(self._clock.now(), None, paper, batch.language, purpose, self._reader.name, usage)
        await self._store.run(spending.add, charge)

    async def _missing(self, wanted: Sequence[Paper], language: str) -> list[Paper]:
        kept = await self._kept(wanted, language, [Depth.FULL] if self._depth is Depth.FULL else list(Depth))
        waiting = await self._store.run(batches.awaited, wanted, language, self._reader.name)
        return [paper for paper in wanted if paper.id not in kept and paper.versioned_id not in waiting]

    async def _kept(self, wanted: Sequence[Paper], language: str, depths: Sequence[Depth]) -> set[PaperId]:
        """Those of `wanted` that were read at one of `depths`."""
        return set(await self._store.run(readings.get_many, wanted, language, depths, self._reader.name))

    async def _lines(
        self, wanted: Sequence[Paper], language: str
    ) -> tuple[list[tuple[str, Prompt, type[BaseModel]]], float, list[Paper]]:
        """A batch's lines with what they may cost, as far as there is money; and the papers that need several calls.

        A paper whose text is not to be had, and whose abstract was read, has no line.
        """
        lines: list[tuple[str, Prompt, type[BaseModel]]] = []
        left: list[Paper] = []
        read_from_abstracts = await self._kept(wanted, language, [Depth.ABSTRACT])
        amount = sum(batch.estimate for batch in await self._store.run(batches.under_way))
        before = amount
        for paper in wanted:
            source, _ = await self._sources.of(paper, self._depth)
            if source.depth is Depth.ABSTRACT and paper.id in read_from_abstracts:
                continue
            question = self._reader.prompt_for(source, language)
            if question is None:
                left.append(paper)
                continue
            cost = self._reader.cost(source, language) / 2
            if await self._budget.refusal(None, amount + cost) is not None:
                break
            amount += cost
            lines.append((paper.versioned_id, *question))
        return lines, amount - before, left

    async def _submit(self, lines: Sequence[tuple[str, Prompt, type[BaseModel]]], language: str, amount: float) -> None:
        number = await self._server.submit(lines, most_tokens=_MOST_TOKENS)
        names = tuple(name for name, _, _ in lines)
        batch = Batch(number, self._clock.now(), self._reader.name, language, self._depth, names, amount)
        await self._store.run(batches.add, batch)
        logger.info("a batch was handed in", extra={"batch": number, "papers": len(names)})
