"""A channel or a group run from a private chat: what is asked there is about it, and nobody but its admins does so."""

import inspect
from datetime import timedelta

import pytest
from telegram.ext import CallbackQueryHandler

from bot.model.paper import PaperId
from bot.sandbox.wire import Upload
from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.message import SentMessage
from bot.sandbox.world.world import Press
from bot.store import chats as stored_chats
from bot.store import managers, subscriptions
from bot.takeaway.topics import json_file, listed
from handlers.picker import CHANNEL, GROUP
from handlers.table import BY_NAME, PERSONAL, PERSONAL_KEYS
from tests.road.conftest import MONDAY, Road
from tests.road.test_incoming_old_keys import forged


async def topics_of(road: Road, chat: Chat) -> list[str]:
    wishes = await road.papergram.services.store.run(subscriptions.of_chat, chat.id)
    return [wish.topic for wish in wishes]


async def pick(road: Road, shared: Chat, request: int = CHANNEL) -> SentMessage:
    """Ada picks the chat; the answer with keys."""
    await road.ask("/manage")
    if not road.telegram.messages(road.chat)[-1].content.markup:
        before = len(road.telegram.messages(road.chat))
        await road.telegram.press(road.telegram.messages(road.chat)[-1], "manage-pick", road.ada)
        await road.telegram.wait_for(road.chat, before + 1)
    before = len(road.telegram.messages(road.chat))
    road.telegram.share_chat(road.chat, road.ada, request, shared)
    return await road.telegram.wait_for(road.chat, before + 2)


def held(page: SentMessage) -> list[str]:
    """What the keys say that holds."""
    return [key["callback_data"] for row in page.keyboard for key in row if key["text"].startswith("●")]


async def press(road: Road, message: SentMessage, data: str, user: User | None = None) -> str:
    """The toast that answers the press."""
    pressed = await road.telegram.press(message, data, user or road.ada)
    await road.telegram.until(lambda: bool(pressed.answers))
    return pressed.answers[0].text or ""


@pytest.fixture
def channel(road: Road) -> Chat:
    return road.telegram.channel("Daily Papers", admins=[road.ada])


async def test_what_is_asked_in_private_is_about_the_channel_that_was_picked(road: Road, channel: Chat) -> None:
    begun = await pick(road, channel)
    assert "Managing Daily Papers" in begun.text
    (answer,) = await road.ask("/subscribe diffusion-models")
    assert answer.text.startswith("🛠 Managing Daily Papers")
    assert await topics_of(road, channel) == ["diffusion-models"]
    assert await topics_of(road, road.chat) == []
    assert road.telegram.messages(channel) == []
    await road.morning(MONDAY)
    assert len(road.telegram.messages(channel)) > 1


async def test_the_settings_change_in_place_and_are_the_channels(road: Road, channel: Chat) -> None:
    await pick(road, channel)
    (page,) = await road.ask("/settings length")
    await press(road, page, "set:length:titles")
    await road.telegram.until(lambda: "set:length:titles" in held(page))
    assert page.text.startswith("🛠 Managing Daily Papers")
    store = road.papergram.services.store
    found, home = await store.run(stored_chats.get, channel.id), await store.run(stored_chats.get, road.chat.id)
    assert found is not None
    assert home is not None
    assert (found.length, home.length) == ("titles", "takeaways")


async def test_done_ends_it_and_leaves_a_way_back(road: Road, channel: Chat) -> None:
    begun = await pick(road, channel)
    await press(road, begun, f"managed:{channel.id}")
    await road.telegram.until(lambda: "your own chat again" in begun.text)
    (answer,) = await road.ask("/subscribe llm")
    assert "Managing" not in answer.text
    assert (await topics_of(road, road.chat), await topics_of(road, channel)) == (["llm"], [])
    await press(road, begun, f"manage:{channel.id}")
    await road.ask("/subscribe robotics")
    assert await topics_of(road, channel) == ["robotics"]


