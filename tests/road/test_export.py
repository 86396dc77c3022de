"""/export: all that is kept of a chat, for those who may change it, and for nobody's eyes else."""

import json
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.sandbox.world.message import SentMessage
from bot.store import forgetting, managers, takeaway
from tests.road.conftest import MONDAY, Road
from tests.road.test_bib import content, name
from tests.road.test_groups import lab, person
from tests.road.test_paper_keys import key_of, opened, toasted

LISTS = ("subscriptions", "topics", "saved", "votes", "spending")
DOCS = Path(__file__).parents[2] / "docs" / "export.md"


def read(message: SentMessage) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content(message))
    return found


async def lived_in(road: Road) -> str:
    """Ada subscribed twice, had a digest, voted, saved with a note; the paper that she saved."""
    await road.ask('/subscribe ti:"diffusion" AND cat:cs.CV')
    page = await opened(road)
    await toasted(road, page, key_of(page, "vote:up"))
    paper = key_of(page, "save").partition(":")[2]
    await road.ask(f"/save {paper} read <soon>")
    return paper


async def test_everything_of_a_chat_is_in_the_file(road: Road) -> None:
    paper = await lived_in(road)
    (said,) = await road.ask("/export")
    assert name(said) == "papergram-2025-10-06.json"
    found = read(said)
    assert (found["format"], found["version"], found["made"]) == ("papergram-export", 1, "2025-10-06T08:00:00+00:00")
    assert found["chat"]["id"] == road.chat.id
    assert found["chat"]["hour"] == "08:00"
    assert {one["topic"] for one in found["subscriptions"]} == {"diffusion-models", found["topics"][0]["slug"]}
    assert found["topics"][0]["query"] == 'ti:"diffusion" AND cat:cs.CV'
    (saved,) = found["saved"]
    assert (saved["paper"], saved["note"], saved["saved"]) == (paper, "read <soon>", "2025-10-06T08:00:00+00:00")
    (vote,) = found["votes"]
    assert (vote["paper"], vote["up"], vote["down"]) == (paper, 1, 0)
    (digest,) = found["digests"]
    assert digest["day"] == "2025-10-06"
    assert paper in [one["paper"] for one in digest["papers"]]
    assert all(one["why"] and one["title"] for one in digest["papers"])
    assert {one["state"] for one in digest["parts"]} == {"sent"}


async def test_a_chat_of_which_nothing_is_known_has_an_export_too(road: Road) -> None:
    found = read((await road.ask("/export"))[0])
    assert found["chat"]["id"] == road.chat.id
    assert not any(
        found[name] for name in ("subscriptions", "topics", "saved", "votes", "ranking", "digests", "spending")
    )


async def test_a_groups_export_goes_to_the_admin_alone(road: Road) -> None:
    await road.ask("/start")
    chat = lab(road)
    before = len(road.said())
    (said,) = await road.ask("/export", chat)
    assert said.text == "I have sent it to you in our private chat."
    file = await road.telegram.wait_for(road.chat, before + 1)
    assert read(file)["chat"]["id"] == chat.id
    assert not [one for one in road.telegram.messages(chat) if one.document]


async def test_nobody_else_gets_a_groups_export(road: Road) -> None:
    chat = lab(road)
    await road.telegram.say(chat, person(chat, "Bob"), "/export")
    assert "admins" in (await road.telegram.wait_for(chat, 1)).text
    assert not [one for one in road.telegram.messages(chat) if one.document]


async def test_an_anonymous_admin_is_told_to_come_in_private(road: Road) -> None:
    chat = lab(road)
    bob = person(chat, "Bob")
    road.telegram.promote(chat, bob, anonymous=True)
    await road.telegram.say(chat, bob, "/export")
    said = await road.telegram.wait_for(chat, 1)
    assert "not for everybody here" in said.text
    assert said.keyboard[0][0]["url"].endswith("?start")


async def test_an_admin_who_never_began_a_chat_is_told_so(road: Road) -> None:
    chat = lab(road)
    bob = person(chat, "Bob")
    road.telegram.promote(chat, bob)
    await road.telegram.say(chat, bob, "/export")
    assert "not for everybody here" in (await road.telegram.wait_for(chat, 1)).text


async def test_a_channel_is_shown_nothing(road: Road) -> None:
    channel = road.telegram.channel("Papers", admins=[road.ada])
    road.telegram.post(channel, "/export")
    said = await road.telegram.wait_for(channel, 1)
    assert said.document is None
    assert "not for everybody here" in said.text


