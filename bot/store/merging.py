"""Two chats that become one: a group that is now a supergroup takes its digests along.

Invariant: no part that waits is lost, none is written anew, and the chat still has one digest a day and thread.
"""

from sqlite_utils import Database

from bot.store import turns
from bot.store.forgetting import named

_MERGED = frozenset({"digests", "digest_papers", "deliveries", "turns"})


def merge(db: Database, old: int, new: int) -> None:
    """Give the digests of chat `old` to chat `new`. Where both have one for a day, the parts of both become one's."""
    rows = db.query(
        """SELECT mine.id AS id, other.id AS target FROM digests AS mine LEFT JOIN digests AS other
             ON other.chat = ? AND other.thread = mine.thread AND other.day = mine.day
           WHERE mine.chat = ? ORDER BY mine.id""",
        [new, old],
    )
    for row in list(rows):
        if row["target"] is None:
            db.execute("UPDATE digests SET chat = ? WHERE id = ?", [new, row["id"]])
        else:
            _append(db, row["id"], row["target"])
    db.execute("UPDATE OR IGNORE digest_papers SET chat = ? WHERE chat = ?", [new, old])
    db.execute("DELETE FROM digest_papers WHERE chat = ?", [old])
    db.execute(
        "UPDATE deliveries SET chat = ? WHERE chat = ? AND digest IN (SELECT id FROM digests WHERE chat = ?)",
        [new, old, new],
    )
    turns.renew(db, [old, new])


def move_rest(db: Database, old: int, new: int) -> None:
    """Give chat `new` whatever else names chat `old`; where a row of its own is in the place already, that one stays.

    Which tables these are the schema tells, so that none is left out.
    """
    for table, column in named(db):
        if table not in _MERGED and column != "person":
            db.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?", [new, old])  # noqa: S608
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", [old])  # noqa: S608 - names from the schema


def _append(db: Database, number: int, target: int) -> None:
    """Hang the papers and parts of digest `number` behind those of `target`, and drop what is left of it."""
    db.execute(
        """UPDATE deliveries SET digest = ?, part = part + (SELECT count(*) FROM deliveries WHERE digest = ?)
           WHERE digest = ?""",
        [target, target, number],
    )
    db.execute(
        """UPDATE digest_papers
           SET digest = ?, position = position + (SELECT count(*) FROM digest_papers WHERE digest = ?)
           WHERE digest = ?""",
        [target, target, number],
    )
    db.execute("DELETE FROM digests WHERE id = ?", [number])