async def test_off_ends_it_and_takes_the_keyboard_away(road: Road, channel: Chat) -> None:
    await pick(road, channel)
    (answer,) = await road.ask("/manage off")
    assert answer.content.markup == {"remove_keyboard": True}
    await road.ask("/subscribe llm")
    assert await topics_of(road, channel) == []


async def test_a_key_stays_about_the_chat_whose_message_it_is_below(road: Road, channel: Chat) -> None:
    (own,) = await road.ask("/topic llm")
    begun = await pick(road, channel)
    (theirs,) = await road.ask("/topic diffusion-models")
    await press(road, own, "s:llm")
    await press(road, begun, f"managed:{channel.id}")
    await press(road, theirs, "s:diffusion-models")
    assert (await topics_of(road, road.chat), await topics_of(road, channel)) == (["llm"], ["diffusion-models"])


async def test_who_is_no_admin_any_more_manages_no_more(road: Road, channel: Chat) -> None:
    eve = road.telegram.user("Eve")
    road.telegram.join(channel, eve)
    road.telegram.promote(channel, eve)
    begun = await pick(road, channel)
    (page,) = await road.ask("/subscriptions")
    own = channel.members[road.ada.id]
    channel.members[road.ada.id] = type(own)(road.ada, type(own.status).ADMINISTRATOR)
    road.telegram.demote(channel, road.ada)
    (answer,) = await road.ask("/subscribe llm")
    assert "no admin" in answer.text
    assert "no admin" in await press(road, page, "areas")
    assert (await topics_of(road, channel), await topics_of(road, road.chat)) == ([], [])
    (free,) = await road.ask("/subscribe llm")
    assert "Managing" not in free.text
    await press(road, begun, f"managed:{channel.id}")
    await road.telegram.until(lambda: "your own chat again" in begun.text)


async def test_a_loss_of_rights_that_nobody_told_of_is_found_out_within_a_minute(road: Road, channel: Chat) -> None:
    await pick(road, channel)
    del channel.members[road.ada.id]
    road.clock.set(road.clock.now() + timedelta(seconds=50))
    (answer,) = await road.ask("/subscribe llm")
    assert "no admin" in answer.text
    assert await topics_of(road, channel) == []


async def test_an_hour_without_a_word_ends_it_and_nothing_is_done_to_the_wrong_chat(road: Road, channel: Chat) -> None:
    await pick(road, channel)
    road.clock.set(road.clock.now() + timedelta(minutes=40))
    await road.ask("/subscriptions")
    road.clock.set(road.clock.now() + timedelta(minutes=40))
    await road.ask("/subscribe llm")
    road.clock.set(road.clock.now() + timedelta(minutes=61))
    (answer,) = await road.ask("/subscribe robotics")
    assert "For an hour there was no word about Daily Papers" in answer.text
    assert (await topics_of(road, channel), await topics_of(road, road.chat)) == (["llm"], [])


async def test_a_stranger_cannot_manage_a_channel_whatever_they_share_press_or_open(road: Road) -> None:
    bob = road.telegram.user("Bob")
    channel = road.telegram.channel("Theirs", admins=[bob], members=[road.ada])
    await road.ask("/manage")
    road.telegram.share_chat(road.chat, road.ada, CHANNEL, channel)
    refusal = await road.telegram.wait_for(road.chat, 3)
    assert "no admin" in refusal.text
    (opened,) = await road.ask(f"/start manage{channel.id}")
    assert "no admin" in opened.text
    await road.ask("/subscribe llm")
    assert await topics_of(road, channel) == []


async def test_a_channel_where_the_bot_cannot_post_is_told_of_with_the_right_that_lacks(road: Road) -> None:
    channel = road.telegram.channel("Daily Papers", admins=[road.ada], bot_is_admin=False)
    (told,) = await road.ask(f"/start manage{channel.id}")
    assert "Make me one, with the right “Post messages”" in told.text
    road.telegram.promote(channel, road.telegram.bot)
    await press(road, told, f"manage:{channel.id}")
    await road.telegram.wait_for(road.chat, lambda one: "Managing Daily Papers" in one.text)


