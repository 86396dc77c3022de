"""A chat that gets digests, and what it asked for."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum


class Length(StrEnum):
    """How much of each paper a digest shows."""

    TITLES = "titles"
    SUMMARY = "summary"
    TAKEAWAYS = "takeaways"


class ChatState(StrEnum):
    """ACTIVE gets digests; PAUSED asked for none; BLOCKED cannot be reached (the reason is kept)."""

    ACTIVE = "active"
    PAUSED = "paused"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Chat:
    """A Telegram chat. `hour` is local time in `timezone` (IANA name); `next_due` is when its next digest is owed."""

    id: int
    kind: str
    title: str
    language: str
    timezone: str
    hour: time
    length: Length
    max_papers: int
    state: ChatState
    reason: str | None
    next_due: datetime


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat's wish for a topic, in the message thread where it was made (0 outside forums)."""

    chat: int
    thread: int
    topic: str
