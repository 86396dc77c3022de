"""What there is to read of a paper: its text where that is wanted and to be had, else its abstract."""

import logging
from typing import Protocol

from bot.errors import ArxivUnavailable, FullTextUnavailable
from bot.model.fulltext import FullText
from bot.model.paper import Paper
from bot.model.reading import Depth, Fallback
from bot.reading.reader import Source

logger = logging.getLogger(__name__)


class Texts(Protocol):
    """Whoever fetches full texts."""

    async def text(self, paper: Paper) -> FullText:
        """The text of this version. Raises FullTextUnavailable or ArxivUnavailable."""
        ...


class Sources:
    """Sources over `texts`; without texts everything is read from its abstract."""

    def __init__(self, texts: Texts | None) -> None:
        self._texts = texts

    async def of(self, paper: Paper, depth: Depth) -> tuple[Source, Fallback | None]:
        """The source at `depth`, or the abstract and why it has to do."""
        if depth is Depth.ABSTRACT or self._texts is None:
            return Source(paper), None
        try:
            return Source(paper, await self._texts.text(paper)), None
        except FullTextUnavailable as error:
            logger.info("read from the abstract", extra={"paper": paper.versioned_id, "why": str(error)})
            return Source(paper), error.why
        except ArxivUnavailable as error:
            logger.warning("read from the abstract", extra={"paper": paper.versioned_id, "why": str(error)})
            return Source(paper), Fallback.NO_TEXT
