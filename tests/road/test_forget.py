"""/forget: everything of a chat goes, on a second word, and nothing that was under way brings it back."""

import json
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from bot.digest.freeze import freeze
from bot.digest.owed import orders_for
from bot.model.digest import DeliveryState
from bot.sandbox.world.message import SentMessage
from bot.store import chats, deliveries, digests
from tests.road.conftest import MONDAY, Road
from tests.road.test_bib import content
from tests.road.test_export import lived_in
from tests.road.test_groups import lab, person
from tests.road.test_paper_keys import data_of, forged, key_of, toasted

TUESDAY = MONDAY + timedelta(days=1)


async def asked(road: Road) -> tuple[SentMessage, SentMessage]:
    """The export and the question."""
    file, question = await road.ask("/forget", messages=2)
    return file, question


async def confirmed(road: Road) -> SentMessage:
    _, question = await asked(road)
    await road.telegram.press(question, key_of(question, "forget"), road.ada)
    await road.telegram.until(lambda: question.text.startswith("Deleted."))
    return question


def mentions(db: Database, number: int) -> list[str]:
    """The tables that have `number` in any column of any row, also inside a text."""
    tables = [
        row[0] for row in db.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    ]
    found = []
    for table in tables:
        columns = [row[0] for row in db.execute("SELECT name FROM pragma_table_info(?)", [table])]
        test = " OR ".join(f'instr(CAST("{column}" AS TEXT), ?)' for column in columns)
        if db.execute(f'SELECT 1 FROM "{table}" WHERE {test} LIMIT 1', [str(number)] * len(columns)).fetchone():
            found.append(table)
    return found


async def test_the_question_comes_after_the_export_and_says_what_would_go(road: Road) -> None:
    await lived_in(road)
    file, question = await asked(road)
    assert json.loads(content(file))["saved"]
    assert question.text.startswith("Delete everything that I keep of “Ada”?")
    assert "• 2 subscriptions, all settings" in question.text
    assert "• 1 saved paper with notes" in question.text
    assert "• 1 vote, and what was learned" in question.text
    assert "papers that were sent" in question.text


async def test_after_the_key_no_row_of_any_table_has_the_chats_number(road: Road) -> None:
    await lived_in(road)
    store = road.papergram.services.store
    assert {
        "chats",
        "topics",
        "subscriptions",
        "saved",
        "votes",
        "rankings",
        "digests",
        "digest_papers",
        "deliveries",
    } <= set(await store.run(mentions, road.chat.id))
    question = await confirmed(road)
    assert data_of(question) == []
    await road.telegram.until(lambda: road.telegram.callback_answers != [])
    assert await store.run(mentions, road.chat.id) == []


async def test_the_words_of_a_topic_of_its_own_are_nowhere_any_more(road: Road) -> None:
    await lived_in(road)
    store = road.papergram.services.store
    slug = (await store.run(lambda db: db.execute("SELECT slug FROM topics").fetchone()))[0]

    def reasons(db: Database) -> list[str]:
        return [row[0] for row in db.execute("SELECT text FROM blocks WHERE used IS NULL AND instr(text, ?)", [slug])]

    assert await store.run(reasons)
    await confirmed(road)
    assert await store.run(reasons) == []


async def test_what_another_chat_was_told_stays(road: Road) -> None:
    await lived_in(road)
    group = lab(road)
    await road.ask("/subscribe diffusion-models", group)
    await road.ask('/subscribe ti:"diffusion" AND cat:cs.CV', group)
    await road.morning(TUESDAY)
    store = road.papergram.services.store
    before = await store.run(told, group.id)
    assert any(before)
    await confirmed(road)
    assert await store.run(told, group.id) == before


def told(db: Database, chat: int) -> list[object]:
    numbers = db.execute("SELECT id FROM digests WHERE chat = ? ORDER BY id", [chat]).fetchall()
    return [matches for (number,) in numbers for _, matches in digests.papers_of(db, number)]


async def test_a_digest_comes_no_more_and_start_begins_anew(road: Road) -> None:
    await lived_in(road)
    await confirmed(road)
    said = len(road.said())
    await road.morning(TUESDAY)
    assert len(road.said()) == said
    await road.ask("/start")
    (mine,) = await road.ask("/subscriptions")
    assert "no topics yet" in mine.text
    (listed,) = await road.ask("/saved")
    assert "Nothing is saved" in listed.text


