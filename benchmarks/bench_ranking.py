"""How well an order learned from votes serves readers: `python -m benchmarks.bench_ranking [READERS]` prints a table.

The readers are simulated. Each subscribes to three topics of the catalogue and has a taste that nobody is told: some
words, authors and categories that it likes, some words that it dislikes. Of all that its topics match it wants a fifth.
It votes in the first of two real weeks, one vote in ten wrong, and each day of the second week is put in order.
"""

import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log2

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from benchmarks.corpus import corpus_rows, wishes
from bot.digest.choose import choose
from bot.model.paper import Paper, PaperId
from bot.ranking.features import Vocabulary
from bot.ranking.learning import learned
from bot.ranking.order import ordered
from bot.sandbox.arxiv.corpus import Announced
from bot.topics.catalogue import Catalogue
from bot.topics.match import DayIndex
from bot.topics.words import split_words

VOTES = (0, 5, 20, 60)
READERS = 150
_UNSEEN = 150
_WRONG = 0.1
_WANTED = 0.2
_LEAST_A_DAY = 12

Day = Sequence[Paper]


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader wants, and the papers of each day that its topics match, in our order without votes."""

    wanted: frozenset[PaperId]
    days: tuple[tuple[Paper, ...], ...]

    def votes(self, number: int, chance: random.Random) -> dict[Paper, bool]:
        """`number` votes on the first week's papers, of liked and disliked ones alike."""
        seen = [paper for day in self.days[:5] for paper in day]
        likes = [paper for paper in seen if paper.id in self.wanted]
        rest = [paper for paper in seen if paper.id not in self.wanted]
        chosen = chance.sample(likes, min(len(likes), number // 2))
        chosen += chance.sample(rest, min(len(rest), number - len(chosen)))
        return {paper: (paper.id in self.wanted) != (chance.random() < _WRONG) for paper in chosen}


class Peer:
    """The way of arxiv-sanity-lite: tf-idf of all it has, a linear SVM of what was liked against all the rest."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        vectorizer = TfidfVectorizer(
            strip_accents="unicode",
            stop_words="english",
            token_pattern=r"(?u)\b[a-zA-Z_][a-zA-Z0-9_]+\b",
            ngram_range=(1, 2),
            max_features=20_000,
            sublinear_tf=True,
            max_df=0.1,
            min_df=5,
        )
        self._features = vectorizer.fit_transform([f"{p.title} {p.abstract} {' '.join(p.authors)}" for p in papers])
        self._row = {paper.id: row for row, paper in enumerate(papers)}

    def order(self, votes: dict[Paper, bool]) -> Callable[[Day], Day]:
        """An order by what was liked."""
        liked = [self._row[paper.id] for paper, likes in votes.items() if likes]
        if not liked:
            return lambda day: day
        labels = [0] * self._features.shape[0]
        for row in liked:
            labels[row] = 1
        machine = LinearSVC(class_weight="balanced", max_iter=10_000, tol=1e-6, C=0.01)
        scores = machine.fit(self._features, labels).decision_function(self._features)
        return lambda day: sorted(day, key=lambda paper: -scores[self._row[paper.id]])


class Ours:
    """What the bot does."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._vocabulary = Vocabulary(papers)
        self._unseen = [self._vocabulary.vector(one) for one in random.Random(1).sample(list(papers), _UNSEEN)]
        self.seconds: list[float] = []

    def order(self, votes: dict[Paper, bool]) -> Callable[[Day], Day]:
        """An order by what was liked and disliked."""
        liked = [self._vocabulary.vector(paper) for paper, likes in votes.items() if likes]
        disliked = [self._vocabulary.vector(paper) for paper, likes in votes.items() if not likes]
        began = time.perf_counter()
        weights = learned(liked, disliked, self._unseen)
        self.seconds.append(time.perf_counter() - began)
        return lambda day: ordered(day, self._vocabulary.vector, weights)


def readers(papers: Sequence[Paper], days: Sequence[Day], number: int, seed: int = 7) -> list[Reader]:
    """Simulated readers that have something to choose from each day."""
    topics = {topic.slug: topic for topic in Catalogue.load()}
    matches = []
    for day in days:
        with DayIndex(day) as index:
            matches.append(index.match(list(topics.values())))
    by_id = {paper.id: paper for paper in papers}
    found = []
    for place, slugs in enumerate(wishes(number * 4, seed)):
        mine = tuple(tuple(by_id[one[0].paper] for one in choose(slugs, matched, ())) for matched in matches)
        if min(map(len, mine)) >= _LEAST_A_DAY:
            found.append(
                Reader(_wanted([paper for day in mine for paper in day], random.Random(1_000 * seed + place)), mine)
            )
        if len(found) == number:
            break
    return found


def _wanted(papers: Sequence[Paper], chance: random.Random) -> frozenset[PaperId]:
    """The fifth of `papers` that is most to a taste drawn by chance."""
    words = {paper.id: set(split_words(f"{paper.title} {paper.abstract}")) for paper in papers}
    often = Counter(word for paper in papers for word in words[paper.id])
    telling = {word for word, seen in often.items() if 3 <= seen <= 0.2 * len(papers) and len(word) > 3}
    seeds, others = chance.sample(list(papers), 4), chance.sample(list(papers), 3)
    likes = _drawn([word for paper in seeds for word in split_words(paper.title) if word in telling], 8, chance)
    dislikes = _drawn([word for paper in others for word in split_words(paper.title) if word in telling], 4, chance)
    authors = {name for paper in seeds[:2] for name in paper.authors[:3]}
    category = chance.choice(seeds).primary_category

    def pleasure(paper: Paper) -> float:
        there = words[paper.id]
        taste = sum(word in there for word in likes) - 0.7 * sum(word in there for word in dislikes)
        taste += 1.5 * len(authors & set(paper.authors)) + 0.5 * (category == paper.primary_category)
        return taste + chance.gauss(0, 0.3)

    best = sorted(papers, key=pleasure, reverse=True)
    return frozenset(paper.id for paper in best[: int(_WANTED * len(best))])


def _drawn(words: Sequence[str], number: int, chance: random.Random) -> set[str]:
    known = sorted(set(words))
    return set(chance.sample(known, min(number, len(known))))


def precision(day: Day, wanted: frozenset[PaperId], depth: int = 5) -> float:
    """The share of wanted papers among the first ones."""
    return sum(paper.id in wanted for paper in day[:depth]) / depth


def gain(day: Day, wanted: frozenset[PaperId], depth: int = 10) -> float | None:
    """NDCG; None on a day without a wanted paper."""
    best = sum(1 / log2(place + 2) for place in range(min(depth, sum(paper.id in wanted for paper in day))))
    got = sum(1 / log2(place + 2) for place, paper in enumerate(day[:depth]) if paper.id in wanted)
    return got / best if best else None


def main(number: int = READERS) -> None:
    """Print the table."""
    papers, days = _papers()
    crowd, place = readers(papers, days, number), {paper.id: index for index, paper in enumerate(papers)}
    peer, ours = Peer(papers), Ours(papers)
    size = statistics.mean(len(day) for reader in crowd for day in reader.days[5:])
    print(f"{len(crowd)} readers, {size:.0f} papers a day; precision@5 / NDCG@10\n")
    print("| votes | arXiv's order | our order without votes | arxiv-sanity-lite's way | ours |\n|---|---|---|---|---|")
    for asked in VOTES:
        ways: dict[str, list[tuple[float, float | None]]] = {name: [] for name in ("arxiv", "plain", "peer", "ours")}
        for seed, reader in enumerate(crowd):
            votes = reader.votes(asked, random.Random(seed))
            orders: dict[str, Callable[[Day], Day]] = {
                "arxiv": lambda day: sorted(day, key=lambda paper: place[paper.id]),
                "plain": lambda day: day,
                "peer": peer.order(votes),
                "ours": ours.order(votes),
            }
            for name, order in orders.items():
                sorted_days = [order(day) for day in reader.days[5:]]
                ways[name] += [(precision(day, reader.wanted), gain(day, reader.wanted)) for day in sorted_days]
        print(f"| {asked} | {' | '.join(_mean(ways[name]) for name in ways)} |", flush=True)
    spent = sorted(ours.seconds)
    print(f"\nlearning: {1000 * spent[len(spent) // 2]:.0f} ms (median), {1000 * spent[-1]:.0f} ms (most)")


def _mean(found: Sequence[tuple[float, float | None]]) -> str:
    gains = [one for _, one in found if one is not None]
    return f"{statistics.mean(one for one, _ in found):.2f} / {statistics.mean(gains):.2f}"


def _papers() -> tuple[list[Paper], list[list[Paper]]]:
    """All papers, in the order of announcement, and those of each day."""
    announced = [Announced.of(row) for row in corpus_rows()]
    days: dict[date, list[Paper]] = {}
    for one in announced:
        days.setdefault(one.day, []).append(one.paper)
    return [one.paper for one in announced], list(days.values())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
