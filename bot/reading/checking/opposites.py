"""Pairs of opposites, ready to be looked for.

Invariant: an axis that has words in two languages finds them in a text that mixes both.
"""

import re
from dataclasses import dataclass
from typing import Final

from bot.reading.checking.opposite_words import CHINESE, ENGLISH


@dataclass(frozen=True, slots=True)
class Axis:
    """One pair of opposites: words that say more, better or yes, and words that say the contrary."""

    name: str
    more: re.Pattern[str]
    less: re.Pattern[str]


def _pattern(name: str, side: int) -> re.Pattern[str]:
    chinese = f"|(?:{CHINESE[name][side]})" if name in CHINESE else ""
    return re.compile(rf"\b(?:{ENGLISH[name][side]})\b{chinese}", re.IGNORECASE)


AXES: Final = tuple(Axis(name, _pattern(name, 0), _pattern(name, 1)) for name in ENGLISH)