async def test_how_others_voted_is_not_in_the_file(road: Road) -> None:
    await road.ask("/start")
    chat = lab(road)
    bob = person(chat, "Bob")
    await road.morning(MONDAY)
    await road.telegram.say(chat, road.ada, f"/paper {road.arxiv_rows[0]['id']}")
    page = await road.telegram.wait_for(chat, lambda one: any("vote:up" in str(row) for row in one.keyboard))
    await road.telegram.press(page, key_of(page, "vote:up"), bob)
    await road.telegram.until(lambda: "👍 1" in str(page.keyboard))
    before = len(road.said())
    await road.ask("/export", chat)
    file = await road.telegram.wait_for(road.chat, before + 1)
    assert read(file)["votes"][0]["up"] == 1
    assert str(bob.id) not in content(file)


async def test_how_oneself_voted_elsewhere_is(road: Road) -> None:
    await road.ask("/start")
    chat = lab(road)
    await road.morning(MONDAY)
    paper = road.arxiv_rows[0]["id"]
    await road.telegram.say(chat, road.ada, f"/paper {paper}")
    page = await road.telegram.wait_for(chat, lambda one: any("vote:up" in str(row) for row in one.keyboard))
    await toasted(road, page, f"vote:down:{paper}")
    (vote,) = read((await road.ask("/export"))[0])["votes_elsewhere"]
    assert (vote["chat"], vote["paper"], vote["value"]) == (chat.id, paper, -1)


async def test_which_chats_one_was_seen_to_run_is(road: Road) -> None:
    store = road.papergram.services.store
    await store.run(managers.note, road.ada.id, -7, road.clock.now())
    (one,) = read((await road.ask("/export"))[0])["manages"]
    assert one == {"chat": -7, "at": "2025-10-06T06:00:00+00:00"}


async def test_every_column_of_an_exported_table_is_in_the_file_or_left_out_for_a_reason(road: Road) -> None:
    paper, store = await lived_in(road), road.papergram.services.store
    await store.run(charge, road.chat.id, paper)
    found = read((await road.ask("/export"))[0])
    (digest,) = found["digests"]
    told: dict[str, set[str]] = {name: set(found[name][0]) for name in LISTS}
    told |= {"digests": set(digest), "digest_papers": {*digest["papers"][0]}, "deliveries": {*digest["parts"][0]}}
    same = {"saved.at": "saved", "votes.value": "up", "votes.at": "latest", "digest_papers.matches": "why"}
    known = {"rankings.weights", *takeaway.UNTOLD}

    def untold(db: Database) -> list[str]:
        return [
            f"{table}.{name}"
            for table in {table for table, _ in forgetting.named(db)} - takeaway.LEFT_OUT.keys()
            for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", [table])
            if name not in ("chat", "thread", "digest") and same.get(f"{table}.{name}", name) not in told.get(table, ())
        ]

    assert set(await store.run(untold)) - known == set()


def charge(db: Database, chat: int, paper: str) -> None:
    cost = {"input": 9, "cached": 1, "output": 2, "calls": 1, "cost": 0.1}
    named = {"paper": paper, "version": 1, "language": "en", "purpose": "question", "model": "x"}
    db.table("spending").insert({"chat": chat, "at": 0, "day": "2025-10-06", **named, **cost})


async def test_every_table_that_names_a_chat_is_in_the_export_or_left_out_for_a_reason(road: Road) -> None:
    store = road.papergram.services.store
    tables = {table for table, _ in await store.run(forgetting.named)}
    kept = await store.run(takeaway.everything, road.chat.id)
    told = {"digest_papers": "digests", "deliveries": "digests", "rankings": "ranking"}
    assert {told.get(table, table) for table in tables - takeaway.LEFT_OUT.keys()} <= kept.keys()


async def test_the_form_of_the_file_is_documented_field_by_field(road: Road) -> None:
    await lived_in(road)
    found = read((await road.ask("/export"))[0])
    text = DOCS.read_text("utf-8")
    assert [name for name in fields(found) if f"`{name}`" not in text] == []


def fields(value: object) -> list[str]:
    """The names of all fields, at any depth, but for what a preference or a word is called."""
    if isinstance(value, list):
        return [name for one in value for name in fields(one)]
    if not isinstance(value, dict):
        return []
    open_ended = ("preferences", "ranking")
    return [*value, *(name for key, one in value.items() if key not in open_ended for name in fields(one))]
