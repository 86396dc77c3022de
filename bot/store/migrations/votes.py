"""What readers thought of papers, and what was learned from it."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


@migrations()
def m015_votes(db: Database) -> None:
    """`votes.value` is 1 or -1. `rankings` has a row for each chat that voted or saved: `weights` are a JSON object of
    what was learned, empty before; `changes` counts what changed since.
    """
    db.execute("""
        CREATE TABLE votes (
            chat INTEGER NOT NULL REFERENCES chats (id), paper TEXT NOT NULL REFERENCES papers (id),
            person INTEGER NOT NULL, value INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (chat, paper, person)
        ) STRICT, WITHOUT ROWID""")
    db.execute("""
        CREATE TABLE rankings (
            chat INTEGER PRIMARY KEY REFERENCES chats (id), changes INTEGER NOT NULL, weights TEXT NOT NULL
        ) STRICT""")
    db.execute("INSERT INTO rankings SELECT DISTINCT chat, 1, '{}' FROM saved")
    db.execute("ALTER TABLE saved ADD COLUMN note TEXT NOT NULL DEFAULT ''")
