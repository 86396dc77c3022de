"""Care for who waits: signs while work goes on, a way to end it, and one answer behind all of them.

The clock is turned, not waited for: what takes long here takes it on the bot's own clock.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from bot.model.reading import Reading
from bot.reading.budget import Budget
from bot.reading.extractive import ExtractiveReader
from bot.reading.paid import PaidReadings
from bot.reading.reader import Source, Watch
from bot.reading.shelf import Shelf
from bot.sandbox.api.faults import FaultKind
from bot.sandbox.arxiv.faults import Fault
from bot.sandbox.world.message import SentMessage
from tests.road.conftest import MONDAY, Road
from tests.road.test_incoming_old_keys import answers, forged
from tests.road.test_paper_keys import key_of


@dataclass
class Held:
    """A paid reader that reads as soon as it is let go."""

    name: str = "gpt-x"
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)
    readings: int = 0

    def language_of(self, language: str) -> str:
        return language

    def cost(self, source: Source, language: str) -> float:
        return 0.0

    async def read(self, source: Source, language: str, now: datetime, watch: Watch | None = None) -> Reading:
        self.asked.set()
        await self.go.wait()
        self.readings += 1
        reading = await ExtractiveReader().read(source, language, now)
        return replace(reading, reader=self.name, language=language)


@pytest.fixture
async def held(road: Road) -> Held:
    await road.morning(MONDAY)
    reader, services = Held(), road.papergram.services
    budget = Budget(services.store, road.clock, daily=0, per_chat=0)
    shelf = Shelf(services.store, ExtractiveReader(), road.clock, paid=PaidReadings(reader, budget, road.clock))
    object.__setattr__(services, "shelf", shelf)
    return reader


def is_answer(road: Road, message: SentMessage) -> bool:
    return message.text.startswith(road.arxiv_rows[0]["title"][:30])


def actions(road: Road) -> list[str]:
    return [str(one.params["action"]) for one in road.telegram.requests if one.method == "sendChatAction"]


@asynccontextmanager
async def waiting(road: Road, held: Held, seconds: float = 3.0) -> AsyncIterator[SentMessage]:
    """A paper that is being read for Ada; yields the message on progress."""
    await road.telegram.say(road.chat, road.ada, f"/paper {road.arxiv_rows[0]['id']}")
    await asyncio.wait_for(held.asked.wait(), 10)
    await road.telegram.until(lambda: bool(actions(road)), 10)
    road.clock.advance(timedelta(seconds=seconds))
    yield await road.telegram.wait_for(road.chat, lambda one: one.text == "Working on it …", 10)
    held.go.set()


async def test_signs_go_on_until_the_answer_and_then_end(road: Road, held: Held) -> None:
    async with waiting(road, held):
        for beats in (2, 3):
            road.clock.advance(timedelta(seconds=5))
            await road.telegram.until(lambda beats=beats: len(actions(road)) == beats, 10)  # type: ignore[misc]
    await road.telegram.wait_for(road.chat, lambda one: is_answer(road, one), 10)
    assert "Working on it …" not in road.said()
    last = [one.method for one in road.telegram.requests if one.method != "getUpdates"]
    assert last.index("deleteMessage") < last.index("sendMessage", last.index("deleteMessage"))
    assert "sendChatAction" not in last[last.index("deleteMessage") :]


async def test_what_is_quick_shows_no_sign_and_no_key(road: Road) -> None:
    await road.morning(MONDAY)
    await road.ask(f"/paper {road.arxiv_rows[0]['id']}")
    assert "Working on it …" not in road.said()


@pytest.mark.parametrize("how", ["key", "command"])
async def test_work_that_is_cancelled_ends_in_a_word_and_nothing_else(road: Road, held: Held, how: str) -> None:
    async with waiting(road, held) as progress:
        if how == "key":
            await road.telegram.press(progress, key_of(progress, "cancel"), road.ada)
        else:
            await road.telegram.say(road.chat, road.ada, "/cancel")
        await road.telegram.wait_for(road.chat, lambda one: one.text.startswith("Cancelled."), 10)
    assert "Working on it …" not in road.said()
    (after,) = await road.ask("/privacy")
    assert road.said()[-2].startswith("Cancelled.")
    assert after.text == road.said()[-1]


async def test_a_reading_that_was_cancelled_is_kept_and_made_once(road: Road, held: Held) -> None:
    async with waiting(road, held):
        await road.telegram.say(road.chat, road.ada, "/cancel")
        await road.telegram.wait_for(road.chat, lambda one: one.text.startswith("Cancelled."), 10)
    (answer, *_) = await road.ask(f"/paper {road.arxiv_rows[0]['id']}")
    assert answer.text
    assert held.readings == 1


async def test_only_who_asked_can_cancel(road: Road, held: Held) -> None:
    ben = road.telegram.user("Ben", language_code="en")
    group = road.telegram.group("Lab", admins=[road.ada], members=[ben], supergroup=True)
    await road.telegram.say(group, road.ada, f"/paper {road.arxiv_rows[0]['id']}")
    await asyncio.wait_for(held.asked.wait(), 10)
    await road.telegram.until(lambda: bool(actions(road)), 10)
    road.clock.advance(timedelta(seconds=3))
    progress = await road.telegram.wait_for(group, lambda one: one.text == "Working on it …", 10)
    press = await road.telegram.press(progress, key_of(progress, "cancel"), ben)
    await answers(road, [press])
    assert [one.text for one in press.answers] == ["Only who asked can cancel this."]
    held.go.set()
    await road.telegram.wait_for(group, lambda one: is_answer(road, one), 10)


async def test_cancel_says_when_there_is_nothing_to_cancel(road: Road) -> None:
    (answer,) = await road.ask("/cancel")
    assert answer.text == "Nothing is under way any more."


async def test_a_sign_that_fails_does_not_reach_the_answer(road: Road, held: Held) -> None:
    road.telegram.fail_next("sendChatAction", FaultKind.SERVER_ERROR)
    await road.telegram.say(road.chat, road.ada, f"/paper {road.arxiv_rows[0]['id']}")
    await road.telegram.until(lambda: bool(actions(road)), 10)
    held.go.set()
    await road.telegram.wait_for(road.chat, lambda one: is_answer(road, one), 10)


async def test_a_key_whose_work_is_over_says_so_and_goes(road: Road) -> None:
    (message,) = await road.ask("/help")
    press = forged(road, message, "cancel:1")
    await answers(road, [press])
    assert [one.text for one in press.answers] == ["Nothing is under way any more."]
    await road.telegram.until(lambda: not road.said(), 10)


@asynccontextmanager
async def silent_arxiv(road: Road) -> AsyncIterator[SentMessage]:
    """A paper that Ada asks for and that arXiv, which is slow today, is asked for; yields the message on progress."""
    road.arxiv.fail(Fault.STALL)
    await road.telegram.say(road.chat, road.ada, f"/paper {road.arxiv_rows[0]['id']}")
    await road.telegram.until(lambda: actions(road) == ["typing"] and bool(road.arxiv.requests), 10)
    road.clock.advance(timedelta(seconds=3))
    yield await road.telegram.wait_for(road.chat, lambda one: one.text == "Working on it …", 10)
    await road.arxiv.stop()


async def test_a_paper_that_arxiv_is_slow_to_give_can_be_cancelled_and_holds_up_nobody(road: Road) -> None:
    ben = road.telegram.user("Ben", language_code="en")
    other = road.telegram.private_chat(ben)
    async with silent_arxiv(road) as progress:
        await road.telegram.say(other, ben, "/help")
        assert "/subscribe" in (await road.telegram.wait_for(other, 1)).text
        await road.telegram.press(progress, key_of(progress, "cancel"), road.ada)
        await road.telegram.wait_for(road.chat, lambda one: one.text.startswith("Cancelled."), 10)
        assert "Working on it …" not in road.said()
        assert "no topics yet" in (await road.ask("/subscriptions"))[0].text


async def test_what_arxiv_never_gives_ends_in_an_answer(road: Road) -> None:
    async with silent_arxiv(road):
        pass
    await road.telegram.wait_for(road.chat, lambda one: one.text.startswith("arXiv does not answer just now."), 20)
    assert "Working on it …" not in road.said()
