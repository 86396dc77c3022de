"""The parts of a key's data, and what each may be.

A reader takes one part and raises ValueError or PapergramError for what it cannot be; `int`, `date.fromisoformat` and
`PaperId.parse` are such readers too.
"""

import re
from collections.abc import Callable, Sequence

from bot.errors import PapergramError

Reader = Callable[[str], object]


def number(part: str) -> int:
    """A message thread or an offset."""
    return int(_matched(r"[0-9]{1,10}", part))


def slug(part: str) -> str:
    """What a topic is called; whether there is one is for the handler to say."""
    return _matched(r"[a-z0-9-]{1,40}", part)


def text(part: str) -> str:
    """Something."""
    return _matched(r"(?s).+", part)


def only(*words: str) -> Reader:
    """A reader of nothing but `words`."""
    return words.index


def can_read(readers: Sequence[Reader], parts: Sequence[str]) -> bool:
    """Whether there is a reader for each part, and each can read its own."""
    try:
        for reader, part in zip(readers, parts, strict=True):
            reader(part)
    except (ValueError, PapergramError):
        return False
    return True


def _matched(pattern: str, part: str) -> str:
    if not re.fullmatch(pattern, part):
        raise ValueError(f"{part!r} is not {pattern}")
    return part
