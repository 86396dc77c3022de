"""How well /similar finds papers on the same things: `python -m benchmarks.bench_similar [PAPERS]` prints a table.

A hit is a paper that shares a topic of the catalogue with the one asked for, among the ten that are found. Topics are
queries for words, so that ways that go by words do well here; how the ways compare is what counts.
"""

import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable

from sqlite_utils import Database

from benchmarks.corpus import corpus_rows
from bot.model.paper import Paper, PaperId
from bot.ranking.features import Vocabulary
from bot.ranking.nearest import nearest
from bot.reading.keywords import find_keywords
from bot.sandbox.arxiv.corpus import Announced
from bot.store import papers
from bot.store.migrations import migrations
from bot.store.similar import similar
from bot.topics.alike import alike
from bot.topics.catalogue import Catalogue
from bot.topics.fts import to_fts5
from bot.topics.match import DayIndex

ASKED = 400
TOP = 10
_RECENT = 2_000
Way = Callable[[Paper], list[PaperId]]


def main() -> None:
    """Each way's hits and what it costs."""
    known = list({one.id: one for one in (Announced.of(row).paper for row in corpus_rows())}.values())
    db = Database(memory=True)
    migrations.apply(db)
    papers.save(db, known, announced={one.id for one in known})
    topics = _topics(known)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ASKED
    asked = random.Random(1).sample([one for one in known if topics[one.id]], count)
    vocabulary = Vocabulary(papers.newest(db, _RECENT))

    def by_words(paper: Paper, limit: int = TOP) -> list[Paper]:
        question = alike([*find_keywords(paper.title, paper.abstract), paper.title])
        return similar(db, to_fts5(question), paper.id, limit) if question else []

    def ranked(among: int) -> Way:
        return lambda paper: [one.paper.id for one in nearest(vocabulary, paper, by_words(paper, among), TOP)]

    print("| way | hits@10 | ms |\n|---|---|---|")
    print(f"| any | {_chance(asked, known, topics):.2f} | |")
    _line("BM25 of keywords and title", lambda paper: [one.id for one in by_words(paper)], asked, topics)
    for among in (50, 100, 200):
        _line(f"its best {among} by tf-idf", ranked(among), asked, topics)


def _topics(known: list[Paper]) -> dict[PaperId, set[str]]:
    found: dict[PaperId, set[str]] = defaultdict(set)
    with DayIndex(known) as day:
        for slug, matches in day.match(Catalogue.load()).items():
            for match in matches:
                found[match.paper].add(slug)
    return found


def _chance(asked: list[Paper], known: list[Paper], topics: dict[PaperId, set[str]]) -> float:
    chance = random.Random(2)
    return statistics.mean(bool(topics[one.id] & topics[chance.choice(known).id]) for one in asked for _ in range(TOP))


def _line(name: str, way: Way, asked: list[Paper], topics: dict[PaperId, set[str]]) -> None:
    begun = time.perf_counter()
    found = [way(paper) for paper in asked]
    each = 1000 * (time.perf_counter() - begun) / len(asked)
    hits = statistics.mean(
        sum(bool(topics[paper.id] & topics[other]) for other in others) / TOP
        for paper, others in zip(asked, found, strict=True)
    )
    print(f"| {name} | {hits:.3f} | {each:.0f} |", flush=True)


if __name__ == "__main__":
    main()
