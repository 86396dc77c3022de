"""Which words come up: their rate now against their rate before.

Invariant: what is said to rise does so beyond chance, as far as a prior can tell: a word in a handful of papers needs
to be new, a common one needs many. Source: the log odds with an informative prior of Monroe, Colaresi and Quinn,
“Fightin' Words” (2008), with papers in the place of words.
"""

from collections.abc import Iterator, Mapping
from math import exp, log, sqrt

from bot.model.trends import Rising

_PRIOR = 20.0
"""In papers, at the rate of a word in both times together."""
_SMOOTH = 2.0
_LEAST_PAPERS = 3
_LEAST_FACTOR = 1.3
_LEAST_SCORE = 2.0
_LIKE = 0.6
_PHRASE = 1.4
"""How much more a phrase tells than a word."""


def rising(
    now: Mapping[str, int], before: Mapping[str, int], papers_now: int, papers_before: int, most: int
) -> tuple[Rising, ...]:
    """The `most` words that rise most surely, given in how many papers each is found; none without papers before."""
    if not (papers_now and papers_before):
        return ()
    scored = []
    for words, count in now.items():
        if count >= _LEAST_PAPERS:
            score, factor = _growth(count, before.get(words, 0), papers_now, papers_before)
            if score >= _LEAST_SCORE and factor >= _LEAST_FACTOR:
                scored.append((score, Rising(words, count, before.get(words, 0), round(factor, 1))))
    scored.sort(key=lambda one: (-one[0] * (_PHRASE if " " in one[1].words else 1), one[1].words))
    return tuple(_apart([one for _, one in scored], most))


def _growth(now: int, before: int, papers_now: int, papers_before: int) -> tuple[float, float]:
    """How sure and how large: the prior holds both rates together, two papers smooth what is said of them."""
    rate = (now + before) / (papers_now + papers_before)
    prior = _PRIOR * rate
    with_now, with_before = now + prior, before + prior
    left_now, left_before = papers_now + _PRIOR - with_now, papers_before + _PRIOR - with_before
    if min(left_now, left_before) <= 0:
        return 0.0, 1.0
    growth = log(with_now / left_now) - log(with_before / left_before)
    smoothed = log((now + _SMOOTH / 2) / (papers_now + _SMOOTH)) - log(
        (before + _SMOOTH / 2) / (papers_before + _SMOOTH)
    )
    return growth / sqrt(1 / with_now + 1 / with_before), exp(smoothed)


def _apart(ranked: list[Rising], most: int) -> Iterator[Rising]:
    """Each subject once: of a phrase and its words, of singular and plural, the one that comes first."""
    kept: list[Rising] = []
    for one in ranked:
        if len(kept) == most:
            return
        if not any(_is_like(one, other) for other in kept):
            kept.append(one)
            yield one


def _is_like(one: Rising, other: Rising) -> bool:
    mine, others = _stems(one.words), _stems(other.words)
    if mine <= others or others <= mine:
        return True
    return bool(mine & others) and len(mine & others) / len(mine | others) >= _LIKE


def _stems(words: str) -> set[str]:
    return {word.removesuffix("s") for part in words.split() for word in part.split("-")}
