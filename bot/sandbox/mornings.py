"""The hands on a demonstration's clock."""

from typing import Protocol


class Mornings(Protocol):
    """What turns the clock to the next morning."""

    def left(self) -> int:
        """How often it can still be turned."""
        ...

    async def next_morning(self) -> None:
        """Turn it; return when everything that belongs to the morning is done. Raises ValueError at the end."""
        ...
