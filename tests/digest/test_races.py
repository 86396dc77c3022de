"""A digest is made for the chat as it is now, and no chat's trouble is another's."""

import asyncio
import logging
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.digest.freeze import freeze
from bot.digest.owed import order_for, orders_for
from bot.model.chat import Chat, ChatState
from bot.model.digest import Quiet
from bot.store import chats, digests
from bot.store.digests import Draft
from tests.digest.conftest import MONDAY, TUESDAY, Morning, at


async def under_way(morning: Morning) -> tuple[list[Chat], list[Draft]]:
    """The chats that are due on Monday and their drafts, as a tick has them before it freezes."""
    due = await morning.store.run(chats.due, at(MONDAY), 9)
    orders = await morning.store.run(orders_for, morning.composer._catalogue, due, at(MONDAY))
    return due, await morning.composer.drafts(orders, at(MONDAY))


async def by_command(morning: Morning, thread: int = 0) -> int | None:
    """What /digest does."""
    chat = await morning.store.run(chats.get, 5)
    assert chat is not None
    order = await morning.store.run(order_for, morning.composer._catalogue, chat, thread, MONDAY)
    if order is None:
        return None
    (draft,) = await morning.composer.drafts([order], at(MONDAY))
    return await morning.store.run(digests.freeze, draft, at(MONDAY))


async def test_the_drafts_of_two_threads_share_no_paper(morning: Morning) -> None:
    await morning.chat(5)
    await morning.wish(5, "alpha", thread=7)
    await morning.wish(5, "beta", thread=9)
    await morning.listing(MONDAY, {"1": "Alpha and beta", "2": "Beta"})
    _, drafts = await under_way(morning)
    papers = [[str(reasons[0].paper) for reasons in draft.reasons()] for draft in drafts]
    assert papers == [["2510.00001"], ["2510.00002"]]


async def test_a_digest_that_a_command_made_meanwhile_is_not_made_again(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.chat(6, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    due, drafts = await under_way(morning)
    assert await by_command(morning)
    assert await morning.store.run(freeze, due, drafts, at(MONDAY)) == 1, "the other chat's"
    assert await morning.compose(at(MONDAY)) == 0
    assert len(await morning.words(5)) == len(await morning.words(6)) == 1
    assert [await morning.due(number) for number in (5, 6)] == [at(TUESDAY)] * 2


async def test_a_paper_that_another_thread_got_meanwhile_is_left_out(morning: Morning) -> None:
    await morning.chat(5)
    await morning.wish(5, "alpha", thread=7)
    await morning.wish(5, "beta", thread=9)
    await morning.listing(MONDAY, {"1": "Alpha and beta", "2": "Beta", "3": "Alpha"})
    due, drafts = await under_way(morning)
    assert await by_command(morning, thread=9)
    await morning.store.run(freeze, due, drafts, at(MONDAY))
    await morning.compose(at(MONDAY))
    assert sorted(await morning.had()) == ["1", "2", "3"]
    (seven,), (nine,) = [await morning.words(5, thread) for thread in (7, 9)]
    assert "Alpha and beta" in nine
    assert "Alpha and beta" not in seven
    assert await morning.due() == at(TUESDAY)


async def test_command_and_tick_at_the_same_time_make_one_digest(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    await asyncio.gather(*[morning.compose(at(MONDAY)) for _ in range(3)], *[by_command(morning) for _ in range(3)])
    assert len(await morning.words()) == 1
    assert await morning.due() == at(TUESDAY)


@pytest.mark.parametrize("state", [ChatState.PAUSED, ChatState.BLOCKED])
async def test_a_chat_that_pauses_while_its_digest_is_made_gets_none(morning: Morning, state: ChatState) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    due, drafts = await under_way(morning)
    await morning.store.run(chats.set_state, 5, state)
    assert await morning.store.run(freeze, due, drafts, at(MONDAY)) == 0
    assert await morning.words() == []


async def test_an_hour_that_moves_while_the_digest_is_made_is_kept(morning: Morning) -> None:
    one = await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    due, drafts = await under_way(morning)
    await morning.store.run(chats.save, replace(one, hour=time(18), next_due=at(MONDAY, 18)), at(MONDAY))
    await morning.store.run(freeze, due, drafts, at(MONDAY))
    assert (await morning.words(), await morning.due()) == ([], at(MONDAY, 18))
    assert await morning.compose(at(MONDAY, 18)) == 1


async def test_a_group_that_becomes_a_supergroup_while_its_digest_is_made_gets_it_there(morning: Morning) -> None:
    await morning.chat(-5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    due, drafts = await under_way(morning)
    await morning.store.run(chats.migrate, -5, -1_005)
    assert await morning.store.run(freeze, due, drafts, at(MONDAY)) == 0
    assert await morning.compose(at(MONDAY)) == 1
    assert len(await morning.words(-1_005)) == 1


async def test_one_chats_trouble_is_no_other_chats(morning: Morning, caplog: pytest.LogCaptureFixture) -> None:
    for number in range(5, 9):
        await morning.chat(number, "alpha")
    await morning.store.run(lambda db: db.execute("UPDATE chats SET timezone = 'Mars/Base' WHERE id = 6"))
    await morning.listing(MONDAY, {"1": "Alpha"})
    with caplog.at_level(logging.ERROR):
        assert await morning.compose(at(MONDAY)) == 3
    assert [record.__dict__["chat"] for record in caplog.records] == [6]
    assert await morning.due(6) == at(MONDAY) + timedelta(minutes=10)
    await morning.store.run(lambda db: db.execute("UPDATE chats SET timezone = 'UTC' WHERE id = 6"))
    assert await morning.compose(at(MONDAY, 9)) == 1
    assert await morning.had(6) == ["1"]


async def test_two_threads_are_late_together_and_each_gets_its_own_papers(morning: Morning) -> None:
    await morning.chat(5)
    await morning.wish(5, "alpha", thread=7)
    await morning.wish(5, "beta", thread=9)
    assert await morning.compose(at(MONDAY)) == 2
    await morning.listing(MONDAY, {"1": "Alpha"})
    assert await morning.compose(at(MONDAY, 9)) == 2
    states = [await morning.done(MONDAY, 5, thread) for thread in (7, 9)]
    assert [one.quiet if one else "none" for one in states] == [None, Quiet.NO_MATCH]
    assert await morning.due() == at(TUESDAY)
