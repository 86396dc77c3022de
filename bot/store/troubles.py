"""What keeps the bot from writing in a channel or a group as it should, for those who run it.

Invariant: of one trouble people are told once, until it is over.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlite_utils import Database


class Trouble(StrEnum):
    """BLOCKED: nothing can be posted there; THREAD: a forum topic is gone or closed, its digests go to General."""

    BLOCKED = "blocked"
    THREAD = "thread"


@dataclass(frozen=True, slots=True)
class Untold:
    """A trouble of which nobody was told yet."""

    chat: int
    kind: Trouble


def meet(db: Database, chat: int, kind: Trouble, now: datetime) -> None:
    """The chat has this trouble. Private chats have none: whom should one tell?"""
    if chat < 0:
        db.execute(
            "INSERT OR IGNORE INTO troubles (chat, kind, at) VALUES (?, ?, ?)", [chat, kind.value, int(now.timestamp())]
        )


def over(db: Database, chat: int, kind: Trouble) -> None:
    """The chat is well again; the next time is told anew."""
    db.execute("DELETE FROM troubles WHERE chat = ? AND kind = ?", [chat, kind.value])


def untold(db: Database, limit: int) -> list[Untold]:
    """Troubles of which nobody was told, the oldest first."""
    rows = db.execute("SELECT chat, kind FROM troubles WHERE told IS NULL ORDER BY at, chat LIMIT ?", [limit])
    return [Untold(chat, Trouble(kind)) for chat, kind in rows.fetchall()]


def told(db: Database, one: Untold, now: datetime) -> None:
    """People were told, or there is nobody to be told. A topic that is gone is over with that."""
    if one.kind is Trouble.THREAD:
        over(db, one.chat, one.kind)
    else:
        db.execute(
            "UPDATE troubles SET told = ? WHERE chat = ? AND kind = ?", [int(now.timestamp()), one.chat, one.kind.value]
        )
