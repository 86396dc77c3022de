"""What reading takes and costs."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


@migrations()
def m006_spending(db: Database) -> None:
    """`chat` is null for what nobody's question caused; `day` is the UTC day of `at`."""
    db.execute("""
        CREATE TABLE spending (
            seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, day TEXT NOT NULL, chat INTEGER, paper TEXT NOT NULL,
            version INTEGER NOT NULL, language TEXT NOT NULL, purpose TEXT NOT NULL, model TEXT NOT NULL,
            input INTEGER NOT NULL, cached INTEGER NOT NULL, output INTEGER NOT NULL, calls INTEGER NOT NULL,
            cost REAL NOT NULL
        ) STRICT""")
    db.execute("CREATE INDEX spending_day ON spending (day, chat, cost)")
    db.execute("CREATE INDEX spending_paper ON spending (paper, version)")


@migrations()
def m007_batches(db: Database) -> None:
    """What was handed to the Batch API and is not back yet; `papers` are versioned ids."""
    db.execute("""
        CREATE TABLE batches (
            id TEXT PRIMARY KEY, submitted INTEGER NOT NULL, model TEXT NOT NULL, language TEXT NOT NULL,
            depth TEXT NOT NULL, papers TEXT NOT NULL, estimate REAL NOT NULL
        ) STRICT, WITHOUT ROWID""")


@migrations()
def m008_saved(db: Database) -> None:
    """A chat's reading list."""
    db.execute("""
        CREATE TABLE saved (
            chat INTEGER NOT NULL REFERENCES chats (id), paper TEXT NOT NULL REFERENCES papers (id),
            at INTEGER NOT NULL, PRIMARY KEY (chat, paper)
        ) STRICT, WITHOUT ROWID""")


@migrations()
def m009_fulltexts(db: Database) -> None:
    """`extracts.body` is the text (zlib over JSON) or the licence's URL; null for a failure and for figures."""
    db.execute("""
        CREATE TABLE extracts (
            paper TEXT NOT NULL, version INTEGER NOT NULL, extract TEXT NOT NULL, made INTEGER NOT NULL,
            why TEXT, reason TEXT, retry INTEGER, body BLOB, PRIMARY KEY (paper, version, extract)
        ) STRICT""")
    db.execute("CREATE INDEX extracts_made ON extracts (made)")
    db.execute("""
        CREATE TABLE figures (
            paper TEXT NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL, label TEXT NOT NULL,
            caption TEXT NOT NULL, page INTEGER NOT NULL, png BLOB NOT NULL, PRIMARY KEY (paper, version, position)
        ) STRICT""")
