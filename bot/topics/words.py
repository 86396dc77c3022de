"""Words as the index sees them, and their other number.

Invariant: a word holds letters, digits and combining marks only, so that no operator of SQLite can hide in one.
"""

import re
import unicodedata

_IRREGULAR = {
    "corpus": "corpora",
    "criterion": "criteria",
    "index": "indices",
    "matrix": "matrices",
    "stimulus": "stimuli",
    "vertex": "vertices",
}
_REGULAR = {plural: singular for singular, plural in _IRREGULAR.items()}
_NOUNS_IN_IC = frozenset({"characteristic", "critic", "heuristic", "logic", "metric", "mosaic", "statistic", "topic"})
_ALONE = frozenset({"always", "does", "lens", "new", "news", "perhaps", "series", "species", "thus", "versus"})
_SHORTEST = 3
_SHORTEST_PLURAL = 4
_SIBILANT = re.compile(r"(?:[sxz]|[cs]h)$")
_SIBILANT_PLURAL = re.compile(r"(?:[sxz]|[cs]h)es$")
_ASCII_WORD = re.compile(r"[a-z0-9]+")


def split_words(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, cut where SQLite's unicode61 tokenizer cuts (`GPT-4o` is `gpt`, `4o`)."""
    lowered = text.lower()
    if not lowered.isascii():
        lowered = "".join(char if _belongs_to_word(char) else " " for char in lowered)
        return tuple(word for word in lowered.split() if any(map(str.isalnum, word)))
    return tuple(_ASCII_WORD.findall(lowered))


def _belongs_to_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def numbers(word: str) -> tuple[str, ...]:
    """`word` first, then its English singular or plural forms: `model` gives `models`, `policies` gives `policy`.

    A form may be no word at all (`biase` of `biases`); it then finds nothing. Words of fewer than three letters, in
    another script or with digits stay alone, and so do pairs with two meanings (`robotic`, `robotics`).
    """
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()) or word in _ALONE:
        return (word,)
    if word in _IRREGULAR or word in _REGULAR:
        return (word, _IRREGULAR.get(word) or _REGULAR[word])
    if word.endswith(("ic", "ics")) and word.removesuffix("s") not in _NOUNS_IN_IC:
        return (word,)
    others = _singulars(word) if _looks_plural(word) else (_plural(word),)
    return (word, *(other for other in others if len(other) >= _SHORTEST))


def _looks_plural(word: str) -> bool:
    return len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is", "bias"))


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return (f"{word[:-3]}y", word[:-1])
    if word.endswith("ses"):
        return (word[:-1], word[:-2], f"{word[:-2]}is")
    if _SIBILANT_PLURAL.search(word):
        return (word[:-1], word[:-2])
    return (word[:-1],)


def _plural(word: str) -> str:
    if word.endswith("is"):
        return f"{word[:-2]}es"
    if _SIBILANT.search(word):
        return f"{word}es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"
