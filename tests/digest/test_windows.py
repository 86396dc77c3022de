"""Windows are made once in a run, and closed when nobody works with them any more."""

import asyncio
import sqlite3
import threading

import pytest

from bot.digest.owed import orders_for
from bot.digest.window import Windows, key_of
from bot.model.topic import Topic
from bot.store import chats
from tests.digest.conftest import MONDAY, Morning, at


def topic(word: str, owner: int | None = None) -> Topic:
    return Topic("word", word, {"en": word}, owner=owner)


async def test_a_window_is_made_once_for_all_orders_that_begin_there(morning: Morning) -> None:
    for number in (5, 6):
        await morning.chat(number, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha"})
    due = await morning.store.run(chats.due, at(MONDAY), 9)
    orders = await morning.store.run(orders_for, morning.composer._catalogue, due, at(MONDAY))
    with Windows(morning.store) as windows:
        (first,) = (await windows.of(orders[:1])).values()
        (again,) = (await windows.of(orders)).values()
        assert first is again


async def test_a_topic_of_a_chats_own_is_not_taken_for_that_of_another(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    await morning.listing(MONDAY, {"1": "Alpha", "2": "Beta"})
    due = await morning.store.run(chats.due, at(MONDAY), 9)
    orders = await morning.store.run(orders_for, morning.composer._catalogue, due, at(MONDAY))
    with Windows(morning.store) as windows:
        (window,) = (await windows.of(orders)).values()
        found = []
        for one in (topic("alpha"), topic("beta", 5), topic("alpha", 6), topic("alpha")):
            matched = await windows.work(window.match, [one])
            found.append("".join(str(paper)[-1] for paper in matched[key_of(one)].papers))
        assert found == ["1", "2", "1", "1"]


async def test_a_run_that_is_given_up_closes_its_windows_after_the_work_on_them(morning: Morning) -> None:
    await morning.chat(5, "alpha")
    due = await morning.store.run(chats.due, at(MONDAY), 9)
    orders = await morning.store.run(orders_for, morning.composer._catalogue, due, at(MONDAY))
    windows, begun, goes_on, ended = Windows(morning.store), threading.Event(), threading.Event(), threading.Event()
    (window,) = (await windows.of(orders)).values()

    def match() -> None:
        begun.set()
        goes_on.wait(5)
        window.match([topic("alpha")])
        ended.set()

    work = asyncio.create_task(windows.work(match))
    assert await asyncio.to_thread(begun.wait, 5)
    work.cancel()
    await asyncio.wait([work])
    windows.close()
    goes_on.set()
    assert await asyncio.to_thread(ended.wait, 5)
    await asyncio.to_thread(windows._worker.shutdown)
    with pytest.raises(sqlite3.ProgrammingError):
        window.match([topic("beta", 5)])
