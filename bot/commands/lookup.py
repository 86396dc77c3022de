"""One paper for the command line: from the store, else from arXiv."""

import asyncio

from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import PapergramError
from bot.model.paper import Paper, PaperId
from bot.services import opened


def find_paper(settings: Settings, paper: PaperId) -> Paper:
    """The paper.

    Raises ArxivUnavailable when it has to be fetched and cannot be, PapergramError when arXiv has none.
    """
    return asyncio.run(_find(settings, paper))


async def _find(settings: Settings, paper: PaperId) -> Paper:
    async with opened(settings, SystemClock()) as services:
        found = await services.library.paper(paper)
    if found is None:
        raise PapergramError(f"arXiv has no paper {paper}.")
    return found