async def test_a_part_in_flight_is_not_brought_back(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    road.clock.set(datetime(2025, 10, 6, 8, tzinfo=UTC))
    await road.papergram.schedule.ingest()
    await road.papergram.schedule.freeze()
    store = road.papergram.services.store
    (flying,) = await store.run(deliveries.claim, road.clock.now(), 1)
    assert flying.state is DeliveryState.SENDING
    await confirmed(road)
    await store.run(deliveries.mark_uncertain, flying, road.clock.now(), "who knows", road.clock.now())
    await store.run(deliveries.mark_sent, flying, 7, road.clock.now())
    await store.run(deliveries.replace_with, flying, [flying.message] * 2, road.clock.now())
    said = len(road.said())
    await road.papergram.schedule.deliver()
    assert len(road.said()) == said
    assert await store.run(mentions, road.chat.id) == []


async def test_a_digest_that_is_being_made_is_not_frozen(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    road.clock.set(datetime(2025, 10, 6, 8, tzinfo=UTC))
    await road.papergram.schedule.ingest()
    services, now = road.papergram.services, road.clock.now()
    due = await services.store.run(chats.due, now, 9)
    orders = await services.store.run(orders_for, services.catalogue, due, now)
    drafts = await services.composer.drafts(orders, now)
    assert drafts
    await confirmed(road)
    assert await services.store.run(freeze, due, drafts, now) == 0
    await road.ask("/start")
    assert await services.store.run(freeze, due, drafts, now) == 0


async def test_the_other_key_keeps_everything(road: Road) -> None:
    await lived_in(road)
    _, question = await asked(road)
    await road.telegram.press(question, "forget-no", road.ada)
    await road.telegram.until(lambda: question.text == "Nothing was deleted.")
    assert await road.papergram.services.store.run(chats.get, road.chat.id) is not None


async def test_a_key_of_another_chat_or_of_yesterday_deletes_nothing(road: Road) -> None:
    await lived_in(road)
    _, question = await asked(road)
    key = key_of(question, "forget")
    assert "too old" in await toasted(road, question, forged(question, key.replace(str(road.chat.id), "-100")))
    road.clock.set(road.clock.now() + timedelta(minutes=61))
    assert "too old" in await toasted(road, question, forged(question, key))
    (listed,) = await road.ask("/saved")
    assert "(1–1 of 1)" in listed.text


async def test_in_a_group_only_admins_can_delete(road: Road) -> None:
    await road.ask("/start")
    chat = lab(road)
    bob = person(chat, "Bob")
    await road.telegram.say(chat, bob, "/forget")
    assert "admins" in (await road.telegram.wait_for(chat, 1)).text
    _, question = await road.ask("/forget", chat, messages=2)
    press = await road.telegram.press(question, key_of(question, "forget"), bob)
    await road.telegram.until(lambda: bool(press.answers))
    assert press.answers[0].show_alert
    await road.telegram.press(question, key_of(question, "forget"), road.ada)
    await road.telegram.until(lambda: question.text.startswith("Deleted."))
    assert await road.papergram.services.store.run(mentions, chat.id) == []
    assert await road.papergram.services.store.run(chats.get, road.chat.id) is not None


async def test_where_no_export_can_be_sent_the_question_says_so(road: Road) -> None:
    channel = road.telegram.channel("Papers", admins=[road.ada])
    road.telegram.post(channel, "/forget")
    assert "No export was sent." in (await road.telegram.wait_for(channel, 2)).text


async def test_votes_elsewhere_go_with_the_persons_own_chat(road: Road) -> None:
    chat = lab(road)
    await road.morning(MONDAY)
    await road.telegram.say(chat, road.ada, f"/paper {road.arxiv_rows[0]['id']}")
    page = await road.telegram.wait_for(chat, lambda one: any("vote:up" in str(row) for row in one.keyboard))
    await road.telegram.press(page, key_of(page, "vote:up"), road.ada)
    await road.telegram.until(lambda: "👍 1" in str(page.keyboard))
    await confirmed(road)
    count = await road.papergram.services.store.run(lambda db: db.execute("SELECT count(*) FROM votes").fetchone())
    assert count == (0,)


async def test_a_deletion_that_fails_deletes_nothing(road: Road) -> None:
    await lived_in(road)
    store = road.papergram.services.store
    await store.run(
        lambda db: db.execute(
            "CREATE TRIGGER refused BEFORE DELETE ON votes BEGIN SELECT raise(ABORT, 'the disk is full'); END"
        )
    )
    before = set(await store.run(mentions, road.chat.id)) - {"inbox"}
    _, question = await asked(road)
    assert "Something went wrong" in await toasted(road, question, key_of(question, "forget"))
    assert set(await store.run(mentions, road.chat.id)) - {"inbox"} == before
