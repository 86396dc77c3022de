"""No table, also none of a later version, can be left out when a chat is forgotten."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.errors import StoreBusy
from bot.store import Store, chats
from bot.store.forgetting import ANONYMOUS, NAMES, forget, named, tidy
from bot.store.migrations import migrations
from tests.store.samples import NOW, chat

CHAT, OTHER = 4_711_000_001, 4_711_000_002
COUNTS = frozenset(
    {
        "announced",
        "asked",
        "at",
        "attempts",
        "cached",
        "calls",
        "changes",
        "complete",
        "cost",
        "created",
        "day",
        "digest",
        "digests",
        "estimate",
    }
    | {
        "fetched",
        "flight",
        "held",
        "id",
        "input",
        "kept",
        "made",
        "manner",
        "max_papers",
        "message_id",
        "minute",
        "next_due",
    }
    | {
        "not_before",
        "output",
        "message",
        "page",
        "part",
        "parts",
        "position",
        "published",
        "received",
        "retry",
        "seconds",
        "seq",
    }
    | {"since", "submitted", "thread", "through", "told", "uncertain", "update_id", "updated", "value", "version"}
)
"""Names of columns with numbers that are neither a chat's nor a person's."""


@pytest.fixture
def db() -> Database:
    """A store in memory; what refers to nothing is let in, so that each table can be filled alone."""
    made = Database(memory=True)
    migrations.apply(made)
    return made


def tables(db: Database) -> dict[str, list[tuple[str, str]]]:
    """All tables with the names and types of their columns."""
    found = db.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").fetchall()
    return {
        table: db.execute("SELECT name, type FROM pragma_table_info(?)", [table]).fetchall()
        for (table,) in found
        if not table.startswith(("sqlite_", "_sqlite", "papers_fts", "readings_fts"))
    }


def fill(db: Database, table: str, number: int) -> None:
    """A row in which everything that may name a chat or a person is `number`."""
    samples = {"TEXT": "{}", "BLOB": b"", "REAL": 0.0}
    row = {
        name: number if name in NAMES or (table, name) == ("chats", "id") else samples.get(kind, len(table))
        for name, kind in tables(db)[table]
    }
    db.table(table).insert(row)


def test_a_column_with_numbers_is_known_for_a_count_or_for_a_chats_or_persons(db: Database) -> None:
    unknown = [
        f"{table}.{name}"
        for table, columns in tables(db).items()
        for name, kind in columns
        if kind in ("INTEGER", "REAL") and name not in COUNTS and name not in NAMES
    ]
    assert unknown == [], "add it to COUNTS, or to forgetting.NAMES where it names a chat or a person"


def test_of_every_table_the_rows_of_one_chat_go_and_those_of_another_stay(db: Database) -> None:
    mine = [table for table in tables(db) if any(name in NAMES for name, _ in tables(db)[table])]
    assert set(mine) == {table for table, _ in named(db)}
    assert {"topics", "subscriptions", "saved", "votes", "rankings", "digests", "digest_papers", "deliveries"} <= set(
        mine
    )
    for table in [*mine, "chats"]:
        fill(db, table, CHAT)
        before = db.table(table).count
        forget(db, OTHER, frozenset())
        assert db.table(table).count == before, table
        forget(db, CHAT, frozenset())
        assert db.table(table).count == (before if table in ANONYMOUS else before - 1), table
        assert str(CHAT) not in str(list(db.table(table).rows))


@pytest.mark.parametrize(
    "body",
    [
        '{"message": {"chat": {"id": %d}, "text": "secret"}}',
        '{"channel_post": {"chat": {"id": %d}}}',
        '{"callback_query": {"from": {"id": %d}, "message": {"chat": {"id": 7}}}}',
        '{"callback_query": {"from": {"id": 7}, "message": {"chat": {"id": %d}}}}',
        '{"my_chat_member": {"chat": {"id": %d}}}',
    ],
)
def test_updates_that_wait_lose_their_words_and_keep_their_numbers(db: Database, body: str) -> None:
    db.table("inbox").insert_all(
        {"update_id": update, "body": body % number, "received": 0, "attempts": 1}
        for update, number in ((1, CHAT), (2, OTHER))
    )
    forget(db, CHAT, frozenset())
    assert [(row["update_id"], row["body"]) for row in db.table("inbox").rows] == [(1, None), (2, body % OTHER)]


async def test_what_is_deleted_is_overwritten_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store = await Store.open(path)
    await store.run(chats.save, replace(chat(5), title="Top secret laboratory"), NOW)
    await store.run(forget, 5, frozenset())
    await store.wipe_log()
    files = [path, path.with_name(f"{path.name}-wal")]
    assert [file.name for file in files if b"Top secret" in file.read_bytes()] == []
    await store.aclose()


async def test_a_log_that_somebody_reads_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store = await Store.open(path)
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM chats").fetchone()
        await store.run(chats.save, chat(5), NOW)
        with pytest.raises(StoreBusy, match="read by another process"):
            await store.wipe_log()
    await store.wipe_log()
    await store.aclose()


def test_a_reading_that_was_paid_for_meanwhile_loses_its_chat_too(db: Database) -> None:
    for number in (CHAT, OTHER):
        fill(db, "spending", number)
        db.execute("UPDATE spending SET seq = chat")
    fill(db, "chats", OTHER)
    tidy(db)
    assert [row["chat"] for row in db.table("spending").rows] == [None, OTHER]


def test_what_was_learned_elsewhere_from_a_persons_votes_is_learned_anew(db: Database) -> None:
    db.table("votes").insert_all(
        {"chat": OTHER, "paper": "2409.17058", "person": person, "value": 1, "at": 0} for person in (CHAT, 7)
    )
    db.table("rankings").insert({"chat": OTHER, "changes": 0, "weights": "{}"})
    forget(db, CHAT, frozenset())
    assert [row["person"] for row in db.table("votes").rows] == [7]
    assert db.table("rankings").get(OTHER)["changes"] == 1
