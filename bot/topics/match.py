"""A day's papers in memory, asked by every topic at once.

Invariant: a topic finds the papers that its query, put to FTS5 as a whole, would find. Each distinct leaf is asked once
a day, however many topics share it; its answer also says which words were found and how much they weigh.
"""

import sqlite3
from collections.abc import Iterable, Set
from typing import Self, TypeAlias

from bot.model.paper import Paper, PaperId
from bot.model.topic import Match, Topic
from bot.topics.fts import index, to_fts5
from bot.topics.nodes import And, Category, Leaf, Node, Not, Or, Term, positive_leaves
from bot.topics.syntax import parse

_Found: TypeAlias = tuple[PaperId, tuple[str, ...]]
_ASK = "SELECT rowid, rank FROM paper WHERE paper MATCH ?"


class DayIndex:
    """The papers of one day; the first of several with the same id counts. Use it from one thread, any one.

    Close it, or use it in a `with` statement.
    """

    def __init__(self, papers: Iterable[Paper]) -> None:
        first = {paper.id: paper for paper in reversed(list(papers))}
        self._papers = sorted(first.values(), key=lambda paper: paper.id.base)
        self._rows = frozenset(range(len(self._papers)))
        self._answers: dict[Leaf, dict[int, float]] = {}
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        index(self._database, self._papers)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back."""
        self._database.close()

    def match(self, topics: Iterable[Topic]) -> dict[str, tuple[Match, ...]]:
        """The matches of each topic by slug, best first; a topic that finds nothing has an empty tuple.

        Raises QuerySyntaxError for a topic whose query cannot be read.
        """
        found: dict[str, list[_Found]] = {}
        matches = {}
        for topic in topics:
            if topic.query not in found:
                found[topic.query] = self._find(topic.query)
            matches[topic.slug] = tuple([Match(topic.slug, paper, terms) for paper, terms in found[topic.query]])
        return matches

    def match_ids(self, query: str) -> tuple[PaperId, ...]:
        """The papers that `query` finds, best first.

        Raises QuerySyntaxError.
        """
        return tuple(paper for paper, _ in self._find(query))

    def holding(self, node: Node) -> frozenset[PaperId]:
        """The papers of which `node` holds."""
        return frozenset(self._papers[row].id for row in self._holding(node))

    def ranked(self, node: Node) -> tuple[PaperId, ...]:
        """The papers of which `node` holds, those first in which its words weigh most."""
        rows, answers = self._holding(node), [self._answer(leaf) for leaf in dict.fromkeys(positive_leaves(node))]
        weights = {row: sum(answer.get(row, 0.0) for answer in answers) for row in rows}
        return tuple(self._papers[row].id for row in sorted(sorted(rows), key=weights.__getitem__))

    def _find(self, query: str) -> list[_Found]:
        """The papers of a query, best first and by id where they weigh the same, each with the terms found in it."""
        node = parse(query)
        rows = self._holding(node)
        weights, held = dict.fromkeys(rows, 0.0), dict.fromkeys(rows, 0)
        leaves = list(dict.fromkeys(positive_leaves(node)))
        for number, leaf in enumerate(leaves):
            answer = self._answer(leaf)
            for row in answer.keys() & rows:
                weights[row] += answer[row]
                held[row] |= 1 << number
        terms = {
            bits: _as_typed([leaf for number, leaf in enumerate(leaves) if bits >> number & 1])
            for bits in set(held.values())
        }
        best = sorted(sorted(rows), key=weights.__getitem__)
        return [(self._papers[row].id, terms[held[row]]) for row in best]

    def _holding(self, node: Node) -> Set[int]:
        match node:
            case And(parts):
                return frozenset.intersection(*[frozenset(self._holding(part)) for part in parts])
            case Or(parts):
                return frozenset().union(*[self._holding(part) for part in parts])
            case Not(part):
                return self._rows - self._holding(part)
            case Term() | Category():
                return self._answer(node).keys()

    def _answer(self, leaf: Leaf) -> dict[int, float]:
        """The rows that hold `leaf` and how much it weighs there (bm25: the less, the better)."""
        if leaf not in self._answers:
            self._answers[leaf] = dict(self._database.execute(_ASK, (to_fts5(leaf),)).fetchall())
        return self._answers[leaf]


def _as_typed(leaves: list[Leaf]) -> tuple[str, ...]:
    """The words of the leaves as typed, each once; categories only where no word was found."""
    texts = [leaf.text for leaf in leaves if isinstance(leaf, Term)] or [leaf.text for leaf in leaves]
    return tuple({text.casefold(): text for text in reversed(texts)}.values())[::-1]
