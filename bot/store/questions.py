"""The questions that the bot asked and that wait for an answer.

Invariant: a person has one open question in a chat, the latest; none is open longer than `LIFE`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

LIFE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Question:
    """`message` is the id of the message that asks; `kind` says who takes the answer, `argument` on what.

    `about` is the chat that one manages from here, if the question is about that one.
    """

    chat: int
    person: int
    message: int
    kind: str
    argument: str
    about: int | None = None


def put(db: Database, question: Question, now: datetime) -> None:
    """This is asked now, in place of what was asked before."""
    db.execute(
        """INSERT OR REPLACE INTO questions (chat, person, message, kind, argument, about, asked)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        [
            question.chat,
            question.person,
            question.message,
            question.kind,
            question.argument,
            question.about,
            int(now.timestamp()),
        ],
    )


def open_to(db: Database, chat: int, person: int, now: datetime) -> Question | None:
    """The question that the person may answer there."""
    row = db.execute(
        "SELECT message, kind, argument, about FROM questions WHERE chat = ? AND person = ? AND asked > ?",
        [chat, person, int((now - LIFE).timestamp())],
    ).fetchone()
    return Question(chat, person, *row) if row is not None else None


def close(db: Database, question: Question) -> None:
    """It is answered, or not asked any more; one that took its place stays."""
    db.execute(
        "DELETE FROM questions WHERE chat = ? AND person = ? AND message = ?",
        [question.chat, question.person, question.message],
    )


def tidy(db: Database, now: datetime) -> None:
    """Forget what nobody answered in time."""
    db.execute("DELETE FROM questions WHERE asked <= ?", [int((now - LIFE).timestamp())])
