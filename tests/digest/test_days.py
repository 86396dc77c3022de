"""A chat's day: quiet, late, and once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.model.chat import Chat, ChatState
from bot.model.digest import Quiet
from bot.store import chats, digests, subscriptions
from tests.digest.conftest import MONDAY, SATURDAY, TUESDAY, WEDNESDAY, Morning, at


async def quiet_of(morning: Morning, day: date, number: int = 5) -> Quiet | None:
    frozen = await morning.done(day, number)
    assert frozen is not None
    return frozen.quiet


async def test_nothing_is_made_before_the_hour_and_one_digest_after_it(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    made = [await morning.compose(at(MONDAY, hour)) for hour in (5, 7, 8, 8, 9, 23)]
    assert made == [0, 0, 1, 0, 0, 0]
    assert await morning.due() == at(TUESDAY)


async def test_a_digest_is_for_the_date_at_the_chats_place(morning: Morning) -> None:
    await morning.chat(5, "alpha", timezone="Pacific/Auckland", hour=7)
    await morning.listing(MONDAY, {"1": "Alpha"})
    await morning.compose(datetime(2025, 10, 6, 18, tzinfo=UTC))
    assert await morning.done(TUESDAY) is not None
    assert await morning.done(MONDAY) is None


async def test_a_late_listing_is_said_once_and_its_papers_come_the_same_day(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.compose(at(MONDAY))
    assert await quiet_of(morning, MONDAY) is Quiet.LATE
    (notice,) = await morning.words()
    assert await morning.due() == at(MONDAY, 8, 10)
    assert await morning.compose(at(MONDAY, 8, 10)) == 0
    assert await morning.words() == [notice]
    await morning.listing(MONDAY, {"1": "Alpha"})
    assert await morning.compose(at(MONDAY, 11)) == 1
    assert await quiet_of(morning, MONDAY) is None
    first, *rest = await morning.words()
    assert first == notice
    assert "Alpha" in rest[0]
    assert await morning.due() == at(TUESDAY)


async def test_a_late_listing_without_a_match_is_explained_the_same_day(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.compose(at(MONDAY))
    await morning.listing(MONDAY, {"1": "Beta"})
    await morning.compose(at(MONDAY, 11))
    assert await quiet_of(morning, MONDAY) is Quiet.NO_MATCH
    assert len(await morning.words()) == 2


async def test_a_listing_that_never_came_is_not_lost_with_its_day(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.compose(at(MONDAY))
    await morning.compose(at(MONDAY, 20))
    await morning.listing(MONDAY, {"1": "Alpha"})
    await morning.listing(TUESDAY, {"2": "Alpha"})
    await morning.compose(at(TUESDAY))
    assert sorted(await morning.had()) == ["1", "2"]
    assert len(await morning.words()) == 2


async def test_a_broken_listing_without_a_match_is_late_and_not_empty(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Beta"}, is_whole=False)
    await morning.compose(at(MONDAY))
    assert await quiet_of(morning, MONDAY) is Quiet.LATE
    await morning.listing(MONDAY, {"1": "Beta", "2": "Alpha"})
    await morning.compose(at(MONDAY, 9))
    assert await morning.had() == ["2"]


async def test_a_weekend_is_quiet_once_a_day(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    for day in range(6, 11):
        await morning.listing(date(2025, 10, day), {str(day - 5): "Beta"})
    await morning.compose(at(date(2025, 10, 10)))
    assert await morning.compose(at(SATURDAY)) == 1
    assert await quiet_of(morning, SATURDAY) is Quiet.WEEKEND


async def test_a_chat_that_subscribes_after_the_listing_still_gets_it(morning: Morning) -> None:
    await morning.listing(MONDAY, {"1": "Alpha"})
    await morning.listing(TUESDAY, {"2": "Alpha"})
    await morning.chat(5, "alpha")
    await morning.compose(at(TUESDAY))
    assert await morning.had() == ["2"]


@pytest.mark.parametrize("state", [ChatState.PAUSED, ChatState.BLOCKED])
async def test_a_paused_or_blocked_chat_gets_nothing(morning: Morning, state: ChatState) -> None:
    await morning.chat(5, "alpha")
    await morning.store.run(chats.set_state, 5, state)
    await morning.listing(MONDAY, {"1": "Alpha"})
    assert await morning.compose(at(MONDAY)) == 0
    assert await morning.words() == []


async def test_a_chat_without_topics_gets_nothing_and_is_asked_again_tomorrow(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    for wish in await morning.store.run(subscriptions.of_chat, 5):
        await morning.store.run(subscriptions.remove, wish)
    await morning.listing(MONDAY, {"1": "Alpha"})
    assert await morning.compose(at(MONDAY)) == 0
    assert await morning.words() == []
    assert await morning.due() == at(TUESDAY)


async def test_the_same_slug_means_in_each_chat_what_that_chat_made_of_it(morning: Morning) -> None:
    for number, word in ((5, "alpha"), (6, "beta")):
        await morning.chat(number)
        await morning.wish(number, word, slug="mine")
    await morning.listing(MONDAY, {"1": "Alpha", "2": "Beta"})
    assert await morning.compose(at(MONDAY)) == 2
    assert (await morning.had(5), await morning.had(6)) == (["1"], ["2"])


async def test_frozen_words_stay_whatever_happens_to_the_paper_and_the_chat(morning: Morning) -> None:
    one = await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    await morning.compose(at(MONDAY))
    before = await morning.words()
    await morning.listing(MONDAY, {"1": "Alpha, withdrawn"}, version=2)
    await morning.store.run(chats.save, await _in_chinese(morning, one.id), at(MONDAY, 9))
    assert await morning.compose(at(MONDAY, 9)) == 0
    assert await morning.words() == before


async def test_many_chats_are_served_in_one_go(morning: Morning) -> None:
    for number in range(1, 451):
        await morning.chat(number, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    assert await morning.compose(at(MONDAY)) == 450
    assert await morning.store.run(chats.due, at(MONDAY), 1) == []


async def test_a_bot_that_was_off_for_a_night_makes_the_digest_of_the_day(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    await morning.compose(at(MONDAY) + timedelta(hours=19))
    assert await morning.done(MONDAY) is not None
    await morning.listing(TUESDAY, {"2": "Alpha"})
    await morning.compose(at(TUESDAY))
    assert await morning.store.run(digests.covered, 5, 0) == 2
    assert await morning.due() == at(WEDNESDAY)


async def _in_chinese(morning: Morning, number: int) -> Chat:
    found = await morning.store.run(chats.get, number)
    assert found is not None
    return replace(found, language="zh", max_papers=1)
