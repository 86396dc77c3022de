"""A query tried on papers: what it would bring, what it would just miss, and why.

Invariant: the hits are those of `DayIndex`, and every near miss has the reason that keeps it out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model.paper import Paper, PaperId
from bot.model.topic import Topic
from bot.topics.match import DayIndex
from bot.topics.nodes import And, Category, Leaf, Node, Not, Or, leaves
from bot.topics.syntax import parse

_SLUG = "trial"


class Miss(StrEnum):
    """What keeps a paper out: something that is not wanted, its categories, or something that is wanted and lacks."""

    EXCLUDED = "excluded"
    CATEGORY = "category"
    PARTLY = "partly"


@dataclass(frozen=True, slots=True)
class Hit:
    """A paper that the query finds, and the words that were found, as typed."""

    paper: Paper
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """`words` are what was found of the unwanted (EXCLUDED), the wanted categories (CATEGORY), or the wanted parts that
    lack (PARTLY), of which `held` of `wanted` are there."""

    paper: Paper
    why: Miss
    words: tuple[str, ...]
    held: int = 0
    wanted: int = 0


@dataclass(frozen=True, slots=True)
class Trial:
    """`count` papers of the `looked_at` are found; `hits` and `near` are the best of each, best first."""

    looked_at: int
    count: int
    hits: tuple[Hit, ...]
    near: tuple[NearMiss, ...]


def tried(query: str, papers: Iterable[Paper], most_hits: int = 5, most_near: int = 4) -> Trial:
    """What `query` makes of `papers`. Raises QuerySyntaxError."""
    node = parse(query)
    by_id = {paper.id: paper for paper in papers}
    with DayIndex(by_id.values()) as index:
        matches = index.match([Topic(_SLUG, query, {"en": query})])[_SLUG]
        near = _near(node, index, by_id, most_near)
    hits = tuple(Hit(by_id[match.paper], match.terms) for match in matches[:most_hits])
    return Trial(len(by_id), len(matches), hits, near)


def _near(node: Node, index: DayIndex, papers: dict[PaperId, Paper], most: int) -> tuple[NearMiss, ...]:
    """Near misses, one of each kind in turn, of those that lack something first what lacks least."""
    parts = node.parts if isinstance(node, And) else (node,)
    wanted = [(part, index.holding(part)) for part in parts if not isinstance(part, Not)]
    unwanted = [(part.part, index.holding(part.part)) for part in parts if isinstance(part, Not)]
    topical = [part for part, _ in wanted if not _is_categories(part)]
    found = index.holding(node)
    kinds: dict[Miss, list[tuple[PaperId, list[Node]]]] = {kind: [] for kind in Miss}
    for number in index.ranked(Or(tuple(topical)) if len(topical) > 1 else topical[0]) if topical else ():
        if number not in found:
            lacking: list[Node] = [part for part, held in wanted if number not in held]
            spoiling: list[Node] = [part for part, held in unwanted if number in held]
            if why := _reason(lacking, spoiling):
                kinds[why].append((number, lacking or spoiling))
    kinds[Miss.PARTLY].sort(key=lambda miss: len(miss[1]))
    misses = [
        [_miss(papers[number], why, because, len(wanted), index) for number, because in kinds[why][:most]]
        for why in Miss
    ]
    return tuple(_mixed(misses, most))


def _reason(lacking: Sequence[Node], spoiling: Sequence[Node]) -> Miss | None:
    """What keeps a paper out; None where it is too much."""
    if not lacking:
        return Miss.EXCLUDED if spoiling else None
    if spoiling:
        return None
    return Miss.CATEGORY if all(map(_is_categories, lacking)) else Miss.PARTLY


def _miss(paper: Paper, why: Miss, because: Sequence[Node], wanted: int, index: DayIndex) -> NearMiss:
    if why is Miss.PARTLY:
        return NearMiss(paper, why, tuple(map(_alternatives, because)), wanted - len(because), wanted)
    told = (leaf for part in because for leaf in leaves(part))
    words = [_text(leaf) for leaf in told if why is Miss.CATEGORY or paper.id in index.holding(leaf)]
    return NearMiss(paper, why, tuple(dict.fromkeys(words or map(_alternatives, because))))


def _mixed(kinds: list[list[NearMiss]], most: int) -> Iterator[NearMiss]:
    """In turn one of each kind, as far as there are."""
    row = [miss for number in range(most) for kind in kinds for miss in kind[number : number + 1]]
    yield from sorted(row[:most], key=lambda miss: list(Miss).index(miss.why))


def _is_categories(node: Node) -> bool:
    return all(isinstance(leaf, Category) for leaf in leaves(node))


def _alternatives(node: Node) -> str:
    return " / ".join(dict.fromkeys(_text(leaf) for leaf in leaves(node)))


def _text(leaf: Leaf) -> str:
    if isinstance(leaf, Category):
        return leaf.name
    return leaf.text or " ".join(leaf.words) + "*" * leaf.prefix
