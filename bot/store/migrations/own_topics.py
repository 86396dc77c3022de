"""Topics of a chat's own, and what is being made of them."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


@migrations()
def m019_own_topics(db: Database) -> None:
    """`topics.kept` is 1 for what a chat saved under a name, 0 for a query that is there for the keys below its
    results; `code` names it in links, empty before it is shared.

    A draft is what a person makes of a topic in a chat: `slug` is that of the topic which it changes, empty for a new
    one; `number` grows with every change.
    """
    db.execute("ALTER TABLE topics ADD COLUMN kept INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE topics ADD COLUMN code TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE UNIQUE INDEX topics_shared ON topics (code) WHERE code <> ''")
    db.execute("""
        CREATE TABLE topic_drafts (
            chat INTEGER NOT NULL, person INTEGER NOT NULL, number INTEGER NOT NULL, slug TEXT NOT NULL,
            name TEXT NOT NULL, query TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (chat, person)
        ) STRICT, WITHOUT ROWID""")
