"""The owner of the SQLite connection.

Invariant: every call is one transaction, on one thread; it happens wholly or not at all, and never in the event loop.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlite_utils import Database

from bot.errors import PapergramError, StoreBusy, StoreUnusable
from bot.store.migrations import migrations

P = ParamSpec("P")
T = TypeVar("T")

_BUSY_TIMEOUT_MS = 10_000
_LOG_TIMEOUT_MS = 500
_READ_ONLY = "store.path: the store cannot be written. Give the file and its folder to the user who runs Papergram."
_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class Store:
    """An open store. Use `await Store.open(path)` and, at the end, `await store.aclose()`."""

    def __init__(self, path: Path, database: Database, owner: ThreadPoolExecutor) -> None:
        self.path = path
        self._database = database
        self._owner = owner

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open or create the file at `path` and bring its tables up to date.

        Raises StoreUnusable when the file cannot be opened or is not a database, StoreBusy when it was written by a
        newer Papergram or stays locked for ten seconds.
        """
        owner = ThreadPoolExecutor(1, thread_name_prefix="store")
        try:
            database = await asyncio.get_running_loop().run_in_executor(owner, _connect, path)
        except (sqlite3.Error, OSError) as error:
            owner.shutdown(wait=False)
            kind = StoreBusy if _code(error) in _HELD else StoreUnusable
            raise kind(f"store.path: cannot open “{path}”: {error}.") from error
        return cls(path, database, owner)

    async def run(self, work: Callable[Concatenate[Database, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `work(database, …)` on the owner's thread, as one transaction.

        Whatever `work` raises rolls back and comes out here; a lock held by another process raises StoreBusy.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._owner, lambda: _transact(self._database, work, *args, **kwargs))

    async def back_up(self, target: Path) -> int:
        """Copy the live store to `target`, a consistent snapshot, and return its size in bytes.

        The copy is written beside `target` first, so that a failure leaves an earlier backup as it was. Raises
        PapergramError when `target` cannot be written or is the store itself.
        """
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._owner, _back_up, self._database, self.path, target)
        except (sqlite3.Error, OSError) as error:
            raise PapergramError(f"Cannot write “{target}”: {error}.") from error

    async def wipe_log(self) -> None:
        """Bring what is written ahead into the file and empty the log, with the earlier states of rows in it.

        Raises StoreBusy where somebody else reads the store meanwhile; the log is emptied later then.
        """
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._owner, _wipe_log, self._database)

    async def aclose(self) -> None:
        """Finish what is queued and close the file."""
        await asyncio.get_running_loop().run_in_executor(self._owner, self._database.close)
        self._owner.shutdown()


def _connect(path: Path) -> Database:
    path.parent.mkdir(parents=True, exist_ok=True)
    database = Database(path)
    try:
        database.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
        database.enable_wal()
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA foreign_keys = ON")
        _refuse_newer(database)
        if migrations.pending(database):
            _transact(database, migrations.apply)
    except BaseException:
        database.close()
        raise
    return database


def _refuse_newer(database: Database) -> None:
    known = {one.name for one in migrations.pending(Database(memory=True))}
    if newer := {one.name for one in migrations.applied(database)} - known:
        names = ", ".join(sorted(newer))
        raise StoreBusy(f"store.path: the store was written by a newer Papergram ({names}). Install that one.")


def _transact(database: Database, work: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        database.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise StoreBusy(f"The store is held by another process ({error}). Try again in a moment.") from error
    try:
        result = work(database, *args, **kwargs)
        database.commit()
    except BaseException as error:
        database.rollback()
        if _code(error) == sqlite3.SQLITE_READONLY:
            raise StoreUnusable(_READ_ONLY) from error
        raise
    return result


def _code(error: BaseException) -> int:
    """SQLite's own, without what it adds to it."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _wipe_log(database: Database) -> None:
    database.execute(f"PRAGMA busy_timeout = {_LOG_TIMEOUT_MS}")
    try:
        (is_busy, *_) = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        database.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    if is_busy:
        raise StoreBusy("The store is read by another process: its log is emptied when that is done.")


def _back_up(database: Database, source: Path, target: Path) -> int:
    if target.resolve() == source.resolve():
        raise PapergramError(f"“{target}” is the store itself. Name another file for the backup.")
    unfinished = target.with_name(target.name + ".part")
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            database.conn.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size