async def test_a_channel_without_the_bot_has_it_once_it_is_picked(road: Road, channel: Chat) -> None:
    del channel.members[road.telegram.bot.id]
    await road.ask("/manage")
    road.telegram.share_chat(road.chat, road.ada, CHANNEL, channel)
    await road.telegram.wait_for(road.chat, lambda one: "Managing Daily Papers" in one.text)
    assert channel.member(road.telegram.bot).may("can_post_messages")
    assert not channel.member(road.telegram.bot).may("can_delete_messages")


async def test_a_group_is_known_the_second_time_without_the_list(road: Road) -> None:
    group = road.telegram.group("Lab", admins=[road.ada])
    await road.telegram.say(group, road.ada, "/subscribe llm")
    await road.telegram.wait_for(group, 1)
    (offer,) = await road.ask("/manage")
    assert "🛠 Lab" in str(offer.content.keyboard)
    await press(road, offer, f"manage:{group.id}")
    (listed,) = await road.ask("/subscriptions")
    assert "Large language models" in listed.text
    (again,) = await road.ask("/manage")
    assert "● 🛠 Lab" in str(again.content.keyboard)


async def test_a_group_shows_the_way_to_a_private_chat(road: Road) -> None:
    group = road.telegram.group("Lab", admins=[road.ada], supergroup=True)
    (answer,) = await road.ask("/manage", group)
    assert f"start=manage{group.id}" in str(answer.content.keyboard)
    (begun,) = await road.ask(f"/start manage{group.id}")
    assert "Managing Lab" in begun.text


async def test_a_digest_is_posted_to_all_only_after_a_second_word(road: Road, channel: Chat) -> None:
    await pick(road, channel)
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY, hour=6)
    (question,) = await road.ask("/digest")
    assert "for all to see" in question.text
    assert road.telegram.messages(channel) == []
    await press(road, question, "digest-there")
    await road.telegram.wait_for(channel, 1)
    await road.telegram.wait_for(road.chat, lambda one: "on its way there" in one.text)
    assert "Diffusion models" in road.telegram.messages(channel)[0].text


@pytest.mark.parametrize("is_typed", [True, False])
async def test_the_answer_to_a_question_is_about_what_the_question_was(
    road: Road, channel: Chat, *, is_typed: bool
) -> None:
    await road.ask("/help")
    begun = await pick(road, channel)
    (page,) = await road.ask("/settings when")
    await press(road, page, "set:zone")
    await road.telegram.until(lambda: "city:set" in str(page.keyboard))
    await press(road, page, "city:set")
    question = await road.telegram.wait_for(road.chat, lambda one: "city" in one.text.lower() and one is not page)
    assert question.text.startswith("🛠 Managing Daily Papers")
    await press(road, begun, f"managed:{channel.id}")
    before = len(road.telegram.messages(road.chat))
    if is_typed:
        await road.telegram.say(road.chat, road.ada, "Nairobi")
    else:
        road.telegram.share_location(road.chat, road.ada, -1.29, 36.82)
    await road.telegram.wait_for(road.chat, before + 2)
    store = road.papergram.services.store
    zones = [await store.run(stored_chats.get, chat.id) for chat in (channel, road.chat)]
    assert [one.timezone for one in zones if one is not None] == ["Africa/Nairobi", "UTC"]


async def test_no_private_chat_can_be_managed(road: Road) -> None:
    bob = road.telegram.user("Bob")
    await road.telegram.say(road.telegram.private_chat(bob), bob, "/subscribe llm")
    (own,) = await road.ask("/topics")
    await road.ask(f"/start manage{bob.id}")
    for number in (bob.id, road.ada.id):
        await forge(road, own, f"manage:{number}")
    await road.ask("/unsubscribe all")
    assert await topics_of(road, road.telegram.private_chat(bob)) == ["llm"]
    assert await road.papergram.services.store.run(managers.managed_by, road.ada.id) is None


async def test_nobody_sees_in_a_group_what_is_managed(road: Road, channel: Chat) -> None:
    group = road.telegram.group("Lab", admins=[road.ada])
    (page,) = await road.ask("/topics", group)
    press = await forge(road, page, f"manage:{channel.id}")
    assert press.answers[0].show_alert
    assert "Daily Papers" not in str([one.text for one in road.telegram.messages(group)])


