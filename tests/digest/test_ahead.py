"""Reading ahead: just what the coming digests will show, by language, once for each listing."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from bot.digest.ahead import Ahead
from bot.model.chat import ChatState
from bot.model.paper import Paper
from bot.store import chats
from bot.topics.catalogue import Catalogue
from tests.digest.conftest import FRIDAY, MONDAY, TUESDAY, Morning, at


@dataclass
class Desk:
    """Notes what it is given to read."""

    given: dict[str, list[list[str]]] = field(default_factory=dict)

    async def read_ahead(self, papers: Sequence[Paper], language: str) -> None:
        self.given.setdefault(language, []).append(sorted(str(paper.id)[-1] for paper in papers))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def ahead(morning: Morning, catalogue: Catalogue, desk: Desk) -> Ahead:
    return Ahead(morning.store, catalogue, desk)


async def test_what_the_next_digests_will_show_is_read_by_language(morning: Morning, ahead: Ahead, desk: Desk) -> None:
    await morning.chat(5, "alpha")
    await morning.chat(6, "alpha", "beta", language="zh")
    await morning.listing(MONDAY, {"1": "alpha", "2": "beta", "3": "gamma"})
    await ahead.run(at(MONDAY, 5))
    assert desk.given == {"en": [["1"]], "zh": [["1", "2"]]}


async def test_it_is_what_the_digest_then_shows(morning: Morning, ahead: Ahead) -> None:
    await morning.chat(5, "alpha", max_papers=2)
    await morning.listing(MONDAY, {str(number): f"alpha {number}" for number in range(1, 6)})
    read = {str(paper.id)[-1] for paper in (await ahead.papers(at(MONDAY, 5)))["en"]}
    await morning.compose(at(MONDAY))
    assert read == set((await morning.had())[:2])


async def test_nothing_is_read_twice_for_one_listing(morning: Morning, ahead: Ahead, desk: Desk) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "alpha"})
    await ahead.run(at(MONDAY, 5))
    await ahead.run(at(MONDAY, 6))
    assert desk.given == {"en": [["1"]]}
    await morning.listing(TUESDAY, {"2": "alpha"})
    await ahead.run(at(TUESDAY, 5))
    assert desk.given == {"en": [["1"], ["1", "2"]]}  # Monday's digest was not made: both days are owed


async def test_a_paused_chat_costs_nothing(morning: Morning, ahead: Ahead, desk: Desk) -> None:
    await morning.chat(5, "alpha")
    await morning.store.run(chats.set_state, 5, ChatState.PAUSED)
    await morning.listing(FRIDAY, {"1": "alpha"})
    await ahead.run(at(FRIDAY, 5))
    assert desk.given == {}
