"""Whose turn it is: one row for each chat that has something to be sent and nothing in flight.

Invariant: a chat has a row if and only if it can be reached, has an open part and none that is being sent; the row
names its first open part and the moment before which that may not go. `renew` is called wherever any of this changes.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

OPEN = "state IN ('pending', 'uncertain')"
# The first open part of a chat, if that can be reached and has none in flight.
_FIRST = f"""
    INSERT INTO turns (chat, digest, part, at, held)
    SELECT first.chat, first.digest, first.part, coalesce(first.not_before, 0), 0
    FROM deliveries AS first
    WHERE first.chat = ? AND first.{OPEN}
      AND EXISTS (SELECT 1 FROM chats WHERE chats.id = first.chat AND chats.state <> 'blocked')
      AND NOT EXISTS (SELECT 1 FROM deliveries AS other WHERE other.state = 'sending' AND other.chat = first.chat)
    ORDER BY first.digest, first.part LIMIT 1"""  # noqa: S608 - constant

Part = tuple[int, int]


def renew(db: Database, chats: Iterable[int]) -> None:
    """Write down anew whose turn it is among `chats`."""
    asked = [(chat,) for chat in dict.fromkeys(chats)]
    db.conn.executemany("DELETE FROM turns WHERE chat = ?", asked)
    db.conn.executemany(_FIRST, asked)


def renew_all(db: Database) -> None:
    """Write down anew whose turn it is among all chats."""
    db.execute("DELETE FROM turns")
    db.conn.executemany(_FIRST, db.execute(f"SELECT DISTINCT chat FROM deliveries WHERE {OPEN}").fetchall())  # noqa: S608


def next_parts(db: Database, now: datetime, limit: int, first: Iterable[int] = ()) -> list[Part]:
    """The parts (digest, part) that may go out now, one a chat, at most `limit`: those of `first`, then the oldest."""
    moment = int(now.timestamp())
    found: dict[Part, None] = {}
    for chat in first:
        row = db.execute("SELECT digest, part FROM turns WHERE chat = ? AND NOT held AND at <= ?", [chat, moment])
        found.update(dict.fromkeys(row.fetchall()))
    rows = db.execute(
        "SELECT digest, part FROM turns WHERE NOT held AND at <= ? ORDER BY digest, part LIMIT ?", [moment, limit]
    )
    found.update(dict.fromkeys(rows.fetchall()))
    return list(found)[:limit]


def next_certain(db: Database, now: datetime, limit: int) -> list[Part]:
    """As `next_parts`, but only parts that cannot have gone out yet."""
    rows = db.execute(
        """SELECT turns.digest, turns.part FROM turns JOIN deliveries USING (digest, part)
           WHERE NOT held AND at <= ? AND NOT uncertain ORDER BY turns.digest, turns.part LIMIT ?""",
        [int(now.timestamp()), limit],
    )
    return rows.fetchall()


def hold(db: Database, chats: Iterable[int]) -> list[int]:
    """Pass over these chats until they are released or renewed; return those that have anything to be sent."""
    return [chat for chat in chats if db.execute("UPDATE turns SET held = 1 WHERE chat = ?", [chat]).rowcount > 0]


def release(db: Database, chats: Iterable[int]) -> None:
    """These chats may have their turn again."""
    db.conn.executemany("UPDATE turns SET held = 0 WHERE chat = ?", [(chat,) for chat in chats])


def release_all(db: Database) -> None:
    """All chats may have their turn again."""
    db.execute("UPDATE turns SET held = 0 WHERE held")
