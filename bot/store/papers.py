"""Papers and their full-text index.

Invariant: the index holds exactly the papers of the table (both are written in one transaction), and `seq` orders
announced papers by announcement.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from bot.model.paper import Paper, PaperId
from bot.store import reading_words, versions
from bot.topics.fts import COLUMNS, columns

_COLUMNS = (
    "seq", "version", "title", "authors", "abstract", "categories", "primary_category", "published", "updated",
    "comment", "journal_ref", "doi", "license", "complete",
)  # fmt: skip
_INDEXED = ", ".join(COLUMNS)
_BATCH = 500
RANKED = 5_000
"""How many papers a search by the best match ranks, the newest of all that match: a bound for what it costs."""


def save(db: Database, papers: Iterable[Paper], announced: Collection[PaperId] = ()) -> int:
    """Write what is newer or fuller than what is there; return how many papers were written.

    An older version never replaces a newer one, and a listing's entry never replaces the API's of the same version.
    Papers in `announced` get the next places in the order of announcement; others are filed as older than all.
    """
    return sum(_save_one(db, paper, paper.id in announced) for paper in papers)


def get(db: Database, paper: PaperId) -> Paper | None:
    """The paper, or None."""
    return next(iter(get_many(db, [paper])), None)


def get_many(db: Database, ids: Sequence[PaperId]) -> list[Paper]:
    """Those of `ids` that the store has, in the order asked."""
    found: dict[str, Paper] = {}
    for start in range(0, len(ids), _BATCH):
        batch = [str(one) for one in ids[start : start + _BATCH]]
        marks = ", ".join("?" * len(batch))
        for row in db.query(f"SELECT * FROM papers WHERE id IN ({marks})", batch):  # noqa: S608 - only marks
            found[row["id"]] = from_row(row)
    return [found[str(one)] for one in ids if str(one) in found]


def at(db: Database, places: Sequence[int]) -> list[Paper]:
    """The papers at these places (`seq`), in the order asked."""
    marks = ", ".join("?" * len(places))
    rows = db.query(f"SELECT * FROM papers WHERE seq IN ({marks})", list(places))  # noqa: S608 - only marks
    found = {row["seq"]: from_row(row) for row in rows}
    return [found[place] for place in places if place in found]


def newest(db: Database, limit: int) -> list[Paper]:
    """The papers that were announced last, the latest first."""
    return [from_row(row) for row in db.query("SELECT * FROM papers ORDER BY seq DESC LIMIT ?", [limit])]


def newest_seq(db: Database) -> int:
    """The place of the paper that was announced last; 0 when there is none."""
    return int(db.execute("SELECT coalesce(max(seq), 0) FROM papers").fetchone()[0])


def incomplete(db: Database, since_day: str, limit: int) -> list[PaperId]:
    """Papers announced on or after `since_day` (ISO) whose metadata the API has not given yet, newest first."""
    rows = db.query(
        """SELECT DISTINCT papers.id, papers.seq FROM papers JOIN announcements ON announcements.paper = papers.id
           WHERE NOT papers.complete AND announcements.day >= ? ORDER BY papers.seq DESC LIMIT ?""",
        [since_day, limit],
    )
    return [PaperId(row["id"]) for row in rows]


def search(db: Database, expression: str, limit: int, offset: int = 0) -> list[Paper]:
    """Papers that match an FTS5 `expression` (made by `bot.topics.fts.to_fts5`), newest announcement first."""
    rows = db.query(
        """SELECT papers.* FROM papers_fts JOIN papers ON papers.seq = papers_fts.rowid
           WHERE papers_fts MATCH ? ORDER BY papers_fts.rowid DESC LIMIT ? OFFSET ?""",
        [expression, limit, offset],
    )
    return [from_row(row) for row in rows]


def best(db: Database, expression: str, limit: int, offset: int = 0) -> list[Paper]:
    """As `search`, but of the newest 5,000 of them what matches best comes first."""
    rows = db.query(
        """SELECT papers.* FROM (
             SELECT place, distance FROM (
               SELECT rowid AS place, bm25(papers_fts, 5.0, 1.0, 1.0, 0.0) AS distance FROM papers_fts
               WHERE papers_fts MATCH ? ORDER BY rowid DESC LIMIT ?)
             ORDER BY distance, place DESC LIMIT ? OFFSET ?) AS found
           JOIN papers ON papers.seq = found.place ORDER BY found.distance, found.place DESC""",
        [expression, RANKED, limit, offset],
    )
    return [from_row(row) for row in rows]


def count_matches(db: Database, expression: str, at_most: int) -> int:
    """How many papers match, counted up to `at_most`."""
    row = next(
        db.query(
            "SELECT count(*) AS n FROM (SELECT 1 FROM papers_fts WHERE papers_fts MATCH ? LIMIT ?)",
            [expression, at_most],
        )
    )
    return int(row["n"])


def from_row(row: dict[str, Any]) -> Paper:
    """The value of a row of the table."""
    return Paper(
        id=PaperId(row["id"]),
        version=row["version"],
        title=row["title"],
        authors=tuple(json.loads(row["authors"])),
        abstract=row["abstract"],
        categories=tuple(row["categories"].split()),
        primary_category=row["primary_category"],
        published=_moment(row["published"]),
        updated=_moment(row["updated"]),
        comment=row["comment"],
        journal_ref=row["journal_ref"],
        doi=row["doi"],
        license=row["license"],
        complete=bool(row["complete"]),
    )


def _save_one(db: Database, paper: Paper, announced: bool) -> bool:
    old = next(db.query("SELECT * FROM papers WHERE id = ?", [str(paper.id)]), None)
    if old is None:
        seq = _next_seq(db, announced)
    else:
        seq = _next_seq(db, announced) if announced and old["seq"] < 0 else old["seq"]
        known = from_row(old)
        paper = _completed(known, paper) if _is_outdated(paper, known) else _merged(paper, known)
        if paper.version > known.version:
            versions.keep(db, known)
        if seq == old["seq"] and paper == known and paper.complete == known.complete:
            return False
        _unindex(db, old["seq"], known)
    _write(db, seq, paper, is_known=old is not None)
    if old is not None and seq != old["seq"]:
        reading_words.move(db, str(paper.id), old["seq"], seq)
    return True


def _is_outdated(paper: Paper, known: Paper) -> bool:
    if paper.version != known.version:
        return paper.version < known.version
    return known.complete and not paper.complete


def _completed(known: Paper, outdated: Paper) -> Paper:
    """`known`, with what only a listing tells: categories that were added, and the licence, if of the same version."""
    categories = tuple(dict.fromkeys((*known.categories, *outdated.categories)))
    license_ = known.license or (outdated.license if outdated.version == known.version else None)
    return replace(known, categories=categories, license=license_)


def _merged(paper: Paper, known: Paper) -> Paper:
    """`paper`, with what its source cannot tell (a listing has no comment, the API no licence) kept from `known`."""
    merged = replace(paper, license=paper.license or known.license)
    if paper.complete:
        return merged
    return replace(
        merged,
        published=known.published,
        comment=known.comment,
        journal_ref=paper.journal_ref or known.journal_ref,
        doi=paper.doi or known.doi,
    )


def _next_seq(db: Database, announced: bool) -> int:
    """One above the highest place, or one below the lowest. One aggregate each: together SQLite reads the table."""
    if announced:
        (row,) = db.query("SELECT max(seq) AS place FROM papers")
        return max(row["place"] or 0, 0) + 1
    (row,) = db.query("SELECT min(seq) AS place FROM papers")
    return min(row["place"] or 0, 0) - 1


def _write(db: Database, seq: int, paper: Paper, *, is_known: bool) -> None:
    values = [seq, *_values(paper), str(paper.id)]
    if is_known:  # without setting the id again: that would make SQLite search every table that refers to it
        assignments = ", ".join(f"{name} = ?" for name in _COLUMNS)
        db.execute(f"UPDATE papers SET {assignments} WHERE id = ?", values)  # noqa: S608 - constants
    else:
        marks = ", ".join("?" * len(values))
        db.execute(f"INSERT INTO papers ({', '.join(_COLUMNS)}, id) VALUES ({marks})", values)  # noqa: S608
    db.execute(
        f"INSERT INTO papers_fts (rowid, {_INDEXED}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - constants
        [seq, *columns(paper)],
    )


def _unindex(db: Database, seq: int, known: Paper) -> None:
    db.execute(
        f"INSERT INTO papers_fts (papers_fts, rowid, {_INDEXED}) VALUES ('delete', ?, ?, ?, ?, ?)",  # noqa: S608
        [seq, *columns(known)],
    )


def _values(paper: Paper) -> Iterator[object]:
    """The columns after the first, in order."""
    yield from (paper.version, paper.title)
    yield json.dumps(paper.authors, ensure_ascii=False)
    yield from (paper.abstract, " ".join(paper.categories), paper.primary_category)
    yield from (_seconds(paper.published), _seconds(paper.updated), paper.comment, paper.journal_ref, paper.doi)
    yield from (paper.license, int(paper.complete))


def _seconds(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
