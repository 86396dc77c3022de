"""The words of a text that carry its subject, cut to a stem short enough that `networks` meets `network`."""

import re
from functools import lru_cache
from typing import Final
from zlib import crc32

_LISTED: Final = (
    "a about above across after again against al all almost along also although always am among an and any are as "
    "at be because been before being below between both but by can cannot could did do does doing done down due "
    "during e.g each either else enough et etc even ever every few for from further had has have having he her here "
    "him his how however i i.e if in into is it its itself just less let like made make makes many may me might "
    "more most much must my neither never no non nor not now of off often on once one only onto or other others our "
    "out over own per quite rather same several shall she should since so some still such than that the their them "
    "then there thereby therefore these they this those though through throughout thus to together too toward "
    "towards two under until up upon us use used uses using various very via vs was we well were what when where "
    "whereas whether which while who whom whose why will with within without would yet you your"
)
FUNCTION_WORDS: Final = frozenset(_LISTED.split())
_WORD = re.compile(r"[^\W\d_]{2,}")
_STEM = 6
STEM_BUCKETS: Final = 1 << 14


def stems(text: str) -> frozenset[str]:
    """The first six letters of every word that is no function word (a stemmer costs more and helps no more)."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if word not in FUNCTION_WORDS)


@lru_cache(maxsize=20_000)
def bucket(stem: str) -> int:
    """The place of a stem in a table of STEM_BUCKETS, the same on every machine."""
    return crc32(stem.encode()) & (STEM_BUCKETS - 1)
