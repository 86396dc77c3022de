"""The papers that a chat put on its list.

Invariant: a paper stands on a chat's list once, however often it is saved.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from bot.model.paper import PaperId
from bot.store import votes


def save(db: Database, chat: int, paper: PaperId, now: datetime) -> None:
    """Put a paper (which the store has) on the list of a chat; one that is there keeps its place."""
    db.execute(
        "INSERT INTO saved (chat, paper, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [chat, str(paper), int(now.timestamp())],
    )
    votes.make_stale(db, chat)


def drop(db: Database, chat: int, paper: PaperId) -> None:
    """Take a paper off; harmless when it is not there."""
    db.execute("DELETE FROM saved WHERE chat = ? AND paper = ?", [chat, str(paper)])
    votes.make_stale(db, chat)


def set_note(db: Database, chat: int, paper: PaperId, note: str) -> None:
    """What the chat notes beside a paper on its list; empty takes the note away."""
    db.execute("UPDATE saved SET note = ? WHERE chat = ? AND paper = ?", [note, chat, str(paper)])


def notes(db: Database, chat: int, papers: Sequence[PaperId]) -> dict[PaperId, str]:
    """The notes beside `papers`, where there are any."""
    marks = ", ".join("?" * len(papers))
    rows = db.execute(
        f"SELECT paper, note FROM saved WHERE chat = ? AND paper IN ({marks}) AND note <> ''",  # noqa: S608 - question marks
        [chat, *map(str, papers)],
    ).fetchall()
    return {PaperId(paper): note for paper, note in rows}


def is_saved(db: Database, chat: int, paper: PaperId) -> bool:
    """Whether the paper is on the chat's list."""
    return any(db.query("SELECT 1 FROM saved WHERE chat = ? AND paper = ?", [chat, str(paper)]))


def latest(db: Database, chat: int, limit: int, offset: int = 0) -> list[PaperId]:
    """A page of the list, what was saved last first."""
    rows = db.query(
        "SELECT paper FROM saved WHERE chat = ? ORDER BY at DESC, paper DESC LIMIT ? OFFSET ?", [chat, limit, offset]
    )
    return [PaperId(row["paper"]) for row in rows]


def count(db: Database, chat: int) -> int:
    """How many papers the list holds."""
    return int(next(db.query("SELECT count(*) AS n FROM saved WHERE chat = ?", [chat]))["n"])
