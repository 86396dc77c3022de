"""What happened in the world, in order, for those who watch it: the page, and whoever follows the control API.

Invariant: events are numbered from 1 without gaps, and one that was recorded is handed to every watcher that is not
more than `keep` events behind. An event names its subject, which tells its present state; it is no copy.
"""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from bot.sandbox.wire import Json
from bot.sandbox.world.bell import Bell

if TYPE_CHECKING:
    from bot.sandbox.world.message import SentMessage

KEEP = 20_000


class EventKind(StrEnum):
    """What happened."""

    MESSAGE = "message"
    """A message was written; `message` is it."""
    EDITED = "edited"
    """`message` was changed."""
    DELETED = "deleted"
    """`message` is gone."""
    CHAT = "chat"
    """A chat is new, or its members, topics or title changed."""
    ACTION = "action"
    """The bot is typing or uploading: `action`, and `message_thread_id` in a topic."""
    DRAFT = "draft"
    """The bot streams a message: `draft_id`, and `text` with `entities`, or `rich_message`."""
    ANSWER = "answer"
    """The bot answered a press: `user`, `text`, `show_alert`, `url`."""
    INLINE = "inline"
    """The bot answered an inline query: `query_id`, `user`."""
    PROFILE = "profile"
    """The bot's commands, descriptions or menu button changed."""
    SWITCH = "switch"
    """A switch of the sandbox itself: the clock, the rates, the faults, an old client."""


@dataclass(frozen=True, slots=True)
class Event:
    """`chat` is a chat id; `message` is there for the first three kinds; `content` holds what the kind says."""

    number: int
    kind: EventKind
    chat: int | None = None
    message: "SentMessage | None" = None
    content: Json | None = None


class Journal:
    """The latest `keep` events, and a bell that rings at every new one."""

    def __init__(self, keep: int = KEEP) -> None:
        self._events: deque[Event] = deque(maxlen=keep)
        self._last = 0
        self._bell = Bell()

    @property
    def last(self) -> int:
        """The number of the newest event, 0 when there is none."""
        return self._last

    def record(
        self,
        kind: EventKind,
        chat: int | None = None,
        message: "SentMessage | None" = None,
        content: Json | None = None,
    ) -> None:
        """Add an event and wake those who wait."""
        self._last += 1
        self._events.append(Event(self._last, kind, chat, message, content))
        self._bell.ring()

    def since(self, number: int, limit: int | None = None) -> list[Event] | None:
        """The events after `number`, oldest first, at most `limit`; None when some are forgotten (or never were)."""
        missing = self._last - number
        if missing < 0 or missing > len(self._events):
            return None
        later = 0 if limit is None else max(missing - limit, 0)
        return list(islice(reversed(self._events), later, missing))[::-1]

    async def wait(self, number: int) -> None:
        """Return when there is an event after `number`."""
        await self._bell.wait_for(lambda: self._last > number)
