"""Many chats are composed together: each gets what it would get alone, and what is the same for them is kept once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.digest.compose import Composer
from bot.locales import Locales
from bot.model.chat import Length
from bot.reading.extractive import ExtractiveReader
from bot.reading.shelf import Shelf
from bot.store import Store, digests, subscriptions
from bot.topics.catalogue import Catalogue
from tests.digest.conftest import MONDAY, SUNDAY_EVENING, TUESDAY, Morning, at

WORDS = ("alpha", "beta", "gamma")
TITLES = {"1": "Alpha", "2": "Beta and alpha", "3": "Gamma", "4": "Alpha and gamma", "5": "Delta"}
CHATS = 60
ORDER = "SELECT chat FROM digests ORDER BY id"


@pytest.fixture
async def alone(tmp_path: Path, catalogue: Catalogue, locales: Locales) -> AsyncIterator[Morning]:
    """Another store, in which chats are composed one at a time."""
    store = await Store.open(tmp_path / "alone.sqlite3")
    shelf = Shelf(store, ExtractiveReader(), ManualClock(SUNDAY_EVENING))
    yield Morning(store, Composer(store, catalogue, shelf, locales, "https://arxiv.org"))
    await store.aclose()


async def settle(morning: Morning, number: int) -> None:
    """A chat whose wishes, language, length and limit follow from its number."""
    wishes = [word for place, word in enumerate(WORDS) if number >> place & 1]
    length = list(Length)[number % 3]
    await morning.chat(number, *wishes, language="zh" if number % 4 == 0 else "en", length=length, max_papers=2)


async def told(morning: Morning, number: int) -> list[tuple[str, object]]:
    rows = await morning.store.run(
        lambda db: list(db.query("SELECT part, buttons FROM deliveries WHERE chat = ? ORDER BY digest, part", [number]))
    )
    return [(text, (row["part"], row["buttons"])) for text, row in zip(await morning.words(number), rows, strict=True)]


async def test_each_of_many_chats_gets_what_it_would_get_alone(morning: Morning, alone: Morning) -> None:
    for number in range(1, CHATS):
        await settle(morning, number)
    for one in (morning, alone):
        await one.listing(MONDAY, TITLES)
    await morning.compose(at(MONDAY))
    for number in range(1, CHATS):
        await settle(alone, number)
        await alone.compose(at(MONDAY))
        assert await told(morning, number) == await told(alone, number), number
        assert await morning.had(number) == await alone.had(number), number


async def test_the_chats_whose_moment_came_first_are_first(morning: Morning) -> None:
    for number in range(1, CHATS):
        await morning.chat(number, "alpha", hour=7 if number % 3 else 6)
    await morning.listing(MONDAY, TITLES)
    assert await morning.compose(at(MONDAY)) == CHATS - 1
    order = [row["chat"] for row in await morning.store.run(lambda db: list(db.query(ORDER)))]
    assert order == sorted(range(1, CHATS), key=lambda number: (number % 3 > 0, number))


async def test_a_card_is_kept_once_for_all_chats_that_are_shown_it(morning: Morning) -> None:
    for number in range(1, CHATS):
        await morning.chat(number, "alpha")
    await morning.listing(MONDAY, TITLES)
    await morning.compose(at(MONDAY))
    cards = await morning.store.run(lambda db: list(db.query("SELECT text FROM blocks WHERE used IS NOT NULL")))
    assert len(cards) == 3
    assert all("https://arxiv.org/abs/2510." in row["text"] for row in cards)


async def test_windows_that_begin_at_different_places_are_kept_apart(morning: Morning) -> None:
    await morning.chat(5, "alpha", hour=6)
    await morning.chat(6, "alpha", hour=6)
    await morning.listing(MONDAY, {"1": "Alpha one"})
    await morning.compose(at(MONDAY))
    await morning.listing(TUESDAY, {"2": "Alpha two"})
    await morning.chat(7, "alpha", hour=6)
    await morning.store.run(subscriptions.owe_from_now_on, 6)
    await morning.compose(at(TUESDAY))
    assert [await morning.had(number) for number in (5, 6, 7)] == [["1", "2"], ["1", "2"], ["2"]]


async def test_what_a_chat_has_had_is_left_out_also_among_many(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha one"})
    await morning.compose(at(MONDAY))
    for number in (6, 7):
        await morning.chat(number, "alpha")
    await morning.listing(TUESDAY, {"1": "Alpha one", "2": "Alpha two"})
    await morning.compose(at(TUESDAY))
    assert [await morning.had(number) for number in (5, 6, 7)] == [["1", "2"]] * 3
    frozen = await morning.done(TUESDAY, 5)
    assert frozen is not None
    assert [str(paper) for paper, _ in await morning.store.run(digests.papers_of, frozen.id)] == ["2510.00002"]
