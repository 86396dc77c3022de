"""Papers in the order of a learned taste, and the words that made it.

Invariant: ordering loses no paper and adds none; without weights the order stays.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.ranking.features import AUTHOR, CATEGORY, Vector
from bot.ranking.learning import score

T = TypeVar("T")

_PRIOR = 0.02
"""How much the place in the order of before counts, from the first paper to the last."""
_MARKED = 3
_SHOWN_WORDS = 3
_FIRM = 0.06
"""Of what scores less, too little is wanted (benchmarks/bench_ranking.py)."""


@dataclass(frozen=True, slots=True)
class Words:
    """What speaks for a paper and what against it, the strongest first, and the sum of all."""

    score: float
    liked: tuple[str, ...]
    disliked: tuple[str, ...]


def ordered(items: Sequence[T], vector_of: Callable[[T], Vector], weights: Mapping[str, float]) -> list[T]:
    """`items` by taste; those of which it knows nothing in the order of before."""
    if not weights or not items:
        return list(items)
    step = _PRIOR / len(items)
    scores = [score(weights, vector_of(item)) - step * place for place, item in enumerate(items)]
    return [items[place] for place in sorted(range(len(items)), key=lambda place: (-scores[place], place))]


def explained(weights: Mapping[str, float], vector: Vector, most: int = _SHOWN_WORDS) -> Words:
    """The words that mattered, `most` for and `most` against."""
    parts = sorted(((value * weights.get(feature, 0.0), feature) for feature, value in vector.items()), reverse=True)
    liked = [feature for weight, feature in parts if weight > 0]
    disliked = [feature for weight, feature in reversed(parts) if weight < 0]
    return Words(sum(weight for weight, _ in parts), _shown(liked, most), _shown(disliked, most))


def marks(papers: Sequence[tuple[str, Vector]], weights: Mapping[str, float]) -> dict[str, tuple[str, ...]]:
    """For those of the first papers (id and vector) that the taste clearly likes, the words that mattered."""
    found: dict[str, tuple[str, ...]] = {}
    for paper, vector in papers[:_MARKED]:
        words = explained(weights, vector)
        if words.score >= _FIRM and words.liked:
            found[paper] = words.liked
    return found


def _shown(features: Sequence[str], most: int) -> tuple[str, ...]:
    """The first words as people write them; a word that is part of a pair is not said beside it."""
    found: list[str] = []
    for feature in features:
        name = feature.removeprefix(AUTHOR).title() if feature.startswith(AUTHOR) else feature.removeprefix(CATEGORY)
        if not any(set(name.split()) & set(other.split()) for other in found):
            found.append(name)
        if len(found) == most:
            break
    return tuple(found)
