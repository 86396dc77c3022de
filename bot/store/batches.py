"""Nightly batches that are under way: which papers were handed to the Batch API, and under which id.

Invariant: a batch is in here from the moment the server has it until its answers are kept or given up.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlite_utils import Database

from bot.model.paper import Paper
from bot.model.reading import Depth


@dataclass(frozen=True, slots=True)
class Batch:
    """`papers` are versioned ids, and the custom ids of the batch's lines. `estimate` is what it may cost."""

    id: str
    submitted: datetime
    model: str
    language: str
    depth: Depth
    papers: tuple[str, ...]
    estimate: float


def add(db: Database, batch: Batch) -> None:
    """Note a batch that the server has taken."""
    db.execute(
        "INSERT INTO batches (id, submitted, model, language, depth, papers, estimate) VALUES (?,?,?,?,?,?,?)",
        [
            batch.id,
            int(batch.submitted.timestamp()),
            batch.model,
            batch.language,
            batch.depth.value,
            json.dumps(batch.papers),
            batch.estimate,
        ],
    )


def under_way(db: Database) -> list[Batch]:
    """All of them, the oldest first."""
    return [
        Batch(
            row["id"],
            datetime.fromtimestamp(row["submitted"], UTC),
            row["model"],
            row["language"],
            Depth(row["depth"]),
            tuple(json.loads(row["papers"])),
            row["estimate"],
        )
        for row in db.query("SELECT * FROM batches ORDER BY submitted, id")
    ]


def remove(db: Database, batch: Batch) -> None:
    """It is over, one way or the other."""
    db.execute("DELETE FROM batches WHERE id = ?", [batch.id])


def awaited(db: Database, papers: Sequence[Paper], language: str, model: str) -> set[str]:
    """The versioned ids of those of `papers` that `model` is reading in `language` in a batch."""
    read = {
        name for batch in under_way(db) if (batch.language, batch.model) == (language, model) for name in batch.papers
    }
    return {paper.versioned_id for paper in papers} & read
