"""What the bot and people may: asked of Telegram, remembered for a moment, and said where something lacks."""

from datetime import date, timedelta

import pytest

from bot.sandbox.world.chat import Chat, Member, Status
from bot.sandbox.world.message import Content, SentMessage
from tests.road.conftest import MONDAY, Road

TUESDAY = date(2025, 10, 7)


@pytest.fixture
async def channel(road: Road) -> Chat:
    """Ada's, without the bot; she has written to it."""
    made = road.telegram.channel("Daily Papers", admins=[road.ada])
    del made.members[road.telegram.bot.id]
    await road.ask("/help")
    return made


def stand(road: Road, chat: Chat, status: Status, *granted: str) -> None:
    """Ada gives the bot that standing."""
    road.telegram.world.set_status(chat, road.ada, road.telegram.bot, status, granted=frozenset(granted))


async def told(road: Road, words: str) -> SentMessage:
    return await road.telegram.wait_for(road.chat, lambda one: words in one.text)


def asked(road: Road, method: str, chat: Chat) -> int:
    return sum(
        one.method == method and str(one.params.get("chat_id")) == str(chat.id) for one in road.telegram.requests
    )


async def said_there(road: Road, chat: Chat, text: str) -> SentMessage:
    before = len(road.telegram.messages(chat))
    await road.telegram.say(chat, road.ada, text)
    return await road.telegram.wait_for(chat, before + 1)


async def test_who_adds_the_bot_to_a_channel_is_led_to_manage_it(road: Road, channel: Chat) -> None:
    road.telegram.add_bot(channel, road.ada)
    line = await told(road, "You added me to Daily Papers")
    await road.telegram.press(line, f"manage:{channel.id}", road.ada)
    await told(road, "Managing Daily Papers")
    assert road.telegram.messages(channel) == []


async def test_a_right_that_lacks_is_named_and_told_once_and_that_it_came_too(road: Road, channel: Chat) -> None:
    stand(road, channel, Status.ADMINISTRATOR, "can_manage_chat")
    assert "“Post messages”" in (await told(road, "You added me to")).text
    stand(road, channel, Status.ADMINISTRATOR, "can_manage_chat", "can_change_info")
    stand(road, channel, Status.ADMINISTRATOR, "can_manage_chat", "can_post_messages")
    await told(road, "Now I have all that I need in Daily Papers")
    assert sum("Post messages" in text for text in road.said()) == 1


async def test_a_group_that_lets_the_bot_say_nothing_is_told_of_in_private_and_not_there(road: Road) -> None:
    await road.ask("/help")
    group = road.telegram.group("Lab", admins=[road.ada], supergroup=True)
    del group.members[road.telegram.bot.id]
    stand(road, group, Status.RESTRICTED)
    await told(road, "“Send messages”")
    assert road.telegram.messages(group) == []
    assert asked(road, "sendMessage", group) == 0


async def test_a_group_gets_one_welcome_with_the_way_to_a_private_chat(road: Road) -> None:
    await road.ask("/help")
    group = road.telegram.group("Lab", admins=[road.ada])
    del group.members[road.telegram.bot.id]
    road.telegram.add_bot(group, road.ada)
    welcome = await road.telegram.wait_for(group, 1)
    assert f"start=manage{group.id}" in str(welcome.keyboard)
    await told(road, "You added me to Lab")
    road.telegram.promote(group, road.telegram.bot)
    await said_there(road, group, "/subscriptions")
    assert len(road.telegram.messages(group)) == 2


async def test_who_runs_a_channel_hears_once_that_nothing_can_be_posted_there(road: Road, channel: Chat) -> None:
    road.telegram.add_bot(channel, road.ada)
    line = await told(road, "You added me")
    await road.telegram.press(line, f"manage:{channel.id}", road.ada)
    await told(road, "Managing")
    await road.ask("/subscribe diffusion-models")
    channel.members[road.telegram.bot.id] = Member(road.telegram.bot, Status.MEMBER)
    await road.morning(MONDAY)
    word = await told(road, "I cannot post in Daily Papers")
    assert "I am no admin of that channel" in word.text
    await road.morning(TUESDAY)
    await road.papergram.schedule.deliver()
    assert sum("cannot post" in text for text in road.said()) == 1
    stand(road, channel, Status.ADMINISTRATOR, "can_post_messages")
    await road.telegram.until(lambda: len(road.telegram.messages(channel)) == 0)
    await road.ask("/subscriptions")
    await road.morning(date(2025, 10, 8))
    assert len(road.telegram.messages(channel)) > 0


