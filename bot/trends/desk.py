"""Trends of topics, counted when they are asked for and kept until arXiv announces again.

Invariant: the event loop and the store's owner never wait for more than a batch of papers.
"""

import asyncio
from collections import OrderedDict
from datetime import date, timedelta

from bot.flights import Flights
from bot.model.trends import Trend
from bot.store import Store, announcements
from bot.store import trends as counted
from bot.topics.fts import to_fts5
from bot.topics.syntax import parse
from bot.trends.count import LONGEST, Count

_BATCH = 1_000
_DEEP = 3_000
_KEPT = 64


class Trends:
    """What the store says about topics over time. A query is counted once a week and state of the announcements."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._flights: Flights[Trend | None] = Flights()
        self._kept: OrderedDict[tuple[str, date, int], Trend | None] = OrderedDict()

    async def trend(self, query: str, today: date) -> Trend | None:
        """The last 26 weeks of `query`, or what there is of them; None while nothing was announced.

        Abstracts are read for rising words up to 3,000 papers, beyond that titles alone. Raises QuerySyntaxError.
        """
        monday = today - timedelta(days=today.weekday())
        key = (query, monday, await self._store.run(announcements.last_seq))
        if key not in self._kept:
            self._kept[key] = await self._flights.join(key, lambda: self._count(query, monday - LONGEST))
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    async def aclose(self) -> None:
        """Give up what is being counted."""
        await self._flights.aclose()

    async def _count(self, query: str, since: date) -> Trend | None:
        expression = to_fts5(parse(query))
        span = await self._store.run(counted.span, since)
        if span is None:
            return None
        is_deep = await self._store.run(counted.count, expression, span.place) <= _DEEP
        count, place = Count(span), span.place
        while True:
            papers, next_place = await self._store.run(
                counted.matching, expression, place, span.first, _BATCH, is_deep=is_deep
            )
            await asyncio.to_thread(count.add, papers)
            if next_place is None:
                return await asyncio.to_thread(count.trend)
            place = next_place
