"""Reading what is published in full, before it is published: as /paper would, within the day's budget.

Invariant: what cannot be fetched or read keeps no post from being made; it is told with what there is.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot.arxiv.fulltext import FullTexts
from bot.arxiv.license import may_show
from bot.errors import ArxivUnavailable, FullTextUnavailable
from bot.model.paper import Paper
from bot.reading.shelf import Shelf

_AT_ONCE = 4

logger = logging.getLogger(__name__)


class InFull:
    """Reads papers in full and fetches the figures that `figures` (`reading.figures`) lets be shown."""

    def __init__(self, shelf: Shelf, texts: FullTexts, figures: str) -> None:
        self._shelf = shelf
        self._texts = texts
        self._figures = figures

    async def read(self, papers: Sequence[Paper], language: str, done: Callable[[], object] = lambda: None) -> None:
        """Read what is not read yet; `done` is called after each paper."""
        turns = asyncio.Semaphore(_AT_ONCE)

        async def one(paper: Paper) -> None:
            async with turns:
                await self._shelf.reading(paper, language)
                await self._fetch_figures(paper)
                done()

        async with asyncio.TaskGroup() as group:
            for paper in papers:
                group.create_task(one(paper))

    async def _fetch_figures(self, paper: Paper) -> None:
        if self._figures == "none":
            return
        try:
            if may_show(await self._texts.license(paper), self._figures):
                await self._texts.figures(paper)
        except (ArxivUnavailable, FullTextUnavailable) as error:
            logger.info("published without figures", extra={"paper": paper.versioned_id, "why": str(error)})
