"""Which chats have not heard of the newest version of a paper that they were shown.

Invariant: a revision is told once per chat: `digest_papers.version` is the newest version that a chat knows, and grows
in the transaction that freezes the words. A version whose metadata is forgotten is not told of.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.model.digest import Digest
from bot.model.paper import Paper, PaperId
from bot.store import blocks, papers, versions
from bot.store.compact import matches_from_json


@dataclass(frozen=True, slots=True)
class Untold:
    """A paper as it is, and as a chat's thread had it; `topics` are the slugs of those for which it was shown."""

    thread: int
    topics: tuple[str, ...]
    before: Paper
    now: Paper


def untold(db: Database, chat: int) -> list[Untold]:
    """The papers that a chat was shown, and that have a newer version than it knows, in the order of its digests."""
    rows = db.query(
        """SELECT papers.*, digests.thread AS thread, had.matches AS matches,
             (SELECT metadata FROM revisions WHERE paper = had.paper AND version >= had.version
              ORDER BY version LIMIT 1) AS before
           FROM digest_papers AS had JOIN digests ON digests.id = had.digest JOIN papers ON papers.id = had.paper
           WHERE had.chat = ? AND had.version < papers.version AND before IS NOT NULL
           ORDER BY had.digest, had.position""",
        [chat],
    )
    return [_untold(db, row) for row in list(rows)]


def told(db: Database, frozen: Iterable[Digest]) -> None:
    """Write down which versions the chats of digests have been told of."""
    known = [(one.paper.version, digest.chat, str(one.paper.id)) for digest in frozen for one in digest.revisions]
    db.conn.executemany("UPDATE digest_papers SET version = ? WHERE chat = ? AND paper = ?", known)


def _untold(db: Database, row: dict[str, Any]) -> Untold:
    now = papers.from_row(row)
    before = versions.as_it_was(now, row["before"])
    topics = tuple(match.topic for match in matches_from_json(PaperId(row["id"]), blocks.whole(db, row["matches"])))
    return Untold(row["thread"], topics, before, now)
