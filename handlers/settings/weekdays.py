"""Days of the week as people type them: `mon-fri`, `mon, wed, fri`, `weekdays`, `1-5`, `周一到周五`, `工作日`.

Invariant: what is read is at least one ISO weekday, each once, in order.
"""

import re

from bot.model.chat import EVERY_DAY

WORKDAYS = (1, 2, 3, 4, 5)
_WHOLE = {
    **dict.fromkeys(("all", "every", "every day", "everyday", "daily", "每天"), EVERY_DAY),
    **dict.fromkeys(("weekdays", "workdays", "工作日"), WORKDAYS),
    **dict.fromkeys(("weekend", "weekends", "周末"), (6, 7)),
}
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DIGITS = frozenset("1234567")
_CHINESE = dict(zip("一二三四五六日天", (1, 2, 3, 4, 5, 6, 7, 7), strict=True))
_SEVERAL = re.compile(r"(?:周|星期|礼拜)?([一二三四五六日天]+)")
_SHORTEST = 2
_BETWEEN = re.compile(r"\s*(?:-|–|—|~|\bto\b|到|至)\s*")
_APART = re.compile(r"[\s,;，、；]+|\band\b|和")


class BadDays(ValueError):
    """No days of the week."""


def days_named(text: str) -> tuple[int, ...]:
    """The ISO weekdays that `text` names. Raises BadDays."""
    words = text.strip().casefold()
    if words in _WHOLE:
        return _WHOLE[words]
    found: set[int] = set()
    for part in filter(None, _APART.split(_BETWEEN.sub("-", words))):
        found.update(_days_of(part))
    if not found:
        raise BadDays(text)
    return tuple(sorted(found))


def _days_of(part: str) -> tuple[int, ...]:
    """One day or several between two: `fri-mon` goes over the weekend."""
    if part in _WHOLE:
        return _WHOLE[part]
    several = _SEVERAL.fullmatch(part)
    if several is not None:
        return tuple(_CHINESE[sign] for sign in several[1])
    first, dash, last = part.partition("-")
    begin = _day(first)
    end = _day(last) if dash else begin
    return tuple((begin - 1 + step) % 7 + 1 for step in range((end - begin) % 7 + 1))


def _day(word: str) -> int:
    if word in _DIGITS:
        return int(word)
    several = _SEVERAL.fullmatch(word)
    if several is not None and len(several[1]) == 1:
        return _CHINESE[several[1]]
    name = word.rstrip(".")
    number = next((index for index, day in enumerate(_ENGLISH, 1) if day.startswith(name)), None)
    if number is None or len(name) < _SHORTEST:
        raise BadDays(word)
    return number
