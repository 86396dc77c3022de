"""What was read of papers' documents, so that nobody fetches them twice: texts, figures, licences, and failures.

Invariant: these are copies of what arXiv has; a row may be forgotten at any time, and is then fetched again.
"""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from bot.fulltext.text_json import text_from_json, text_to_json
from bot.model.fulltext import Figure, FullText
from bot.model.paper import Paper, PaperId
from bot.model.reading import Fallback


class Extract(StrEnum):
    """What was wanted of a paper's documents."""

    TEXT = "text"
    FIGURES = "figures"
    LICENSE = "license"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is none: `reason` is a sentence; from `retry` (aware) another try is worth it, None for never."""

    why: Fallback
    reason: str
    retry: datetime | None


def save_text(db: Database, text: FullText, now: datetime) -> None:
    """Keep a text in place of what was known of it."""
    body = zlib.compress(json.dumps(text_to_json(text), ensure_ascii=False).encode())
    _save(db, text.paper, text.version, Extract.TEXT, now, body=body)


def save_figures(db: Database, paper: Paper, figures: Iterable[Figure], now: datetime) -> None:
    """Keep a paper's figures, of which there may be none."""
    _save(db, paper.id, paper.version, Extract.FIGURES, now)
    db.execute("DELETE FROM figures WHERE paper = ? AND version = ?", [str(paper.id), paper.version])
    db.conn.executemany(
        "INSERT INTO figures (paper, version, position, label, caption, page, png) VALUES (?,?,?,?,?,?,?)",
        [
            (str(paper.id), paper.version, position, each.label, each.caption, each.page, each.png)
            for position, each in enumerate(figures)
        ],
    )


def save_license(db: Database, paper: Paper, license_url: str | None, now: datetime) -> None:
    """Keep what a paper's page says of its licence; None where it says nothing."""
    _save(db, paper.id, paper.version, Extract.LICENSE, now, body=(license_url or "").encode())


def save_failure(db: Database, paper: Paper, extract: Extract, failure: Failure, now: datetime) -> None:
    """Keep that there is none, and why."""
    _save(db, paper.id, paper.version, extract, now, failure=failure)


def text(db: Database, paper: Paper) -> FullText | Failure | None:
    """The text of this version, or why there is none; None when it was not asked for."""
    for row in _rows(db, paper, Extract.TEXT):
        return _failure(row) or text_from_json(json.loads(zlib.decompress(row["body"])))
    return None


def figures(db: Database, paper: Paper) -> tuple[Figure, ...] | Failure | None:
    """The figures of this version, or why there are none to be had; None when they were not asked for."""
    for row in _rows(db, paper, Extract.FIGURES):
        return _failure(row) or tuple(
            Figure(each["label"], each["caption"], each["page"], each["png"])
            for each in db.query(
                "SELECT * FROM figures WHERE paper = ? AND version = ? ORDER BY position",
                [str(paper.id), paper.version],
            )
        )
    return None


def with_figures(db: Database, ids: Iterable[PaperId]) -> list[PaperId]:
    """Those of which there are figures, of whichever version."""
    query = "SELECT 1 FROM figures WHERE paper = ? LIMIT 1"
    return [one for one in ids if db.execute(query, [str(one)]).fetchone()]


def license_of(db: Database, paper: Paper) -> str | None:
    """The licence of this version: empty where the paper's page says none, None when it was not asked for."""
    return next((str(row["body"], "utf-8") for row in _rows(db, paper, Extract.LICENSE)), None)


def tidy(db: Database, before: datetime) -> int:
    """Forget what was fetched before `before` (aware); returns how many extracts that were."""
    limit = int(before.timestamp())
    db.execute(
        """DELETE FROM figures WHERE (paper, version) IN
           (SELECT paper, version FROM extracts WHERE extract = 'figures' AND made < ?)""",
        [limit],
    )
    return int(db.execute("DELETE FROM extracts WHERE made < ?", [limit]).rowcount)


def _save(
    db: Database,
    paper: PaperId,
    version: int,
    extract: Extract,
    now: datetime,
    *,
    body: bytes | None = None,
    failure: Failure | None = None,
) -> None:
    retry = int(failure.retry.timestamp()) if failure and failure.retry else None
    db.execute(
        """INSERT OR REPLACE INTO extracts (paper, version, extract, made, why, reason, retry, body)
           VALUES (?,?,?,?,?,?,?,?)""",
        [
            *(str(paper), version, extract.value, int(now.timestamp())),
            *(failure.why.value if failure else None, failure.reason if failure else None, retry, body),
        ],
    )


def _rows(db: Database, paper: Paper, extract: Extract) -> Iterable[dict[str, Any]]:
    return db.query(
        "SELECT why, reason, retry, body FROM extracts WHERE paper = ? AND version = ? AND extract = ?",
        [str(paper.id), paper.version, extract.value],
    )


def _failure(row: dict[str, Any]) -> Failure | None:
    if row["why"] is None:
        return None
    retry = None if row["retry"] is None else datetime.fromtimestamp(row["retry"], UTC)
    return Failure(Fallback(row["why"]), row["reason"], retry)