async def test_a_forum_topic_that_is_gone_is_told_of_and_its_digest_comes_in_general(road: Road) -> None:
    await road.ask("/help")
    forum = road.telegram.group("Lab", admins=[road.ada], forum=True)
    thread = road.telegram.topic(forum, "Diffusion")
    await road.telegram.say(forum, road.ada, "/subscribe diffusion-models", thread=thread)
    await road.telegram.wait_for(forum, 1)
    road.telegram.delete_topic(forum, thread)
    await road.morning(MONDAY)
    await road.papergram.schedule.deliver()
    assert {message.thread for message in road.telegram.messages(forum)} == {None}
    await told(road, "A forum topic of Lab is closed or gone")


async def test_where_nobody_can_be_told_in_private_general_is_told_of_the_topic(road: Road) -> None:
    forum = road.telegram.group("Lab", admins=[road.ada], forum=True)
    thread = road.telegram.topic(forum, "Diffusion")
    await road.telegram.say(forum, road.ada, "/subscribe diffusion-models", thread=thread)
    await road.telegram.wait_for(forum, 1)
    road.telegram.block(road.ada)
    road.telegram.delete_topic(forum, thread)
    await road.morning(MONDAY)
    await road.papergram.schedule.deliver()
    assert any("is closed or gone" in message.text for message in road.telegram.messages(forum))


async def test_telegram_is_asked_once_a_moment_who_is_an_admin(road: Road) -> None:
    group = road.telegram.group("Lab", admins=[road.ada], supergroup=True)
    for _ in range(3):
        await said_there(road, group, "/settings")
    assert asked(road, "getChatMember", group) == 1
    road.clock.set(road.clock.now() + timedelta(minutes=1))
    await said_there(road, group, "/settings")
    assert asked(road, "getChatMember", group) == 2


async def test_a_demotion_that_telegram_tells_of_counts_at_once(road: Road) -> None:
    bob = road.telegram.user("Bob")
    group = road.telegram.group("Lab", admins=[road.ada, bob], supergroup=True)
    road.telegram.promote(group, road.telegram.bot)
    await road.telegram.say(group, bob, "/subscribe llm")
    await road.telegram.wait_for(group, 1)
    listed = await said_there(road, group, "/subscriptions")
    road.telegram.demote(group, bob)
    press = await road.telegram.press(listed, "u:llm:0:list", bob)
    await road.telegram.until(lambda: bool(press.answers))
    assert press.answers[0].show_alert
    assert "Large language models" in (await said_there(road, group, "/subscriptions")).text


async def test_a_group_that_hides_its_members_still_tells_its_admins(road: Road) -> None:
    bob = road.telegram.user("Bob")
    group = road.telegram.group("Lab", admins=[road.ada], members=[bob], supergroup=True)
    group.hides_members = True
    assert "Next digest" in (await said_there(road, group, "/subscribe llm")).text
    await road.telegram.say(group, bob, "/unsubscribe llm")
    await road.telegram.wait_for(group, lambda one: "Only admins" in one.text)


async def test_who_comes_and_goes_costs_the_bot_nothing(road: Road) -> None:
    group = road.telegram.group("Lab", admins=[road.ada], supergroup=True)
    road.telegram.promote(group, road.telegram.bot)
    road.telegram.world.set_status(group, road.ada, road.telegram.user("Bob"), Status.MEMBER)
    await said_there(road, group, "/subscriptions")
    kept = await road.papergram.services.store.run(lambda db: [row["body"] for row in db["inbox"].rows])
    assert not any('"chat_member"' in str(body) for body in kept)


async def test_a_linked_channel_is_no_admin_of_its_group_and_its_posts_are_not_answered_there(road: Road) -> None:
    group = road.telegram.group("Talk", admins=[road.ada], supergroup=True)
    linked = road.telegram.channel("Linked", admins=[road.ada])
    forwarded = push(road, group, linked, "/subscribe llm", is_automatic_forward=True)
    written = push(road, group, linked, "/subscribe robotics")
    answer = await road.telegram.wait_for(group, 1)
    assert "Only admins" in answer.text
    assert "no topics" in (await said_there(road, group, "/subscriptions")).text
    assert (forwarded.message_id, written.message_id) == (1, 2)
    assert len(road.telegram.messages(group)) == 2


def push(road: Road, group: Chat, channel: Chat, text: str, **fields: bool) -> SentMessage:
    """A message that a channel writes in a group."""
    world = road.telegram.world
    entity = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
    message = world.write(group, None, Content(text, entities=(entity,)), sender_chat=channel)
    world.updates.push("message", message.json() | fields)
    return message
