"""What people think of a paper."""

from dataclasses import dataclass
from enum import IntEnum


class Vote(IntEnum):
    """What one person says of a paper; NONE takes it back."""

    DOWN = -1
    NONE = 0
    UP = 1


@dataclass(frozen=True, slots=True)
class Count:
    """The votes for a paper in a chat, and that of the person who asks."""

    up: int = 0
    down: int = 0
    mine: Vote = Vote.NONE
