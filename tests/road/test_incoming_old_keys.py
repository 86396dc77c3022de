"""Every key that a message ever carried is answered: years later, on a message that nobody can read any more."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from telegram.ext import CallbackQueryHandler

from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import Content, SentMessage
from bot.sandbox.world.world import Press
from tests.road.conftest import MONDAY, Road
from tests.road.test_paper_keys import data_of, key_of

LATER = timedelta(days=800)
PAUSE = 10.0
"""Seconds between two presses."""


def keys_for(paper: str) -> list[str]:
    """One key of each kind, as messages carry them."""
    return [
        *(
            "areas",
            "a:vision",
            "own",
            "newtopic",
            "topicfile:out",
            "draft:1:save",
            "mine:my-topic:edit",
            "t:diffusion-models",
            "s:diffusion-models",
            "u:diffusion-models:0",
        ),
        *("u:diffusion-models:0:list", "f:diffusion-models:8", "digest", f"more:0:{MONDAY}:10", "settings", "set:zone"),
        *("st:diffusion-models:0", "st:diffusion-models:0:takeaways", "rich:no", "preview"),
        *("hi:begin", "hi:lang:en", "hi:areas", "hi:area:vision", "hi:add:nerf", "hi:drop:nerf", "hi:when", "hi:done"),
        *("subs", "manage:-5", "digest-there", "ft:nerf:0", "fg:nerf:5", "manage", "manage-pick", "managed:-5"),
        *("city:set", f"bib:{paper}", f"bibf:ris:{paper}", "bibs:ris", "export", "forget", "forget-no", "forget:1:2"),
        *(
            "set:hour:08:00",
            "set:length:titles",
            "saved:0",
            f"save:{paper}",
            f"drop:{paper}",
            f"note:{paper}",
            f"note-no:{paper}",
            f"p:{paper}",
        ),
        *(f"full:{paper}", f"ev:here:{paper}", f"ev:below:{paper}", f"c:{paper}", f"sim:{paper}", f"fig:{paper}"),
        *(
            "cancel:1",
            "tr:dark:diffusion-models",
            "fb:diffusion-models:8",
            f"vote:up:{paper}",
            "forget-votes",
            "unlearn",
        ),
    ]


OF_OTHER_VERSIONS = ["v0:topic:llm", "sub_llm", "t:a-topic-that-is-gone", "s:gone", "u:gone:0", "f:gone:8", "a:gone"]


def forged(road: Road, message: SentMessage, data: str, *, readable: bool = True) -> Press:
    """Press a key of `message`; Telegram tells of a message that it does not know any more only its chat and id."""
    world = road.telegram.world
    press = Press(f"{6_000_000_000 + world.serial()}", message, road.ada, data)
    world.presses[press.id] = press
    told: dict[str, Any] = message.json()
    if not readable:
        told = {"chat": told["chat"], "message_id": told["message_id"], "date": 0}
    query = {"id": press.id, "from": road.ada.json(), "message": told, "chat_instance": "1", "data": data}
    world.updates.push("callback_query", query)
    return press


async def answers(road: Road, presses: list[Press]) -> None:
    await road.telegram.until(lambda: all(press.answers for press in presses), 10)


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [f"{record.message}: {record.exc_text}" for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.fixture
async def digest(road: Road) -> SentMessage:
    """A digest's message with the keys of papers."""
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY)
    return next(one for one in road.telegram.messages(road.chat) if any(d.startswith("p:") for d in data_of(one)))


def test_the_list_has_every_kind_of_key(road: Road) -> None:
    handlers = [one for group in road.papergram.app.handlers.values() for one in group]
    named = [
        (one.callback.__name__, one.pattern)
        for one in handlers
        if isinstance(one, CallbackQueryHandler) and one.pattern is not None
    ]
    keys = keys_for("2409.17058")
    assert len(named) > 20
    assert [name for name, fits in named if callable(fits) and not any(map(fits, keys))] == []


@pytest.mark.parametrize("readable", [True, False])
async def test_keys_answer_after_years(
    road: Road, digest: SentMessage, caplog: pytest.LogCaptureFixture, *, readable: bool
) -> None:
    paper = key_of(digest, "p").partition(":")[2]
    road.clock.set(road.clock.now() + LATER)
    await road.papergram.schedule.tidy()
    for data in [*keys_for(paper), *OF_OTHER_VERSIONS]:
        press = forged(road, digest, data, readable=readable)
        await answers(road, [press])
        assert "Something went wrong" not in str([answer.text for answer in press.answers]), data
        await road.papergram.pacer.sleep(PAUSE)
    await road.telegram.say(road.chat, road.ada, "/resume")
    await road.telegram.wait_for(road.chat, lambda one: one.text.startswith("The digests are on"), 30)
    assert errors(caplog) == []
    assert not any("Something went wrong" in text for text in road.said())


async def test_a_press_that_is_too_old_for_an_answer_still_does_its_work(
    road: Road, digest: SentMessage, caplog: pytest.LogCaptureFixture
) -> None:
    paper = key_of(digest, "p").partition(":")[2]
    before = len(road.said())
    forged(road, digest, f"p:{paper}").expired = True
    await road.telegram.wait_for(road.chat, before + 1)
    assert errors(caplog) == []


async def test_keys_answer_after_the_group_moved(road: Road, caplog: pytest.LogCaptureFixture) -> None:
    group: Chat = road.telegram.group("Lab", admins=[road.ada])
    await road.telegram.say(group, road.ada, "/subscribe diffusion-models")
    await road.telegram.wait_for(group)
    moved = road.telegram.migrate(group)
    world = road.telegram.world
    message = world.write(moved, world.bot, Content("An old message", source=""))
    await answers(road, [forged(road, message, data, readable=False) for data in ("areas", "u:diffusion-models:0")])
    assert errors(caplog) == []


async def test_a_message_that_was_deleted_meanwhile_is_answered_by_a_new_one(
    road: Road, caplog: pytest.LogCaptureFixture
) -> None:
    (message,) = await road.ask("/topics")
    old = forged(road, message, "areas")
    await road.papergram.app.bot.delete_message(road.chat.id, message.message_id)
    await answers(road, [old])
    await road.telegram.wait_for(road.chat, 1)
    assert errors(caplog) == []
