"""Single papers that somebody asks for: from the store, else from arXiv, and then kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.arxiv.client import Arxiv
from bot.errors import ArxivUnavailable
from bot.model.paper import Paper, PaperId
from bot.store import Store, papers
from bot.topics.fts import to_fts5
from bot.topics.syntax import parse

_MOST_HITS = 8
_MOST_WORDS = 30
_MOST_WAITING = 8


class Library:
    """Papers by id or title."""

    def __init__(self, store: Store, arxiv: Arxiv) -> None:
        self._store = store
        self._arxiv = arxiv
        self._waiting = 0

    async def paper(self, paper: PaperId) -> Paper | None:
        """The paper, or None when arXiv has none under that id.

        What is known from a listing only is completed, if arXiv answers. Raises ArxivUnavailable when nothing is
        known and arXiv does not answer, or too many wait for it.
        """
        known = await self._store.run(papers.get, paper)
        if known is not None and known.complete:
            return known
        try:
            async with self._turn():
                fetched = await self._arxiv.papers([paper])
        except ArxivUnavailable:
            if known is None:
                raise
            return known
        await self._store.run(papers.save, fetched)
        return await self._store.run(papers.get, paper)

    async def by_title(self, words: str) -> list[Paper]:
        """Papers with all of `words` in the title, newest first: those of the store, else what arXiv finds.

        A paper whose title is just these words stands alone. Raises ArxivUnavailable.
        """
        cleaned = " ".join(quoted for quoted in map(_quoted, words.split()[:_MOST_WORDS]) if quoted)
        if not cleaned:
            return []
        hits = await self._store.run(papers.search, to_fts5(parse(f"ti:({cleaned})")), _MOST_HITS)
        if not hits:
            async with self._turn():
                hits = (await self._arxiv.find_by_title(cleaned.replace('"', "")))[:_MOST_HITS]
            await self._store.run(papers.save, hits)
        exact = [hit for hit in hits if _letters(hit.title) == _letters(words)]
        return exact[:1] or hits

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """A place among those who wait for arXiv, which answers one question in three seconds; few may wait."""
        if self._waiting >= _MOST_WAITING:
            raise ArxivUnavailable("Too many papers are being fetched just now. Try again in a minute.")
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1


def _quoted(word: str) -> str:
    """A word as a quoted term of the topic language; empty when nothing searchable is in it."""
    letters = "".join(char if char.isalnum() else " " for char in word).strip()
    return f'"{letters}"' if letters else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
