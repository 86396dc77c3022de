"""A query tried on papers before it is a topic: what it finds, and what it nearly finds and why not.

Invariant: what is found is what a digest would find; of what is told as rejected nothing is found, and the reason told
holds of that paper.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from bot.model.paper import Paper, PaperId
from bot.model.topic import Match, Topic
from bot.topics.match import DayIndex
from bot.topics.nodes import And, Category, Field, Leaf, Node, Not, Term, positive_leaves
from bot.topics.syntax import parse

_MOST_WORDS = 3


class Why(StrEnum):
    """Why a paper is not found: it holds an excluded word; has other categories, other authors; lacks a word; or has
    the words of a phrase, but not side by side."""

    EXCLUDED = "excluded"
    CATEGORY = "category"
    AUTHOR = "author"
    MISSING = "missing"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Reject:
    """A paper that all of a query but one part finds; `words` are that part's, as typed."""

    paper: Paper
    why: Why
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """`hits` are the best of the `found` papers among those that were `tried`, each with why; the best first."""

    tried: int
    found: int
    hits: tuple[tuple[Paper, Match], ...]
    rejects: tuple[Reject, ...]


def tried(query: str, papers: Sequence[Paper], most_hits: int, most_rejects: int) -> Trial:
    """What `query` finds and nearly finds among `papers`.

    Raises QuerySyntaxError.
    """
    node, by_id = parse(query), {paper.id: paper for paper in papers}
    with DayIndex(papers) as index:
        matches = index.match([Topic("", query, {"en": ""})])[""]
        rejects = tuple(_mixed(_near(node, index, list(reversed(by_id.values())), most_rejects), most_rejects))
    hits = tuple((by_id[match.paper], match) for match in matches[:most_hits])
    return Trial(len(by_id), len(matches), hits, rejects)


def _near(node: Node, index: DayIndex, newest: Sequence[Paper], most: int) -> list[list[Reject]]:
    """Up to `most` rejects for each part of the query that fails alone, and for each reason, the newest first."""
    parts = node.parts if isinstance(node, And) else (node,)
    held = [index.holding(part) for part in parts]
    groups = []
    for number, part in enumerate(parts):
        others = [one for other, one in enumerate(held) if other != number]
        apart = _apart(part, index) - held[number]
        near = frozenset.intersection(*others) - held[number] if others else apart
        groups.append([Reject(paper, Why.APART, _phrases(part)) for paper in _first(newest, near & apart, most)])
        groups.append([_reject(paper, part, index) for paper in _first(newest, near - apart, most)])
    return groups


def _first(papers: Sequence[Paper], wanted: frozenset[PaperId], most: int) -> Iterator[Paper]:
    return islice((paper for paper in papers if paper.id in wanted), most)


def _apart(part: Node, index: DayIndex) -> frozenset[PaperId]:
    """The papers that hold all words of a phrase of `part`, wherever they stand."""
    found = frozenset[PaperId]()
    for leaf in positive_leaves(part):
        if isinstance(leaf, Term) and len(leaf.words) > 1 and leaf.field is not Field.AUTHOR:
            found |= index.holding(And(tuple(Term(leaf.field, (word,)) for word in leaf.words)))
    return found


def _reject(paper: Paper, part: Node, index: DayIndex) -> Reject:
    if isinstance(part, Not):
        leaves = [leaf for leaf in positive_leaves(part.part) if paper.id in index.holding(leaf)]
        return Reject(paper, Why.EXCLUDED, _texts(leaves))
    leaves = list(positive_leaves(part))
    if leaves and all(isinstance(leaf, Category) for leaf in leaves):
        return Reject(paper, Why.CATEGORY, _texts(leaves))
    if leaves and all(isinstance(leaf, Term) and leaf.field is Field.AUTHOR for leaf in leaves):
        return Reject(paper, Why.AUTHOR, _texts(leaves))
    return Reject(paper, Why.MISSING, _texts(leaves))


def _mixed(groups: list[list[Reject]], most: int) -> Iterator[Reject]:
    """One of each group in turn, so that each reason is seen; each paper once."""
    seen: set[PaperId] = set()
    for row in range(max(map(len, groups), default=0)):
        for group in groups:
            if row < len(group) and group[row].paper.id not in seen and len(seen) < most:
                seen.add(group[row].paper.id)
                yield group[row]


def _phrases(part: Node) -> tuple[str, ...]:
    return _texts([leaf for leaf in positive_leaves(part) if isinstance(leaf, Term) and len(leaf.words) > 1])


def _texts(leaves: Sequence[Leaf]) -> tuple[str, ...]:
    texts = [leaf.text or (leaf.name if isinstance(leaf, Category) else " ".join(leaf.words)) for leaf in leaves]
    return tuple(dict.fromkeys(texts))[:_MOST_WORDS]
