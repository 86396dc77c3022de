"""Chats that have to rest before their next message, and until when.

Invariant: a chat is given out once for each time it was put in, and not before its moment.
"""

import heapq


class Rests:
    """Moments are the pacer's seconds."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int]] = []

    def add(self, chat: int, until: float) -> None:
        """Let `chat` rest."""
        heapq.heappush(self._heap, (until, chat))

    def over(self, now: float) -> tuple[int, ...]:
        """The chats that have rested, which are forgotten here."""
        rested = []
        while self._heap and self._heap[0][0] <= now:
            rested.append(heapq.heappop(self._heap)[1])
        return tuple(rested)

    def next_end(self) -> float | None:
        """When the next rest ends; None when nobody rests."""
        return self._heap[0][0] if self._heap else None
