"""A chat that changes what it wants: as it is at that moment, and its next digest with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time

import pytest

from bot.digest.changed import change
from bot.model.chat import Chat, ChatState, Layout, Length
from bot.store import chats
from tests.digest.conftest import MONDAY, TUESDAY, WEDNESDAY, Morning, at

Change = Callable[[Chat], Chat]


async def changed(morning: Morning, how: Change, now: datetime) -> Chat:
    chat = await morning.store.run(change, 5, how, now)
    assert await morning.store.run(chats.get, 5) == chat
    return chat


async def test_what_others_set_meanwhile_stays(morning: Morning) -> None:
    old = await morning.chat(5, "alpha")
    await morning.store.run(chats.set_layout, 5, Layout.RICH)
    await morning.store.run(chats.set_state, 5, ChatState.PAUSED)
    chat = await changed(morning, lambda one: replace(one, length=Length.FULL), at(MONDAY))
    assert (chat.length, chat.preferences.layout, chat.state) == (Length.FULL, Layout.RICH, ChatState.PAUSED)
    assert old.preferences.layout is Layout.CLASSIC


@pytest.mark.parametrize("field", ["length", "max_papers", "language"])
async def test_what_has_no_moment_does_not_move_the_next_digest(morning: Morning, field: str) -> None:
    await morning.chat(5, "alpha")
    value = {"length": Length.TITLES, "max_papers": 3, "language": "zh"}[field]
    chat = await changed(morning, lambda one: replace(one, **{field: value}), at(MONDAY, 9))  # type: ignore[arg-type]
    assert chat.next_due == at(MONDAY), "overdue as before"


async def test_an_hour_later_in_the_day_moves_the_next_digest(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    chat = await changed(morning, lambda one: replace(one, hour=time(19)), at(MONDAY, 7))
    assert chat.next_due == at(MONDAY, 19)


async def test_days_move_it_to_the_next_of_them(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    wednesdays = (3,)
    chat = await changed(
        morning, lambda one: replace(one, preferences=replace(one.preferences, days=wednesdays)), at(MONDAY, 7)
    )
    assert chat.next_due == at(WEDNESDAY)


async def test_a_day_that_is_done_is_not_owed_again(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"2510.00001": "alpha"})
    await morning.composer.compose_due(at(MONDAY))
    chat = await changed(morning, lambda one: replace(one, hour=time(7)), at(MONDAY, 9))
    assert chat.next_due == at(TUESDAY, 7)


async def test_a_chat_that_is_not_known_cannot_change(morning: Morning) -> None:
    with pytest.raises(LookupError):
        await morning.store.run(change, 404, lambda one: one, at(MONDAY))
