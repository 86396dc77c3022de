"""The tables, as numbered steps. A step that has been released is never edited; a change is a new step.

Times are whole seconds since the epoch (UTC), days are ISO dates, lists are JSON.
"""

from bot.store.migrations import papers_and_chats, reading, delivery, taste, votes, revisions, questions  # isort: skip
from bot.store.migrations import managing, finding, own_topics, archive  # isort: skip
from bot.store.migrations.steps import migrations

__all__ = [
    "archive", "delivery", "finding", "managing", "migrations", "own_topics", "papers_and_chats", "questions",
    "reading", "revisions", "taste", "votes",
]  # fmt: skip
