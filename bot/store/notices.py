"""Which kinds of errors the operators were told of, and when last: a restart does not tell them again at once."""

from datetime import UTC, datetime

from sqlite_utils import Database


def told(db: Database, since: datetime) -> dict[str, datetime]:
    """The moment of the last notice of each kind, as far as it is not before `since`; older ones are forgotten."""
    db.execute("DELETE FROM notices WHERE told < ?", [int(since.timestamp())])
    rows = db.execute("SELECT kind, told FROM notices").fetchall()
    return {kind: datetime.fromtimestamp(moment, UTC) for kind, moment in rows}


def save_told(db: Database, kinds: list[str], now: datetime) -> None:
    """The operators were told of `kinds` at `now`."""
    db.conn.executemany(
        "INSERT INTO notices (kind, told) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET told = excluded.told",
        [(kind, int(now.timestamp())) for kind in kinds],
    )
