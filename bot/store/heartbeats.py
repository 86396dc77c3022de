"""When each of the bot's jobs last succeeded.

Invariant: `read` changes nothing in the file, nor does it wait for whoever writes to it.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreBusy

_ALL = "SELECT name, at FROM heartbeats ORDER BY name"
_PATIENCE = 2.0


def save(db: Database, beats: Mapping[str, datetime]) -> None:
    """Write down the last success of each of these."""
    db.conn.executemany(
        "INSERT INTO heartbeats (name, at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at",
        [(name, int(moment.timestamp())) for name, moment in beats.items()],
    )


def all_of(db: Database) -> dict[str, datetime]:
    """The last success of everything, by name."""
    return {name: datetime.fromtimestamp(at, UTC) for name, at in db.execute(_ALL).fetchall()}


def read(path: Path) -> dict[str, datetime]:
    """The same from a file that another process has open, without opening it as a store.

    Raises StoreBusy when there is no store at `path`, or none of this version.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as connection:
            return {name: datetime.fromtimestamp(at, UTC) for name, at in connection.execute(_ALL).fetchall()}
    except sqlite3.Error as error:
        raise StoreBusy(f"store.path: cannot read “{path}”: {error}.") from error
