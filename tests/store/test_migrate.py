"""A group that becomes a supergroup takes everything with it."""

from datetime import time
from typing import Any

import pytest
from sqlite_utils import Database

from bot.model.chat import Subscription
from bot.model.paper import PaperId
from bot.model.topic import Topic
from bot.model.topic_draft import TopicDraft
from bot.model.usage import Purpose, Usage
from bot.model.vote import Vote
from bot.store import (
    Store,
    chats,
    deliveries,
    digests,
    managers,
    questions,
    saved,
    spending,
    subscriptions,
    topic_drafts,
    troubles,
    votes,
)  # fmt: skip
from bot.store.forgetting import named
from bot.store.questions import Question
from bot.store.spending import Charge
from bot.store.troubles import Trouble
from tests.store.samples import MONDAY, NOW, TUESDAY, announce, chat, draft, paper

OLD, NEW = -5, -1_005


def tables_of_a_chat(db: Database) -> list[str]:
    return [table.name for table in db.tables if "chat" in table.columns_dict]


def everything(db: Database) -> dict[str, list[dict[str, Any]]]:
    return {name: list(db.query(f"SELECT * FROM {name}")) for name in [*tables_of_a_chat(db), "chats"]}


async def living(store: Store, number: int, papers: list[str], day: Any = MONDAY) -> None:
    """A chat with a row in every table of a chat."""
    await store.run(chats.save, chat(number, kind="group", title=f"Lab {number}", hour=time(6)), NOW)
    await store.run(subscriptions.add, Subscription(number, 7, "diffusion"), NOW)
    await store.run(subscriptions.save_topic, Topic("q-1", "a b", {"en": "a b"}, owner=number), NOW)
    await store.run(announce, papers)
    await store.run(saved.save, number, PaperId(papers[0]), NOW)
    await store.run(votes.set_vote, number, PaperId(papers[0]), 7, Vote.UP, NOW)
    await store.run(questions.put, Question(number, 7, 12, "note", papers[0]), NOW)
    await store.run(questions.put, Question(8, 8, 13, "city", "", about=number), NOW)
    await store.run(topic_drafts.put, TopicDraft(number, 7, "a", "a b"), NOW)
    await store.run(managers.note, 8, number, NOW)
    await store.run(managers.begin, 8, number, NOW)
    await store.run(troubles.meet, number, Trouble.THREAD, NOW)
    used = Usage(10, 0, 1, 0.1, 1)
    await store.run(spending.add, Charge(NOW, number, paper(papers[0]), "en", Purpose.QUESTION, "gpt-x", used))
    await store.run(digests.freeze, draft(number, papers, thread=7, day=day, texts=[f"of {number}", "more"]), NOW)


def moved(row: dict[str, Any]) -> dict[str, Any]:
    return {name: NEW if value == OLD and name in ("chat", "about") else value for name, value in row.items()}


def names_old(db: Database, table: str, column: str) -> bool:
    return bool(db.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", [OLD]).fetchall())


async def sound(store: Store) -> bool:
    return not await store.run(lambda db: db.execute("PRAGMA foreign_key_check").fetchall())


async def test_every_table_of_a_chat_moves(store: Store) -> None:
    await living(store, OLD, ["2510.00001"])
    before = await store.run(everything)
    assert all(before.values()), "the test forgets a table"
    await store.run(chats.migrate, OLD, NEW)
    after = await store.run(everything)
    for name in await store.run(tables_of_a_chat):
        assert [moved(row) for row in before[name]] == after[name], name
    assert [(row["id"], row["kind"], row["title"]) for row in after["chats"]] == [(NEW, "supergroup", f"Lab {OLD}")]
    assert await sound(store)


async def test_no_column_of_any_table_names_the_old_chat(store: Store) -> None:
    await living(store, OLD, ["2510.00001"])
    columns = await store.run(named)
    assert {("managers", "chat"), ("questions", "about"), ("subscriptions", "chat")} <= set(columns)
    await store.run(chats.migrate, OLD, NEW)
    left = [(table, column) for table, column in columns if await store.run(names_old, table, column)]
    assert left == []


async def test_moving_twice_is_the_same_as_once(store: Store) -> None:
    await living(store, OLD, ["2510.00001"])
    await store.run(chats.migrate, OLD, NEW)
    once = await store.run(everything)
    await store.run(chats.migrate, OLD, NEW)
    await store.run(chats.migrate, NEW, NEW)
    assert await store.run(everything) == once


async def test_a_new_chat_that_asked_for_nothing_takes_the_old_ones_settings(store: Store) -> None:
    await living(store, OLD, ["2510.00001"])
    await store.run(chats.save, chat(NEW, kind="supergroup", timezone="Asia/Tokyo"), NOW)
    await store.run(chats.migrate, OLD, NEW)
    found = await store.run(chats.get, NEW)
    assert found is not None
    assert (found.hour, found.timezone, found.title) == (time(6), "UTC", f"Lab {OLD}")


@pytest.mark.parametrize("day", [MONDAY, TUESDAY])
async def test_a_new_chat_that_has_a_life_keeps_it_and_gets_the_old_ones(store: Store, day: Any) -> None:
    await living(store, OLD, ["2510.00001", "2510.00002"])
    await living(store, NEW, ["2510.00002", "2510.00003"], day)
    await store.run(subscriptions.add, Subscription(OLD, 0, "agents"), NOW)
    await store.run(chats.migrate, OLD, NEW)
    assert await store.run(chats.get, OLD) is None
    kept = await store.run(chats.get, NEW)
    assert kept is not None
    assert kept.title == f"Lab {NEW}"
    asked = [PaperId(f"2510.0000{number}") for number in (1, 2, 3)]
    assert await store.run(digests.had, NEW, asked) == set(asked)
    assert len(await store.run(subscriptions.of_chat, NEW)) == 2
    assert await sound(store)


@pytest.mark.parametrize("day", [MONDAY, TUESDAY])
async def test_no_message_that_waits_is_lost(store: Store, day: Any) -> None:
    await living(store, OLD, ["2510.00001"])
    await living(store, NEW, ["2510.00002"], day)
    await store.run(chats.migrate, OLD, NEW)
    sent = []
    while found := await store.run(deliveries.claim, NOW, 9):
        (one,) = found
        assert one.chat == NEW
        sent.append(one.message.html)
        await store.run(deliveries.mark_sent, one, 1, NOW)
    assert sorted(sent) == sorted([f"of {OLD}", "more", f"of {NEW}", "more"])
