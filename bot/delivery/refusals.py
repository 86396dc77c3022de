"""Refusals for good, to tell a message that Telegram does not want from a bot whose messages it does not want.

Invariant: a refusal that says the same in chat after chat, with nothing accepted between, is not about the chats.
"""

from dataclasses import replace

from bot.delivery.outcome import Fate, Outcome

_CHATS = 5


class Refusals:
    """In the order in which they come."""

    def __init__(self) -> None:
        self._reason = ""
        self._chats: set[int] = set()

    def judged(self, chat: int, outcome: Outcome) -> Outcome:
        """What became of a message to `chat`: one that is refused to everybody is not dead, it waits."""
        if outcome.fate is not Fate.DEAD:
            return outcome
        if outcome.reason != self._reason:
            self._reason, self._chats = outcome.reason, set()
        self._chats.add(chat)
        return replace(outcome, fate=Fate.HALT) if len(self._chats) >= _CHATS else outcome

    def went_well(self) -> None:
        """Telegram accepted a message."""
        self._chats.clear()
