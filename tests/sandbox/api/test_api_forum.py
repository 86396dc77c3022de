"""What the bot changes as an administrator: topics, members, titles; and the settings that people see."""

import pytest
from telegram import Bot, ChatAdministratorRights, ChatPermissions, MenuButtonWebApp, WebAppInfo
from telegram.error import BadRequest

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import COLOURS, PERMISSIONS, Chat, Status, User


@pytest.fixture
def bob(sandbox: TelegramSandbox) -> User:
    return sandbox.user("Bob")


@pytest.fixture
def hub(sandbox: TelegramSandbox, ada: User, bob: User) -> Chat:
    """A forum that the bot rules."""
    hub = sandbox.group("Hub", admins=[ada], members=[bob], forum=True)
    sandbox.promote(hub, sandbox.bot)
    return hub


def services(chat: Chat) -> list[str]:
    return [name for message in chat.messages.values() for name in message.service]


def check_answers(sandbox: TelegramSandbox) -> None:
    for request in sandbox.requests:
        assert request.answer is not None
        if request.answer["ok"]:
            sandbox.spec.check_answer(request.method, request.answer["result"])


async def test_a_topic_lives_from_creation_to_deletion(sandbox: TelegramSandbox, bot: Bot, hub: Chat) -> None:
    topic = await bot.create_forum_topic(hub.id, " Papers  daily ", icon_color=COLOURS[2])
    thread = topic.message_thread_id
    assert (topic.name, topic.icon_color) == ("Papers daily", COLOURS[2])
    assert hub.messages[thread].json()["forum_topic_created"]["name"] == "Papers daily"
    await bot.send_message(hub.id, "hello", message_thread_id=thread)
    assert await bot.edit_forum_topic(hub.id, thread, name="Papers", icon_custom_emoji_id="5")
    assert await bot.close_forum_topic(hub.id, thread)
    assert await bot.reopen_forum_topic(hub.id, thread)
    assert services(hub) == ["forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"]
    told = [update.message for update in await bot.get_updates() if update.message]
    assert [message.message_thread_id for message in told] == [thread] * 4
    assert (hub.topics[thread].name, hub.topics[thread].icon) == ("Papers", "5")
    assert await bot.delete_forum_topic(hub.id, thread)
    assert list(hub.topics) == [1]
    assert hub.messages == {}
    check_answers(sandbox)


async def test_general_is_renamed_closed_and_hidden(sandbox: TelegramSandbox, bot: Bot, hub: Chat) -> None:
    assert await bot.edit_general_forum_topic(hub.id, "Lobby")
    assert await bot.hide_general_forum_topic(hub.id)
    assert (hub.topics[1].name, hub.topics[1].hidden, hub.topics[1].closed) == ("Lobby", True, True)
    assert await bot.reopen_general_forum_topic(hub.id)
    assert (hub.topics[1].hidden, hub.topics[1].closed) == (False, False)
    assert await bot.hide_general_forum_topic(hub.id)
    assert await bot.unhide_general_forum_topic(hub.id)
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await bot.close_general_forum_topic(hub.id)
    assert services(hub)[:4] == [
        "forum_topic_edited",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "forum_topic_reopened",
    ]
    assert all(message.thread is None for message in hub.messages.values())


async def test_general_that_is_closed_takes_messages_of_administrators_only(
    sandbox: TelegramSandbox, bot: Bot, hub: Chat
) -> None:
    await bot.close_general_forum_topic(hub.id)
    await bot.send_message(hub.id, "by an administrator")
    sandbox.demote(hub, sandbox.bot)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(hub.id, "by a member")


async def test_who_is_banned_goes_with_all_they_wrote(sandbox: TelegramSandbox, bot: Bot, hub: Chat, bob: User) -> None:
    await sandbox.say(hub, bob, "spam")
    assert await bot.get_chat_member_count(hub.id) == 3
    assert await bot.ban_chat_member(hub.id, bob.id, until_date=2_000_000_000)
    assert services(hub) == ["left_chat_member"]
    assert len(hub.messages) == 1
    banned = await bot.get_chat_member(hub.id, bob.id)
    assert (banned.status, banned.to_dict()["until_date"]) == ("kicked", 2_000_000_000)
    assert await bot.get_chat_member_count(hub.id) == 2
    assert await bot.unban_chat_member(hub.id, bob.id, only_if_banned=True)
    assert hub.member(bob).status is Status.LEFT
    check_answers(sandbox)


