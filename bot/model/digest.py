"""A chat's day, frozen before the first send, and the messages that carry it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.model.paper import Paper
from bot.model.reading import Reading
from bot.model.revision import Revision
from bot.model.topic import Match


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of a digest: what it is, what was read, and every topic for which it is here.

    `liked` are the words for which a learned order put it first.
    """

    paper: Paper
    reading: Reading
    matches: tuple[Match, ...]
    liked: tuple[str, ...] = ()


class Quiet(StrEnum):
    """Why a digest has no paper."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    LATE = "late"
    NO_MATCH = "no-match"
    NOTHING_NEW = "nothing-new"


@dataclass(frozen=True, slots=True)
class Digest:
    """Key (chat, thread, day), where `day` is the chat's local date.

    `entries` are shown in this order; `more` counts matching papers beyond the chat's limit. `announced` counts the
    papers that arXiv announced in the time it covers, `listing_days` are the announcement days of these. `quiet` is
    set if and only if there are no entries; `nearest` is then the paper that came closest, if any. `revisions` are of
    papers that the chat has had before, where it wants to hear of them. `is_learned` says that votes made the order.
    """

    chat: int
    thread: int
    day: date
    entries: tuple[Entry, ...]
    more: int
    announced: int
    listing_days: tuple[date, ...]
    quiet: Quiet | None = None
    nearest: Paper | None = None
    revisions: tuple[Revision, ...] = ()
    is_learned: bool = False


class DeliveryState(StrEnum):
    """PENDING → SENDING → SENT, or UNCERTAIN (it may have gone out), or DEAD (it never will; the reason is kept)."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Button:
    """A key below a message: `data` for a callback (64 bytes at most), `url` for a link, or `copy` for what a press
    copies (256 characters at most)."""

    text: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """Telegram HTML within the limits of one message, and the rows of keys below it.

    `shared` are the parts of `html`, in order, that other chats' messages have too. A message `is_rich` when it is in
    the HTML of rich messages; `spare` are the classic ones that take its place where Telegram refuses it. The last of
    them says that the chat's layout has changed.
    """

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    shared: tuple[str, ...] = field(default=(), compare=False)
    is_silent: bool = False
    is_rich: bool = False
    spare: tuple["Message", ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message of a digest on its way; key (digest, part). `uncertain` counts sends of unknown outcome.

    `flight` is set while it is being sent, another one each time.
    """

    digest: int
    part: int
    chat: int
    thread: int
    message: Message
    state: DeliveryState
    attempts: int
    not_before: datetime | None = None
    uncertain: int = 0
    flight: int | None = None
