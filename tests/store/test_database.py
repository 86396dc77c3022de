"""The owner of the connection: one file, one thread, one transaction a call."""

import asyncio
import re
import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlite_utils import Database

from bot.errors import StoreBusy, StoreUnusable
from bot.store import Store, chats, database, papers
from bot.store.migrations import migrations
from tests.store.samples import NOW, chat, count, paper
from tests.store.test_lock import nobody

NAMES = [step.name for step in migrations.pending(Database(memory=True))]
WRITER = """
import asyncio, sys
from pathlib import Path
from bot.store import Store, chats
from tests.store.samples import NOW, chat
async def write():
    store = await Store.open(Path(sys.argv[1]))
    for number in range(-200, 0):
        await store.run(chats.save, chat(number), NOW)
    await store.aclose()
asyncio.run(write())
"""


def schema(db: Database) -> dict[str, str]:
    rows = db.query("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {row["name"]: row["sql"] for row in rows}


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [int(re.match(r"m(\d{3})_[a-z_]+$", name)[1]) for name in NAMES] == [*range(1, len(NAMES) + 1)]  # type: ignore[index]


async def test_opening_a_store_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    found = []
    for _ in range(2):
        store = await Store.open(path)
        steps = await store.run(lambda db: [(one.name, one.applied_at) for one in migrations.applied(db)])
        found.append((await store.run(schema), steps))
        await store.aclose()
    assert found[0] == found[1]


@pytest.mark.parametrize("last", NAMES[1:])
async def test_a_store_of_earlier_steps_is_brought_up_to_date_without_losing_a_row(tmp_path: Path, last: str) -> None:
    path = tmp_path / "store.sqlite3"
    old = Database(path)
    migrations.apply(old, stop_before=last)
    papers.save(old, [paper()])
    old.commit()
    old.close()
    store = await Store.open(path)
    fresh = await Store.open(tmp_path / "fresh.sqlite3")
    assert await store.run(papers.get, paper().id) == paper()
    assert await store.run(schema) == await fresh.run(schema)
    await store.aclose()
    await fresh.aclose()


async def test_a_store_that_a_newer_version_wrote_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store = await Store.open(path)
    await store.run(
        lambda db: db.execute("UPDATE _sqlite_migrations SET name = 'm999_later' WHERE name = ?", NAMES[-1:])
    )
    await store.aclose()
    with pytest.raises(StoreBusy, match="written by a newer Papergram"):
        await Store.open(path)


async def test_a_fresh_store_may_be_opened_twice_at_once(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    tries = await asyncio.gather(*[Store.open(path) for _ in range(4)], return_exceptions=True)
    opened = [one for one in tries if isinstance(one, Store)]
    assert opened
    assert all(isinstance(one, Store | StoreBusy) for one in tries)
    opened.append(await Store.open(path))
    await asyncio.gather(*[store.run(chats.save, chat(number), NOW) for number, store in enumerate(opened, start=1)])
    assert await count(opened[0], "chats") == len(opened)
    await asyncio.gather(*[store.aclose() for store in opened])


async def test_the_store_writes_ahead_and_keeps_its_references(store: Store) -> None:
    assert await store.run(lambda db: db.execute("PRAGMA journal_mode").fetchone()) == ("wal",)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await store.run(lambda db: db.execute("INSERT INTO subscriptions VALUES (404, 0, 'x', 0, 0, '{}')"))


async def test_a_call_that_fails_leaves_nothing_behind(store: Store) -> None:
    def save_and_fail(db: Database) -> None:
        chats.save(db, chat(1), NOW)
        db.conn.executemany("UPDATE chats SET title = ? WHERE id = ?", [("x", 1)])
        raise RuntimeError("after the first write")

    with pytest.raises(RuntimeError, match="after the first write"):
        await store.run(save_and_fail)
    assert await count(store, "chats") == 0


async def test_a_commit_that_fails_leaves_the_store_usable(store: Store) -> None:
    def point_nowhere(db: Database) -> None:
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("INSERT INTO subscriptions VALUES (404, 0, 'x', 0, 0, '{}')")

    with pytest.raises(sqlite3.IntegrityError):
        await store.run(point_nowhere)
    await store.run(chats.save, chat(1), NOW)
    assert (await count(store, "chats"), await count(store, "subscriptions")) == (1, 0)


async def test_every_call_runs_on_the_one_thread_that_owns_the_store(store: Store) -> None:
    threads = {await store.run(lambda _: threading.get_ident()) for _ in range(5)}
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


async def test_the_event_loop_goes_on_while_a_call_takes_long(store: Store) -> None:
    may_end = threading.Event()
    slow = asyncio.ensure_future(store.run(lambda _: may_end.wait(10)))
    await asyncio.to_thread(lambda: None)
    assert not slow.done()
    may_end.set()
    assert await slow


async def test_two_processes_that_write_at_once_lose_no_row(store: Store) -> None:
    other = await asyncio.create_subprocess_exec(sys.executable, "-c", WRITER, str(store.path))
    its_end = asyncio.ensure_future(other.wait())
    written = 0
    while not its_end.done():
        written += 1
        await store.run(chats.save, chat(written), NOW)
    assert its_end.result() == 0
    assert await count(store, "chats") == 200 + written


async def test_a_store_that_another_process_holds_is_busy_and_then_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_TIMEOUT_MS", 20)
    store = await Store.open(tmp_path / "store.sqlite3")
    holder = sqlite3.connect(store.path)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy, match="another process"):
        await store.run(chats.save, chat(1), NOW)
    holder.close()
    await store.run(chats.save, chat(1), NOW)
    assert await count(store, "chats") == 1
    await store.aclose()


async def test_a_file_that_is_no_database_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no database, but long enough to be taken for one " * 100)
    with pytest.raises(StoreBusy, match=r"notes\.txt"):
        await Store.open(path)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others can enter, other than pytest's own."""
    with TemporaryDirectory() as name:
        yield Path(name)


def shut(path: Path, mode: int) -> None:
    path.chmod(mode)


@pytest.mark.skipif(sys.platform == "win32", reason="has other rights")
async def test_a_folder_that_cannot_be_written_is_a_wrong_setting(open_folder: Path) -> None:
    shut(open_folder, 0o555)
    with nobody(), pytest.raises(StoreUnusable, match=r"^store\.path: cannot open “.*store\.sqlite3”"):
        await Store.open(open_folder / "store.sqlite3")


@pytest.mark.skipif(sys.platform == "win32", reason="has other rights")
async def test_a_file_that_cannot_be_written_is_one_too_and_not_held_by_somebody(open_folder: Path) -> None:
    path = open_folder / "store.sqlite3"
    await (await Store.open(path)).aclose()
    shut(open_folder, 0o777)
    shut(path, 0o444)
    with nobody(), pytest.raises(StoreUnusable, match=r"^store\.path: the store cannot be written"):
        await (await Store.open(path)).run(chats.save, chat(1), NOW)
