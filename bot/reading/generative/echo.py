"""Whether a statement repeats the prompt.

Invariant: five words in a row of what a model was told are never shown as what a paper says, unless it says them too.
"""

import re
from functools import cache

from bot.reading.generative.prompt import TEMPLATES

_RUN = 5
_WORD = re.compile(r"[^\W_]+")


def echoes(text: str, ground: str) -> bool:
    """Whether `text` shares five words in a row with the prompt that `ground`, what was read, has not."""
    shared = _runs(text) & _prompt()
    return bool(shared) and not shared <= _runs(ground)


@cache
def _prompt() -> frozenset[tuple[str, ...]]:
    return frozenset().union(*map(_runs, TEMPLATES))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))
