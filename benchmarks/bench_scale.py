"""What a hundred thousand chats cost: `python -m benchmarks.bench_scale [CHATS] [FOLDER]` prints a table.

Everything is real but the clock: the store is a file with real chats, real announcements and what they had on the days
before; composing is what the bot does. Meanwhile two watches stand by: one asks the event loop, one asks the store, as
a command would, and each notes how long it had to wait.
"""

import asyncio
import logging
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from benchmarks.asking import Busy, asking
from benchmarks.corpus import corpus_rows
from benchmarks.crowd import Crowd, announce, fill
from bot.clock import ManualClock
from bot.digest.compose import Composer
from bot.locales import Locales
from bot.reading.extractive import ExtractiveReader
from bot.reading.shelf import Shelf
from bot.sandbox.arxiv.corpus import Announced
from bot.store import Store, chats, deliveries
from bot.topics.catalogue import Catalogue

CHATS = 100_000
SUNDAY = datetime(2025, 10, 5, 20, tzinfo=UTC)
SITE = "https://arxiv.org"
BUSY = (
    Busy("while nothing else happens"),
    Busy("during a broadcast at the free pace", sends=True),
    Busy("during a broadcast at the paid pace", sends=True, is_paid=True),
    Busy("while a morning is planned", composes=True),
    Busy("during both, free pace", sends=True, composes=True),
    Busy("during both, paid pace", sends=True, is_paid=True, composes=True),
)
_ASKED_FOR = 25.0
_EVERY = 0.01


@dataclass(slots=True)
class Waits:
    """How long something took each time, in seconds."""

    seconds: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        ordered = sorted(self.seconds)
        worst = ordered[-1]
        return " / ".join(
            f"{1_000 * one:.0f}" for one in (statistics.median(ordered), ordered[int(len(ordered) * 0.99)], worst)
        )


@dataclass(slots=True)
class Cost:
    """What something took; `loop` and `store` are the waits of those who asked meanwhile."""

    made: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    loop: Waits = field(default_factory=Waits)
    store: Waits = field(default_factory=Waits)


@dataclass(frozen=True, slots=True)
class Bench:
    """A store with a crowd, and a composer over it."""

    store: Store
    composer: Composer
    listings: dict[date, list[Announced]]

    async def announce(self, day: date) -> None:
        """The listing of a day, as it comes after midnight US Eastern."""
        papers = [one.paper for one in self.listings[day]]
        await self.store.run(announce, day, papers, datetime(day.year, day.month, day.day, 4, 1, tzinfo=UTC))

    async def compose(self, now: datetime) -> Cost:
        """All digests that are owed at `now`, watched."""
        return await watched(self.store, lambda: self.composer.compose_due(now))


async def watched(store: Store, work: Callable[[], Awaitable[int]]) -> Cost:
    """Do `work` while others ask."""
    cost = Cost()
    watches = [
        asyncio.create_task(_watch(lambda: asyncio.sleep(0), cost.loop)),
        asyncio.create_task(_watch(lambda: store.run(chats.get, 1), cost.store)),
    ]
    await asyncio.sleep(2 * _EVERY)
    started, cpu = time.perf_counter(), time.process_time()
    cost.made = await work()
    cost.seconds, cost.cpu_seconds = time.perf_counter() - started, time.process_time() - cpu
    for watch in watches:
        watch.cancel()
    await asyncio.gather(*watches, return_exceptions=True)
    return cost


async def _watch(ask: Callable[[], Awaitable[object]], waits: Waits) -> None:
    while True:
        due = time.perf_counter() + _EVERY
        await asyncio.sleep(_EVERY)
        await ask()
        waits.seconds.append(time.perf_counter() - due)


@asynccontextmanager
async def opened(path: Path, crowd: int) -> AsyncIterator[Bench]:
    """A store at `path` with that many chats."""
    store = await Store.open(path)
    listings: dict[date, list[Announced]] = {}
    for one in map(Announced.of, corpus_rows()):
        listings.setdefault(one.day, []).append(one)
    shelf = Shelf(store, ExtractiveReader(), ManualClock(SUNDAY))
    composer = Composer(store, Catalogue.load(), shelf, Locales.load(), SITE)
    try:
        await store.run(fill, Crowd(crowd, SUNDAY))
        yield Bench(store, composer, listings)
    finally:
        await store.aclose()


