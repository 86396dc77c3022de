"""One process at a time runs the bot over a store.

Invariant: the lock is held as long as its process lives and no longer, however that ends: it is the operating system's,
through SQLite, on an empty file beside the store.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.errors import StoreBusy


@contextmanager
def sole_owner(store: Path) -> Iterator[None]:
    """While it is entered, nobody else can enter it for the same store. Raises StoreBusy when somebody has."""
    with closing(sqlite3.connect(store.with_name(f"{store.name}-lock"), timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreBusy(
                f"store.path: another process runs Papergram over “{store}”. Stop that one, or give this one a store "
                "of its own."
            ) from error
        yield
