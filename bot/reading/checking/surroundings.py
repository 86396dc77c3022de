"""What a quantity is said of: the words around it, and the thing it counts.

Invariant: words between a quantity and its neighbour belong to both, the nearer one more.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.reading.checking.concepts import Concept, concepts, stem
from bot.reading.checking.quantities import Quantity, quantities

_BOUNDARY = re.compile(r"[,，;；、(（)）]|\b(?:and|while|whereas|but)\b|[和与及而并且]")
_END = re.compile(r"[.。!！?？](?=\s|$)|。")
_STOP = re.compile(r"[,，;；。.:：()（）、]|\b(?:of|in|on|for|with|and|to|from|that|which|are|is|by|across|over)\b")
_PLAIN_WORDS: Final = (
    "new novel main key major important different various distinct several total additional existing real large "
    "small best top public popular representative diverse challenging standard widely core critical respectively "
    "first second third approach work paper use based high low up multiple"
)
_PLAIN: Final = frozenset(map(stem, _PLAIN_WORDS.split()))
_DIRECTIONS_WORDS: Final = (
    "gain reach improve increase achieve obtain reduce decrease lower raise boost attain yield higher lower drop "
    "decline rise exceed surpass outperform enhance fall cut grow"
)
_DIRECTIONS: Final = frozenset(map(stem, _DIRECTIONS_WORDS.split()))
_REACH = 60
_NAME = 1.5


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quantity, the weight of every concept around it, and the stems of what it counts, nearest first."""

    quantity: Quantity
    weights: Mapping[str, float]
    counted: tuple[frozenset[str], ...]


@lru_cache(maxsize=4096)
def surroundings(text: str) -> tuple[Surroundings, ...]:
    """One for each quantity of `text`, in order."""
    whole = quantities(text)
    plain = whole.normal.text
    words = concepts(plain)
    places = [(one.start, one.end) for one in whole.found]
    return tuple(
        Surroundings(one, nearby(plain, one.start, one.end, places), tuple(_counted(one, plain, words)))
        for one in whole.found
    )


def agreement(one: Surroundings, other: Surroundings, its_one: Surroundings, its_other: Surroundings) -> float:
    """Whether words that are nearer to `one` than to `other` are nearer to `its_one` than to `its_other` in another
    text; below zero where it is the other way round. Words that are as near to both tell nothing."""
    total = 0.0
    for word in one.weights.keys() | other.weights.keys():
        if word in _DIRECTIONS:
            continue
        here = one.weights.get(word, 0.0) - other.weights.get(word, 0.0)
        there = its_one.weights.get(word, 0.0) - its_other.weights.get(word, 0.0)
        total += min(abs(here), abs(there)) * (1 if here * there > 0 else -1)
    return total


def nearby(text: str, start: int, end: int, others: Sequence[tuple[int, int]] = ()) -> dict[str, float]:
    """The weight of every concept of the sentence around `text[start:end]`; `others` are places that part, as numbers
    do. Words that overlap the place or one of `others` are left out."""
    ends = [match.start() for match in _END.finditer(text)]
    left = max((one for one in ends if one < start), default=0)
    right = min((one for one in ends if one >= end), default=len(text))
    weights: dict[str, float] = {}
    for word in concepts(text):
        if word.end <= left or word.start >= right or any(_meet(word, place) for place in ((start, end), *others)):
            continue
        span = (word.end, start) if word.end <= start else (end, word.start)
        between = sum(span[0] <= other[0] < span[1] for other in others)
        weight = _weight(word, text[span[0] : span[1]], between)
        for meaning in word.stems - _PLAIN:
            weights[meaning] = max(weights.get(meaning, 0.0), weight)
    return weights


def parted(text: str, numbers: int) -> float:
    """What is left of a weight across `text`; less for each comma and `and`, and for each of `numbers` in it."""
    return 0.35 ** len(_BOUNDARY.findall(text)) * 0.4**numbers


def _meet(word: Concept, place: tuple[int, int]) -> bool:
    return word.start < place[1] and place[0] < word.end


def _weight(word: Concept, between: str, numbers_between: int) -> float:
    distance = len(between) / (2.5 if _is_chinese(between) else 7)
    return (_NAME if word.name else 1.0) * parted(between, numbers_between) / (1 + distance / 3)


def _is_chinese(text: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" for sign in text)


def _counted(quantity: Quantity, text: str, words: tuple[Concept, ...]) -> list[frozenset[str]]:
    """The concepts that follow up to the next preposition or stop; plain adjectives left out."""
    stop = _STOP.search(text, quantity.end)
    end = min(stop.start() if stop else len(text), quantity.end + _REACH)
    following = [word.stems - _PLAIN for word in words if quantity.end <= word.start and word.end <= end]
    return [meanings for meanings in following if meanings][:3]
