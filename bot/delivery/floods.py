"""Refusals of the last seconds, to tell a chat that has too much from a bot that has.

Invariant: a long wait is one chat's own, unless several chats have to wait until the same moment; of the short ones
those of several chats at a time speak for the bot.
"""

from collections import Counter, OrderedDict

_WITHIN = 10.0
_CHATS = 3
_SHORT = 300.0
_LONGEST = 60.0
_SAME = 2.0


class Floods:
    """Moments are seconds on a monotonic clock."""

    def __init__(self) -> None:
        self._short: OrderedDict[int | str, tuple[float, float]] = OrderedDict()
        self._long: OrderedDict[int | str, tuple[float, float]] = OrderedDict()
        self._ends: Counter[int] = Counter()
        """Of the long waits, how many end in which two seconds."""

    def add(self, chat: int | str, now: float, until: float) -> float | None:
        """Note that `chat` has to wait `until` then. Returns until when all have to, None when it is the chat alone."""
        if until - now > _SHORT:
            return self._add_long(chat, now, until)
        while self._short and next(iter(self._short.values()))[0] < now - _WITHIN:
            self._short.popitem(last=False)
        self._short[chat] = (now, until)
        self._short.move_to_end(chat)
        if len(self._short) < _CHATS:
            return None
        return min(max(end for _, end in self._short.values()), now + _LONGEST)

    def _add_long(self, chat: int | str, now: float, until: float) -> float | None:
        if chat in self._long:
            self._forget_long(chat)
        while self._long and next(iter(self._long.values()))[0] < now - _WITHIN:
            self._forget_long(next(iter(self._long)))
        self._long[chat] = (now, until)
        place = _place(until)
        self._ends[place] += 1
        same = sum(self._ends[one] for one in (place - 1, place, place + 1))
        return now + _LONGEST if same >= _CHATS else None

    def _forget_long(self, chat: int | str) -> None:
        place = _place(self._long.pop(chat)[1])
        self._ends[place] -= 1
        if not self._ends[place]:
            del self._ends[place]


def _place(until: float) -> int:
    return int(until // _SAME)
