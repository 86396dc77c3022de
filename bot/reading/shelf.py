"""Where readings are kept: each is made once and then only fetched.

Invariant: a reading of one version of a paper, by one reader in one language, is made at most once at a time and kept,
so that every chat sees the same words.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import replace

from bot.clock import Clock
from bot.model.paper import Paper, PaperId
from bot.model.reading import Depth, Reading
from bot.reading.links import find_links
from bot.reading.reader import Reader, Source
from bot.store import Store, readings


class Shelf:
    """Readings by `reader`, fetched from `store` or made now."""

    def __init__(self, store: Store, reader: Reader, clock: Clock) -> None:
        self._store = store
        self._reader = reader
        self._clock = clock
        self._making = asyncio.Lock()

    async def readings(self, papers: Iterable[Paper], language: str) -> dict[PaperId, Reading]:
        """A reading for every one of `papers`. The papers must be in the store."""
        wanted = list(papers)
        async with self._making:
            found = await self._fetch(wanted, language)
            missing = [paper for paper in wanted if paper.id not in found]
            made = [await self._reader.read(Source(paper), language, self._clock.now()) for paper in missing]
            if made:
                await self._store.run(readings.save, made)
        return found | {reading.paper: reading for reading in made}

    async def reading(self, paper: Paper, language: str) -> Reading:
        """A reading of one paper."""
        return (await self.readings([paper], language))[paper.id]

    async def _fetch(self, papers: list[Paper], language: str) -> dict[PaperId, Reading]:
        """Kept readings, with the links of the paper as it is known now: metadata may have come later."""
        language = self._reader.language_of(language)
        found = await self._store.run(readings.get_many, papers, language, Depth.ABSTRACT, self._reader.name)
        now_known = {paper.id: paper for paper in papers}
        return {key: replace(reading, links=find_links(now_known[key])) for key, reading in found.items()}
