"""Papers, announcements, readings, chats and their digests."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


@migrations()
def m001_papers(db: Database) -> None:
    """`seq` grows in the order of announcement; papers that were only asked for lie below zero, older than all.

    The index holds the words without their TeX, which no column has, hence no content table behind it.
    """
    db.execute("""
        CREATE TABLE papers (
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, title TEXT NOT NULL,
            authors TEXT NOT NULL, abstract TEXT NOT NULL, categories TEXT NOT NULL, primary_category TEXT NOT NULL,
            published INTEGER, updated INTEGER, comment TEXT, journal_ref TEXT, doi TEXT, license TEXT,
            complete INTEGER NOT NULL
        ) STRICT""")
    db.execute("CREATE INDEX papers_incomplete ON papers (seq) WHERE NOT complete")
    db.execute("""
        CREATE VIRTUAL TABLE papers_fts USING fts5 (
            title, authors, abstract, category_tokens,
            content = '', tokenize = 'unicode61 remove_diacritics 2'
        )""")


@migrations()
def m002_announcements(db: Database) -> None:
    """`announcements.seq` is the order of arrival here: what a digest covers is an interval of it."""
    db.execute("""
        CREATE TABLE announcements (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL,
            paper TEXT NOT NULL REFERENCES papers (id), kind TEXT NOT NULL, version INTEGER NOT NULL,
            UNIQUE (day, paper, kind)
        ) STRICT""")
    db.execute("CREATE INDEX announcements_paper ON announcements (paper)")
    db.execute("""
        CREATE TABLE listings (
            day TEXT PRIMARY KEY, fetched INTEGER NOT NULL, complete INTEGER NOT NULL, source TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""")


@migrations()
def m003_readings(db: Database) -> None:
    db.execute("""
        CREATE TABLE readings (
            paper TEXT NOT NULL REFERENCES papers (id), version INTEGER NOT NULL, language TEXT NOT NULL,
            depth TEXT NOT NULL, reader TEXT NOT NULL, made INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (paper, version, language, depth, reader)
        ) STRICT, WITHOUT ROWID""")


@migrations()
def m004_chats(db: Database) -> None:
    """`subscriptions.since` is the last announcement (its seq) that was there before the chat wanted the topic."""
    db.execute("""
        CREATE TABLE chats (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, language TEXT NOT NULL,
            timezone TEXT NOT NULL, hour TEXT NOT NULL, length TEXT NOT NULL, max_papers INTEGER NOT NULL,
            state TEXT NOT NULL, reason TEXT, next_due INTEGER NOT NULL, created INTEGER NOT NULL
        ) STRICT""")
    db.execute("CREATE INDEX chats_due ON chats (next_due) WHERE state = 'active'")
    db.execute("""
        CREATE TABLE topics (
            chat INTEGER NOT NULL REFERENCES chats (id), slug TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,
            created INTEGER NOT NULL, PRIMARY KEY (chat, slug)
        ) STRICT, WITHOUT ROWID""")
    db.execute("""
        CREATE TABLE subscriptions (
            chat INTEGER NOT NULL REFERENCES chats (id), thread INTEGER NOT NULL, topic TEXT NOT NULL,
            since INTEGER NOT NULL, created INTEGER NOT NULL, PRIMARY KEY (chat, thread, topic)
        ) STRICT, WITHOUT ROWID""")


@migrations()
def m005_digests(db: Database) -> None:
    """`digest_papers` says what a chat has had: a paper is in it once per chat, whatever its position.

    The three last indexes hold only what is on its way: in the order of sending, by chat, and in flight.
    """
    db.execute("""
        CREATE TABLE digests (
            id INTEGER PRIMARY KEY, chat INTEGER NOT NULL REFERENCES chats (id), thread INTEGER NOT NULL,
            day TEXT NOT NULL, through INTEGER NOT NULL, quiet TEXT, made INTEGER NOT NULL, UNIQUE (chat, thread, day)
        ) STRICT""")
    db.execute("""
        CREATE TABLE digest_papers (
            chat INTEGER NOT NULL REFERENCES chats (id), paper TEXT NOT NULL REFERENCES papers (id),
            digest INTEGER NOT NULL REFERENCES digests (id), position INTEGER NOT NULL, matches TEXT NOT NULL,
            PRIMARY KEY (chat, paper)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX digest_papers_digest ON digest_papers (digest, position)")
    db.execute("""
        CREATE TABLE deliveries (
            digest INTEGER NOT NULL REFERENCES digests (id), part INTEGER NOT NULL,
            chat INTEGER NOT NULL REFERENCES chats (id), thread INTEGER NOT NULL, html TEXT NOT NULL,
            buttons TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, uncertain INTEGER NOT NULL,
            not_before INTEGER, message_id INTEGER, reason TEXT, updated INTEGER NOT NULL, PRIMARY KEY (digest, part)
        ) STRICT, WITHOUT ROWID""")
    db.execute("""
        CREATE INDEX deliveries_in_order ON deliveries (digest, part, chat, not_before)
        WHERE state IN ('pending', 'uncertain')""")
    db.execute("""
        CREATE INDEX deliveries_of_chat ON deliveries (chat, digest, part)
        WHERE state IN ('pending', 'uncertain')""")
    db.execute("CREATE INDEX deliveries_in_flight ON deliveries (chat) WHERE state = 'sending'")
