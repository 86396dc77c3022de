"""The topics that a chat saved under a name of its own.

Invariant: only what is saved here is a topic of one's own; a query that was merely asked is not. A code in a link leads
to one topic, as it is now, and to none once that is deleted.
"""

from datetime import datetime

from sqlite_utils import Database

from bot.model.topic import Topic

_ONE = "chat = ? AND slug = ? AND kept"


def of_chat(db: Database, chat: int) -> list[Topic]:
    """The oldest first."""
    rows = db.query("SELECT * FROM topics WHERE chat = ? AND kept ORDER BY created, slug", [chat])
    return [_topic(row) for row in rows]


def get(db: Database, chat: int, slug: str) -> Topic | None:
    """The topic that the chat saved under that slug."""
    return next((_topic(row) for row in db.query(f"SELECT * FROM topics WHERE {_ONE}", [chat, slug])), None)  # noqa: S608


def save(db: Database, topic: Topic, now: datetime) -> None:
    """Keep a topic of `topic.owner`; name and query of the one with that slug change, its link stays."""
    if topic.owner is None:
        raise ValueError("a topic of the catalogue is not stored")
    db.execute(
        """INSERT INTO topics (chat, slug, name, query, created, kept) VALUES (?, ?, ?, ?, ?, 1)
           ON CONFLICT (chat, slug) DO UPDATE SET name = excluded.name, query = excluded.query, kept = 1""",
        [topic.owner, topic.slug, topic.names["en"], topic.query, int(now.timestamp())],
    )


def delete(db: Database, chat: int, slug: str) -> bool:
    """Delete a topic and end its subscriptions; False when there was none."""
    if get(db, chat, slug) is None:
        return False
    db.execute("DELETE FROM subscriptions WHERE chat = ? AND topic = ?", [chat, slug])
    db.execute(f"DELETE FROM topics WHERE {_ONE}", [chat, slug])  # noqa: S608 - constant
    return True


def share(db: Database, chat: int, slug: str, code: str) -> str | None:
    """The code of the topic's link: the one that it has, else `code`, which it then keeps; None without the topic."""
    db.execute(f"UPDATE topics SET code = ? WHERE {_ONE} AND code = ''", [code, chat, slug])  # noqa: S608
    row = db.execute(f"SELECT code FROM topics WHERE {_ONE}", [chat, slug]).fetchone()  # noqa: S608
    return None if row is None else str(row[0])


def shared(db: Database, code: str) -> Topic | None:
    """The topic behind a link, or None."""
    rows = db.query("SELECT * FROM topics WHERE code = ? AND code <> '' AND kept", [code])
    return next((_topic(row) for row in rows), None)


def _topic(row: dict[str, str]) -> Topic:
    return Topic(row["slug"], row["query"], {"en": row["name"]}, owner=int(row["chat"]), is_kept=True)
