"""A topic's papers in the order of announcement, a few at a time, with no more of each than is counted."""

import json
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlite_utils import Database

_FIRST = "kind IN ('new', 'cross')"


@dataclass(frozen=True, slots=True)
class Counted:
    """A paper: `seq` is its place, `day` that of its first announcement; `text` is the title, or abstract and all."""

    seq: int
    day: date
    text: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The announcement days that are counted, how many papers they announced first, and the place before theirs."""

    first: date
    last: date
    announced: int
    place: int
    is_all: bool


def span(db: Database, since: date) -> Span | None:
    """The announcement days of the store from `since` on; None when there are none."""
    ((oldest,),) = db.execute("SELECT min(day) FROM announcements").fetchall()
    query = f"SELECT min(day), max(day), count(DISTINCT paper) FROM announcements WHERE {_FIRST} AND day >= ?"  # noqa: S608
    ((first, last, announced),) = db.execute(query, [since.isoformat()]).fetchall()
    if first is None:
        return None
    ((place,),) = db.execute(
        """SELECT coalesce(min(seq), 1) FROM papers WHERE seq > 0
           AND id IN (SELECT paper FROM announcements WHERE day = ?)""",
        [first],
    ).fetchall()
    return Span(date.fromisoformat(first), date.fromisoformat(last), announced, place - 1, first == oldest)


def count(db: Database, expression: str, after: int) -> int:
    """How many announced papers behind the place `after` match."""
    query = "SELECT count(*) FROM papers_fts WHERE papers_fts MATCH ? AND rowid > ?"
    return int(db.execute(query, [expression, after]).fetchone()[0])


def matching(
    db: Database, expression: str, after: int, since: date, limit: int, *, is_deep: bool
) -> tuple[list[Counted], int | None]:
    """The next `limit` papers behind the place `after`, those announced from `since` on; and the place to go on from.

    `is_deep` asks for abstracts too. The place is None at the end.
    """
    text = "papers.title || ' . ' || papers.abstract" if is_deep else "papers.title"
    cursor = db.execute(
        f"""SELECT papers.seq, {text}, papers.authors, papers.categories,
                   (SELECT min(day) FROM announcements WHERE paper = papers.id AND {_FIRST})
            FROM papers_fts JOIN papers ON papers.seq = papers_fts.rowid
            WHERE papers_fts MATCH ? AND papers_fts.rowid > ? ORDER BY papers_fts.rowid LIMIT ?""",  # noqa: S608
        [expression, after, limit],
    )
    rows = list(islice(cursor, limit))
    found = [
        Counted(seq, date.fromisoformat(day), text, tuple(json.loads(authors)), tuple(categories.split()))
        for seq, text, authors, categories, day in rows
        if day is not None and day >= since.isoformat()
    ]
    return found, (rows[-1][0] if len(rows) == limit else None)
