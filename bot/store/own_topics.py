"""The topics that a chat named and saved: its own.

Invariant: a chat's own topics have names and slugs of their own, are never dropped but by `delete`, and a link's code
means one of them or nothing.
"""

import re
import unicodedata
from collections.abc import Collection
from datetime import datetime

from sqlite_utils import Database

from bot.model.topic import Topic

MOST = 50
"""A chat's own topics."""
_PREFIX = "my-"
"""No slug of the catalogue begins so, nor that of a query in passing."""
_LONGEST_SLUG = 36
_KEPT = "kept IS NOT NULL"


class TooMany(Exception):
    """A chat has `MOST` topics of its own."""


def of_chat(db: Database, chat: int) -> list[Topic]:
    """A chat's own topics, as they were made."""
    rows = db.query(f"SELECT * FROM topics WHERE chat = ? AND {_KEPT} ORDER BY kept, slug", [chat])  # noqa: S608 - constant
    return [_topic(row) for row in rows]


def get(db: Database, chat: int, slug: str) -> Topic | None:
    """The chat's own topic of that slug."""
    rows = db.query(f"SELECT * FROM topics WHERE chat = ? AND slug = ? AND {_KEPT}", [chat, slug])  # noqa: S608 - constant
    return next(map(_topic, rows), None)


def add(db: Database, chat: int, name: str, query: str, now: datetime) -> Topic:
    """Save a new one, under a name that is given a number where the chat has it already. Raises TooMany."""
    mine = of_chat(db, chat)
    if len(mine) >= MOST:
        raise TooMany
    taken = {row["slug"] for row in db.query("SELECT slug FROM topics WHERE chat = ?", [chat])}
    made = Topic(_free_slug(name, taken), query, {"en": _free_name(name, mine)}, owner=chat, is_kept=True)
    moment = int(now.timestamp())
    db.execute(
        "INSERT INTO topics (chat, slug, name, query, created, kept) VALUES (?, ?, ?, ?, ?, ?)",
        [chat, made.slug, made.names["en"], query, moment, moment],
    )
    return made


def change(db: Database, chat: int, slug: str, name: str, query: str) -> Topic | None:
    """Give a topic another name and query; None when it is gone. Its slug, link and subscriptions stay."""
    others = [topic for topic in of_chat(db, chat) if topic.slug != slug]
    db.execute(
        f"UPDATE topics SET name = ?, query = ? WHERE chat = ? AND slug = ? AND {_KEPT}",  # noqa: S608 - constant
        [_free_name(name, others), query, chat, slug],
    )
    return get(db, chat, slug)


def delete(db: Database, chat: int, slug: str) -> bool:
    """Forget a topic and end what was subscribed to it; False when there was none."""
    db.execute("DELETE FROM subscriptions WHERE chat = ? AND topic = ?", [chat, slug])
    before = db.conn.total_changes
    db.execute("DELETE FROM topics WHERE chat = ? AND slug = ?", [chat, slug])
    return db.conn.total_changes > before


def share(db: Database, chat: int, slug: str, code: str) -> str | None:
    """The code of the topic's link: the one that it has, else `code` from now on; None when the topic is gone."""
    db.execute(
        f"UPDATE topics SET code = ? WHERE chat = ? AND slug = ? AND code IS NULL AND {_KEPT}",  # noqa: S608 - constant
        [code, chat, slug],
    )
    row = db.execute("SELECT code FROM topics WHERE chat = ? AND slug = ?", [chat, slug]).fetchone()
    return row[0] if row is not None else None


def shared(db: Database, code: str) -> Topic | None:
    """The topic that a link leads to, or None when there is none (any more)."""
    return next(map(_topic, db.query("SELECT * FROM topics WHERE code = ?", [code])), None)


def _topic(row: "dict[str, object]") -> Topic:
    name, owner = str(row["name"]), int(str(row["chat"]))
    return Topic(str(row["slug"]), str(row["query"]), {"en": name}, owner=owner, is_kept=row["kept"] is not None)


def _free_name(name: str, others: Collection[Topic]) -> str:
    names, number, free = {topic.names["en"].casefold() for topic in others}, 2, name
    while free.casefold() in names:
        free, number = f"{name} {number}", number + 1
    return free


def _free_slug(name: str, taken: Collection[str]) -> str:
    """`my-protein-design`; of a name without Latin letters `my-topic`; with a number where there is one already."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = _PREFIX + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: _LONGEST_SLUG - 3].strip("-") or "topic")
    free, number = slug, 2
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    return free
