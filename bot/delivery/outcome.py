"""What a failed request means: did the message go out, and what is to be done?

Source: the table under "The ledger" in docs/architecture.md, read from python-telegram-bot's
exceptions (BadRequest and TimedOut are NetworkErrors there) and from Telegram's error texts.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

_NO_THREAD = ("thread not found", "topic_closed", "topic_deleted")
_NO_ENTRY = (
    "chat not found", "not enough rights", "have no rights", "need administrator rights", "kicked", "deactivated",
    "chat_write_forbidden", "chat_restricted", "chat_admin_required",
)  # fmt: skip


class NotSent(NetworkError):
    """A request that cannot have reached Telegram: there was no connection, or none that could be written to."""


class Fate(StrEnum):
    """What to do with a part after a failure."""

    RETRY = "retry"
    WAIT = "wait"
    UNCERTAIN = "uncertain"
    PLAIN = "plain"
    SPLIT = "split"
    NO_THREAD = "no-thread"
    BLOCKED = "blocked"
    MIGRATED = "migrated"
    HALT = "halt"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`wait` is what Telegram asked for (WAIT only); `new_chat` where the chat moved to (MIGRATED only)."""

    fate: Fate
    reason: str
    wait: timedelta = timedelta()
    new_chat: int | None = None


def outcome_of(error: TelegramError, *, is_rich: bool = False) -> Outcome:
    """Read a failure of sendMessage, or of sendRichMessage, which an old server does not know (404)."""
    reason = f"{type(error).__name__}: {error.message}"
    match error:
        case RetryAfter():
            outcome = Outcome(Fate.WAIT, reason, wait=timedelta(seconds=seconds_of(error)))
        case ChatMigrated():
            outcome = Outcome(Fate.MIGRATED, reason, new_chat=error.new_chat_id)
        case Forbidden():
            outcome = Outcome(Fate.BLOCKED, reason)
        case InvalidToken() if is_rich and error.message.lower().startswith("not found"):
            outcome = Outcome(Fate.PLAIN, reason)
        case Conflict() | InvalidToken():
            outcome = Outcome(Fate.HALT, reason)
        case BadRequest():
            fate = _fate_of_refusal(error.message.lower())
            outcome = Outcome(Fate.PLAIN if is_rich and fate in (Fate.DEAD, Fate.SPLIT) else fate, reason)
        case NotSent():
            outcome = Outcome(Fate.RETRY, reason)
        case _:
            outcome = Outcome(Fate.UNCERTAIN, reason)
    return outcome


def seconds_of(flood: RetryAfter) -> float:
    """The wait in seconds, in both forms that the library has for it (PTB_TIMEDELTA chooses)."""
    wait = flood.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _fate_of_refusal(text: str) -> Fate:
    if "can't parse entities" in text or "can't parse message" in text:
        return Fate.PLAIN
    if "message is too long" in text or "message_too_long" in text:
        return Fate.SPLIT
    if any(words in text for words in _NO_THREAD):
        return Fate.NO_THREAD
    return Fate.BLOCKED if any(words in text for words in _NO_ENTRY) else Fate.DEAD
