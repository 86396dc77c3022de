"""What papers were before a newer version took their place; some weeks of it.

Invariant: the metadata of a version is as it was last known; rows may be forgotten, and then nothing is told of them.
"""

import json
from dataclasses import replace
from datetime import date

from sqlite_utils import Database

from bot.model.paper import Paper

_FIELDS = ("version", "title", "authors", "abstract", "comment", "journal_ref", "doi", "complete")


def keep(db: Database, before: Paper) -> None:
    """Keep what a paper was, as a newer version takes its place."""
    metadata = {name: getattr(before, name) for name in _FIELDS}
    db.execute(
        """INSERT OR REPLACE INTO revisions (paper, version, day, metadata)
           VALUES (?, ?, (SELECT coalesce(max(day), '') FROM listings), ?)""",
        [str(before.id), before.version, json.dumps(metadata, ensure_ascii=False)],
    )


def as_it_was(now: Paper, metadata: str) -> Paper:
    """A paper with what is kept of one of its versions."""
    kept = json.loads(metadata)
    return replace(now, **{**kept, "authors": tuple(kept["authors"])})


def before(db: Database, now: Paper, version: int) -> Paper | None:
    """A paper as it was before `version`, where that is kept."""
    rows = db.query(
        "SELECT metadata FROM revisions WHERE paper = ? AND version < ? ORDER BY version DESC LIMIT 1",
        [str(now.id), version],
    )
    return next((as_it_was(now, row["metadata"]) for row in rows), None)


def tidy(db: Database, before: date) -> None:
    """Forget what took its place before the listing of that day."""
    db.execute("DELETE FROM revisions WHERE day < ?", [before.isoformat()])
