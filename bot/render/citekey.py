"""The keys under which papers are cited: `vaswani2017attention`.

Invariant: a key has letters `a-z` and digits only, and stands once in a file.
"""

import re
import unicodedata
from collections.abc import Sequence

from bot.model.paper import Paper
from bot.render.authors import authors
from bot.render.text import readable
from bot.render.venue import year_of

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_SMALL = frozenset(
    {"a", "an", "the", "on", "of", "in", "for", "to", "with", "and", "or", "is", "are", "be", "how", "what", "why"}
    | {"when", "do", "does", "can", "from", "via", "at", "by", "as", "it", "its", "we", "our"}
)
_LONGEST = 30
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def keys(papers: Sequence[Paper]) -> list[str]:
    """A key for each; of papers with the same one the second gets a `b`, the third a `c`."""
    found: list[str] = []
    taken: set[str] = set()
    for paper in papers:
        base, number = key(paper), 0
        one = base
        while one in taken:
            number += 1
            one = base + _suffix(number)
        taken.add(one)
        found.append(one)
    return found


def key(paper: Paper) -> str:
    """The first author's family name, the year, the first word of the title that says something.

    Names and titles without Latin letters are passed over; what is always there is `arxiv` and the year.
    """
    first = next(iter(authors(paper.authors)), None)
    words = [_plain(word) for word in (f"{first.particle}{first.family}".split() if first else ())]
    name = (
        next((word for word in words if word and word not in _SMALL), "")
        if first and first.is_whole
        else "".join(words)
    )
    title = [_plain(word) for word in re.split(r"[\s:/–—-]+", readable(paper.title))]
    telling = next((word for word in title if word and word not in _SMALL), "")
    return f"{name[:_LONGEST] or 'arxiv'}{year_of(paper)}{telling[:_LONGEST]}"


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(char for char in folded if char.isascii() and char.isalnum())


def _suffix(number: int) -> str:
    """`b` for 1, `c` for 2, … `z`, `ba`."""
    text = ""
    while number:
        number, digit = divmod(number, len(_ALPHABET))
        text = _ALPHABET[digit] + text
    return text
