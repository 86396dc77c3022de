"""What people are making of topics: one draft per person and chat.

Invariant: a draft's number is never used again there, so that a key of an older one is known as such.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

LIFE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Draft:
    """`slug` is that of the topic which it changes, empty for a new one; `number` is 0 before it is put."""

    chat: int
    person: int
    name: str
    query: str
    slug: str = ""
    number: int = 0


def put(db: Database, draft: Draft, now: datetime) -> Draft:
    """This is the person's draft now, in place of what was; returned with its number."""
    before = get(db, draft.chat, draft.person)
    number = max(int(now.timestamp()), before.number + 1 if before else 0)
    db.execute(
        """INSERT OR REPLACE INTO topic_drafts (chat, person, number, slug, name, query, at)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        [draft.chat, draft.person, number, draft.slug, draft.name, draft.query, int(now.timestamp())],
    )
    return Draft(draft.chat, draft.person, draft.name, draft.query, draft.slug, number)


def get(db: Database, chat: int, person: int) -> Draft | None:
    """The person's draft in that chat."""
    row = db.execute(
        "SELECT name, query, slug, number FROM topic_drafts WHERE chat = ? AND person = ?", [chat, person]
    ).fetchone()
    return None if row is None else Draft(chat, person, *row)


def drop(db: Database, draft: Draft) -> None:
    """It is saved, or not wanted."""
    db.execute("DELETE FROM topic_drafts WHERE chat = ? AND person = ?", [draft.chat, draft.person])


def tidy(db: Database, now: datetime) -> None:
    """Forget what nobody went on with."""
    db.execute("DELETE FROM topic_drafts WHERE at <= ?", [int((now - LIFE).timestamp())])
