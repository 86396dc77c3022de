"""Which sentences of an abstract are its key takeaways.

Invariant: takeaways are in the abstract's order, each once; never the summary again, never a notice (code, rights).
"""

from collections.abc import Sequence

from bot.reading.roles import Role
from bot.reading.salience import Sentence

_COUNTS = ((5, 3), (8, 4), (12, 5), (16, 6), (10_000, 7))  # up to how many sentences, how many takeaways
_LIKENESS = 1.5  # what a sentence loses when all its words have been said
_ROLE_WORTH = {Role.BACKGROUND: -1.5, Role.OBJECTIVE: 0.0, Role.METHOD: 0.3, Role.RESULT: 0.3, Role.OTHER: 0.0}
_FIRST_OF_ITS_KIND = 1.5
_KINDS = {Role.OBJECTIVE: Role.METHOD, Role.METHOD: Role.METHOD, Role.RESULT: Role.RESULT}


def choose(sentences: Sequence[Sentence], summary: int) -> tuple[int, ...]:
    """The places of three to seven sentences (fewer where there are fewer), besides the one at `summary`.

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
    """Three from a short abstract, seven from a very long one."""
    return min(available, next(count for longest, count in _COUNTS if available <= longest))


def _worth(sentences: Sequence[Sentence], place: int, said: Sequence[int], kinds: set[Role]) -> float:
    sentence = sentences[place]
    likeness = max(_likeness(sentence.stems, sentences[other].stems) for other in said)
    kind = _KINDS.get(sentence.role)
    bonus = _FIRST_OF_ITS_KIND if kind and kind not in kinds else 0.0
    return sentence.salience + _ROLE_WORTH[sentence.role] + bonus - _LIKENESS * likeness


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set of words that both have."""
    return len(one & other) / max(1, min(len(one), len(other)))
