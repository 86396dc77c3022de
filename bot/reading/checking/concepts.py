"""What a text speaks of, in one vocabulary for all languages: English stems, which Chinese words are brought to.

Invariant: a word and its inflections are one concept; a name is the same concept in every language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.reading.checking.lexicon import LEXICON
from bot.reading.words import FUNCTION_WORDS

_LONGEST: Final = max(map(len, LEXICON))
_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:[-'][A-Za-zÀ-ɏ0-9]+)*|\d+D\b|[\u3400-\u9fff]+")
_IRREGULAR: Final = {
    "reduction": "reduc", "reduced": "reduc", "data": "data", "dataset": "dataset", "datasets": "dataset",
    "analysis": "analyz", "analyses": "analyz", "analyse": "analyz", "analysed": "analyz", "bias": "bias",
    "found": "find", "shown": "show", "built": "build", "chosen": "choos", "choice": "choos", "led": "lead",
    "better": "better", "faster": "faster", "slower": "slower", "higher": "higher", "lower": "lower",
    "larger": "larger", "smaller": "smaller", "stronger": "stronger", "fewer": "fewer", "other": "other",
    "number": "number", "order": "order", "layer": "layer", "paper": "paper", "letter": "letter", "user": "user",
    "transformer": "transformer", "transformers": "transformer", "parameter": "paramet", "parameters": "paramet",
    "accuracy": "accura", "accurate": "accura", "accurately": "accura", "efficiency": "effici", "efficient": "effici",
    "efficiently": "effici", "stability": "stabl", "retraining": "retrain", "training": "train", "series": "series",
    "robustness": "robust", "loss": "loss", "losses": "loss", "class": "class", "classes": "class",
    "process": "process",
}  # fmt: skip
_SUFFIXES: Final = (
    "ations", "ation", "ments", "ment", "ingly", "ings", "ing", "ively", "ives",
    "ive", "ions", "ion", "edly", "ed", "ers", "er", "ors", "or", "ities", "ity", "ies", "es", "s", "ally", "ly", "al",
    "ness", "able", "ences", "ence", "ances", "ance", "ent", "ant", "ies", "ize", "ise", "ate", "e", "y",
)  # fmt: skip
_SHORTEST, _KEPT = 3, 9
_TIMES: Final = "times"
"""`Five times` counts; it is no word for time."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One word at `start:end`; `stems` are what it may mean (a Chinese word often has two translations)."""

    stems: frozenset[str]
    start: int
    end: int
    name: bool


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """`improves`, `improvement` and `improving` are one."""
    word = word.lower().removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for _ in range(2):
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST and not word.endswith("ss"):
                word = word.removesuffix(suffix)
                break
    return word[:_KEPT]


@lru_cache(maxsize=4096)
def concepts(text: str) -> tuple[Concept, ...]:
    """The content words of `text` in order; Chinese words that the lexicon lacks are left out."""
    return tuple(_concepts(text))


def stems(text: str) -> frozenset[str]:
    """All stems of the concepts of `text`."""
    return frozenset(stem for concept in concepts(text) for stem in concept.stems)


def _concepts(text: str) -> Iterator[Concept]:
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0] > "\u33ff":
            yield from _chinese(word, match.start())
        elif word.lower() not in FUNCTION_WORDS and word != _TIMES:
            name = any(sign.isupper() for sign in word[1:]) or any(sign.isdigit() for sign in word)
            yield Concept(_english(word), match.start(), match.end(), name)


def _english(token: str) -> frozenset[str]:
    """Its stem, and those of its parts: `fine-tuning` meets `tuning`."""
    if any(sign.isdigit() for sign in token):
        return frozenset({token.lower()})
    parts = [part for part in token.split("-") if len(part) > 1] if "-" in token else []
    whole = stem(token.replace("-", ""))
    return frozenset({whole, *(stem(part) for part in parts if part.lower() not in FUNCTION_WORDS)})


def _chinese(run: str, start: int) -> Iterator[Concept]:
    place = 0
    while place < len(run):
        for length in range(min(_LONGEST, len(run) - place), 0, -1):
            word = run[place : place + length]
            if word in LEXICON:
                meanings = frozenset(piece for english in LEXICON[word].split() for piece in _english(english))
                yield Concept(meanings, start + place, start + place + length, name=False)
                place += length
                break
        else:
            place += 1
