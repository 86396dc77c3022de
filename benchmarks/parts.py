"""The road's parts by themselves, on real announcements. Times are seconds of the processor unless they say otherwise;
the median of a few runs counts."""

import asyncio
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.corpus import Row, corpus_rows
from bot.clock import ManualClock
from bot.config import Settings
from bot.locales import Locales
from bot.model.chat import Length
from bot.model.digest import Digest, Entry
from bot.model.paper import Paper
from bot.model.reading import Reading
from bot.model.topic import Match, Topic
from bot.reading.extractive import ExtractiveReader
from bot.reading.reader import Source
from bot.render.card import View
from bot.render.classic import digest_messages
from bot.sandbox.arxiv.corpus import Announced
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.services import opened
from bot.topics.catalogue import Catalogue
from bot.topics.match import DayIndex

DAY = date(2025, 10, 6)
NOW = datetime(2025, 10, 6, 8, tzinfo=UTC)
RUNS = 5


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """Seconds of the processor for the median run of `work`."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)


def matching(papers: int, topics: int) -> float:
    """All topics, the catalogue and queries made from titles, over one day's papers, its index included."""
    asked = _topics(topics)
    announced = _papers(papers)

    def match() -> None:
        with DayIndex(announced) as index:
            index.match(asked)

    return median(match)


def reading(papers: int) -> float:
    """One abstract, read by the extractive reader: the median paper."""
    return asyncio.run(_median_reading(_papers(papers)))


def rendering(papers: int) -> float:
    """The messages of a digest of `papers` papers with takeaways."""
    digest, locale = _digest(papers), Locales.load().get("en")
    view = View(locale, {"topic": "A topic"}, Length.TAKEAWAYS, "https://arxiv.org")
    return median(lambda: digest_messages(digest, view))


def ingesting(papers: int) -> float:
    """A day's listing: fetched, parsed, recorded and indexed, then completed through the API; the sandbox included."""
    rows = [{**row, "announced": DAY.isoformat(), "kind": "new"} for row in corpus_rows()[:papers]]
    return median(lambda: asyncio.run(_ingest(rows)), runs=3)


async def _ingest(rows: list[Row]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with ArxivSandbox(rows, DAY) as arxiv:
            environ = {
                "PAPERGRAM_ARXIV__FEED_URL": arxiv.feed_url,
                "PAPERGRAM_ARXIV__API_URL": arxiv.api_url,
                "PAPERGRAM_ARXIV__CATEGORIES": ",".join(sorted({row["categories"][0].split(".")[0] for row in rows})),
                "PAPERGRAM_STORE__PATH": str(Path(folder) / "store.sqlite3"),
            }
            async with opened(Settings.load(None, environ), ManualClock(NOW), pace=0) as services:
                done = await services.ingest.run(NOW)
    assert done.announced == done.enriched == len(rows)


def _papers(count: int) -> list[Paper]:
    return [Announced.of(row).paper for row in corpus_rows()[:count]]


def _read(paper: Paper) -> Reading:
    return asyncio.run(ExtractiveReader().read(Source(paper), "en", NOW))


async def _median_reading(papers: list[Paper]) -> float:
    reader, seconds = ExtractiveReader(), []
    for paper in papers:
        started = time.process_time()
        await reader.read(Source(paper), "en", NOW)
        seconds.append(time.process_time() - started)
    return statistics.median(seconds)


def _topics(count: int) -> list[Topic]:
    catalogue, chance = list(Catalogue.load()), random.Random(1)
    titles = [re.findall(r"[A-Za-z]{4,}", row["title"]) for row in corpus_rows()]
    words = chance.choices([title for title in titles if len(title) > 2], k=count - len(catalogue))
    queries = [f'"{first} {second}" OR ti:{third}' for first, second, third, *_ in words]
    return [*catalogue, *(Topic(f"q-{number}", query, {"en": query}) for number, query in enumerate(queries))]


def _digest(count: int) -> Digest:
    entries = tuple(Entry(paper, _read(paper), (Match("topic", paper.id, ("word",)),)) for paper in _papers(count))
    return Digest(1, 0, DAY, entries, 0, count, (DAY,))
