"""Two processes that poll with one token: Telegram gives each update to either, and the one that came second has to go.

Invariant: of two that do not start together the later one stops, and the earlier one goes on.
Source: Bot API, `getUpdates`: a poll ends with 409 when another one begins.
"""

from datetime import datetime, timedelta

_NEWCOMER = timedelta(minutes=2)
_WITHIN = timedelta(minutes=5)
_FOR_A_NEWCOMER, _FOR_A_RESIDENT = 2, 8


class Rivals:
    """Counts the polls of ours that another process ended. `began` is when this one began to poll."""

    def __init__(self, began: datetime) -> None:
        self._began = began
        self._met: list[datetime] = []

    def met(self, now: datetime) -> bool:
        """A poll was ended by another process; whether this one has to go."""
        self._met = [moment for moment in self._met if now - moment < _WITHIN] + [now]
        is_new = self._met[0] - self._began < _NEWCOMER
        return len(self._met) >= (_FOR_A_NEWCOMER if is_new else _FOR_A_RESIDENT)
