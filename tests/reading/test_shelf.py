"""The shelf: each reading once, as deep as there is text and money, and the word why where it is less."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.errors import FullTextUnavailable, ModelFailed
from bot.model.fulltext import FullText, Part, PartKind, TextSource
from bot.model.paper import Paper
from bot.model.reading import Claim, Depth, Fallback, Reading
from bot.model.usage import Usage
from bot.reading.budget import Budget
from bot.reading.extractive import ExtractiveReader
from bot.reading.paid import PaidReadings
from bot.reading.reader import Source, Watch
from bot.reading.shelf import Shelf
from bot.reading.sources import Sources
from bot.store import Store, batches, papers, spending
from bot.store.batches import Batch
from tests.reading.papers import paper

NOON = datetime(2025, 10, 6, 12, tzinfo=UTC)
PAPER = paper("We propose a method. It works well on all tasks.", comment="Code: https://github.com/a/b")
CHAT = 5


@dataclass
class Library:
    """Full texts by hand; None means that arXiv has none."""

    found: FullText | None = field(
        default_factory=lambda: FullText(
            PAPER.id, 1, TextSource.PDF, 14, (Part(PartKind.METHOD, "Method", ("We do it twice.",)),)
        )
    )
    asked: int = 0

    async def text(self, wanted: Paper) -> FullText:
        self.asked += 1
        if self.found is None:
            raise FullTextUnavailable(f"arXiv has no full text of {wanted.id}.", Fallback.NO_TEXT)
        return self.found


@dataclass
class Model:
    """A reader that costs 0.1 for an abstract and 0.4 for a full text, and waits where `gate` is shut."""

    name: str = "gpt-x"
    failures: int = 0
    read_so_far: list[tuple[str, Depth]] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    entered: asyncio.Event = field(default_factory=asyncio.Event)

    def language_of(self, language: str) -> str:
        return language

    def cost(self, source: Source, language: str) -> float:
        return 0.1 if source.text is None else 0.4

    async def read(self, source: Source, language: str, now: datetime, watch: Watch | None = None) -> Reading:
        self.read_so_far.append((language, source.depth))
        self.entered.set()
        usage = Usage(100, 0, 10, self.cost(source, language), 1)
        if self.failures:
            self.failures -= 1
            raise ModelFailed("The model did not answer in time.", usage)
        plain = await ExtractiveReader().read(Source(source.paper), language, now)
        claim = Claim(f"{language}: it works.", (plain.takeaways[0].evidence if plain.takeaways else ("It works.",)))
        reading = replace(
            plain, reader=self.name, language=language, depth=source.depth, summary=claim, takeaways=(), usage=usage
        )
        if watch is not None:
            await watch(reading)
        await self.gate.wait()
        return reading


@dataclass
class Room:
    """A shelf with all that stands around it."""

    store: Store
    clock: ManualClock
    model: Model
    texts: Library
    shelf: Shelf

    async def paid(self) -> float:
        return await self.store.run(spending.spent, self.clock.now().date())


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    store = await Store.open(tmp_path / "store.sqlite3")
    await store.run(papers.save, [PAPER])
    clock, model, texts = ManualClock(NOON), Model(), Library()
    model.gate.set()
    paid = PaidReadings(model, Budget(store, clock, daily=5, per_chat=1), clock)
    shelf = Shelf(store, ExtractiveReader(), clock, paid=paid, sources=Sources(texts))
    yield Room(store, clock, model, texts, shelf)
    await shelf.aclose()
    await store.aclose()


async def test_a_paper_that_is_asked_for_is_read_in_full(room: Room) -> None:
    reading = await room.shelf.reading(PAPER, "zh", chat=CHAT)
    assert (reading.reader, reading.depth, reading.language, reading.fallback) == ("gpt-x", Depth.FULL, "zh", None)
    assert reading.links.code == ("https://github.com/a/b",)


async def test_a_digest_is_read_from_abstracts(room: Room) -> None:
    found = await room.shelf.readings([PAPER], "zh")
    assert found[PAPER.id].depth is Depth.ABSTRACT
    assert room.texts.asked == 0


async def test_a_digest_shows_the_full_reading_that_is_there_already(room: Room) -> None:
    full = await room.shelf.reading(PAPER, "zh", chat=CHAT)
    assert await room.shelf.readings([PAPER], "zh") == {PAPER.id: full}


async def test_one_reading_is_paid_once_for_all_chats_of_a_language(room: Room) -> None:
    room.model.gate.clear()
    asked = [asyncio.create_task(room.shelf.reading(PAPER, "zh", chat=number)) for number in range(20)]
    await room.model.entered.wait()
    room.model.gate.set()
    found = await asyncio.gather(*asked)
    assert len({reading.summary for reading in found}) == len(room.model.read_so_far) == 1
    assert await room.paid() == pytest.approx(0.4)


async def test_a_digest_and_a_question_do_not_pay_the_same_abstract_twice(room: Room) -> None:
    room.texts.found = None
    room.model.gate.clear()
    both = [
        asyncio.create_task(room.shelf.reading(PAPER, "zh", chat=CHAT)),
        asyncio.create_task(room.shelf.readings([PAPER], "zh")),
    ]
    await room.model.entered.wait()
    room.model.gate.set()
    await asyncio.gather(*both)
    assert room.model.read_so_far == [("zh", Depth.ABSTRACT)]


async def test_one_who_stops_waiting_stops_nobody_else(room: Room) -> None:
    room.model.gate.clear()
    first, second = (asyncio.create_task(room.shelf.reading(PAPER, "zh", chat=number)) for number in (1, 2))
    await room.model.entered.wait()
    first.cancel()
    room.model.gate.set()
    assert (await second).reader == "gpt-x"


async def test_all_who_wait_see_it_grow(room: Room) -> None:
    seen: list[str] = []

    async def watch(reading: Reading) -> None:
        seen.append(reading.reader)

    await asyncio.gather(*(room.shelf.reading(PAPER, "zh", chat=number, watch=watch) for number in (1, 2)))
    assert seen == ["gpt-x", "gpt-x"]


async def test_a_paper_without_full_text_is_read_from_its_abstract_and_says_so(room: Room) -> None:
    room.texts.found = None
    reading = await room.shelf.reading(PAPER, "zh", chat=CHAT)
    assert (reading.depth, reading.fallback, reading.reader) == (Depth.ABSTRACT, Fallback.NO_TEXT, "gpt-x")
    again = await room.shelf.reading(PAPER, "zh", chat=CHAT)
    assert (again, again.fallback) == (reading, Fallback.NO_TEXT)
    assert len(room.model.read_so_far) == 1


async def test_past_the_budget_a_chat_gets_the_abstract_then_the_extractive_reading(room: Room) -> None:
    depths = []
    for language in ("zh", "de", "fr", "it", "es"):
        reading = await room.shelf.reading(PAPER, language, chat=CHAT)
        depths.append((reading.depth, reading.reader, reading.fallback))
    assert depths == [
        (Depth.FULL, "gpt-x", None),
        (Depth.FULL, "gpt-x", None),
        (Depth.ABSTRACT, "gpt-x", Fallback.CHAT_BUDGET),
        (Depth.ABSTRACT, "gpt-x", Fallback.CHAT_BUDGET),
        (Depth.FULL, "extractive", Fallback.CHAT_BUDGET),
    ]
    assert await room.paid() <= 1


async def test_what_is_paid_already_is_free_for_a_chat_past_its_budget(room: Room) -> None:
    for language in ("zh", "de", "fr", "it", "es"):
        await room.shelf.reading(PAPER, language, chat=CHAT)
    reading = await room.shelf.reading(PAPER, "zh", chat=CHAT)
    assert (reading.reader, reading.depth, reading.fallback) == ("gpt-x", Depth.FULL, None)


async def test_a_digest_past_the_daily_budget_is_extractive_and_says_so(room: Room) -> None:
    paid = PaidReadings(room.model, Budget(room.store, room.clock, daily=0.05, per_chat=1), room.clock)
    shelf = Shelf(room.store, ExtractiveReader(), room.clock, paid=paid, sources=Sources(room.texts))
    reading = (await shelf.readings([PAPER], "zh"))[PAPER.id]
    assert (reading.reader, reading.fallback) == ("extractive", Fallback.DAILY_BUDGET)


async def test_a_model_that_fails_is_replaced_and_its_failure_is_paid(room: Room) -> None:
    room.model.failures = 1
    reading = await room.shelf.reading(PAPER, "zh", chat=CHAT)
    assert (reading.reader, reading.depth, reading.fallback) == ("extractive", Depth.FULL, Fallback.MODEL)
    assert await room.paid() == pytest.approx(0.4)
    again = await room.shelf.reading(PAPER, "zh", chat=CHAT)
    assert (again.reader, again.fallback) == ("gpt-x", None)


async def test_a_model_that_keeps_failing_is_left_alone_for_a_while(room: Room) -> None:
    room.model.failures = 3
    for language in ("zh", "de", "fr", "it"):
        await room.shelf.readings([PAPER], language)
    assert len(room.model.read_so_far) == 3
    room.clock.advance(timedelta(minutes=6))
    assert (await room.shelf.readings([PAPER], "it"))[PAPER.id].reader == "gpt-x"


async def test_without_a_model_the_full_text_is_read_all_the_same(room: Room) -> None:
    shelf = Shelf(room.store, ExtractiveReader(), room.clock, sources=Sources(room.texts))
    reading = await shelf.reading(PAPER, "zh", chat=CHAT)
    assert (reading.reader, reading.language, reading.fallback) == ("extractive", "en", None)
    assert await shelf.reading(PAPER, "zh", chat=CHAT) == reading


async def test_an_operator_can_have_digests_read_in_full(room: Room) -> None:
    shelf = Shelf(room.store, ExtractiveReader(), room.clock, sources=Sources(room.texts), depth=Depth.FULL)
    await shelf.readings([PAPER], "en")
    assert room.texts.asked == 1


async def test_what_a_nightly_batch_is_reading_is_not_paid_again_for_a_digest(room: Room) -> None:
    batch = Batch("batch-1", NOON, "gpt-x", "zh", Depth.ABSTRACT, (PAPER.versioned_id,), 0.05)
    await room.store.run(batches.add, batch)
    reading = (await room.shelf.readings([PAPER], "zh"))[PAPER.id]
    assert (reading.reader, reading.fallback) == ("extractive", Fallback.MODEL)
    await room.store.run(batches.remove, batch)
    assert (await room.shelf.readings([PAPER], "zh"))[PAPER.id].reader == "gpt-x"
