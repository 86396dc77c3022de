"""Backups: consistent while others write, and whole or not there."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.errors import PapergramError
from bot.store import Store, chats
from tests.store.samples import NOW, chat, count


def save_two(db: Database, first: int) -> None:
    chats.save(db, chat(first), NOW)
    chats.save(db, chat(-first), NOW)


def checked(path: Path) -> int:
    """How many chats a copy has, after SQLite found it sound."""
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
        return int(copy.execute("SELECT count(*) FROM chats").fetchone()[0])


async def test_a_backup_taken_while_others_write_is_consistent(store: Store, tmp_path: Path) -> None:
    other = await Store.open(store.path)

    async def write(writer: Store, numbers: range) -> None:
        for number in numbers:
            await writer.run(save_two, number)

    writing = asyncio.gather(write(store, range(1, 60)), write(other, range(100, 160)))
    copies = []
    for number in range(6):
        copies.append(tmp_path / f"{number}.sqlite3")
        assert await store.back_up(copies[-1]) == copies[-1].stat().st_size
    await writing
    counts = [checked(copy) for copy in copies]
    assert all(found % 2 == 0 for found in counts), "half of a transaction"
    assert counts == sorted(counts)
    await other.aclose()


async def test_a_backup_is_one_file_that_opens_as_a_store(store: Store, tmp_path: Path) -> None:
    await store.run(save_two, 7)
    folder = tmp_path / "backups"
    await store.back_up(folder / "copy.sqlite3")
    assert [file.name for file in folder.iterdir()] == ["copy.sqlite3"]
    restored = await Store.open(folder / "copy.sqlite3")
    assert await count(restored, "chats") == 2
    await restored.aclose()


async def test_a_backup_that_fails_leaves_the_earlier_one(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite3"
    await store.back_up(target)
    earlier = target.read_bytes()
    await store.run(save_two, 7)
    in_the_way = tmp_path / "copy.sqlite3.part"
    in_the_way.mkdir()
    with pytest.raises(PapergramError, match=r"copy\.sqlite3"):
        await store.back_up(target)
    assert target.read_bytes() == earlier


async def test_what_a_broken_backup_left_is_no_obstacle(store: Store, tmp_path: Path) -> None:
    await store.run(save_two, 7)
    (tmp_path / "copy.sqlite3.part").write_bytes(b"half of a page, and no database" * 100)
    await store.back_up(tmp_path / "copy.sqlite3")
    assert checked(tmp_path / "copy.sqlite3") == 2
    assert not (tmp_path / "copy.sqlite3.part").exists()


async def test_the_store_is_not_replaced_by_its_own_backup(store: Store) -> None:
    with pytest.raises(PapergramError, match="the store itself"):
        await store.back_up(store.path)
    await store.run(save_two, 7)
    assert await count(store, "chats") == 2
