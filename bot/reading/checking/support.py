"""How much of what a statement speaks of the text speaks of, in English, Chinese, and from one to the other.

Invariant: a sentence of the text has full support in it. Words of every text count little, rare ones much; a Chinese
word that no term covers counts nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.reading.checking.concepts import concepts, stem
from bot.reading.checking.entities import known
from bot.reading.checking.ground import Ground
from bot.reading.checking.names import names
from bot.reading.checking.plain_words import PLAIN, PLAIN_CHINESE
from bot.reading.checking.terms import Term, synonyms, terms
from bot.reading.trained import rarity
from bot.reading.words import bucket

_LATIN = re.compile(r"(?<![A-Za-z0-9.,])[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9-]*(?:[./][A-Za-z][A-Za-zÀ-ɏ0-9-]*)*")
_POSSESSIVE = re.compile(r"['’]s\b")
_UNIT = re.compile(r"\d\s?$")
_ENDINGS: Final = ("", "s", "es", "ed", "d", "ing", "er", "ly")
_IDF, _COMMON = 1 / 32, 1.0
_NAME, _SYNONYM, _KIN = 4.0, 0.7, 0.8
_PHRASE: Final = 3
_ROOT: Final = 5
_LEAST, _LITTLE, _SHORT, _FEWEST = 2.0, 5.0, 9.0, 2
_LENIENT, _OF_A_FULL_TEXT = 0.65, 0.05
_SHARE, _SHARE_CHINESE, _ANCHORED, _STRANGE_NAMES = 0.32, 0.45, 0.12, 0.5
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)+(?![\w])|(?<![\w.,])\d{2,}(?![\w.,]\d)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Support:
    """`weight` is how much a statement says, `share` how much of that the text speaks of; `missing` does not."""

    weight: float
    share: float
    missing: tuple[str, ...]


def support(text: str, ground: Ground) -> Support:
    """What `ground` speaks of, of all that `text` speaks of."""
    pieces = list(_chinese(text, ground) if _CHINESE.search(text) else _english(text, ground))
    weight = sum(piece[1] for piece in pieces)
    held = sum(piece[2] for piece in pieces)
    missing = (word for word, most, there in pieces if there < most / 2)
    return Support(weight, held / weight if weight else 1.0, tuple(dict.fromkeys(missing)))


def is_foreign(text: str, ground: Ground, found: Support) -> bool:
    """Whether `text`, for which `found` is the support in `ground`, speaks of something else.

    A statement that has the text's own numbers needs less, one with names that the text lacks needs more.
    """
    chinese = bool(_CHINESE.search(text))
    if found.weight < _LEAST or (not chinese and len(found.missing) < _FEWEST):
        return False
    if found.weight >= _LITTLE and any(not known(name, ground) for name in names(text)):
        return found.share < _STRANGE_NAMES
    numbers = _NUMBER.findall(text)
    if found.weight < _LITTLE or (numbers and all(ground.compact.has(number) for number in numbers)):
        return found.share < _ANCHORED
    share = (_SHARE_CHINESE if chinese else _SHARE) + (_OF_A_FULL_TEXT if ground.text else 0.0)
    return found.share < (share if found.weight >= _SHORT else share * _LENIENT)


def rareness(word: str) -> float:
    """How much a word tells, 0 for those of every abstract and plain English, some 7 for those of no abstract."""
    lower = word.lower()
    if any(lower.removesuffix(ending) in PLAIN for ending in _ENDINGS):
        return 0.0
    return max(0.0, rarity().table[bucket(word.lower()[:6])] * _IDF - _COMMON)


def _english(text: str, ground: Ground) -> Iterator[tuple[str, float, float]]:
    text = _POSSESSIVE.sub("", text)
    for concept in concepts(text):
        word = text[concept.start : concept.end]
        weight = max(rareness(part) for part in word.split("-"))
        yield word, weight, weight * _share(word, concept.stems, ground)


def _share(word: str, stems: frozenset[str], ground: Ground) -> float:
    if stems & ground.all_stems or ground.compact.has(word):
        return 1.0
    if len(word) > _ROOT and word[:_ROOT].lower() in ground.roots:
        return _KIN
    return _SYNONYM if any(synonyms().get(one, frozenset()) & ground.all_stems for one in stems) else 0.0


def _chinese(text: str, ground: Ground) -> Iterator[tuple[str, float, float]]:
    for term in terms(text):
        weight, held = _of_term(term, ground)
        if weight and (held or len(term.written) > 1):
            yield term.written, weight, held
    for match in _LATIN.finditer(text):
        word = match[0]
        if len(word) > 1 and not _UNIT.search(text, max(0, match.start() - 2), match.start()):
            there = ground.compact.has(word) or stem(word) in ground.all_stems
            yield word, _NAME, _NAME * there


def _of_term(term: Term, ground: Ground) -> tuple[float, float]:
    """A short term has meanings, any of which will do; of a long one, a phrase, the rarest word must be there."""
    if term.written in PLAIN_CHINESE:
        return 0.0, 0.0
    known = {one: rareness(word) for word, one in term.words}
    held = max((weight for one, weight in known.items() if one in ground.all_stems), default=0.0)
    if len(term.written) < _PHRASE:
        weight = held or min(known.values(), default=0.0)
        return weight, held
    weight = max(known.values(), default=0.0)
    return weight, min(weight, held)