async def test_a_channel_with_a_new_name_is_called_by_it(road: Road, channel: Chat) -> None:
    begun = await pick(road, channel)
    channel.title = "Weekly Papers"
    await press(road, begun, f"managed:{channel.id}")
    await road.ask(f"/start manage{channel.id}")
    await road.telegram.wait_for(road.chat, lambda one: "Managing Weekly Papers" in one.text)


def test_what_is_ones_own_is_named_as_it_is_called(road: Road) -> None:
    handlers = [one for group in road.papergram.app.handlers.values() for one in group]
    fits = [one.pattern for one in handlers if isinstance(one, CallbackQueryHandler) and callable(one.pattern)]
    known = {str(inspect.getclosurevars(one).nonlocals.get("prefix")) for one in fits}
    assert known >= PERSONAL_KEYS
    papers = [vars_ for vars_ in map(inspect.getclosurevars, fits) if PaperId.parse in vars_.nonlocals["readers"]]
    assert {one.nonlocals["prefix"] for one in papers} <= PERSONAL_KEYS, "what is about a paper is the reader's own"
    assert BY_NAME.keys() >= PERSONAL


async def forge(road: Road, message: SentMessage, data: str) -> Press:
    """Ada's client sends a press of a key that is not there."""
    pressed = forged(road, message, data)
    await road.telegram.until(lambda: bool(pressed.answers))
    return pressed


async def test_a_key_of_which_nobody_can_tell_what_it_is_about_does_nothing(road: Road, channel: Chat) -> None:
    await pick(road, channel)
    (page,) = await road.ask("/topic llm")
    pressed = forged(road, page, "s:llm", readable=False)
    await road.telegram.until(lambda: bool(pressed.answers))
    assert pressed.answers[0].show_alert
    assert (await topics_of(road, channel), await topics_of(road, road.chat)) == ([], [])


async def test_a_file_of_topics_goes_where_it_was_asked_for(road: Road, channel: Chat) -> None:
    begun = await pick(road, channel)
    await road.ask("/topics import")
    await press(road, begun, f"managed:{channel.id}")
    llm = next(topic for topic in road.papergram.services.catalogue if topic.slug == "llm")
    file = json_file([listed(llm, "en", None, is_subscribed=True)], road.clock.now())
    before = len(road.telegram.messages(road.chat))
    road.telegram.send_file(road.chat, road.ada, Upload(file.name, "application/json", file.content))
    await road.telegram.wait_for(road.chat, before + 1)
    assert (await topics_of(road, channel), await topics_of(road, road.chat)) == (["llm"], [])


async def test_papers_and_saved_ones_stay_ones_own(road: Road, channel: Chat) -> None:
    await road.morning(MONDAY)
    await pick(road, channel)
    await road.ask(f"/save {road.arxiv_rows[0]['id']}")
    assert "(1–1 of 1)" in (await road.ask("/saved"))[0].text
    await road.ask("/manage off")
    assert "(1–1 of 1)" in (await road.ask("/saved"))[0].text


async def test_a_group_that_becomes_a_supergroup_is_managed_on(road: Road) -> None:
    group = road.telegram.group("Lab", admins=[road.ada])
    await pick(road, group, GROUP)
    (page,) = await road.ask("/topic llm")
    supergroup = road.telegram.migrate(group)
    await road.ask("/subscribe robotics")
    await press(road, page, "s:llm")
    assert set(await topics_of(road, supergroup)) == {"robotics", "llm"}


async def test_the_store_forgets_whom_telegram_does_not_call_an_admin(road: Road, channel: Chat) -> None:
    await pick(road, channel)
    store = road.papergram.services.store
    assert await store.run(managers.of_chat, channel.id, 5) == [road.ada.id]
    del channel.members[road.ada.id]
    road.clock.set(road.clock.now() + timedelta(minutes=1))
    await road.ask("/settings")
    assert await store.run(managers.of_chat, channel.id, 5) == []
    assert await store.run(managers.managed_by, road.ada.id) is None
