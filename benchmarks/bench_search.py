"""What a search costs over many papers: `python -m benchmarks.bench_search [PAPERS] [FOLDER]` prints a table.

The papers are two real weeks, repeated with other ids. Each has a Chinese reading made of the Chinese words for
those of its abstract that the lexicon has, with particles for the others: as long and as repetitive as real ones.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from benchmarks.corpus import corpus_rows
from bot.model.paper import Paper, PaperId
from bot.model.reading import Claim, Depth, Links, Reading
from bot.reading.checking.lexicon import LEXICON
from bot.sandbox.arxiv.corpus import Announced
from bot.store import finding, papers, readings
from bot.store.migrations import migrations
from bot.topics.syntax import parse
from bot.topics.words import numbers, split_words

PAPERS = 50_000
TIMES = 15
MADE = datetime(2025, 10, 6, tzinfo=UTC)
_PARTICLES = "的在中对与是为了以及将从而使其可被"
_LONGEST_SUMMARY, _LONGEST = 60, 240

ENGLISH = (
    "diffusion", "model", "language models", "cat:cs.CV", "reinforcement learning -robot", "ti:diffusion NOT cat:cs.CV",
    "protein OR molecule", "diffus*", '"retrieval augmented generation"', "au:wang", "model -learning",
    "gravitational lensing",
)  # fmt: skip
CHINESE = (
    "扩散", "模型", "学习", "强化学习", "扩散模型", "语音识别", "扩散 protein", "模型 cat:cs.CV", "扩散 OR 语音",
    "模型 -学习", "(蛋白质 OR 分子) 生成", "网", "网络 OR -模型", "ti:学习",
)  # fmt: skip


def main() -> None:
    """Fill a store, then ask."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PAPERS
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[2] if len(sys.argv) > 2 else folder) / "store.sqlite3"  # a folder keeps what is there
        is_new = not file.exists()
        db = Database(file)
        db.enable_wal()
        migrations.apply(db)
        if is_new:
            _fill(db, count, file)
        for name, queries in (("English", ENGLISH), ("Chinese", CHINESE)):
            for order in ("newest", "best"):
                print(f"| {name}, {order} first | {_measured(db, queries, order == 'best')} |", flush=True)


def _fill(db: Database, count: int, file: Path) -> None:
    made = list(islice(_papers(), count))
    with db.conn:
        papers.save(db, made, announced={paper.id for paper in made})
    before, begun = _size(db, file), time.perf_counter()
    with db.conn:
        readings.save(db, map(chinese_reading, made))
    taken = time.perf_counter() - begun
    index = db.execute("SELECT sum(length(block)) FROM readings_fts_data").fetchone()[0]
    bodies = db.execute("SELECT avg(length(cast(body AS blob))) FROM readings").fetchone()[0]
    print(f"{count:,} papers: {before >> 20} MiB; with a Chinese reading each, {_size(db, file) >> 20} MiB, of it")
    each = 1000 * taken / count
    print(f"{index >> 20} MiB of index; a reading is {bodies:,.0f} bytes, {each:.2f} ms to keep and index")


def _measured(db: Database, queries: tuple[str, ...], by_match: bool) -> str:
    """A page and its count, as /search asks for them; milliseconds."""
    taken: dict[str, list[float]] = {}
    for query in queries:
        node = parse(query)
        for _ in range(TIMES):
            begun = time.perf_counter()
            finding.page(db, node, 8, by_match=by_match, at_most=1_000)
            taken.setdefault(query, []).append(1000 * (time.perf_counter() - begun))
    every = sorted(one for each in taken.values() for one in each)
    slowest = max(taken, key=lambda query: statistics.median(taken[query]))
    middle, late = statistics.median(every), every[int(len(every) * 0.95)]
    return f"{middle:.1f} | {late:.1f} | `{slowest}` {statistics.median(taken[slowest]):.1f}"


def _papers() -> Iterator[Paper]:
    rows = corpus_rows()
    known = {paper.id: paper for paper in (Announced.of(row).paper for row in rows)}
    for turn in range(1, 13):
        for number, paper in enumerate(known.values(), 1):
            yield replace(paper, id=PaperId(f"24{turn:02}.{number:05}"))


def chinese_reading(paper: Paper) -> Reading:
    """A summary and takeaways of the Chinese words for those of a paper."""
    said = "".join(_spoken(paper.abstract))
    first, rest = said[:_LONGEST_SUMMARY], said[_LONGEST_SUMMARY:_LONGEST]
    takeaways = tuple(Claim(f"{rest[place : place + 45]}。", ("-",)) for place in range(0, len(rest), 45))
    title = "".join(_spoken(paper.title))
    key = paper.id, paper.version, "zh", Depth.ABSTRACT, "m"
    return Reading(*key, Claim(f"{first}。", ("-",)), takeaways, {}, (), Links(), MADE, title=title)


def _spoken(text: str) -> Iterator[str]:
    for place, word in enumerate(split_words(text)):
        form = next((one for one in numbers(word) if one in _CHINESE), None)
        yield _CHINESE[form] if form else _PARTICLES[(len(word) + place) % len(_PARTICLES)]


def _inverted() -> dict[str, str]:
    found: dict[str, str] = {}
    for chinese, english in LEXICON.items():
        for word in english.split():
            found.setdefault(word, chinese)
    return found


_CHINESE = _inverted()


def _size(db: Database, file: Path) -> int:
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file.stat().st_size


if __name__ == "__main__":
    main()
