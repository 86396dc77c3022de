"""What was announced after a place, and what each topic matches among it: found out once for all chats of a run.

Invariant: matching changes nothing; the same topic over the same announcements matches the same papers.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ParamSpec, Self, TypeVar

from sqlite_utils import Database

from bot.digest.choose import choose
from bot.digest.nearest import nearest
from bot.digest.owed import Order
from bot.model.paper import Paper, PaperId
from bot.model.topic import Match, Topic
from bot.store import Store, announcements
from bot.store.announcements import Announced, ListingState
from bot.topics.match import DayIndex

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Matched:
    """What a topic matches, best first, and the papers of that."""

    matches: tuple[Match, ...]
    papers: frozenset[PaperId]


TopicKey = tuple[int | None, str]
"""The same slug means different queries in different chats, but only when a chat made it."""


@dataclass(frozen=True, slots=True)
class Window:
    """Announcements after a place, up to `through`. What the catalogue's topics match is remembered in `known`."""

    papers: dict[PaperId, Paper]
    days: tuple[date, ...]
    through: int
    listing: ListingState | None
    index: DayIndex
    known: dict[TopicKey, Matched] = field(default_factory=dict)

    def match(self, topics: Iterable[Topic]) -> dict[TopicKey, Matched]:
        """What each of `topics` matches."""
        asked = {key_of(topic): topic for topic in topics}
        new = {str(number): key for number, key in enumerate(asked) if key not in self.known}
        matches = self.index.match([replace(asked[key], slug=number) for number, key in new.items()])
        found = {key: _matched(key[1], matches[number]) for number, key in new.items()}
        self.known.update({key: matched for key, matched in found.items() if key[0] is None})
        return {key: found[key] if key in found else self.known[key] for key in asked}

    def nearest(self, topics: Sequence[Topic]) -> Paper | None:
        """The paper that comes closest to topics of which none matches."""
        return nearest(self.index, self.papers.values(), topics)


class Windows:
    """The windows of one run, each made when first asked for, and the thread on which they are worked with.

    Close them, or use a `with` statement.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._windows: dict[int, Window] = {}
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="digest")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back, once what is under way on the thread has ended."""
        self._worker.submit(self._forget)
        self._worker.shutdown(wait=False)

    async def of(self, orders: Sequence[Order]) -> dict[int, Window]:
        """A window for each place after which any of `orders` begins."""
        for after in {order.after for order in orders} - self._windows.keys():
            self._windows[after] = await self._load(after)
        return self._windows

    async def lay_out(self, after: int, papers: Sequence[Paper], days: tuple[date, ...]) -> None:
        """Let these papers be what was announced after that place, whatever the store has."""
        index = await self.work(DayIndex, papers)
        self._windows[after] = Window({paper.id: paper for paper in papers}, days, after, None, index)

    async def work(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `work(…)` on the windows' thread."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, lambda: work(*args, **kwargs))

    def _forget(self) -> None:
        while self._windows:
            self._windows.popitem()[1].index.close()

    async def _load(self, after: int) -> Window:
        announced, through, listing = await self._store.run(_announced_after, after)
        index = await self.work(DayIndex, [one.paper for one in announced])
        days = tuple(sorted({one.day for one in announced}))
        return Window({one.paper.id: one.paper for one in announced}, days, through, listing, index)


async def of_topic(topic: Topic, papers: Sequence[Paper]) -> list[tuple[Match, ...]]:
    """Everything among `papers` that one topic matches, best first."""
    matches = await asyncio.to_thread(_match_one, topic, papers)
    return choose([topic.slug], {topic.slug: matches}, had=())


def key_of(topic: Topic) -> TopicKey:
    """What a topic's matches are found by."""
    return topic.owner, topic.slug


def _matched(slug: str, matches: Iterable[Match]) -> Matched:
    named = tuple([Match(slug, one.paper, one.terms) for one in matches])
    return Matched(named, frozenset([one.paper for one in named]))


def _announced_after(db: Database, after: int) -> tuple[list[Announced], int, ListingState | None]:
    return announcements.after(db, after), announcements.last_seq(db), announcements.newest_listing(db)


def _match_one(topic: Topic, papers: Sequence[Paper]) -> tuple[Match, ...]:
    with DayIndex(papers) as index:
        return index.match([topic])[topic.slug]
