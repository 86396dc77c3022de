"""Who wants which topic, and the topics that chats made themselves."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from bot.model.chat import Override, Subscription
from bot.model.topic import Topic
from bot.store import announcements, digests
from bot.store import preferences as stored

_KEPT_QUERIES = 30
_ONE = "chat = ? AND thread = ? AND topic = ?"


@dataclass(frozen=True, slots=True)
class Wish:
    """A subscription with the chat's own topic of that name, if it made one; `since` as in `since()`."""

    thread: int
    topic: str
    since: int
    own: Topic | None
    override: Override


def add(db: Database, wish: Subscription, now: datetime) -> bool:
    """Subscribe; False when it was there already. The chat is owed what is announced from now on."""
    before = db.conn.total_changes
    db.execute(
        "INSERT OR IGNORE INTO subscriptions (chat, thread, topic, since, created) VALUES (?, ?, ?, ?, ?)",
        [wish.chat, wish.thread, wish.topic, announcements.last_seq(db), int(now.timestamp())],
    )
    return db.conn.total_changes > before


def remove(db: Database, wish: Subscription) -> bool:
    """Unsubscribe; False when there was nothing to remove."""
    before = db.conn.total_changes
    db.execute(f"DELETE FROM subscriptions WHERE {_ONE}", _key(wish))  # noqa: S608 - constant
    return db.conn.total_changes > before


def drop_thread(db: Database, chat: int, thread: int) -> None:
    """A forum topic is gone: its subscriptions move to the chat's General topic, which is owed what it was owed."""
    db.execute(
        "UPDATE OR IGNORE subscriptions SET thread = 0, since = max(since, ?) WHERE chat = ? AND thread = ?",
        [digests.covered(db, chat, thread), chat, thread],
    )
    db.execute("DELETE FROM subscriptions WHERE chat = ? AND thread = ?", [chat, thread])


def move(db: Database, wish: Subscription, thread: int) -> None:
    """Let a subscription's digests go to another forum topic, which is owed what it was owed.

    Where that one gets the topic already, there are not two.
    """
    db.execute(
        f"UPDATE OR IGNORE subscriptions SET thread = ?, since = max(since, ?) WHERE {_ONE}",  # noqa: S608 - constant
        [thread, digests.covered(db, wish.chat, wish.thread), *_key(wish)],
    )
    if thread != wish.thread:
        remove(db, wish)


def of_chat(db: Database, chat: int) -> list[Subscription]:
    """A chat's subscriptions by thread, in the order in which they were made."""
    rows = db.query("SELECT * FROM subscriptions WHERE chat = ? ORDER BY thread, created, topic", [chat])
    return [Subscription(row["chat"], row["thread"], row["topic"]) for row in rows]


def of_chats(db: Database, chats: Iterable[int]) -> dict[int, list[Wish]]:
    """The subscriptions of each of `chats`, as `of_chat` has them."""
    rows = db.execute(
        """SELECT wish.chat, thread, wish.topic, since, name, query, kept, wish.preferences
           FROM json_each(?) AS asked JOIN subscriptions AS wish ON wish.chat = asked.value
           LEFT JOIN topics ON topics.chat = wish.chat AND topics.slug = wish.topic
           ORDER BY wish.chat, thread, wish.created, wish.topic""",
        [json.dumps(list(chats))],
    )
    found: dict[int, list[Wish]] = defaultdict(list)
    for chat, thread, slug, place, name, query, kept, chosen in rows.fetchall():
        own = None if query is None else Topic(slug, query, {"en": name}, owner=chat, is_kept=kept is not None)
        found[chat].append(Wish(thread, slug, place, own, stored.override(chosen)))
    return found


def slugs(db: Database) -> list[str]:
    """The topics that any chat is subscribed to."""
    return [row["topic"] for row in db.query("SELECT DISTINCT topic FROM subscriptions ORDER BY topic")]


def override(db: Database, wish: Subscription) -> Override:
    """What the chat chose for one subscription; nothing where there is none."""
    row = db.execute(f"SELECT preferences FROM subscriptions WHERE {_ONE}", _key(wish)).fetchone()  # noqa: S608
    return Override() if row is None else stored.override(row[0])


def set_override(db: Database, wish: Subscription, chosen: Override) -> None:
    """Choose for one subscription; nothing happens where there is none."""
    db.execute(f"UPDATE subscriptions SET preferences = ? WHERE {_ONE}", [stored.to_json(chosen), *_key(wish)])  # noqa: S608


def since(db: Database, chat: int, thread: int) -> int:
    """The last announcement (its place) of which a thread is not owed anything; that of its oldest wish."""
    rows = db.query(
        "SELECT coalesce(min(since), 0) AS seq FROM subscriptions WHERE chat = ? AND thread = ?", [chat, thread]
    )
    return int(next(rows)["seq"])


def owe_from_now_on(db: Database, chat: int) -> None:
    """Forget what was announced while the chat wanted nothing."""
    db.execute("UPDATE subscriptions SET since = ? WHERE chat = ?", [announcements.last_seq(db), chat])


def save_topic(db: Database, topic: Topic, now: datetime) -> None:
    """Keep a query that a chat asked (`topic.owner`); one that it saved as a topic of its own stays as it is.

    Of queries that nobody subscribed to, the last ones are kept, so that the keys below their results still work.
    """
    if topic.owner is None:
        raise ValueError("a topic of the catalogue is not stored")
    db.execute(
        """INSERT INTO topics (chat, slug, name, query, created) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (chat, slug) DO UPDATE
             SET name = excluded.name, query = excluded.query, created = excluded.created
           WHERE kept IS NULL""",
        [topic.owner, topic.slug, topic.names["en"], topic.query, int(now.timestamp())],
    )
    db.execute(
        """DELETE FROM topics WHERE chat = :chat AND kept IS NULL
           AND slug NOT IN (SELECT topic FROM subscriptions WHERE chat = :chat)
           AND slug NOT IN (
             SELECT slug FROM topics WHERE chat = :chat AND kept IS NULL ORDER BY created DESC, slug LIMIT :kept)""",
        {"chat": topic.owner, "kept": _KEPT_QUERIES},
    )


def topic(db: Database, chat: int, slug: str) -> Topic | None:
    """A topic that `chat` made, or None."""
    rows = db.query("SELECT slug, query, name, kept FROM topics WHERE chat = ? AND slug = ?", [chat, slug])
    return next(
        (
            Topic(row["slug"], row["query"], {"en": row["name"]}, owner=chat, is_kept=row["kept"] is not None)
            for row in rows
        ),
        None,
    )


def _key(wish: Subscription) -> list[int | str]:
    return [wish.chat, wish.thread, wish.topic]
