"""A chat that gets digests, and what it asked for."""

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum


class Length(StrEnum):
    """How much of each paper a digest shows."""

    TITLES = "titles"
    SUMMARY = "summary"
    TAKEAWAYS = "takeaways"
    FULL = "full"


class Layout(StrEnum):
    """CLASSIC: HTML messages, which every client shows. RICH: one rich message, where clients know them."""

    CLASSIC = "classic"
    RICH = "rich"


class Revisions(StrEnum):
    """What a chat is told of new versions of papers that it has had: nothing, or a line on what changed."""

    SILENT = "silent"
    LINE = "line"


EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
"""ISO weekdays."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a chat chose beyond the essentials. The defaults are what a new chat gets.

    `days` are the ISO weekdays of its digests, at least one; `readings` is the language of what is read, where it is
    not the bot's own there. `says_why`: on a quiet day it is told why. `links`: in a group, a pasted arXiv link gets a
    card. `learns`: its order of papers follows its votes. `is_asked`: the first questions were answered or skipped.
    """

    days: tuple[int, ...] = EVERY_DAY
    readings: str = ""
    layout: Layout = Layout.CLASSIC
    figures: bool = True
    silent: bool = False
    revisions: Revisions = Revisions.SILENT
    says_why: bool = True
    links: bool = False
    learns: bool = True
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class Override:
    """What a chat chose for one of its topics; None where the chat's own choice holds."""

    length: Length | None = None
    max_papers: int | None = None
    revisions: Revisions | None = None


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
    preferences: Preferences = field(default=Preferences())

    @property
    def reads_in(self) -> str:
        """The language of what is read for it."""
        return self.preferences.readings or self.language


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat's wish for a topic, in the message thread where it was made (0 outside forums)."""

    chat: int
    thread: int
    topic: str
