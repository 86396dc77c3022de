"""Everything of a chat, deleted.

Invariant: after `forget` no row of any table names the chat, nor the person whose own chat it was; it happens wholly or
not at all, and nothing that is under way brings any of it back (parts in flight are known by their row, digests are
frozen only for chats that are as they were).
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from bot.model.paper import PaperId
from bot.store import blocks, votes
from bot.store.compact import matches_from_json

NAMES = ("chat", "person", "about")
"""How columns are called that hold the number of a chat or a person: a person's own chat has the person's number."""
ANONYMOUS = ("spending",)
"""Tables whose rows stay for the operator's sums, without the chat."""


@dataclass(frozen=True, slots=True)
class Holding:
    """How much there is to be deleted."""

    topics: int
    saved: int
    votes: int
    papers: int


def held(db: Database, chat: int) -> Holding:
    """What is kept of a chat; `papers` are those that it was sent."""
    counts = (
        "SELECT count(*) FROM subscriptions WHERE chat = ?",
        "SELECT count(*) FROM saved WHERE chat = ?",
        "SELECT count(*) FROM votes WHERE chat = ?",
        "SELECT count(*) FROM digest_papers WHERE chat = ?",
    )
    return Holding(*(int(db.execute(count, [chat]).fetchone()[0]) for count in counts))


def forget(db: Database, chat: int, shared: Collection[str]) -> None:
    """Delete all that names a chat, and overwrite it in the file. `shared` are the slugs of the catalogue's topics."""
    db.execute("PRAGMA secure_delete = ON")
    try:
        _forget(db, chat, shared)
    finally:
        db.execute("PRAGMA secure_delete = OFF")


def tidy(db: Database) -> None:
    """A reading that was paid for while its chat was forgotten was charged to a chat that is not there any more."""
    db.execute("UPDATE spending SET chat = NULL WHERE chat NOT IN (SELECT id FROM chats)")


def named(db: Database) -> list[tuple[str, str]]:
    """The columns (table, column) that name a chat or a person, as the store's schema has them."""
    rows = db.execute(
        """SELECT tables.name, columns.name FROM pragma_table_list AS tables, pragma_table_info(tables.name) AS columns
           WHERE tables.schema = 'main' AND tables.type = 'table' AND columns.name IN (SELECT value FROM json_each(?))
           ORDER BY tables.name, columns.cid""",
        [json.dumps(NAMES)],
    )
    return rows.fetchall()


def _forget(db: Database, chat: int, shared: Collection[str]) -> None:
    db.execute("PRAGMA defer_foreign_keys = ON")
    reasons = list(_own_reasons(db, chat, shared))
    others = db.execute("SELECT DISTINCT chat FROM votes WHERE person = ? AND chat <> ?", [chat, chat]).fetchall()
    for table, column in named(db):
        change = f"UPDATE {table} SET {column} = NULL" if table in ANONYMOUS else f"DELETE FROM {table}"  # noqa: S608
        db.execute(f"{change} WHERE {column} = ?", [chat])
    db.execute("DELETE FROM chats WHERE id = ?", [chat])
    _forget_updates(db, chat)
    _forget_reasons(db, reasons)
    for (other,) in others:
        votes.make_stale(db, other)


def _forget_updates(db: Database, chat: int) -> None:
    """What was written here and is not answered yet; its number stays, so that it is not taken twice."""
    db.execute(
        """UPDATE inbox SET body = NULL WHERE body IS NOT NULL AND EXISTS (
             SELECT 1 FROM json_tree(body) AS leaf
             WHERE leaf.key = 'id' AND leaf.atom = ? AND (leaf.path LIKE '%.chat' OR leaf.path LIKE '%.from'))""",
        [chat],
    )


def _own_reasons(db: Database, chat: int, shared: Collection[str]) -> Iterator[str]:
    """The references to why papers were sent, where that names a topic of the chat's own."""
    rows = db.execute("SELECT DISTINCT matches FROM digest_papers WHERE chat = ?", [chat]).fetchall()
    for (reference,) in rows:
        text = blocks.whole(db, reference)
        if text and any(match.topic not in shared for match in matches_from_json(PaperId(""), text)):
            yield reference


def _forget_reasons(db: Database, references: Collection[str]) -> None:
    """Delete the blocks behind `references`, as far as no other chat was told the same."""
    numbers = [int(one.strip(blocks.MARK)) for one in references if one.strip(blocks.MARK).isdigit()]
    if not numbers:
        return
    needed = {row[0] for row in db.execute("SELECT DISTINCT matches FROM digest_papers")}
    gone = [(number,) for number in numbers if blocks.reference(number) not in needed]
    db.conn.executemany("DELETE FROM blocks WHERE id = ?", gone)
