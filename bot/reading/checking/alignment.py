"""Which sentences of the text a statement speaks of, in whatever language it is written.

Invariant: the ranking depends on shared concepts alone, so a translation meets its original.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.checking.concepts import concepts, stems
from bot.reading.checking.quantities import Quantity, quantities
from bot.reading.sentences import split

_NAME, _NUMBER = 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the text and how much of a statement's content it holds, 0 to 1."""

    text: str
    overlap: float


@lru_cache(maxsize=32)
def sentences(ground_text: str) -> tuple[str, ...]:
    """The sentences of a text, line by line. Remembered: one text is asked for claim by claim."""
    return tuple(sentence for line in ground_text.splitlines() for sentence in split(line))


@lru_cache(maxsize=32)
def _frequencies(texts: tuple[str, ...]) -> Counter[str]:
    return Counter(stem for text in texts for stem in stems(text))


def passages(text: str, sources: Sequence[str]) -> list[Passage]:
    """`sources` by how much they share with `text`, best first; those that share nothing are left out."""
    wanted = concepts(text)
    frequencies = _frequencies(tuple(sources))
    weights = [
        (
            one.stems,
            (_NAME if one.name else 1.0) / (1 + min((frequencies[stem] for stem in one.stems), default=0)) ** 0.5,
        )
        for one in wanted
    ]
    weights += [(frozenset({_figure(one)}), _NUMBER) for one in quantities(text).found]
    whole = sum(weight for _, weight in weights) or 1.0
    found = []
    for source in sources:
        held = stems(source) | {_figure(one) for one in quantities(source).found}
        shared = sum(weight for meanings, weight in weights if meanings & held)
        if shared:
            found.append(Passage(source, shared / whole))
    return sorted(found, key=lambda passage: -passage.overlap)


def _figure(quantity: Quantity) -> str:
    return f"{quantity.value:.3g}"
