"""Acronyms that a text spells out: "Low-Rank Adaptation (LoRA)".

Invariant: an expansion is a run of words of the text, right before its acronym, that spells it.
"""

import re

from bot.reading.words import FUNCTION_WORDS

_SHORT = re.compile(r"\s\((?P<short>[A-Za-z][\w-]{1,11})\)")
_WORDS_BEFORE = re.compile(r"(?:[^\W\d_][\w'’/-]*\s+){0,7}[^\W\d_][\w'’/-]*$")
_REACH = 120


def find_acronyms(text: str) -> dict[str, str]:
    """Expansion by acronym, as the text writes both."""
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        before = _WORDS_BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        expansion = _expansion(before[0].split(), match["short"]) if before else None
        if expansion:
            found.setdefault(match["short"], expansion)
    return found


def _expansion(words: list[str], short: str) -> str | None:
    """The shortest end of `words` that spells `short`, which must have a second capital to be an acronym at all."""
    if not any(letter.isupper() for letter in short[1:]) or not short[0].isalpha():
        return None
    letters = [letter.lower() for letter in short.removesuffix("s") if letter.isalpha()]
    ends = (words[start:] for start in range(len(words) - 1, -1, -1))
    return next((" ".join(end) for end in ends if _spells(end, letters)), None)


def _spells(words: list[str], letters: list[str]) -> bool:
    """Whether the initials (hyphenated parts count, small words do not) are the letters, or these occur in order."""
    if words[0].lower() in FUNCTION_WORDS or words[0][0].lower() != letters[0]:
        return False
    said = [word for word in words if word.lower() not in FUNCTION_WORDS]
    initials = [part[0].lower() for word in said for part in re.split(r"[-/]", word) if part]
    return initials == letters or (
        1 < len(initials) < len(letters) and _occur_in_order(" ".join(words).lower(), letters)
    )


def _occur_in_order(text: str, letters: list[str]) -> bool:
    place = 0
    for letter in letters:
        place = text.find(letter, place) + 1
        if not place:
            return False
    return True
