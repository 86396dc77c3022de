"""What the bot asked and waits to be told."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


@migrations()
def m017_questions(db: Database) -> None:
    """One open question per person in a chat; `person` is 0 where who writes is not known, as in channels."""
    db.execute("""
        CREATE TABLE questions (
            chat INTEGER NOT NULL, person INTEGER NOT NULL, message INTEGER NOT NULL,
            kind TEXT NOT NULL, argument TEXT NOT NULL, asked INTEGER NOT NULL,
            PRIMARY KEY (chat, person)
        ) STRICT, WITHOUT ROWID""")
