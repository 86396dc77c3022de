"""The ledger: every message of every digest, and what became of it.

Invariants: a part marked *sent* is never sent again; *sending* is committed before the request goes out, so that a part
in flight when the process dies is known as *uncertain*; the parts of a chat go out in order.
"""

import json
import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from math import ceil
from typing import Any

from sqlite_utils import Database

from bot.model.digest import Delivery, DeliveryState, Message
from bot.store import blocks, parts, turns
from bot.store.parts import Place

AFTER_UNCERTAIN = 30
"""Seconds until a part of unknown outcome goes out once more."""
STOPPED = "the bot stopped while it was in flight"
_A_SECOND = 2
_FLIGHT_BITS = 62
_PART = """
    SELECT digest, part, chat, thread, html, buttons, manner, attempts, not_before, uncertain FROM deliveries
    WHERE digest = ? AND part = ?"""


def recover(db: Database, now: datetime) -> int:
    """To be called while nothing is in flight: what is marked *sending* was left by a stop, and may have gone out.

    It is uncertain now and goes out once more after a while, two parts a second, so that a process that stops again and
    again has few of them in flight; the second time it is dead, as with any other second send of unknown outcome.
    Return how many parts that are.
    """
    left = db.execute("SELECT digest, part FROM deliveries WHERE state = 'sending' ORDER BY digest, part").fetchall()
    moment = int(now.timestamp())
    db.conn.executemany(
        """UPDATE deliveries SET state = iif(uncertain, 'dead', 'uncertain'), uncertain = uncertain + 1, flight = NULL,
             reason = ?, not_before = ?, updated = ?
           WHERE digest = ? AND part = ?""",
        [(STOPPED, moment + AFTER_UNCERTAIN + rank // _A_SECOND, moment, *place) for rank, place in enumerate(left)],
    )
    turns.renew_all(db)
    return len(left)


def worn_out(db: Database) -> list[tuple[int, int, int]]:
    """The parts (chat, digest, part) in flight that may have gone out before: after a stop they are dead."""
    rows = db.execute("SELECT chat, digest, part FROM deliveries WHERE state = 'sending' AND uncertain")
    return rows.fetchall()


def claim(
    db: Database, now: datetime, limit: int, first: Iterable[int] = (), *, only_certain: bool = False
) -> list[Delivery]:
    """Mark as *sending* the next part of up to `limit` chats, those of `first` and the oldest digests before others.

    Left out are chats that are not to be reached, chats with a part in flight, chats whose next part has to wait and,
    with `only_certain`, those whose next part may have gone out already.
    """
    found = turns.next_certain(db, now, limit) if only_certain else turns.next_parts(db, now, limit, first)
    return _begin(db, found, now)


def claim_one(db: Database, now: datetime, *, may_doubt: bool = True) -> list[Delivery]:
    """As `claim`, one part to see whether Telegram takes it: best one of which no send is of unknown outcome.

    Without `may_doubt` none but such a one.
    """
    return claim(db, now, 1, only_certain=True) or (claim(db, now, 1) if may_doubt else [])


def mark_sent(db: Database, delivery: Delivery, message_id: int, now: datetime) -> None:
    """It went out as `message_id`."""
    mark_all_sent(db, [(delivery, message_id)], now)


def mark_all_sent(db: Database, sent: Sequence[tuple[Delivery, int]], now: datetime) -> None:
    """Each of them went out as the message of that id."""
    moment = int(now.timestamp())
    places = _places(db, [delivery for delivery, _ in sent])
    ids = {delivery.flight: message_id for delivery, message_id in sent}
    db.conn.executemany(
        """UPDATE deliveries SET state = 'sent', message_id = ?, reason = NULL, flight = NULL, updated = ?
           WHERE digest = ? AND part = ?""",
        [(ids[flight], moment, digest, part) for flight, (digest, part, _) in places.items()],
    )
    turns.renew(db, [chat for _, _, chat in places.values()])


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


def put_back(db: Database, delivery: Delivery, now: datetime) -> None:
    """It was claimed and no request was made."""
    _mark(db, delivery, DeliveryState.UNCERTAIN if delivery.uncertain else DeliveryState.PENDING, now)


def replace_with(db: Database, delivery: Delivery, messages: Sequence[Message], now: datetime) -> None:
    """Put `messages` in the place of a part that Telegram refused; later parts move up."""
    place = _place(db, delivery)
    if place is None:
        return
    digest, first, chat = place
    later = db.execute("SELECT part FROM deliveries WHERE digest = ? AND part > ? ORDER BY part DESC", [digest, first])
    db.conn.executemany(
        "UPDATE deliveries SET part = part + ? WHERE digest = ? AND part = ?",
        [(len(messages) - 1, digest, part) for (part,) in later.fetchall()],
    )
    parts.add(db, [(Place(digest, first + 1, chat, delivery.thread), messages[1:])], now, attempts=1)
    _mark(db, delivery, DeliveryState.PENDING, now, **parts.columns(db, messages[0], now))


def spare(db: Database, delivery: Delivery) -> list[Message]:
    """The messages that take the place of a claimed part where Telegram refuses it."""
    place = _place(db, delivery)
    return parts.spare_of(db, *place[:2]) if place else []


def drop_thread(db: Database, chat: int, thread: int) -> None:
    """A forum topic is gone: what waits for it goes to the chat's General topic."""
    db.execute(
        f"UPDATE deliveries SET thread = 0 WHERE chat = ? AND thread = ? AND {turns.OPEN}",  # noqa: S608 - constant
        [chat, thread],
    )


def is_open(db: Database, digest: int) -> bool:
    """Whether some part of the digest is still on its way."""
    question = "SELECT 1 FROM deliveries WHERE digest = ? AND state IN ('pending', 'uncertain', 'sending') LIMIT 1"
    return db.execute(question, [digest]).fetchone() is not None


def counts(db: Database) -> dict[DeliveryState, int]:
    """How many parts are in which state."""
    rows = db.query("SELECT state, count(*) AS n FROM deliveries GROUP BY state")
    return {DeliveryState(row["state"]): row["n"] for row in rows}


def _begin(db: Database, parts: Iterable[turns.Part], now: datetime) -> list[Delivery]:
    rows = [db.execute(_PART, place).fetchone() for place in parts]
    words = blocks.all_whole(db, [row[4] for row in rows])
    claimed = [_begun(row, html) for row, html in zip(rows, words, strict=True)]
    db.conn.executemany(
        "UPDATE deliveries SET state = 'sending', attempts = ?, flight = ?, updated = ? WHERE digest = ? AND part = ?",
        [(one.attempts, one.flight, int(now.timestamp()), one.digest, one.part) for one in claimed],
    )
    db.conn.executemany("DELETE FROM turns WHERE chat = ?", [(one.chat,) for one in claimed])
    return claimed


def _begun(row: Sequence[Any], html: str) -> Delivery:
    digest, part, chat, thread, _, buttons, manner, attempts, not_before, uncertain = row
    return Delivery(
        digest=digest,
        part=part,
        chat=chat,
        thread=thread,
        message=parts.message(html, buttons, manner),
        state=DeliveryState.SENDING,
        attempts=attempts + 1,
        not_before=None if not_before is None else datetime.fromtimestamp(not_before, UTC),
        uncertain=uncertain,
        flight=secrets.randbits(_FLIGHT_BITS),
    )


def _place(db: Database, delivery: Delivery) -> tuple[int, int, int] | None:
    return next(iter(_places(db, [delivery]).values()), None)


def _places(db: Database, claimed: Iterable[Delivery]) -> dict[int, tuple[int, int, int]]:
    """Where claimed parts are now (digest, part, chat), by flight: a chat that moved meanwhile took its parts along."""
    rows = db.execute(
        """SELECT flight, digest, part, chat FROM json_each(?) AS asked
           JOIN deliveries ON flight = asked.value AND state = 'sending'""",
        [json.dumps([one.flight for one in claimed])],
    )
    return {flight: (digest, part, chat) for flight, digest, part, chat in rows.fetchall()}


def _mark(db: Database, delivery: Delivery, state: DeliveryState, now: datetime, **columns: object) -> None:
    place = _place(db, delivery)
    if place is None:
        return
    columns = {"state": state.value, "flight": None, "updated": int(now.timestamp()), **columns}
    assignments = ", ".join(f"{name} = ?" for name in columns)
    db.execute(
        f"UPDATE deliveries SET {assignments} WHERE digest = ? AND part = ?",  # noqa: S608 - keyword names
        [*columns.values(), *place[:2]],
    )
    turns.renew(db, [place[2]])
