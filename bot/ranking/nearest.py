"""Papers nearest to one, by the weighed words that they share, and which words those are.

Invariant: what is named as shared stands in both papers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from bot.model.paper import Paper
from bot.ranking.features import Vector, Vocabulary
from bot.ranking.learning import score
from bot.ranking.order import explained

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Near:
    """A paper, how near it is (0 to 1), and the words that brought it there, the weightiest first."""

    paper: Paper
    nearness: float
    shared: tuple[str, ...]


def nearest(vocabulary: Vocabulary, paper: Paper, among: Iterable[Paper], limit: int) -> list[Near]:
    """The `limit` papers `among` these that are nearest to `paper`, the nearest first."""
    own = vocabulary.vector(paper)
    found = [(score(own, vector), one, vector) for one in among for vector in (vocabulary.vector(one),)]
    best = nlargest(limit, found, key=lambda each: (each[0], each[1].id.base))
    return [Near(one, nearness, _shared(own, vector)) for nearness, one, vector in best]


def _shared(own: Vector, other: Vector) -> tuple[str, ...]:
    return explained(own, other, _SHOWN).liked
