"""How much each sentence of an abstract says of the whole: what the summary and the takeaways are chosen by.

Invariant: a score depends on the paper alone, so the same paper always reads the same. The score is linear; its weights
were learned on SciTLDR's training part (`benchmarks/training`), and `benchmarks/bench_reading.py` measures them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.reading.compression import compressed
from bot.reading.features import own_buckets, words
from bot.reading.roles import Cast, Role
from bot.reading.trained import Rarity, rarity, salience_weights
from bot.reading.words import bucket, stems

WORD = 0.3
"""The value of a word or a pair of words that occurs, beside the other features' (about 1)."""
_WORK = r"(?:paper|work|study|article)"
_OWN = re.compile(rf"\b(?:we|this {_WORK})\b")
_LEANS_BACK = re.compile(
    rf"(?:it|they|its|their|this|these|those|such|both|another)\b(?! (?:\w+ )?{_WORK})", re.IGNORECASE
)
_IS, _AFTER, _BEFORE = ([f"{where} {role}" for role in Role] for where in ("is", "after", "before"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an abstract with what was found out about it."""

    text: str
    role: Role
    stems: frozenset[str]
    salience: float


def weigh(title: str, texts: Sequence[str], found: Cast) -> tuple[Sentence, ...]:
    """The sentences of an abstract, in order, each with its salience (about -6 to 6, higher says more)."""
    weights = salience_weights()
    weighed: list[Sentence] = []
    for text, role, (bag, buckets, named) in zip(texts, found.roles, features(title, texts, found), strict=True):
        score = WORD * weights.scale * sum(map(weights.table.__getitem__, buckets))
        score += sum(weights.named.get(name, 0.0) * value for name, value in named.items())
        weighed.append(Sentence(text, role, bag, score))
    return tuple(weighed)


def features(
    title: str, texts: Sequence[str], found: Cast
) -> Iterable[tuple[frozenset[str], set[int], Mapping[str, float]]]:
    """Per sentence its stems, the buckets of its words, and its other features by name."""
    rare = rarity()
    bags = [stems(text) for text in texts]
    shared = Counter(stem for bag in bags for stem in bag)
    wanted = stems(title)
    weight = {stem: _rareness(stem, rare) for stem in {*shared, *wanted}}
    centre = {stem: count * weight[stem] for stem, count in shared.items()}
    length = math.hypot(*centre.values()) or 1.0
    first = True
    for place, (text, bag) in enumerate(zip(texts, bags, strict=True)):
        alone = compressed(text, title)
        listed = words(alone)
        named = _standing(place, len(texts), len(alone.split())) | _form(alone) | _course(found.likely, place)
        both = sum(weight[stem] for stem in bag & wanted)
        named["covers title"] = 3 * both / (sum(weight[stem] for stem in wanted) or 1.0)
        named["of title"] = 2 * both / (sum(weight[stem] for stem in bag) or 1.0)
        own = math.hypot(*(weight[stem] for stem in bag)) or 1.0
        named["central"] = 3 * sum(weight[stem] * centre[stem] for stem in bag) / own / length
        if first and _OWN.search(text.lower()):
            named["first own"], first = 1.0, False
        yield bag, own_buckets(listed), named


def _standing(place: int, count: int, length: int) -> dict[str, float]:
    return {
        f"from start {min(place, 5)}": 1.0,
        f"from end {min(count - 1 - place, 2)}": 1.0,
        f"fifth {5 * place // count}": 1.0,
        f"{min(place, 4)} of {min(count, 10)}": 0.5,
        f"length {min(length // 3, 16)}": 1.0,
    }


def _form(alone: str) -> dict[str, float]:
    return {
        "formula": 0.5 * ("$" in alone),
        "colon": 0.5 * (":" in alone),
        "number": 0.5 * any(letter.isdigit() for letter in alone),
        f"commas {min(3, alone.count(','))}": 0.5,
        "leans back": float(bool(_LEANS_BACK.match(alone))),
    }


def _course(likely: Sequence[tuple[float, ...]], place: int) -> dict[str, float]:
    """How likely each role is here and next door."""
    named = {name: 2 * share for name, share in zip(_IS, likely[place], strict=True)}
    if place:
        named.update(zip(_AFTER, likely[place - 1], strict=True))
    if place + 1 < len(likely):
        named.update(zip(_BEFORE, likely[place + 1], strict=True))
    return named


def _rareness(stem: str, rare: Rarity) -> float:
    return rare.table[bucket(stem)] / 32
