"""Topics that people are making.

Invariant: a person has one draft in a chat, and every change gives it a new id, so that an old key is known for one.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.model.topic_draft import TopicDraft

LIFE = timedelta(days=30)


def put(db: Database, draft: TopicDraft, now: datetime) -> TopicDraft:
    """Keep `draft` in place of the one before it; it comes back with its new id."""
    discard(db, draft.chat, draft.person)
    made = db.execute(
        "INSERT INTO topic_drafts (chat, person, slug, name, query, said, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [draft.chat, draft.person, draft.slug, draft.name, draft.query, draft.said, int(now.timestamp())],
    )
    return replace(draft, id=int(made.lastrowid or 0))


def get(db: Database, chat: int, person: int) -> TopicDraft | None:
    """What `person` is making in `chat`."""
    rows = db.query(
        "SELECT chat, person, name, query, slug, said, id FROM topic_drafts WHERE chat = ? AND person = ?",
        [chat, person],
    )
    return next((TopicDraft(**row) for row in rows), None)


def by_id(db: Database, chat: int, number: int) -> TopicDraft | None:
    """The draft of `chat` with that id, whoever makes it; None when it has changed since, or is gone."""
    rows = db.query(
        "SELECT chat, person, name, query, slug, said, id FROM topic_drafts WHERE chat = ? AND id = ?", [chat, number]
    )
    return next((TopicDraft(**row) for row in rows), None)


def discard(db: Database, chat: int, person: int) -> None:
    """Forget what `person` was making in `chat`."""
    db.execute("DELETE FROM topic_drafts WHERE chat = ? AND person = ?", [chat, person])


def tidy(db: Database, now: datetime) -> None:
    """Forget what nobody went on with."""
    db.execute("DELETE FROM topic_drafts WHERE created <= ?", [int((now - LIFE).timestamp())])
