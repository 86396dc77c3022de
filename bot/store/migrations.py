"""The tables, as numbered steps. A step that has been released is never edited; a change is a new step.

Times are whole seconds since the epoch (UTC), days are ISO dates, lists are JSON.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("papergram")


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


@migrations()
def m010_turns(db: Database) -> None:
    """`turns` is made from `deliveries`, anew at every start. `flight` tells one send of a part from all others."""
    db.execute("ALTER TABLE deliveries ADD COLUMN flight INTEGER")
    db.execute("DROP INDEX deliveries_in_order")
    db.execute("CREATE INDEX deliveries_flight ON deliveries (flight) WHERE state = 'sending'")
    db.execute("""
        CREATE TABLE turns (
            chat INTEGER PRIMARY KEY REFERENCES chats (id), digest INTEGER NOT NULL, part INTEGER NOT NULL,
            at INTEGER NOT NULL, held INTEGER NOT NULL
        ) STRICT""")
    db.execute("CREATE INDEX turns_next ON turns (digest, part, at) WHERE NOT held")


@migrations()
def m011_blocks(db: Database) -> None:
    """`blocks` holds what many chats are told: `used` is the last day on which that was, null for what stays for good.

    `deliveries_worded` leads to the words that can be forgotten, the oldest first.
    """
    db.execute("""
        CREATE TABLE blocks (
            id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, text TEXT NOT NULL, used TEXT
        ) STRICT""")
    db.execute("CREATE INDEX blocks_used ON blocks (used) WHERE used IS NOT NULL")
    db.execute("CREATE INDEX digests_covered ON digests (chat, thread, through)")
    db.execute("CREATE INDEX digests_late ON digests (chat, day) WHERE quiet = 'late'")
    db.execute("CREATE INDEX deliveries_worded ON deliveries (digest, part) WHERE html <> ''")


@migrations()
def m012_inbox(db: Database) -> None:
    """`body` is null once the update was handled."""
    db.execute("""
        CREATE TABLE inbox (
            update_id INTEGER PRIMARY KEY, body TEXT, received INTEGER NOT NULL, attempts INTEGER NOT NULL
        ) STRICT""")


@migrations()
def m013_watch(db: Database) -> None:
    """What an operator is shown. `sendings` counts sent parts by minute, `delays` finished digests by day and delay.

    Both are kept by a trigger, so that millions of old parts need not be counted. A delay is the time from making to
    the last part: whole seconds up to two minutes, then whole minutes up to a day. With its state, the index of what
    is open answers by itself how much that is.
    """
    db.execute("CREATE TABLE heartbeats (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID")
    db.execute("CREATE TABLE notices (kind TEXT PRIMARY KEY, told INTEGER NOT NULL) STRICT, WITHOUT ROWID")
    db.execute("CREATE TABLE sendings (minute INTEGER PRIMARY KEY, parts INTEGER NOT NULL) STRICT")
    db.execute("""
        CREATE TABLE delays (
            day INTEGER NOT NULL, seconds INTEGER NOT NULL, digests INTEGER NOT NULL, PRIMARY KEY (day, seconds)
        ) STRICT, WITHOUT ROWID""")
    db.execute("""
        CREATE TRIGGER deliveries_sent AFTER UPDATE OF state ON deliveries
        WHEN new.state = 'sent' AND old.state <> 'sent'
        BEGIN
            INSERT INTO sendings VALUES (new.updated / 60, 1) ON CONFLICT (minute) DO UPDATE SET parts = parts + 1;
            INSERT INTO delays
                SELECT new.updated / 86400, iif(late < 120, late, min(late, 86400) / 60 * 60), 1
                FROM (SELECT max(0, new.updated - made) AS late FROM digests WHERE id = new.digest)
                WHERE NOT EXISTS (SELECT 1 FROM deliveries WHERE digest = new.digest AND part > new.part)
                ON CONFLICT (day, seconds) DO UPDATE SET digests = digests + 1;
        END""")
    db.execute("DROP INDEX deliveries_of_chat")
    db.execute("""
        CREATE INDEX deliveries_of_chat ON deliveries (chat, digest, part, state)
        WHERE state IN ('pending', 'uncertain')""")
    db.execute("CREATE INDEX deliveries_dead ON deliveries (updated, reason, chat) WHERE state = 'dead'")
    db.execute("CREATE INDEX readings_made ON readings (made)")
