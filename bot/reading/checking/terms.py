"""Chinese scientific terms and their English words: the checker's lexicon, with the terms of many fields beside it.

Invariant: the longest term wins; what no term covers is left out, so an unknown word is no evidence for or against.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from bot.reading.checking.concepts import stem
from bot.reading.checking.lexicon import LEXICON

_FILE: Final = Path(__file__).with_name("terms.json")


@dataclass(frozen=True, slots=True)
class Term:
    """A Chinese term as it stands in a text, and the English words for it."""

    written: str
    english: tuple[str, ...]

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Its English words, parts of hyphenated ones too, each with its stem."""
        return _words(self.english)


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """English words by Chinese term."""
    listed: dict[str, str] = json.loads(_FILE.read_text("utf-8"))
    return {
        term: tuple(dict.fromkeys(f"{LEXICON.get(term, '')} {listed.get(term, '')}".split()))
        for term in (*LEXICON, *listed)
    }


@lru_cache(maxsize=1024)
def terms(text: str) -> tuple[Term, ...]:
    """The terms in `text`, in order."""
    return tuple(_terms(text))


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """English stems that are said with one short Chinese word, such as `method` and `approach`."""
    found: dict[str, set[str]] = {}
    for term, english in lexicon().items():
        alike = {stem(word) for word in english if "-" not in word}
        if len(term) == 2:  # noqa: PLR2004 - single characters mean too much, longer terms are phrases
            for one in alike:
                found.setdefault(one, set()).update(alike - {one})
    return {one: frozenset(others) for one, others in found.items()}


@cache
def _longest() -> int:
    return max(map(len, lexicon()))


def _terms(text: str) -> Iterator[Term]:
    known, longest = lexicon(), _longest()
    place = 0
    while place < len(text):
        if text[place] < "\u3400":
            place += 1
            continue
        for length in range(min(longest, len(text) - place), 0, -1):
            english = known.get(text[place : place + length])
            if english:
                yield Term(text[place : place + length], english)
                place += length
                break
        else:
            place += 1


@lru_cache(maxsize=8192)
def _words(english: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    parts = (part for word in english for part in (word.replace("-", ""), *word.split("-")))
    return tuple(dict.fromkeys((part, stem(part)) for part in parts if len(part) > 1))
