"""The full-text index of what readings in other languages than English say: their titles, summaries and takeaways.

Invariant: the index holds exactly the words of the readings that are kept, under the place of their paper (`seq`), but
for the papers in `readings_unindexed`, of which it holds none: those were read before there was an index.

What is indexed of a paper is made of all its readings, so that it can be taken out again: the index keeps no text.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlite_utils import Database

from bot.topics.han import has_han, paired

ENGLISH = "en"
"""What is said in English the paper's own abstract says too."""


class Words(NamedTuple):
    """What the index has of a paper."""

    title: str
    words: str


def of_paper(db: Database, paper: str) -> Words | None:
    """What the readings of a paper say, as it is indexed; None when there is nothing to index."""
    rows = db.execute(
        "SELECT body FROM readings WHERE paper = ? AND language <> ? ORDER BY version, language, depth, reader",
        [paper, ENGLISH],
    )
    bodies = [json.loads(body) for (body,) in rows.fetchall()]
    titles = dict.fromkeys(body["title"] for body in bodies if body["title"])
    texts = dict.fromkeys(text for body in bodies for text in _texts(body))
    said = Words("\n".join(titles), "\n".join(texts))
    return Words(*map(paired, said)) if any(map(has_han, said)) else None


def change(db: Database, paper: str, before: Words | None) -> None:
    """Index what the readings of a paper say now in the place of what they said `before`."""
    ((place,),) = db.execute("SELECT seq FROM papers WHERE id = ?", [paper]).fetchall()
    if _is_unindexed(db, paper):
        db.execute("DELETE FROM readings_unindexed WHERE paper = ?", [paper])
    elif before is not None:
        _take_out(db, place, before)
    _put_in(db, place, of_paper(db, paper))


def move(db: Database, paper: str, old: int, new: int) -> None:
    """A paper got another place."""
    if _is_unindexed(db, paper):
        return
    said = of_paper(db, paper)
    if said is not None:
        _take_out(db, old, said)
    _put_in(db, new, said)


def fill(db: Database, limit: int) -> int:
    """Index up to `limit` papers that were read before there was an index; return how many there were."""
    rows = db.execute("SELECT paper FROM readings_unindexed LIMIT ?", [limit]).fetchall()
    for (paper,) in rows:
        change(db, paper, None)
    return len(rows)


def _texts(body: dict[str, Any]) -> Iterator[str]:
    if body["summary"]:
        yield body["summary"]
    for takeaway in body["key_takeaways"]:
        yield takeaway["text"]


def _is_unindexed(db: Database, paper: str) -> bool:
    return db.execute("SELECT 1 FROM readings_unindexed WHERE paper = ?", [paper]).fetchone() is not None


def _put_in(db: Database, place: int, said: Words | None) -> None:
    if said is not None:
        db.execute("INSERT INTO readings_fts (rowid, title, words) VALUES (?, ?, ?)", [place, *said])


def _take_out(db: Database, place: int, said: Words) -> None:
    db.execute(
        "INSERT INTO readings_fts (readings_fts, rowid, title, words) VALUES ('delete', ?, ?, ?)", [place, *said]
    )