def deliver(db: Database) -> None:
    """As if all that waits had been sent."""
    db.execute("UPDATE deliveries SET state = 'sent' WHERE state = 'pending'")
    db.execute("DELETE FROM turns")


def busiest(db: Database, day: date) -> datetime:
    """The whole hour (UTC), from 5 o'clock on `day` on, when its listing is there, at which most chats are due."""
    first = int(datetime(day.year, day.month, day.day, 5, tzinfo=UTC).timestamp())
    row = db.execute(
        """SELECT next_due / 3600 * 3600 AS whole FROM chats WHERE next_due BETWEEN ? AND ?
           GROUP BY whole ORDER BY count(*) DESC LIMIT 1""",
        [first, first + 23 * 3600],
    ).fetchone()
    return datetime.fromtimestamp(row[0], UTC)


async def figures(bench: Bench, crowd: int) -> AsyncIterator[tuple[str, str]]:
    """The lines of the table, each as soon as it is known."""
    days = sorted(bench.listings)
    for day in days[:2]:
        await bench.announce(day)
        before = await bench.store.run(size)
        cost = await bench.compose(_night_after(day))
        yield f"all at once, {len(bench.listings[day]):,} papers: {cost.made:,} digests", _told(cost)
        grown = await bench.store.run(size) - before
        yield "– the store grows by, for each chat", f"{grown / crowd / 1000:.1f} kB"
        if day == days[1]:
            yield f"take the next 100 of {await bench.store.run(_open_parts)} parts", await _claims(bench.store)
        await bench.store.run(deliver)
    await bench.announce(days[2])
    peak = await bench.store.run(busiest, days[2])
    await bench.composer.compose_due(peak - timedelta(minutes=5))
    await bench.store.run(deliver)
    cost = await bench.compose(peak)
    yield f"the busiest hour, {len(bench.listings[days[2]]):,} papers: {cost.made:,} digests", _told(cost)
    idle = [await bench.compose(peak) for _ in range(20)]
    yield "a tick when nothing is due", f"{1000 * statistics.median(one.seconds for one in idle):.1f} ms"
    yield "peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"


def size(db: Database) -> int:
    """Bytes of the store."""
    return int(db.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0])


def _open_parts(db: Database) -> str:
    (row,) = db.query("SELECT count(*) AS n FROM deliveries WHERE state = 'pending'")
    return f"{row['n']:,}"


async def _claims(store: Store) -> str:
    seconds = []
    now = datetime(2025, 12, 1, tzinfo=UTC)
    for _ in range(20):
        started = time.perf_counter()
        await store.run(deliveries.claim, now, 100)
        seconds.append(time.perf_counter() - started)
    await store.run(deliveries.recover, now)
    return f"{1000 * statistics.median(seconds):.1f} ms"


def _night_after(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, 5, tzinfo=UTC) + timedelta(days=1)


def _told(cost: Cost) -> str:
    each = 1000 * cost.cpu_seconds / max(1, cost.made)
    return f"{cost.seconds:.0f} s, {each:.2f} s of CPU per 1,000; loop {cost.loop} ms; store {cost.store} ms"


async def answers(store: Path, moment: datetime) -> AsyncIterator[tuple[str, str]]:
    """How long people wait for `/help` while the bot is busy with the digests of a night."""
    for busy in BUSY:
        asked = await asking(store, busy, moment, _ASKED_FOR)
        median, late = statistics.median(asked.waits), asked.waits[int(len(asked.waits) * 0.99)]
        pace = f"; {asked.per_second:.0f} messages/s of digests go out" if busy.sends else ""
        yield (
            f"`/help` {busy.name}",
            f"{1000 * median:.0f} / {1000 * late:.0f} / {1000 * asked.waits[-1]:.0f} ms{pace}",
        )


async def main(crowd: int, folder: Path) -> None:
    """Print the table."""
    print("| what | cost |\n|---|---|", flush=True)
    async with opened(folder / "store.sqlite3", crowd) as bench:
        async for what, cost in figures(bench, crowd):
            print(f"| {what} | {cost} |", flush=True)
        last = sorted(bench.listings)[3]
        await bench.announce(last)
    async for what, cost in answers(folder / "store.sqlite3", _night_after(last)):
        print(f"| {what} | {cost} |", flush=True)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as chosen:
        place = Path(sys.argv[2] if len(sys.argv) > 2 else chosen)
        asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else CHATS, place))
