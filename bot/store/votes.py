"""What the people of a chat think of papers, and what was learned from it.

Invariant: a person has one vote for a paper in a chat; whatever changes the votes or the saved papers of a chat makes
what was learned there stale.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from bot.model.paper import PaperId
from bot.model.vote import Count, Vote

_LATEST = 200
"""So many papers teach, the latest of them."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What was learned for a chat: a weight for each word (see bot/ranking/features.py). `changes` came since."""

    weights: Mapping[str, float]
    changes: int


def set_vote(db: Database, chat: int, paper: PaperId, person: int, vote: Vote, now: datetime) -> None:
    """Set what a person thinks of a paper that the store has; saying the same twice changes nothing."""
    if vote is Vote.NONE:
        db.execute("DELETE FROM votes WHERE chat = ? AND paper = ? AND person = ?", [chat, str(paper), person])
    else:
        db.execute(
            """INSERT INTO votes (chat, paper, person, value, at) VALUES (?, ?, ?, ?, ?)
               ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at WHERE value <> excluded.value""",
            [chat, str(paper), person, int(vote), int(now.timestamp())],
        )
    make_stale(db, chat)


def count(db: Database, chat: int, paper: PaperId, person: int) -> Count:
    """The votes for a paper in a chat."""
    rows = db.execute("SELECT person, value FROM votes WHERE chat = ? AND paper = ?", [chat, str(paper)]).fetchall()
    mine = next((Vote(value) for who, value in rows if who == person), Vote.NONE)
    return Count(sum(value > 0 for _, value in rows), sum(value < 0 for _, value in rows), mine)


def taught(db: Database, chat: int) -> dict[PaperId, int]:
    """The latest papers that teach the chat's ranking: 1 for those liked or saved, -1 for those disliked.

    Where the votes of a group are equal, the paper teaches nothing.
    """
    rows = db.execute(
        """SELECT paper, sum(value), max(at) AS latest FROM (
             SELECT paper, value, at FROM votes WHERE chat = ?
             UNION ALL SELECT paper, 1, at FROM saved WHERE chat = ?
           ) GROUP BY paper HAVING sum(value) <> 0 ORDER BY latest DESC, paper LIMIT ?""",
        [chat, chat, _LATEST],
    ).fetchall()
    return {PaperId(paper): 1 if value > 0 else -1 for paper, value, _ in rows}


def rankings(db: Database, chats: Sequence[int]) -> dict[int, Ranking]:
    """What was learned for each of `chats` that voted or saved."""
    marks = ", ".join("?" * len(chats))
    rows = db.execute(
        f"SELECT chat, changes, weights FROM rankings WHERE chat IN ({marks})",  # noqa: S608 - question marks
        list(chats),
    ).fetchall()
    return {chat: Ranking(json.loads(weights), changes) for chat, changes, weights in rows}


def save_rankings(db: Database, learned: Mapping[int, Mapping[str, float]], known: Mapping[int, Ranking]) -> None:
    """Keep what was learned for chats whose rankings were `known`; what changed meanwhile stays to be learned."""
    for chat, weights in learned.items():
        compact = json.dumps(weights, ensure_ascii=False, separators=(",", ":"))
        db.execute(
            "UPDATE rankings SET changes = changes - ?, weights = ? WHERE chat = ?",
            [known[chat].changes, compact, chat],
        )


def make_stale(db: Database, chat: int) -> None:
    """The next planning learns anew for this chat."""
    db.execute("INSERT INTO rankings VALUES (?, 1, '{}') ON CONFLICT DO UPDATE SET changes = changes + 1", [chat])


def forget(db: Database, chat: int) -> None:
    """Take back all votes of a chat; what it saved stays, and teaches no more than its next save will."""
    db.execute("DELETE FROM votes WHERE chat = ?", [chat])
    db.execute("DELETE FROM rankings WHERE chat = ?", [chat])
