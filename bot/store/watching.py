"""Figures of the ledger for operators.

Invariant: no question here reads old deliveries, however many there are: each is answered from a tally or from an index
that holds only what is under way or went wrong.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from bot.model.watch import Delay, DeliveryStats, Queue, Reason
from bot.store.turns import OPEN

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_DEAD_ARE_SHOWN = timedelta(days=30)


def delivery_stats(db: Database, now: datetime) -> DeliveryStats:
    """Deliveries as they stand at `now`."""
    moment = int(now.timestamp())
    midnight = moment // _DAY * _DAY
    due, due_since = _row(
        db, "SELECT count(*), min(next_due) FROM chats WHERE state = 'active' AND next_due <= ?", moment
    )
    blocked = _reasons(db, "SELECT reason, count(*), max(id) FROM chats WHERE state = 'blocked' GROUP BY reason")
    paused = _count(db, "SELECT count(*) FROM chats WHERE state = 'paused'")
    return DeliveryStats(
        at=now,
        queue=_queue(db, moment),
        sent_today=_count(db, "SELECT total(parts) FROM sendings WHERE minute >= ?", midnight // _MINUTE),
        sent_hour=_count(db, "SELECT total(parts) FROM sendings WHERE minute > ?", (moment - _HOUR) // _MINUTE),
        dead=_dead(db, moment - int(_DEAD_ARE_SHOWN.total_seconds())),
        dead_today=_count(db, "SELECT count(*) FROM deliveries WHERE state = 'dead' AND updated >= ?", midnight),
        active=_count(db, "SELECT count(*) FROM chats") - paused - sum(one.count for one in blocked),
        paused=paused,
        blocked=blocked,
        due=due,
        due_since=_moment(due_since),
        delay=_delay(db.execute("SELECT seconds, digests FROM delays WHERE day = ?", [moment // _DAY]).fetchall()),
    )


def lag(db: Database, now: datetime) -> timedelta:
    """How far the making of digests is behind schedule."""
    (due,) = db.execute("SELECT min(next_due) FROM chats WHERE state = 'active'").fetchone()
    return timedelta(0) if due is None else max(timedelta(0), now - datetime.fromtimestamp(due, UTC))


def readings(db: Database) -> int:
    """How many readings are kept."""
    return _count(db, "SELECT count(*) FROM readings")


def tidy(db: Database, before: datetime) -> None:
    """Forget the tallies of days before a moment."""
    moment = int(before.timestamp())
    db.execute("DELETE FROM sendings WHERE minute < ?", [moment // _MINUTE])
    db.execute("DELETE FROM delays WHERE day < ?", [moment // _DAY])


def _queue(db: Database, moment: int) -> Queue:
    all_open, uncertain = _row(
        db,
        f"SELECT count(*), count(*) FILTER (WHERE state = 'uncertain') FROM deliveries WHERE {OPEN}",  # noqa: S608
    )
    stopped = _count(
        db,
        f"""SELECT count(*) FROM chats CROSS JOIN deliveries ON deliveries.chat = chats.id
            WHERE deliveries.{OPEN} AND chats.state = 'blocked'""",  # noqa: S608 - constant
    )
    chats, first = _row(db, "SELECT count(*), min(digest) FROM turns WHERE at <= ?", moment)
    parked, until = _row(db, "SELECT count(*), max(at) FROM turns WHERE at > ?", moment)
    oldest = db.execute("SELECT made FROM digests WHERE id = ?", [first]).fetchone()
    return Queue(
        pending=all_open - (uncertain or 0),
        uncertain=uncertain or 0,
        in_flight=_count(db, "SELECT count(*) FROM deliveries WHERE state = 'sending'"),
        stopped=stopped,
        chats=chats,
        oldest=_moment(oldest[0]) if oldest else None,
        parked=parked,
        parked_until=_moment(until),
    )


def _dead(db: Database, since: int) -> tuple[Reason, ...]:
    return _reasons(
        db,
        """SELECT reason, n, chat FROM (
             SELECT reason, count(*) AS n, chat, max(updated) FROM deliveries
             WHERE state = 'dead' AND updated >= ? GROUP BY reason)""",
        since,
    )


def _delay(rows: Sequence[tuple[int, int]]) -> Delay:
    """`rows` are (seconds, digests), each number of seconds once. Of an even number the median is the lower one."""
    ordered = sorted(rows)
    total = sum(digests for _, digests in ordered)
    passed = 0
    for seconds, digests in ordered:
        passed += digests
        if 2 * passed >= total:
            return Delay(total, timedelta(seconds=seconds), timedelta(seconds=ordered[-1][0]))
    return Delay()


def _reasons(db: Database, question: str, *args: object) -> tuple[Reason, ...]:
    """The rows (reason, how many, chat), most first."""
    rows: Iterable[tuple[str | None, int, int]] = db.execute(question, args).fetchall()
    found = (Reason(reason or "", count, chat) for reason, count, chat in rows)
    return tuple(sorted(found, key=lambda one: (-one.count, one.reason)))


def _row(db: Database, question: str, *args: object) -> tuple[int, int | None]:
    count, other = db.execute(question, args).fetchone()
    return count, other


def _count(db: Database, question: str, *args: object) -> int:
    return int(db.execute(question, args).fetchone()[0])


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
