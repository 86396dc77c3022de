"""Whether a text is English, which is all that the trained weights know.

Invariant: a text too short to tell counts as English, as arXiv asks for English abstracts.
"""

import re

from bot.reading.words import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN_TOO = "a|am|an|as|are|at|do|either|et|has|have|her|him|i|in|me|no|non|on|or|over|so|such|un|us|was|we"
_ENGLISH_ONLY = FUNCTION_WORDS - set(_FOREIGN_TOO.split("|"))
_FEWEST = 12
_SHARE = 0.06


def is_english(text: str) -> bool:
    """Whether enough of the words are English function words that few other languages have."""
    found = _WORD.findall(text.lower())
    letters = sum(map(len, found))
    if not text.isascii() and sum(letter > "\u024f" for word in found for letter in word) * 2 > letters:
        return False
    return len(found) < _FEWEST or sum(word in _ENGLISH_ONLY for word in found) >= _SHARE * len(found)
