"""What an operator is shown of the bot's work: deliveries, delays, reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Reason:
    """Why parts died or chats cannot be reached: how many, and one of the chats, for parts the latest."""

    reason: str
    count: int
    chat: int


@dataclass(frozen=True, slots=True)
class Queue:
    """Parts that are on their way.

    `pending`, `uncertain` and `in_flight` are parts; `stopped` of the first two are for chats that cannot be reached.
    `chats` have something that may go out now, the oldest of it made at `oldest`. `parked` chats have to wait, the
    longest until `parked_until`.
    """

    pending: int
    uncertain: int
    in_flight: int
    stopped: int
    chats: int
    oldest: datetime | None
    parked: int
    parked_until: datetime | None


@dataclass(frozen=True, slots=True)
class Delay:
    """How long the digests whose last part went out today (UTC) took from being made to that part."""

    digests: int = 0
    median: timedelta = timedelta(0)
    worst: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class DeliveryStats:
    """Deliveries as they stand at `at`.

    `sent_today` counts parts since midnight (UTC), `sent_hour` those of the last sixty minutes. `dead` are the parts of
    the last thirty days that never went out, `dead_today` how many of them died today. `blocked` are chats that cannot
    be reached, `paused` those that asked for nothing. `due` chats wait for a digest to be made, the first since
    `due_since`.
    """

    at: datetime
    queue: Queue
    sent_today: int
    sent_hour: int
    dead: tuple[Reason, ...]
    dead_today: int
    active: int
    paused: int
    blocked: tuple[Reason, ...]
    due: int
    due_since: datetime | None
    delay: Delay

    @property
    def lag(self) -> timedelta:
        """How far the making of digests is behind schedule."""
        return max(timedelta(0), self.at - self.due_since) if self.due_since else timedelta(0)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store holds beside deliveries, for the metrics. `beats` are the last successes by name."""

    readings: int
    spent_today: float
    size: int
    beats: Mapping[str, datetime]
