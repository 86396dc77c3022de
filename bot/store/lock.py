"""One process at a time runs the bot over a store.

Invariant: the lock is held as long as its process lives and no longer, however that ends: it is the operating system's,
through SQLite, on an empty file beside the store.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.errors import StoreBusy, StoreUnusable


@contextmanager
def sole_owner(store: Path) -> Iterator[None]:
    """While it is entered, nobody else can enter it for the same store.

    Raises StoreBusy where that cannot be had, StoreUnusable where the lock cannot be written.
    """
    file = store.with_name(f"{store.name}-lock")
    if file.exists() and not _may_write(file):  # SQLite would only read it, and lock nobody out
        raise StoreUnusable(f"store.path: “{file}” cannot be written. Give it to the user who runs Papergram.")
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreBusy(
                f"store.path: another process runs Papergram over “{store}”. Stop that one, or give this one a store "
                "of its own."
            ) from error
        yield


def _may_write(file: Path) -> bool:
    """Without opening it: a file that is closed takes this process's own locks on it along."""
    return os.access(file, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
