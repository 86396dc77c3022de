"""Refusals of the last seconds, to tell a chat that has too much from a bot that has.

Invariant: a long wait is one chat's own; only short ones of several chats at a time speak for the bot.
"""

from collections import OrderedDict

_WITHIN = 10.0
_CHATS = 3
_SHORT = 300.0
_LONGEST = 60.0


class Floods:
    """Moments are seconds on a monotonic clock."""

    def __init__(self) -> None:
        self._refused: OrderedDict[int | str, tuple[float, float]] = OrderedDict()

    def add(self, chat: int | str, now: float, until: float) -> float | None:
        """Note that `chat` has to wait `until` then. Returns until when all have to, None when it is the chat alone."""
        while self._refused and next(iter(self._refused.values()))[0] < now - _WITHIN:
            self._refused.popitem(last=False)
        if until - now > _SHORT:
            return None
        self._refused[chat] = (now, until)
        self._refused.move_to_end(chat)
        if len(self._refused) < _CHATS:
            return None
        return min(max(end for _, end in self._refused.values()), now + _LONGEST)
