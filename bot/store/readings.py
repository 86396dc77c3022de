"""Readings, each made once and shown to every chat that asks."""

import json
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from bot.model.paper import Paper, PaperId
from bot.model.reading import Depth, Reading
from bot.model.reading_json import reading_from_json, reading_to_json
from bot.model.usage import ReadingCount
from bot.store import reading_words

_WRITE = (
    "INSERT OR IGNORE INTO readings (paper, version, language, depth, reader, made, body) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def save(db: Database, readings: Iterable[Reading]) -> None:
    """Write readings; one that is there already stays, so that chats go on seeing the same words."""
    made = list(readings)
    db.conn.executemany(_WRITE, [_row(one) for one in made if one.language == reading_words.ENGLISH])
    for one in made:
        if one.language != reading_words.ENGLISH:
            before = reading_words.of_paper(db, str(one.paper))
            if db.execute(_WRITE, _row(one)).rowcount:
                reading_words.change(db, str(one.paper), before)


def _row(one: Reading) -> tuple[object, ...]:
    body = json.dumps(reading_to_json(one), ensure_ascii=False)
    key = (str(one.paper), one.version, one.language, one.depth.value, one.reader)
    return (*key, int(one.made.timestamp()), body)


def get_many(
    db: Database, papers: Iterable[Paper], language: str, depths: Sequence[Depth], reader: str
) -> dict[PaperId, Reading]:
    """The readings of these versions of `papers` by `reader`, where they exist, at the first of `depths` that does."""
    found: dict[PaperId, Reading] = {}
    for paper in papers:
        for depth in depths:
            rows = db.query(
                "SELECT body FROM readings WHERE paper=? AND version=? AND language=? AND depth=? AND reader=?",
                [str(paper.id), paper.version, language, depth.value, reader],
            )
            for row in rows:
                found.setdefault(paper.id, reading_from_json(json.loads(row["body"])))
    return found


def counts(db: Database) -> tuple[ReadingCount, ...]:
    """How many readings of each reader, language and depth are kept, most first."""
    rows = db.query(
        """SELECT reader, language, depth, count(*) AS readings, sum(json_extract(body, '$.cut')) AS cut
           FROM readings GROUP BY reader, language, depth ORDER BY readings DESC, reader, language, depth"""
    )
    return tuple(ReadingCount(**row) for row in rows)
