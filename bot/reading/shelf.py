"""Where readings are kept: each is made once and then only fetched.

Invariant: a reading of one version of a paper, by one reader at one depth in one language, is made (and paid) once and
kept, so that every chat sees the same words. Whoever asks while it is being made waits for that one.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from weakref import WeakValueDictionary

from bot.clock import Clock
from bot.flights import Flights
from bot.model.paper import Paper, PaperId
from bot.model.reading import Depth, Fallback, Links, Reading
from bot.reading.links import find_links
from bot.reading.paid import PaidReadings
from bot.reading.reader import Reader, Source, Watch
from bot.reading.sources import Sources
from bot.store import Store, batches, readings

_AT_ONCE = 16
_DEEPEST_FIRST = (Depth.FULL, Depth.ABSTRACT)


class Shelf:
    """Readings, fetched from `store` or made now.

    `reader` needs no key and always answers. `paid`, where there is one, is asked first. `depth` is what digests are
    read from.
    """

    def __init__(
        self,
        store: Store,
        reader: Reader,
        clock: Clock,
        *,
        paid: PaidReadings | None = None,
        sources: Sources | None = None,
        depth: Depth = Depth.ABSTRACT,
    ) -> None:
        self._store = store
        self._reader = reader
        self._clock = clock
        self._paid = paid
        self._sources = sources or Sources(None)
        self._depth = depth
        self._flights: Flights[Reading] = Flights()
        self._turns: WeakValueDictionary[tuple[str, str, Depth], asyncio.Lock] = WeakValueDictionary()
        self._watches: dict[tuple[object, ...], list[Watch]] = {}

    async def readings(self, papers: Iterable[Paper], language: str) -> dict[PaperId, Reading]:
        """A digest's readings, one for every one of `papers`, which must be in the store. No chat pays for them."""
        wanted = list(papers)
        refused = await self._paid.refusal(None) if self._paid else None
        depths = _DEEPEST_FIRST if self._depth is Depth.ABSTRACT else [Depth.FULL]
        found = await self._kept(wanted, language, depths, is_paid=self._paid is not None)
        missing = [paper for paper in wanted if paper.id not in found]
        if self._depth is Depth.ABSTRACT and (self._paid is None or refused):
            made = await self._extracted(missing, language, refused)
        else:
            awaited = await self._awaited(missing, language)
            now = [paper for paper in missing if paper.versioned_id not in awaited]
            made = await asyncio.gather(*(self._joined(paper, language, self._depth, None) for paper in now))
            late = [paper for paper in missing if paper.versioned_id in awaited]
            made += await self._extracted(late, language, Fallback.MODEL)
        return found | {reading.paper: reading for reading in made}

    async def readings_at_once(self, papers: Iterable[Paper], language: str) -> dict[PaperId, Reading]:
        """Of every one of `papers` what is kept, else what the abstract gives: nobody pays, nothing slow is begun."""
        wanted = list(papers)
        found = await self._kept(wanted, language, _DEEPEST_FIRST, is_paid=self._paid is not None)
        made = await self._extracted([paper for paper in wanted if paper.id not in found], language, None)
        return found | {reading.paper: reading for reading in made}

    async def readings_unkept(self, papers: Iterable[Paper], language: str) -> dict[PaperId, Reading]:
        """What the abstracts give of papers that need not be in the store; nothing is kept, and nobody pays."""
        now = self._clock.now()
        return {paper.id: await self._reader.read(Source(paper), language, now) for paper in papers}

    async def read_ahead(self, papers: Sequence[Paper], language: str) -> None:
        """Make a digest's readings before it is due. Without a model and from abstracts this would save nothing."""
        if self._paid is not None or self._depth is Depth.FULL:
            for start in range(0, len(papers), _AT_ONCE):
                await self.readings(papers[start : start + _AT_ONCE], language)

    async def reading(
        self, paper: Paper, language: str, *, chat: int | None = None, watch: Watch | None = None
    ) -> Reading:
        """One paper in full, asked for by `chat`. `watch` sees it grow where it is made now."""
        found = await self._kept([paper], language, [Depth.FULL], is_paid=self._paid is not None)
        return found.get(paper.id) or await self._joined(paper, language, Depth.FULL, chat, watch)

    async def aclose(self) -> None:
        """Give up what is being read."""
        await self._flights.aclose()

    async def _awaited(self, papers: Sequence[Paper], language: str) -> set[str]:
        """What a nightly batch is reading, and has been paid for."""
        if self._paid is None or not papers:
            return set()
        return await self._store.run(batches.awaited, papers, self._paid.language_of(language), self._paid.name)

    async def _joined(
        self, paper: Paper, language: str, depth: Depth, chat: int | None, watch: Watch | None = None
    ) -> Reading:
        refused = await self._paid.refusal(chat) if self._paid else None
        key = (paper.id, paper.version, language, depth, refused)
        watches = self._watches.setdefault(key, [])
        if watch is not None:
            watches.append(watch)

        async def grown(reading: Reading) -> None:
            for each in watches:
                await each(reading)

        try:
            return await self._flights.join(key, lambda: self._made(paper, language, depth, chat, refused, grown))
        finally:
            if watch is not None:
                watches.remove(watch)
            if not watches:
                self._watches.pop(key, None)

    async def _made(
        self, paper: Paper, language: str, depth: Depth, chat: int | None, refused: Fallback | None, grown: Watch
    ) -> Reading:
        source, why = await self._sources.of(paper, depth)
        if self._paid is not None:
            reading, paid_why = await self._paid_for(self._paid, source, language, chat, refused, grown)
            why = paid_why or why
            if reading is not None:
                return replace(reading, fallback=why)
        found = await self._kept([paper], language, [source.depth], is_paid=False)
        if paper.id not in found:
            reading = await self._reader.read(source, language, self._clock.now())
            await self._store.run(readings.save, [reading])
            found = {paper.id: reading}
        return replace(found[paper.id], fallback=why)

    async def _paid_for(
        self,
        paid: PaidReadings,
        source: Source,
        language: str,
        chat: int | None,
        why: Fallback | None,
        watch: Watch,
    ) -> tuple[Reading | None, Fallback | None]:
        """A model's reading of `source`, else of its abstract, else None; and why it is less, `why` to begin with."""
        paper, is_refused = source.paper, why is not None
        for option in [source] if source.text is None else [source, Source(paper)]:
            async with self._turn(paper, language, option.depth):  # a digest and a question must not pay twice
                found = await self._kept([paper], language, [option.depth], is_paid=True)
                if paper.id in found:
                    return found[paper.id], why
                if is_refused:
                    continue
                reading, refusal = await paid.read(option, language, chat, watch)
                why = refusal or why
                if reading is not None:
                    await self._store.run(readings.save, [reading])
                    return reading, why
                is_refused = refusal is Fallback.MODEL
        return None, why

    def _turn(self, paper: Paper, language: str, depth: Depth) -> asyncio.Lock:
        """What is held while a reading is paid."""
        return self._turns.setdefault((paper.versioned_id, language, depth), asyncio.Lock())

    async def _extracted(self, papers: Sequence[Paper], language: str, why: Fallback | None) -> list[Reading]:
        """Abstracts read without a model, all kept at once."""
        found = await self._kept(papers, language, _DEEPEST_FIRST, is_paid=False)
        missing = [paper for paper in papers if paper.id not in found]
        made = [await self._reader.read(Source(paper), language, self._clock.now()) for paper in missing]
        if made:
            await self._store.run(readings.save, made)
        return [replace(reading, fallback=why) for reading in [*found.values(), *made]]

    async def _kept(
        self, papers: Sequence[Paper], language: str, depths: Sequence[Depth], *, is_paid: bool
    ) -> dict[PaperId, Reading]:
        """Kept readings at the first of `depths` that there is, with the links of the paper as it is known now."""
        reader = self._paid if is_paid and self._paid else self._reader
        language, name = reader.language_of(language), reader.name
        found = await self._store.run(readings.get_many, papers, language, depths, name)
        now_known = {paper.id: paper for paper in papers}
        return {key: replace(one, links=_links(one, now_known[key])) for key, one in found.items()}


def _links(reading: Reading, paper: Paper) -> Links:
    """What the paper's metadata says now, and what its text said when it was read: metadata may have come later."""
    now = find_links(paper)
    code = dict.fromkeys((*now.code, *reading.links.code))
    project = dict.fromkeys(url for url in (*now.project, *reading.links.project) if url not in code)
    return Links(tuple(code), tuple(project), now.venue)
