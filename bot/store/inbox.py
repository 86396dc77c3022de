"""Updates that were received and are not handled yet, as Telegram sent them.

Invariant: an id is taken once, also when Telegram delivers its update again after it was handled. What a person wrote
is forgotten when it was handled; the id stays until Telegram can deliver the update no more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

MOST_ATTEMPTS = 3
_KEPT_BY_TELEGRAM = timedelta(days=2)
"""Telegram keeps an update for a day (Bot API, "Getting updates")."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An update as JSON."""

    update_id: int
    body: str


def keep(db: Database, updates: Sequence[Kept], confirmed: int | None, now: datetime) -> set[int]:
    """Take these updates and return the ids of those that were not here before.

    Telegram delivers none below `confirmed` again.
    """
    db.execute(
        "DELETE FROM inbox WHERE body IS NULL AND (update_id < ? OR received < ?)",
        [confirmed or 0, int((now - _KEPT_BY_TELEGRAM).timestamp())],
    )
    insert = "INSERT INTO inbox (update_id, body, received, attempts) VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING"
    moment = int(now.timestamp())
    return {one.update_id for one in updates if db.execute(insert, [one.update_id, one.body, moment]).rowcount}


def settle(db: Database, update_ids: Iterable[int]) -> None:
    """These were handled."""
    db.conn.executemany("UPDATE inbox SET body = NULL WHERE update_id = ?", [(one,) for one in update_ids])


def left(db: Database) -> tuple[list[Kept], list[int]]:
    """What an earlier process left, in the order of receipt; and the ids of those that are given up now.

    Given up is what a process began to handle `MOST_ATTEMPTS` times without an end: it may be what ends it.
    """
    rows = db.execute(
        "SELECT update_id, body, attempts FROM inbox WHERE body IS NOT NULL ORDER BY received, update_id"
    ).fetchall()
    given_up = [update_id for update_id, _, attempts in rows if attempts >= MOST_ATTEMPTS]
    settle(db, given_up)
    return [Kept(update_id, body) for update_id, body, attempts in rows if attempts < MOST_ATTEMPTS], given_up


def begin_again(db: Database, update_id: int) -> None:
    """One that was left is handled once more."""
    db.execute("UPDATE inbox SET attempts = attempts + 1 WHERE update_id = ?", [update_id])
