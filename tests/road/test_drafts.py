"""A reading that grows before the eyes of who asked: in private chats, a second apart, and never to its harm."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.reading import Claim, Reading, Section
from bot.reading.budget import Budget
from bot.reading.extractive import ExtractiveReader
from bot.reading.paid import PaidReadings
from bot.reading.reader import Source, Watch
from bot.reading.shelf import Shelf
from bot.sandbox.api.faults import FaultKind
from tests.road.conftest import MONDAY, Road

PART = Claim("Part by part.", ("It grows part by part.",))


@dataclass
class Slow:
    """A model that shows a summary, at the same moment a section, and the section again a second later."""

    road: Road
    name: str = "gpt-x"
    readings: int = 0
    waits: bool = True

    def language_of(self, language: str) -> str:
        return language

    def cost(self, source: Source, language: str) -> float:
        return 0.0

    async def read(self, source: Source, language: str, now: datetime, watch: Watch | None = None) -> Reading:
        reading = await ExtractiveReader().read(source, language, now)
        begun = replace(reading, reader=self.name, language=language, summary=PART, takeaways=(), sections={})
        grown = replace(begun, sections={Section.METHOD: (PART,)})
        self.readings += 1
        if watch is not None:
            await self._show(watch, begun, grown)
        return grown

    async def _show(self, watch: Watch, begun: Reading, grown: Reading) -> None:
        """Each a second after the last draft, again and again until it is seen; then too early."""
        for number, so_far in enumerate((begun, grown), start=2):
            self.road.clock.advance(timedelta(seconds=1))
            while self.waits and len(drafts(self.road)) < number:
                await watch(so_far)
                await self.road.papergram.app.bot.get_me()
            await watch(grown)


def drafts(road: Road) -> list[str]:
    return [str(one.params["text"]) for one in road.telegram.requests if one.method == "sendMessageDraft"]


def with_a_model(road: Road) -> Slow:
    services = road.papergram.services
    reader = Slow(road)
    budget = Budget(services.store, road.clock, daily=0, per_chat=0)
    shelf = Shelf(services.store, ExtractiveReader(), road.clock, paid=PaidReadings(reader, budget, road.clock))
    object.__setattr__(services, "shelf", shelf)
    return reader


async def test_a_private_chat_sees_the_reading_grow_a_second_apart(road: Road) -> None:
    await road.morning(MONDAY)
    with_a_model(road)
    (answer, *_) = await road.ask(f"/paper {road.arxiv_rows[0]['id']}")
    first, second, third = drafts(road)
    assert first == "Fetching the full text …"
    assert "Part by part." in second
    assert "Method" not in second
    assert "Method" in third
    assert not [draft for draft in drafts(road) if "does not say" in draft]
    assert "does not say" in answer.text


async def test_a_draft_that_fails_is_the_last_and_the_answer_comes(road: Road) -> None:
    await road.morning(MONDAY)
    with_a_model(road).waits = False
    road.telegram.fail_next("sendMessageDraft", FaultKind.SERVER_ERROR)
    (answer, *_) = await road.ask(f"/paper {road.arxiv_rows[0]['id']}")
    assert len(drafts(road)) == 1
    assert "Part by part." in answer.text


async def test_a_group_sees_no_draft(road: Road) -> None:
    await road.morning(MONDAY)
    with_a_model(road).waits = False
    group = road.telegram.group("Lab", admins=[road.ada], supergroup=True)
    (answer, *_) = await road.ask(f"/paper {road.arxiv_rows[0]['id']}", chat=group)
    assert drafts(road) == []
    assert "Part by part." in answer.text


async def test_a_reading_that_is_kept_is_shown_to_the_next_chat_without_reading_it_again(road: Road) -> None:
    await road.morning(MONDAY)
    model = with_a_model(road)
    first = [one.text for one in await road.ask(f"/paper {road.arxiv_rows[0]['id']}")]
    assert [one.text for one in await road.ask(f"/paper {road.arxiv_rows[0]['id']}")] == first
    assert model.readings == 1
