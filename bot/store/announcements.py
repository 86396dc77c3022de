"""What arXiv announced, in the order in which it arrived here.

Invariant: (day, paper, kind) is recorded once, so a listing may be fetched and recorded any number of times.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from bot.model.announcement import AnnounceKind, Announcement
from bot.model.paper import Paper, PaperId
from bot.store import papers

_FIRST = "kind IN ('new', 'cross')"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Announced:
    """A paper that arXiv showed for the first time in some listed category: its place in the order, and its day."""

    seq: int
    day: date
    paper: Paper


@dataclass(frozen=True, slots=True)
class ListingState:
    """What is known of a day's listing: `complete` is False after a feed that broke off. `source` is feed or api."""

    day: date
    complete: bool
    source: str


def record(db: Database, announcements: Iterable[Announcement]) -> int:
    """Write announcements (their papers must be there); return how many were not known."""
    before = db.conn.total_changes
    db.conn.executemany(
        "INSERT OR IGNORE INTO announcements (day, paper, kind, version) VALUES (?, ?, ?, ?)",
        [(one.day.isoformat(), str(one.paper), one.kind.value, one.version) for one in announcements],
    )
    return db.conn.total_changes - before


def last_seq(db: Database) -> int:
    """The place of the newest announcement, 0 when there is none."""
    return int(next(db.query("SELECT coalesce(max(seq), 0) AS seq FROM announcements"))["seq"])


def last_seq_until(db: Database, day: date) -> int:
    """The place of the newest announcement of `day` or of days before it, 0 when there is none."""
    rows = db.query("SELECT coalesce(max(seq), 0) AS seq FROM announcements WHERE day <= ?", [day.isoformat()])
    return int(next(rows)["seq"])


def newest_day_start(db: Database) -> int:
    """The place just before the first announcement of the newest listing day, 0 when there is none."""
    day = newest_day(db)
    if day is None:
        return 0
    rows = db.query(
        f"SELECT min(seq) - 1 AS seq FROM announcements WHERE {_FIRST} AND day = ?",  # noqa: S608 - constant
        [day.isoformat()],
    )
    return int(next(rows)["seq"])


def after(db: Database, seq: int) -> list[Announced]:
    """Papers shown for the first time after place `seq`, in order, each once."""
    return _announced(db, "announcements.seq > ?", seq)


def on(db: Database, day: date) -> list[Announced]:
    """Papers that the listing of `day` shows for the first time, in order, each once."""
    return _announced(db, "announcements.day = ?", day.isoformat())


def all_on(db: Database, day: date) -> list[Announcement]:
    """All that the listing of `day` shows, replacements too, in order, each paper once: as new where it is."""
    rows = db.query("SELECT paper, kind, version FROM announcements WHERE day = ? ORDER BY seq", [day.isoformat()])
    found: dict[str, Announcement] = {}
    for row in rows:
        one = Announcement(day, PaperId(row["paper"]), AnnounceKind(row["kind"]), row["version"])
        if row["paper"] not in found or (one.kind.is_first and not found[row["paper"]].kind.is_first):
            found[row["paper"]] = one
    return list(found.values())


def days_between(db: Database, first: date, last: date) -> list[date]:
    """The days from `first` to `last` on which anything was announced, in order."""
    rows = db.query(
        "SELECT DISTINCT day FROM announcements WHERE day BETWEEN ? AND ? ORDER BY day",
        [first.isoformat(), last.isoformat()],
    )
    return [date.fromisoformat(row["day"]) for row in rows]


def last_seq_on(db: Database, day: date) -> int:
    """The place of the last announcement of `day`, 0 when there is none."""
    rows = db.query("SELECT coalesce(max(seq), 0) AS seq FROM announcements WHERE day = ?", [day.isoformat()])
    return int(next(rows)["seq"])


def latest(db: Database, days: int, most: int) -> list[Announced]:
    """Papers of the newest `days` listing days, in order, each once; the newest `most` of them."""
    rows = db.query(
        f"""SELECT min(day) AS day FROM (
              SELECT DISTINCT day FROM announcements WHERE {_FIRST} ORDER BY day DESC LIMIT ?)""",  # noqa: S608 - constant
        [days],
    )
    first = next(rows)["day"]
    if first is None:
        return []
    seq = db.execute(
        f"""SELECT min(seq) FROM (
              SELECT seq FROM announcements WHERE {_FIRST} AND day >= ? ORDER BY seq DESC LIMIT ?)""",  # noqa: S608
        [first, most],
    ).fetchone()[0]
    return [one for one in _announced(db, "announcements.seq >= ?", seq) if one.day.isoformat() >= first]


def unannounced(db: Database, ids: Iterable[PaperId]) -> list[PaperId]:
    """Those of `ids` that no listing has shown as new or cross-listed."""
    asked, known = list(ids), set()
    for start in range(0, len(asked), _BATCH):
        batch = [str(one) for one in asked[start : start + _BATCH]]
        marks = ", ".join("?" * len(batch))
        rows = db.query(
            f"SELECT paper FROM announcements WHERE {_FIRST} AND paper IN ({marks})",  # noqa: S608 - only marks
            batch,
        )
        known |= {row["paper"] for row in rows}
    return [one for one in asked if str(one) not in known]


def newest_day(db: Database) -> date | None:
    """The newest day on which anything was shown for the first time."""
    rows = db.query(f"SELECT day FROM announcements WHERE {_FIRST} ORDER BY day DESC LIMIT 1")  # noqa: S608 - constant
    return next((date.fromisoformat(row["day"]) for row in rows), None)


def mark_listing(db: Database, state: ListingState, now: datetime) -> None:
    """Note that the listing of a day was fetched; what was complete stays complete."""
    db.execute(
        """INSERT INTO listings (day, fetched, complete, source) VALUES (?, ?, ?, ?)
           ON CONFLICT (day) DO UPDATE SET
             fetched = excluded.fetched, complete = max(complete, excluded.complete), source = excluded.source""",
        [state.day.isoformat(), int(now.timestamp()), int(state.complete), state.source],
    )


def listing(db: Database, day: date) -> ListingState | None:
    """What is known of the listing of `day`."""
    rows = db.query("SELECT * FROM listings WHERE day = ?", [day.isoformat()])
    return next((_state(row) for row in rows), None)


def newest_listing(db: Database) -> ListingState | None:
    """The newest listing that was fetched, be it empty."""
    rows = db.query("SELECT * FROM listings ORDER BY day DESC LIMIT 1")
    return next((_state(row) for row in rows), None)


def incomplete_listings(db: Database, since: date) -> list[date]:
    """The listing days from `since` on of which something is known to be missing, in order."""
    rows = db.query("SELECT day FROM listings WHERE NOT complete AND day >= ? ORDER BY day", [since.isoformat()])
    return [date.fromisoformat(row["day"]) for row in rows]


def _state(row: dict[str, object]) -> ListingState:
    return ListingState(date.fromisoformat(str(row["day"])), bool(row["complete"]), str(row["source"]))


def _announced(db: Database, condition: str, value: object) -> list[Announced]:
    rows = db.query(
        f"""SELECT min(announcements.seq) AS place, min(announcements.day) AS day, papers.*
            FROM announcements JOIN papers ON papers.id = announcements.paper
            WHERE {_FIRST} AND {condition} GROUP BY papers.id ORDER BY place""",  # noqa: S608 - constants
        [value],
    )
    return [Announced(row["place"], date.fromisoformat(row["day"]), papers.from_row(row)) for row in rows]
