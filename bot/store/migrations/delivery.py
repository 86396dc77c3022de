"""Delivering, and watching over it."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


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
