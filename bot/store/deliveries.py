"""The ledger: every message of every digest, and what became of it.

Invariants: a part marked *sent* is never sent again; *sending* is committed before the request goes out, so that a part
in flight when the process dies is known as *uncertain*; the parts of a chat go out in order.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil
from typing import Any

from sqlite_utils import Database

from bot.model.digest import Delivery, DeliveryState, Message
from bot.store.digests import buttons_from_json

_OPEN = "state IN ('pending', 'uncertain')"
# CROSS JOIN and chats.id keep SQLite to this order: parts by age, blocked chats left out before anything else is asked.
_CLAIMABLE = f"""
    SELECT next.* FROM deliveries AS next CROSS JOIN chats ON chats.id = next.chat AND chats.state <> 'blocked'
    WHERE next.{_OPEN} AND coalesce(next.not_before, 0) <= ?
      AND NOT EXISTS (SELECT 1 FROM deliveries AS other WHERE other.state = 'sending' AND other.chat = chats.id)
      AND NOT EXISTS (
        SELECT 1 FROM deliveries AS other
        WHERE other.{_OPEN} AND other.chat = chats.id AND (other.digest, other.part) < (next.digest, next.part))
    ORDER BY next.digest, next.part LIMIT ?"""  # noqa: S608 - constant


def recover(db: Database, now: datetime) -> int:
    """To be called while nothing is in flight: what is marked *sending* was left by a stop, and may have gone out.

    It is uncertain now; the second time it is dead, as with any other second send of unknown outcome. Return how many
    parts that are.
    """
    before = db.conn.total_changes
    db.execute(
        """UPDATE deliveries SET state = iif(uncertain, 'dead', 'uncertain'), uncertain = uncertain + 1,
             reason = 'the bot stopped while it was in flight', updated = ?
           WHERE state = 'sending'""",
        [int(now.timestamp())],
    )
    return db.conn.total_changes - before


def claim(db: Database, now: datetime, limit: int) -> list[Delivery]:
    """Mark as *sending* the next part of up to `limit` chats, the oldest digests first, and return them.

    Left out are chats that are not to be reached, chats with a part in flight, and chats whose next part has to wait.
    """
    moment = int(now.timestamp())
    rows = list(db.query(_CLAIMABLE, [moment, limit]))
    db.conn.executemany(
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, updated = ? WHERE digest = ? AND part = ?",
        [(moment, row["digest"], row["part"]) for row in rows],
    )
    return [_from_row(row | {"state": "sending", "attempts": row["attempts"] + 1}) for row in rows]


def mark_sent(db: Database, delivery: Delivery, message_id: int, now: datetime) -> None:
    """It went out as `message_id`."""
    _mark(db, delivery, DeliveryState.SENT, now, message_id=message_id, reason=None)


def mark_pending(db: Database, delivery: Delivery, not_before: datetime, reason: str, now: datetime) -> None:
    """It did not go out; try again from `not_before` on."""
    _mark(db, delivery, DeliveryState.PENDING, now, not_before=ceil(not_before.timestamp()), reason=reason)


def mark_uncertain(db: Database, delivery: Delivery, not_before: datetime, reason: str, now: datetime) -> None:
    """It may have gone out; try once more from `not_before` on."""
    _mark(
        db,
        delivery,
        DeliveryState.UNCERTAIN,
        now,
        not_before=ceil(not_before.timestamp()),
        reason=reason,
        uncertain=delivery.uncertain + 1,
    )


def mark_dead(db: Database, delivery: Delivery, reason: str, now: datetime) -> None:
    """It never will go out."""
    _mark(db, delivery, DeliveryState.DEAD, now, reason=reason)


def replace_with(db: Database, delivery: Delivery, messages: Sequence[Message], now: datetime) -> None:
    """Put `messages` in the place of a part that Telegram refused; later parts move up."""
    extra = len(messages) - 1
    for row in list(
        db.query(
            "SELECT part FROM deliveries WHERE digest = ? AND part > ? ORDER BY part DESC",
            [delivery.digest, delivery.part],
        )
    ):
        db.execute(
            "UPDATE deliveries SET part = part + ? WHERE digest = ? AND part = ?",
            [extra, delivery.digest, row["part"]],
        )
    _mark(db, delivery, DeliveryState.PENDING, now, html=messages[0].html)
    for offset, message in enumerate(messages[1:], start=1):
        db.execute(
            """INSERT INTO deliveries (digest, part, chat, thread, html, buttons, state, attempts, uncertain, updated)
               VALUES (?, ?, ?, ?, ?, '[]', 'pending', 1, 0, ?)""",
            [
                delivery.digest,
                delivery.part + offset,
                delivery.chat,
                delivery.thread,
                message.html,
                int(now.timestamp()),
            ],
        )


def drop_thread(db: Database, chat: int, thread: int) -> None:
    """A forum topic is gone: what waits for it goes to the chat's General topic."""
    db.execute(
        f"UPDATE deliveries SET thread = 0 WHERE chat = ? AND thread = ? AND {_OPEN}",  # noqa: S608 - constant
        [chat, thread],
    )


def tidy(db: Database, before: datetime) -> int:
    """Forget the words of parts that were sent before a moment; that they were sent stays. Return how many."""
    changes = db.conn.total_changes
    db.execute(
        "UPDATE deliveries SET html = '', buttons = '[]' WHERE state = 'sent' AND html <> '' AND updated < ?",
        [int(before.timestamp())],
    )
    return db.conn.total_changes - changes


def counts(db: Database) -> dict[DeliveryState, int]:
    """How many parts are in which state."""
    rows = db.query("SELECT state, count(*) AS n FROM deliveries GROUP BY state")
    return {DeliveryState(row["state"]): row["n"] for row in rows}


def _mark(db: Database, delivery: Delivery, state: DeliveryState, now: datetime, **columns: object) -> None:
    columns = {"state": state.value, "updated": int(now.timestamp()), **columns}
    assignments = ", ".join(f"{name} = ?" for name in columns)
    db.execute(
        f"UPDATE deliveries SET {assignments} WHERE digest = ? AND part = ?",  # noqa: S608 - keyword names
        [*columns.values(), delivery.digest, delivery.part],
    )


def _from_row(row: dict[str, Any]) -> Delivery:
    return Delivery(
        digest=row["digest"],
        part=row["part"],
        chat=row["chat"],
        thread=row["thread"],
        message=Message(row["html"], buttons_from_json(row["buttons"])),
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        not_before=None if row["not_before"] is None else datetime.fromtimestamp(row["not_before"], UTC),
        uncertain=row["uncertain"],
    )
