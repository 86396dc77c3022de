"""What older archives said of papers.

Invariant: a row holds what its post said and nothing else; none of it is ever shown as a reading of our own.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from bot.model.finding import Finding, FindingKind
from bot.model.paper import PaperId
from bot.model.post import OldReading

_BATCH = 500
_KEY = "paper = ? AND version = ? AND language = ? AND post = ? AND day = ?"
_SAVE = """
    INSERT INTO old_readings (paper, version, language, post, day, reader, body, findings)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (paper, version, language, post, day) DO UPDATE SET
      reader = excluded.reader, body = excluded.body, findings = excluded.findings"""


class Kept(StrEnum):
    """What saving an old reading did; `CHANGED` covers findings that a better source gave, too."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def save(db: Database, readings: Iterable[OldReading]) -> list[Kept]:
    """Write what is not there yet, or is there otherwise; the papers must be in the store."""
    return [_save_one(db, one) for one in readings]


def compare(db: Database, readings: Iterable[OldReading]) -> list[Kept]:
    """What `save` would do."""
    return [_state(db, one) for one in readings]


def of(db: Database, papers: Sequence[PaperId]) -> dict[PaperId, tuple[OldReading, ...]]:
    """What older archives said of `papers`, the oldest post first; papers of which none spoke are absent."""
    found: dict[PaperId, list[OldReading]] = {}
    for start in range(0, len(papers), _BATCH):
        batch = [str(one) for one in papers[start : start + _BATCH]]
        marks = ", ".join("?" * len(batch))
        query = f"SELECT * FROM old_readings WHERE paper IN ({marks}) ORDER BY day, post, version, language"  # noqa: S608
        for row in db.query(query, batch):
            found.setdefault(PaperId(row["paper"]), []).append(_reading(row))
    return {paper: tuple(readings) for paper, readings in found.items()}


def _save_one(db: Database, one: OldReading) -> Kept:
    state = _state(db, one)
    if state is not Kept.UNCHANGED:
        db.execute(_SAVE, [*_key(one), *_values(one)])
    return state


def _state(db: Database, one: OldReading) -> Kept:
    row = db.execute(f"SELECT reader, body, findings FROM old_readings WHERE {_KEY}", _key(one)).fetchone()  # noqa: S608
    if row is None:
        return Kept.NEW
    return Kept.UNCHANGED if list(row) == list(_values(one)) else Kept.CHANGED


def _key(one: OldReading) -> list[object]:
    return [str(one.paper), one.version, one.language, one.post, one.day.isoformat()]


def _values(one: OldReading) -> Iterator[str]:
    """The columns after the key, in order."""
    body = {"summary": one.summary, "takeaways": one.takeaways, "sections": one.sections}
    yield one.reader
    yield json.dumps(body, ensure_ascii=False)
    yield json.dumps([asdict(finding) for finding in one.findings], ensure_ascii=False)


def _reading(row: dict[str, Any]) -> OldReading:
    body = json.loads(row["body"])
    return OldReading(
        paper=PaperId(row["paper"]),
        version=row["version"],
        language=row["language"],
        post=row["post"],
        day=date.fromisoformat(row["day"]),
        reader=row["reader"],
        summary=body["summary"],
        takeaways=tuple(body["takeaways"]),
        sections=tuple((heading, text) for heading, text in body["sections"]),
        findings=tuple(
            Finding(one["where"], FindingKind(one["kind"]), one["text"], one["reason"])
            for one in json.loads(row["findings"])
        ),
    )
