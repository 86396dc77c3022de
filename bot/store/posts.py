"""What was published: which posts there are, which papers each has, and by which readings these were told.

Invariant: a topic has a paper once, on the first day for which it was filed, in whatever order the days are filed.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

from sqlite_utils import Database

from bot.model.announcement import AnnounceKind
from bot.model.paper import PaperId
from bot.model.post import Correction, DayLine
from bot.model.reading import Depth, Reading
from bot.model.revision import Changes

_BATCH = 500
_FILE = """
    INSERT INTO post_papers (topic, paper, day, kind, version, since, changes, terms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (topic, paper) DO UPDATE SET
      day = excluded.day, kind = excluded.kind, version = excluded.version, since = excluded.since,
      changes = excluded.changes, terms = excluded.terms
    WHERE excluded.day < day"""
_REVISE = """
    INSERT OR IGNORE INTO post_revisions (topic, paper, version, day, since, changes) VALUES (?, ?, ?, ?, ?, ?)"""


@dataclass(frozen=True, slots=True)
class State:
    """A post on record: how many papers arXiv announced that day, and the last announcement that was looked at."""

    announced: int
    seq: int


@dataclass(frozen=True, slots=True)
class Filed:
    """A paper as it stands in a post, or the new version of one that stands in an earlier post."""

    paper: PaperId
    day: date
    kind: AnnounceKind
    version: int
    since: int | None = None
    changes: Changes | None = None
    terms: tuple[str, ...] = ()


def state(db: Database, topic: str, day: date) -> State | None:
    """What is known of a post; None when there is none."""
    rows = db.query("SELECT announced, seq FROM posts WHERE topic = ? AND day = ?", [topic, day.isoformat()])
    return next((State(**row) for row in rows), None)


def file(db: Database, topic: str, day: date, known: State, found: Iterable[Filed]) -> None:
    """Record a post, or what has come to it.

    A replacement of a paper that stands in an earlier post becomes a line; a later cross-listing of one is nothing.
    """
    db.execute(
        """INSERT INTO posts (topic, day, announced, seq) VALUES (?, ?, ?, ?)
           ON CONFLICT (topic, day) DO UPDATE SET announced = excluded.announced, seq = excluded.seq""",
        [topic, day.isoformat(), known.announced, known.seq],
    )
    for one in found:
        held = next(_rows(db, "topic = ? AND paper = ?", [topic, str(one.paper)]), None)
        if held is None or one.day < held.day:
            terms = json.dumps(one.terms, ensure_ascii=False)
            place = [topic, str(one.paper), one.day.isoformat(), one.kind.value]
            db.execute(_FILE, [*place, one.version, one.since, _changes_to_json(one.changes), terms])
        later = held if held is not None and one.day < held.day else one
        if held is not None and later.day > min(held.day, one.day) and not later.kind.is_first:
            _revise(db, topic, later)


def papers_on(db: Database, topic: str, day: date) -> list[Filed]:
    """The papers of a post, the newest id first."""
    found = _rows(db, "topic = ? AND day = ?", [topic, day.isoformat()])
    return sorted(found, key=lambda one: age(one.paper), reverse=True)


def revised_on(db: Database, topic: str, day: date) -> list[tuple[Filed, date]]:
    """New versions of papers of earlier posts, each with the day of that post, the newest id first."""
    rows = db.query(
        """SELECT post_revisions.*, held.day AS first FROM post_revisions
           JOIN post_papers AS held ON held.topic = post_revisions.topic AND held.paper = post_revisions.paper
           WHERE post_revisions.topic = ? AND post_revisions.day = ?""",
        [topic, day.isoformat()],
    )
    found = [(_revision(row), date.fromisoformat(row["first"])) for row in rows]
    return sorted(found, key=lambda one: age(one[0].paper), reverse=True)


def days(db: Database, topic: str) -> list[DayLine]:
    """The posts of a topic and how many papers each has, the newest first."""
    rows = db.query(
        """SELECT posts.day AS day, count(paper) AS papers FROM posts
           LEFT JOIN post_papers ON post_papers.topic = posts.topic AND post_papers.day = posts.day
           WHERE posts.topic = ? GROUP BY posts.day ORDER BY posts.day DESC""",
        [topic],
    )
    return [DayLine(date.fromisoformat(row["day"]), row["papers"]) for row in rows]


def topics(db: Database) -> list[str]:
    """The slugs of the topics that have posts."""
    return [row["topic"] for row in db.query("SELECT DISTINCT topic FROM posts ORDER BY topic")]


def places(db: Database, ids: Sequence[PaperId]) -> dict[PaperId, list[tuple[str, date]]]:
    """In which posts papers stand: topic and day, by day and topic."""
    found: dict[PaperId, list[tuple[str, date]]] = {one: [] for one in ids}
    for start in range(0, len(ids), _BATCH):
        batch = [str(one) for one in ids[start : start + _BATCH]]
        marks = ", ".join("?" * len(batch))
        query = f"SELECT paper, topic, day FROM post_papers WHERE paper IN ({marks}) ORDER BY day, topic"  # noqa: S608
        for row in db.query(query, batch):
            found[PaperId(row["paper"])].append((row["topic"], date.fromisoformat(row["day"])))
    return found


def told(
    db: Database, topic: str, readings: Sequence[Reading], language: str, now: datetime
) -> dict[PaperId, tuple[Correction, ...]]:
    """Record that a topic's posts in a language tell these readings; say for each what was told before, in order."""
    found: dict[PaperId, tuple[Correction, ...]] = {}
    for reading in readings:
        history = list(db.query(_HISTORY, [topic, str(reading.paper), language]))
        identity = (reading.version, reading.depth.value, reading.reader)
        if not history or (history[-1]["version"], history[-1]["depth"], history[-1]["reader"]) != identity:
            at = max(int(now.timestamp()), history[-1]["at"] + 1 if history else 0)
            row = {"version": identity[0], "depth": identity[1], "reader": identity[2], "at": at}
            db.execute(_TELL, [topic, str(reading.paper), language, *identity, at])
            history = [one for one in history if (one["version"], one["depth"], one["reader"]) != identity] + [row]
        found[reading.paper] = tuple(
            Correction(
                datetime.fromtimestamp(after["at"], UTC).date(),
                before["version"],
                Depth(before["depth"]),
                before["reader"],
            )
            for before, after in pairwise(history)
        )
    return found


_HISTORY = """
    SELECT version, depth, reader, at FROM post_readings WHERE topic = ? AND paper = ? AND language = ? ORDER BY at"""
_TELL = """
    INSERT OR REPLACE INTO post_readings (topic, paper, language, version, depth, reader, at)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""


def age(paper: PaperId) -> tuple[bool, str, str]:
    """Orders ids by time: old ones (`math/0211159`) before new ones, by year and number."""
    archive, slash, number = paper.base.rpartition("/")
    if not slash:
        return True, paper.base.rjust(10, "0"), ""
    century = "19" if number.startswith("9") else "20"
    return False, century + number, archive


def _revise(db: Database, topic: str, one: Filed) -> None:
    place = [topic, str(one.paper), one.version, one.day.isoformat()]
    db.execute(_REVISE, [*place, one.since, _changes_to_json(one.changes)])


def _rows(db: Database, condition: str, values: Sequence[object]) -> Iterator[Filed]:
    rows = db.query(f"SELECT * FROM post_papers WHERE {condition}", list(values))  # noqa: S608 - constants
    return (
        Filed(
            PaperId(row["paper"]),
            date.fromisoformat(row["day"]),
            AnnounceKind(row["kind"]),
            row["version"],
            row["since"],
            _changes_from_json(row["changes"]),
            tuple(json.loads(row["terms"])),
        )
        for row in rows
    )


def _revision(row: dict[str, Any]) -> Filed:
    return Filed(
        PaperId(row["paper"]),
        date.fromisoformat(row["day"]),
        AnnounceKind.REPLACE,
        row["version"],
        row["since"],
        _changes_from_json(row["changes"]),
    )


def _changes_to_json(changes: Changes | None) -> str | None:
    return None if changes is None else json.dumps(asdict(changes), ensure_ascii=False)


def _changes_from_json(text: str | None) -> Changes | None:
    if text is None:
        return None
    kept = json.loads(text)
    return Changes(**{**kept, "joined": tuple(kept["joined"]), "left": tuple(kept["left"])})
