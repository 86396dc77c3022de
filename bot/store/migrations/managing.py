"""Who runs which channels and groups, from where, and what they have to be told."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


@migrations()
def m018_managing(db: Database) -> None:
    """`managers` are admins as last seen; `managing` is what a person manages from their own chat.

    `questions.about` is the chat that a question in a private chat is about, null for that chat itself. `troubles` has
    a row for what the admins of a chat are to be told, `told` is null until they were.
    """
    db.execute("""
        CREATE TABLE managers (
            person INTEGER NOT NULL, chat INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (person, chat)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX managers_of_chat ON managers (chat)")
    db.execute("CREATE TABLE managing (person INTEGER PRIMARY KEY, chat INTEGER NOT NULL, at INTEGER NOT NULL) STRICT")
    db.execute("""
        CREATE TABLE troubles (
            chat INTEGER NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, told INTEGER, PRIMARY KEY (chat, kind)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX troubles_untold ON troubles (at) WHERE told IS NULL")
    db.execute("ALTER TABLE questions ADD COLUMN about INTEGER")
