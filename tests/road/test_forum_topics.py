"""A forum topic for each subscription: made at a key's press, and kept by what happens to it."""

from datetime import date

import pytest

from bot.model.chat import Length, Override, Subscription
from bot.sandbox.world.chat import Chat, Status
from bot.sandbox.world.message import SentMessage
from bot.store import subscriptions
from tests.road.conftest import MONDAY, Road

DIFFUSION = "diffusion-models"


@pytest.fixture
def forum(road: Road) -> Chat:
    made = road.telegram.group("Lab", admins=[road.ada], forum=True)
    road.telegram.promote(made, road.telegram.bot)
    return made


async def listed(road: Road, forum: Chat, *topics: str) -> SentMessage:
    for topic in topics:
        await road.ask(f"/subscribe {topic}", forum)
    return (await road.ask("/subscriptions", forum))[0]


async def press(road: Road, page: SentMessage, data: str) -> str:
    pressed = await road.telegram.press(page, data, road.ada)
    await road.telegram.until(lambda: bool(pressed.answers))
    return pressed.answers[0].text or ""


async def threads(road: Road, forum: Chat) -> dict[str, int]:
    wishes = await road.papergram.services.store.run(subscriptions.of_chat, forum.id)
    return {wish.topic: wish.thread for wish in wishes}


async def test_a_subscription_gets_a_topic_named_after_it_and_its_digests_there(road: Road, forum: Chat) -> None:
    page = await listed(road, forum, DIFFUSION, "llm")
    assert "own" in await press(road, page, f"ft:{DIFFUSION}:0")
    found = await threads(road, forum)
    assert found["llm"] == 0
    assert forum.topics[found[DIFFUSION]].name == "Diffusion models"
    await road.telegram.until(lambda: f"fg:{DIFFUSION}" in str(page.keyboard))
    await road.morning(MONDAY)
    there = [one.text for one in road.telegram.messages(forum) if one.text and one.thread == found[DIFFUSION]]
    assert "Here comes Diffusion models" in there[0]
    assert "Diffusion models" in there[1]
    general = [one.text for one in road.telegram.messages(forum) if one.thread is None]
    assert any("Large language models" in text and "announced" in text for text in general)


async def test_what_was_chosen_for_it_moves_with_it_there_and_back(road: Road, forum: Chat) -> None:
    store = road.papergram.services.store
    page = await listed(road, forum, DIFFUSION)
    await store.run(subscriptions.set_override, Subscription(forum.id, 0, DIFFUSION), Override(length=Length.TITLES))
    await press(road, page, f"ft:{DIFFUSION}:0")
    thread = (await threads(road, forum))[DIFFUSION]
    moved = Subscription(forum.id, thread, DIFFUSION)
    assert await store.run(subscriptions.override, moved) == Override(length=Length.TITLES)
    await road.telegram.until(lambda: f"fg:{DIFFUSION}:{thread}" in str(page.keyboard))
    await press(road, page, f"fg:{DIFFUSION}:{thread}")
    assert await threads(road, forum) == {DIFFUSION: 0}
    back = Subscription(forum.id, 0, DIFFUSION)
    assert await store.run(subscriptions.override, back) == Override(length=Length.TITLES)


async def test_one_that_moved_is_owed_what_it_was_owed(road: Road, forum: Chat) -> None:
    other = road.telegram.group("Other", admins=[road.ada], supergroup=True)
    page = await listed(road, forum, DIFFUSION)
    await road.ask(f"/subscribe {DIFFUSION}", other)
    await road.morning(MONDAY)
    await press(road, page, f"ft:{DIFFUSION}:0")
    await road.morning(date(2025, 10, 7))
    heads = [[one for one in road.said(chat) if one.startswith("arXiv · Tue")] for chat in (forum, other)]
    assert len(heads[0]) == 1
    assert heads[0] == heads[1]


async def test_pressing_twice_makes_one_topic(road: Road, forum: Chat) -> None:
    page = await listed(road, forum, DIFFUSION)
    first = await road.telegram.press(page, f"ft:{DIFFUSION}:0", road.ada)
    second = await road.telegram.press(page, f"ft:{DIFFUSION}:0", road.ada)
    await road.telegram.until(lambda: bool(first.answers and second.answers))
    assert [topic.name for topic in forum.topics.values()] == ["General", "Diffusion models"]


async def test_a_bot_that_may_not_make_topics_says_which_right_it_lacks(road: Road, forum: Chat) -> None:
    world = road.telegram.world
    world.set_status(forum, road.ada, road.telegram.bot, Status.ADMINISTRATOR, granted=frozenset({"can_manage_chat"}))
    page = await listed(road, forum, DIFFUSION)
    assert "“Manage topics”" in await press(road, page, f"ft:{DIFFUSION}:0")
    assert await threads(road, forum) == {DIFFUSION: 0}


async def test_members_cannot_make_topics_through_the_bot(road: Road, forum: Chat) -> None:
    eve = road.telegram.user("Eve")
    road.telegram.join(forum, eve)
    page = await listed(road, forum, DIFFUSION)
    pressed = await road.telegram.press(page, f"ft:{DIFFUSION}:0", eve)
    await road.telegram.until(lambda: bool(pressed.answers))
    assert pressed.answers[0].show_alert
    assert not forum.topics


async def test_a_forum_is_arranged_from_a_private_chat_too(road: Road, forum: Chat) -> None:
    await listed(road, forum, DIFFUSION)
    await road.ask(f"/start manage{forum.id}")
    (page,) = await road.ask("/subscriptions")
    await press(road, page, f"ft:{DIFFUSION}:0")
    thread = (await threads(road, forum))[DIFFUSION]
    assert thread > 1
    await road.telegram.until(lambda: "in its topic" in page.text)
    assert f"t.me/c/{str(forum.id).removeprefix('-100')}/{thread}" in str(page.entities)


async def test_groups_without_topics_are_not_offered_any(road: Road) -> None:
    group = road.telegram.group("Lab", admins=[road.ada], supergroup=True)
    page = await listed(road, group, DIFFUSION)
    assert "ft:" not in str(page.keyboard)


async def test_where_two_share_a_topic_either_may_get_its_own(road: Road, forum: Chat) -> None:
    thread = road.telegram.topic(forum, "Papers")
    for topic in (DIFFUSION, "llm"):
        await road.telegram.say(forum, road.ada, f"/subscribe {topic}", thread=thread)
    await road.telegram.wait_for(forum, 2)
    (page,) = await road.ask("/subscriptions", forum)
    await press(road, page, f"ft:llm:{thread}")
    found = await threads(road, forum)
    assert found[DIFFUSION] == thread
    assert found["llm"] not in (0, thread)


async def test_a_topic_that_closes_to_the_bot_gives_its_subscription_back_to_general(road: Road, forum: Chat) -> None:
    page = await listed(road, forum, DIFFUSION)
    await press(road, page, f"ft:{DIFFUSION}:0")
    thread = (await threads(road, forum))[DIFFUSION]
    road.telegram.demote(forum, road.telegram.bot)
    road.telegram.close_topic(forum, thread)
    await road.morning(MONDAY)
    assert await threads(road, forum) == {DIFFUSION: 0}
