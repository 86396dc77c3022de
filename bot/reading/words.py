"""The words of a text that carry its subject, cut to a stem short enough that `networks` meets `network`."""

import re
from typing import Final

FUNCTION_WORDS: Final = frozenset(
    re.split(
        r"\s+",
        "a about above across after again against all almost along also although always am among an and any are as "
        "at be "
        "because been before being below between both but by can cannot could did do does doing done down due during "
        "each "
        "either else enough et even ever every few for from further had has have having he her here him his how "
        "however i "
        "if in into is it its itself just less let like made make makes many may me might more most much must my "
        "neither "
        "never no non nor not now of off often on once one only onto or other others our out over own per quite "
        "rather same "
        "several shall she should since so some still such than that the their them then there thereby therefore "
        "these they "
        "this those though through throughout thus to together too toward towards two under until up upon us use "
        "used uses "
        "using various very via was we well were what when where whereas whether which while who whom whose why will "
        "with "
        "within without would yet you your e.g i.e etc al vs",
    )
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_STEM = 6


def stems(text: str) -> frozenset[str]:
    """The first six letters of every word that is no function word (a stemmer costs more and helps no more)."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if word not in FUNCTION_WORDS)
