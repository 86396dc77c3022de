"""Chats and their wishes: who is due, and what is owed from when on."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.model.chat import Chat, ChatState, Length, Subscription
from bot.model.topic import Topic
from bot.store import Store, announcements, chats, digests, subscriptions
from tests.store.samples import NOW, announce, chat, draft


async def known(store: Store, number: int = 5) -> Chat:
    found = await store.run(chats.get, number)
    assert found is not None
    return found


async def subscribe(store: Store, topic: str = "diffusion", thread: int = 0, number: int = 5) -> bool:
    return await store.run(subscriptions.add, Subscription(number, thread, topic), NOW)


async def test_a_chat_comes_back_as_it_was_saved(store: Store) -> None:
    place = {"kind": "supergroup", "title": "Lab & 实验室", "timezone": "Asia/Kathmandu"}
    one = chat(-5, **place, hour=time(6, 45), length=Length.TITLES)
    await store.run(chats.save, one, NOW)
    assert await known(store, -5) == one
    changed = replace(one, language="zh", max_papers=3, hour=time(7))
    await store.run(chats.save, changed, NOW)
    assert await known(store, -5) == changed
    assert await store.run(chats.get, 404) is None


async def test_due_chats_come_the_longest_waiting_first(store: Store) -> None:
    waits = {1: 10, 2: 30, 3: -1, 4: 20, 6: 0}
    for number, minutes in waits.items():
        await store.run(chats.save, chat(number, next_due=NOW - timedelta(minutes=minutes)), NOW)
    assert [one.id for one in await store.run(chats.due, NOW, 9)] == [2, 4, 1, 6]
    assert [one.id for one in await store.run(chats.due, NOW, 2)] == [2, 4]
    await store.run(chats.set_next_due, [(2, NOW + timedelta(days=1))])
    assert [one.id for one in await store.run(chats.due, NOW, 9)] == [4, 1, 6]


async def test_due_chats_come_in_pages_none_twice(store: Store) -> None:
    for number, minutes in {1: 10, 2: 10, -3: 10, 4: 20, 5: -1}.items():
        await store.run(chats.save, chat(number, next_due=NOW - timedelta(minutes=minutes)), NOW)
    seen: list[Chat] = []
    while page := await store.run(chats.due, NOW, 2, seen[-1] if seen else None):
        seen += page
    assert [one.id for one in seen] == [4, -3, 1, 2]


async def test_many_chats_come_by_id(store: Store) -> None:
    for number in (5, -6):
        await store.run(chats.save, chat(number), NOW)
    assert await store.run(chats.get_many, [5, 404, -6]) == {5: await known(store), -6: await known(store, -6)}


async def test_the_wishes_of_many_chats_are_told_each_by_itself(store: Store) -> None:
    for number in (5, 6):
        await store.run(chats.save, chat(number), NOW)
        own = Topic("q-1", f"query {number}", {"en": f"name {number}"}, owner=number)
        await store.run(subscriptions.save_topic, own, NOW)
        await subscribe(store, "q-1", number=number)
    await subscribe(store, "diffusion", thread=3, number=6)
    found = await store.run(subscriptions.of_chats, [5, 6, 7])
    assert set(found) == {5, 6}
    assert [(one.thread, one.topic) for one in found[6]] == [(0, "q-1"), (3, "diffusion")]
    owns = [one.own for one in (*found[5], *found[6])]
    assert [own and own.query for own in owns] == ["query 5", "query 6", None]


@pytest.mark.parametrize("state", [ChatState.PAUSED, ChatState.BLOCKED])
async def test_a_chat_that_wants_nothing_or_cannot_be_reached_is_not_due(store: Store, state: ChatState) -> None:
    await store.run(chats.save, chat(), NOW)
    await store.run(chats.set_state, 5, state, "the reason")
    assert await store.run(chats.due, NOW, 9) == []
    assert (await known(store)).reason == "the reason"
    await store.run(chats.set_state, 5, ChatState.ACTIVE)
    assert [one.reason for one in await store.run(chats.due, NOW, 9)] == [None]


async def test_a_wish_is_owed_what_comes_after_it(store: Store) -> None:
    await store.run(chats.save, chat(), NOW)
    await store.run(announce, ["2510.00001"])
    place = await store.run(announcements.last_seq)
    assert await subscribe(store)
    await store.run(announce, ["2510.00002"])
    assert not await subscribe(store), "it was there"
    assert await store.run(subscriptions.since, 5, 0) == place
    await subscribe(store, "agents")
    assert await store.run(subscriptions.since, 5, 0) == place, "the oldest wish counts"


async def test_each_thread_has_its_own_account(store: Store) -> None:
    await store.run(chats.save, chat(), NOW)
    await subscribe(store, thread=5)
    await store.run(announce, ["2510.00001"])
    await subscribe(store, thread=9)
    place = await store.run(announcements.last_seq)
    assert [await store.run(subscriptions.since, 5, thread) for thread in (5, 9)] == [0, place]


async def test_a_chat_that_wakes_up_is_owed_what_is_announced_from_then_on(store: Store) -> None:
    await store.run(chats.save, chat(), NOW)
    await subscribe(store)
    await store.run(chats.set_state, 5, ChatState.PAUSED)
    await store.run(announce, ["2510.00001"])
    await store.run(chats.set_state, 5, ChatState.ACTIVE)
    place = await store.run(announcements.last_seq)
    assert await store.run(subscriptions.since, 5, 0) == place
    await store.run(announce, ["2510.00002"])
    await store.run(chats.set_state, 5, ChatState.ACTIVE)
    assert await store.run(subscriptions.since, 5, 0) == place, "it was awake already"


async def test_unsubscribing_twice_is_the_same_as_once(store: Store) -> None:
    await store.run(chats.save, chat(), NOW)
    await subscribe(store)
    wish = Subscription(5, 0, "diffusion")
    assert [await store.run(subscriptions.remove, wish) for _ in range(2)] == [True, False]
    assert await store.run(subscriptions.of_chat, 5) == []


async def test_the_wishes_of_a_lost_thread_go_to_general_once(store: Store) -> None:
    await store.run(chats.save, chat(), NOW)
    for thread, topic in ((0, "diffusion"), (7, "diffusion"), (7, "agents"), (8, "robots")):
        await subscribe(store, topic, thread)
    await store.run(subscriptions.drop_thread, 5, 7)
    found = [(one.thread, one.topic) for one in await store.run(subscriptions.of_chat, 5)]
    assert sorted(found) == [(0, "agents"), (0, "diffusion"), (8, "robots")]


async def test_general_is_owed_what_the_lost_thread_was_owed(store: Store) -> None:
    await store.run(chats.save, chat(), NOW)
    await subscribe(store, thread=7)
    await store.run(announce, ["2510.00001", "2510.00002"])
    await store.run(digests.freeze, draft(thread=7, through=2), NOW)
    await store.run(subscriptions.drop_thread, 5, 7)
    assert await store.run(subscriptions.since, 5, 0) == 2


async def test_the_same_slug_means_what_its_own_chat_made_of_it(store: Store) -> None:
    for number, query in ((5, "one"), (6, "two")):
        await store.run(chats.save, chat(number), NOW)
        await store.run(subscriptions.save_topic, Topic("q-1", query, {"en": query}, owner=number), NOW)
    found = [await store.run(subscriptions.topic, number, "q-1") for number in (5, 6, 7)]
    assert [one.query if one else None for one in found] == ["one", "two", None]


async def test_a_topic_of_the_catalogue_is_not_stored(store: Store) -> None:
    with pytest.raises(ValueError, match="catalogue"):
        await store.run(subscriptions.save_topic, Topic("llm", "llm", {"en": "LLM"}), NOW)
