"""Authors as reference managers want them: family name, given names, particle, suffix.

Invariant: no letter of a name is lost. What cannot be told apart (a collaboration, one word, Chinese characters) stays
whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.arxiv.names import from_tex
from bot.render.text import clean

_GROUP = re.compile(
    r"\b(?:collaborations?|consortium|team|group|project|initiative|committee|network|alliance|laborator(?:y|ies)|labs?"
    r"|institute|university|society|for the|on behalf of|and|et al)\b|[\d/:&;]",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr)\.?|II|III|IV", re.IGNORECASE)
_AFFILIATION = re.compile(r"\s*\([^()]*\)\s*$")
_CAPITAL = frozenset({"Van", "Von", "Der", "Den", "De", "Della", "Del", "Dos", "Ter", "El", "Al", "Ibn", "St."})
_VIETNAMESE = frozenset(
    {"Nguyen", "Tran", "Pham", "Hoang", "Huynh", "Phan", "Vo", "Vu", "Dang", "Bui", "Do", "Ho", "Ngo", "Duong", "Le"}
)
"""Family names beside which “Van” is a middle name."""


@dataclass(frozen=True, slots=True)
class Author:
    """`van der` is a particle, `Jr.` a suffix. A group, or what is not to be taken apart, has its name in `family`."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    is_whole: bool = False


def authors(names: Sequence[str]) -> tuple[Author, ...]:
    """The authors, in order.

    A name without a letter is none: where arXiv lists a group and its members, a colon stands between them.
    """
    found: list[Author] = []
    for name in names:
        text = clean(_AFFILIATION.sub("", from_tex(name))) or clean(name)
        if not any(map(str.isalpha, text)):
            if found and ":" in text:
                found[-1] = Author(written(found[-1]), is_whole=True)
            continue
        found.append(_author(text))
    return tuple(found)


def written(author: Author) -> str:
    """The name in the usual order: `Laurens van der Maaten`, `John Roe Jr.`."""
    return " ".join(filter(None, (author.given, author.particle, author.family, author.suffix)))


def _author(text: str) -> Author:
    name, _, behind = (part.strip() for part in text.partition(","))
    if behind and not _SUFFIX.fullmatch(behind):
        is_inverted = name and "," not in behind and not _GROUP.search(text)
        return Author(name, behind) if is_inverted else Author(text, is_whole=True)
    words = name.split()
    if len(words) < 2 or _GROUP.search(name):  # noqa: PLR2004 - one word
        return Author(text, is_whole=True)
    if not behind and len(words) > 2 and _SUFFIX.fullmatch(words[-1]):  # noqa: PLR2004 - given, family, suffix
        behind = words.pop()
    given, particle, family = _parted(words)
    return Author(" ".join(family), " ".join(given), " ".join(particle), behind)


def _parted(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Given names, particle, family name. A capital particle (`Luc Van Gool`) belongs to the family name."""
    last = len(words) - 1
    small = [place for place in range(1, last) if words[place][0].islower()]
    if small:
        return words[: small[0]], words[small[0] : small[-1] + 1], words[small[-1] + 1 :]
    start = last
    while start > 1 and words[start - 1] in _CAPITAL and not _VIETNAMESE.intersection(words):
        start -= 1
    return words[:start], [], words[start:]
