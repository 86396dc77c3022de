"""Topics that chats name and keep, and what becomes one."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


@migrations()
def m020_own_topics(db: Database) -> None:
    """`kept` is when a topic was saved, null for a query in passing; `code` is that of its link, once it was shared.

    A person has one draft in a chat; `id` is new with every change. `slug` is the kept topic that it changes, null for
    a new one; `said` are the words that it was made of.
    """
    db.execute("ALTER TABLE topics ADD COLUMN kept INTEGER")
    db.execute("ALTER TABLE topics ADD COLUMN code TEXT")
    db.execute("CREATE UNIQUE INDEX topics_by_code ON topics (code) WHERE code IS NOT NULL")
    db.execute("""
        CREATE TABLE topic_drafts (
            id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL REFERENCES chats (id), person INTEGER NOT NULL,
            slug TEXT, name TEXT NOT NULL, query TEXT NOT NULL, said TEXT NOT NULL, created INTEGER NOT NULL,
            UNIQUE (chat, person)
        ) STRICT""")
