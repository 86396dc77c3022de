"""Groups, forums and channels: only admins change things, and a forum topic gets what was subscribed to in it."""

from datetime import date

from bot.model.chat import ChatState
from bot.sandbox.world.chat import Chat, User
from bot.store import chats
from tests.road.conftest import MONDAY, Road


def lab(road: Road, *, forum: bool = False) -> Chat:
    bob = road.telegram.user("Bob")
    return road.telegram.group("Lab", members=[bob], admins=[road.ada], supergroup=True, forum=forum)


def person(chat: Chat, name: str) -> User:
    return next(member.user for member in chat.members.values() if member.user.first_name == name)


async def said_by(road: Road, chat: Chat, name: str, text: str) -> str:
    user = person(chat, name)
    before = len(road.telegram.messages(chat))
    await road.telegram.say(chat, user, text)
    return (await road.telegram.wait_for(chat, before + 1)).text


async def test_only_admins_change_a_groups_subscriptions(road: Road) -> None:
    chat = lab(road)
    assert "admins" in await said_by(road, chat, "Bob", "/subscribe llm")
    assert "no topics" in await said_by(road, chat, "Bob", "/subscriptions")
    assert "Large language models" in await said_by(road, chat, "Ada", "/subscribe llm")


async def test_a_press_is_checked_like_a_command(road: Road) -> None:
    chat = lab(road)
    await road.morning(MONDAY)
    await said_by(road, chat, "Bob", "/topic llm")
    page = road.telegram.messages(chat)[-1]
    press = await road.telegram.press(page, "s:llm", person(chat, "Bob"))
    await road.telegram.until(lambda: bool(press.answers))
    assert press.answers[0].show_alert
    assert "no topics" in await said_by(road, chat, "Ada", "/subscriptions")


async def test_an_anonymous_admin_is_an_admin(road: Road) -> None:
    chat = lab(road)
    road.telegram.promote(chat, person(chat, "Bob"), anonymous=True)
    assert "Large language models" in await said_by(road, chat, "Bob", "/subscribe llm")


async def test_a_forum_topic_gets_its_own_digest(road: Road) -> None:
    chat = lab(road, forum=True)
    thread = road.telegram.topic(chat, "Diffusion")
    await road.telegram.say(chat, road.ada, "/subscribe diffusion-models", thread=thread)
    await road.telegram.wait_for(chat, 1)
    await road.morning(MONDAY)
    sent = road.telegram.messages(chat)
    assert len(sent) > 1
    assert {message.thread for message in sent} == {thread}


async def test_a_channel_is_run_by_posting_in_it(road: Road) -> None:
    channel = road.telegram.channel("Papers", admins=[road.ada])
    road.telegram.post(channel, "/subscribe diffusion-models")
    await road.telegram.wait_for(channel, 1)
    await road.morning(MONDAY)
    assert len(road.telegram.messages(channel)) > 1


async def test_a_group_that_becomes_a_supergroup_keeps_everything(road: Road) -> None:
    group = road.telegram.group("Lab", admins=[road.ada])
    assert "Diffusion" in await said_by(road, group, "Ada", "/subscribe diffusion-models")
    supergroup = road.telegram.migrate(group)
    await road.morning(MONDAY)
    assert len(road.telegram.messages(supergroup)) > 0
    await road.morning(date(2025, 10, 7))
    assert not [message for message in road.telegram.messages(group) if "announced" in message.text]


async def test_a_group_that_gives_the_bot_its_right_to_write_back_gets_the_digest_that_it_asks_for(road: Road) -> None:
    chat = lab(road)
    await road.morning(MONDAY, hour=6)
    await said_by(road, chat, "Ada", "/subscribe diffusion-models")
    why = "not enough rights to send text messages to the chat"
    await road.papergram.services.store.run(chats.set_state, chat.id, ChatState.BLOCKED, why)
    await said_by(road, chat, "Ada", "/digest")
    found = await road.papergram.services.store.run(chats.get, chat.id)
    assert found is not None
    assert (found.state, found.reason) == (ChatState.ACTIVE, None)


async def test_other_bots_commands_are_left_alone(road: Road) -> None:
    chat = lab(road)
    await road.telegram.say(chat, road.ada, "/weather")
    await road.telegram.say(chat, road.ada, "/help@papergram_sandbox_bot")
    await road.telegram.wait_for(chat, 1)
    assert len(road.telegram.messages(chat)) == 1


async def test_readers_of_a_channel_cannot_make_the_bot_post_there(road: Road) -> None:
    eve = road.telegram.user("Eve")
    channel = road.telegram.channel("Papers", admins=[road.ada], members=[eve])
    road.telegram.post(channel, "/subscribe diffusion-models")
    confirmation = await road.telegram.wait_for(channel, 1)
    await road.morning(MONDAY)
    sent = [message.text for message in road.telegram.messages(channel)]
    for data in ("areas", "digest"):
        press = await road.telegram.press(confirmation, data, eve)
        await road.telegram.until(lambda press=press: bool(press.answers))  # type: ignore[misc]
        assert press.answers[0].show_alert
    assert [message.text for message in road.telegram.messages(channel)] == sent
    number = road.telegram.messages(channel)[1]
    press = await road.telegram.press(number, "1", eve)
    await road.telegram.until(lambda: bool(press.answers))
    assert "start=p-" in str(press.answers[0].url)
