"""Who runs a channel or a group, as last seen, and what they manage from their own chats.

Invariant: a row is a memory, never a right: whoever relies on it asks Telegram first.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

LIFE = timedelta(hours=1)
"""How long one manages a chat without a word about it."""


@dataclass(frozen=True, slots=True)
class Managed:
    """A chat that is managed from a private one."""

    id: int
    title: str


def note(db: Database, person: int, chat: int, now: datetime) -> None:
    """The person was an admin of the chat just now."""
    db.execute(
        "INSERT OR REPLACE INTO managers (person, chat, at) VALUES (?, ?, ?)", [person, chat, int(now.timestamp())]
    )


def drop(db: Database, person: int, chat: int) -> None:
    """The person is no admin of the chat, and does not manage it."""
    for table in ("managers", "managing"):
        db.execute(f"DELETE FROM {table} WHERE person = ? AND chat = ?", [person, chat])  # noqa: S608 - constants


def chats_of(db: Database, person: int, most: int) -> list[Managed]:
    """The chats whose admin the person was when last seen, the latest first."""
    rows = db.execute(
        """SELECT chats.id, chats.title FROM managers JOIN chats ON chats.id = managers.chat
           WHERE managers.person = ? ORDER BY managers.at DESC, chats.id LIMIT ?""",
        [person, most],
    )
    return [Managed(*row) for row in rows.fetchall()]


def of_chat(db: Database, chat: int, most: int) -> list[int]:
    """The people who were admins of the chat when last seen, the latest first."""
    rows = db.execute("SELECT person FROM managers WHERE chat = ? ORDER BY at DESC, person LIMIT ?", [chat, most])
    return [person for (person,) in rows.fetchall()]


def begin(db: Database, person: int, chat: int, now: datetime) -> None:
    """From now on the person manages the chat, and no other."""
    db.execute(
        "INSERT OR REPLACE INTO managing (person, chat, at) VALUES (?, ?, ?)", [person, chat, int(now.timestamp())]
    )


def touch(db: Database, person: int, chat: int, now: datetime) -> None:
    """The person had to do with the chat just now, if it is the one that they manage."""
    db.execute("UPDATE managing SET at = ? WHERE person = ? AND chat = ?", [int(now.timestamp()), person, chat])


def end(db: Database, person: int) -> int | None:
    """The person manages nothing any more; which chat it was."""
    row = db.execute("DELETE FROM managing WHERE person = ? RETURNING chat", [person]).fetchone()
    return row[0] if row is not None else None


def managed_by(db: Database, person: int) -> tuple[int, datetime] | None:
    """The chat that the person manages, and when they last had to do with it."""
    row = db.execute("SELECT chat, at FROM managing WHERE person = ?", [person]).fetchone()
    return (row[0], datetime.fromtimestamp(row[1], UTC)) if row is not None else None
