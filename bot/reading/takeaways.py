"""Which sentences of an abstract are its key takeaways.

Invariant: takeaways are in the abstract's order, each once; never the summary again, never a notice (code, rights).
"""

from collections.abc import Sequence

from bot.reading.roles import Role
from bot.reading.salience import Sentence

_COUNTS = ((5, 3), (8, 4), (10_000, 5))  # up to how many sentences, how many takeaways
_LIKENESS = 60  # points that a sentence loses when all its words have been said
_ROLE_POINTS = {Role.BACKGROUND: -60, Role.OBJECTIVE: 0, Role.METHOD: 10, Role.RESULT: 10, Role.OTHER: 0}
_FIRST_OF_ITS_KIND = 40
_KINDS = {Role.OBJECTIVE: Role.METHOD, Role.METHOD: Role.METHOD, Role.RESULT: Role.RESULT}


def choose(sentences: Sequence[Sentence], summary: int) -> tuple[int, ...]:
    """The places of three to five sentences (fewer where there are fewer), besides the one at `summary`.

    By maximal marginal relevance (Carbonell and Goldstein, 1998): salient, unlike what is chosen already, and with a
    bonus for the first on the method and the first on the results.
    """
    left = [place for place, sentence in enumerate(sentences) if place != summary and sentence.role is not Role.OTHER]
    chosen: list[int] = []
    kinds: set[Role] = set()
    for _ in range(_how_many(len(left))):
        best = max(left, key=lambda place: _worth(sentences, place, [summary, *chosen], kinds))
        left.remove(best)
        chosen.append(best)
        kinds |= {kind for kind in [_KINDS.get(sentences[best].role)] if kind}
    return tuple(sorted(chosen))


def _how_many(available: int) -> int:
    """Three from a short abstract, five from a long one."""
    return min(available, next(count for longest, count in _COUNTS if available <= longest))


def _worth(sentences: Sequence[Sentence], place: int, said: Sequence[int], kinds: set[Role]) -> float:
    sentence = sentences[place]
    likeness = max(_likeness(sentence.stems, sentences[other].stems) for other in said)
    kind = _KINDS.get(sentence.role)
    bonus = _FIRST_OF_ITS_KIND if kind and kind not in kinds else 0
    return sentence.salience + _ROLE_POINTS[sentence.role] + bonus - _LIKENESS * likeness


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set of words that both have."""
    return len(one & other) / max(1, min(len(one), len(other)))