async def test_unbanning_a_member_sends_them_away_unless_only_if_banned(bot: Bot, hub: Chat, bob: User) -> None:
    await bot.unban_chat_member(hub.id, bob.id, only_if_banned=True)
    assert hub.member(bob).status is Status.MEMBER
    await bot.unban_chat_member(hub.id, bob.id)
    assert hub.member(bob).status is Status.LEFT


async def test_a_restricted_member_keeps_what_is_granted_and_what_that_implies(
    sandbox: TelegramSandbox, bot: Bot, hub: Chat, bob: User
) -> None:
    await bot.restrict_chat_member(hub.id, bob.id, ChatPermissions(can_send_polls=True))
    assert hub.member(bob).granted == frozenset({"can_send_polls", "can_send_messages"})
    await bot.restrict_chat_member(
        hub.id, bob.id, ChatPermissions(can_send_polls=True), use_independent_chat_permissions=True
    )
    assert hub.member(bob).granted == frozenset({"can_send_polls"})
    assert (await bot.get_chat_member(hub.id, bob.id)).status == "restricted"
    every = dict.fromkeys(PERMISSIONS, True)
    await bot.restrict_chat_member(hub.id, bob.id, ChatPermissions(**all_known(every), api_kwargs=every))
    assert hub.member(bob).status is Status.MEMBER
    check_answers(sandbox)


def all_known(permissions: dict[str, bool]) -> dict[str, bool]:
    """Those that the client knows; it passes the others on as they are."""
    known = ChatPermissions.all_permissions().to_dict()
    return {name: value for name, value in permissions.items() if name in known}


async def test_somebody_is_promoted_with_some_rights_and_demoted_without_any(
    sandbox: TelegramSandbox, bot: Bot, hub: Chat, bob: User
) -> None:
    await bot.promote_chat_member(hub.id, bob.id, can_pin_messages=True, is_anonymous=True)
    member = hub.member(bob)
    assert (member.status, member.granted, member.anonymous) == (
        Status.ADMINISTRATOR,
        frozenset({"can_pin_messages", "can_manage_chat"}),
        True,
    )
    told = await bot.get_chat_member(hub.id, bob.id)
    assert (told.to_dict()["can_pin_messages"], told.to_dict()["can_delete_messages"]) == (True, False)
    await bot.promote_chat_member(hub.id, bob.id)
    assert hub.member(bob).status is Status.MEMBER
    check_answers(sandbox)


async def test_a_title_and_a_description_change(sandbox: TelegramSandbox, bot: Bot, hub: Chat) -> None:
    assert await bot.set_chat_title(hub.id, "Hub of papers")
    assert await bot.set_chat_title(hub.id, "Hub of papers")
    assert await bot.set_chat_description(hub.id, "arXiv, daily")
    shown = await bot.get_chat(hub.id)
    assert (shown.title, shown.description) == ("Hub of papers", "arXiv, daily")
    assert services(hub) == ["new_chat_title"]
    told = [update.message.new_chat_title for update in await bot.get_updates() if update.message]
    assert told == ["Hub of papers"]


async def test_a_group_that_moved_can_still_be_looked_at(sandbox: TelegramSandbox, bot: Bot) -> None:
    group = sandbox.group("Old")
    sandbox.migrate(group)
    assert (await bot.get_chat(group.id)).title == "Old"


async def test_a_public_chat_can_be_looked_at_from_outside(sandbox: TelegramSandbox, bot: Bot) -> None:
    group = sandbox.group("Open", username="open_lab")
    await bot.leave_chat(group.id)
    assert (await bot.get_chat("@open_lab")).id == group.id


async def test_menu_buttons_names_and_rights_are_kept(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    app = MenuButtonWebApp("Papers", WebAppInfo("https://example.org/app"))
    assert (await bot.get_chat_menu_button()).type == "commands"
    await bot.set_chat_menu_button(menu_button=app)
    assert await bot.get_chat_menu_button(chat.id) == app
    await bot.set_chat_menu_button(chat.id, app)
    await bot.set_chat_menu_button()
    assert (await bot.get_chat_menu_button(chat.id)).type == "web_app"
    assert (await bot.get_chat_menu_button()).type == "commands"
    await bot.set_my_name("Papers", "de")
    assert (await bot.get_my_name("de")).name == "Papers"
    assert (await bot.get_my_name()).name == sandbox.bot.first_name
    rights = ChatAdministratorRights.all_rights()
    await bot.set_my_default_administrator_rights(rights, for_channels=True)
    assert await bot.get_my_default_administrator_rights(for_channels=True) == rights
    assert not (await bot.get_my_default_administrator_rights()).can_change_info
    check_answers(sandbox)
