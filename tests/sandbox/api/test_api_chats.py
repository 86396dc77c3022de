"""What a bot meets in private chats, groups, forums and channels, through python-telegram-bot."""

import pytest
from telegram import (
    Bot,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, Status, User


async def test_a_blocked_bot_is_told_and_forbidden_to_write(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    sandbox.block(ada)
    (update,) = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(chat.id, "hello")
    sandbox.unblock(ada)
    await bot.send_message(chat.id, "hello")
    assert len(sandbox.messages(chat)) == 1


async def test_a_group_that_migrated_names_its_new_id(sandbox: TelegramSandbox, bot: Bot) -> None:
    group = sandbox.group("Lab", members=[sandbox.user("Bob")])
    moved = sandbox.migrate(group)
    with pytest.raises(ChatMigrated) as refused:
        await bot.send_message(group.id, "hello")
    assert refused.value.new_chat_id == moved.id
    updates = await bot.get_updates()
    assert [update.message.migrate_to_chat_id for update in updates if update.message] == [moved.id, None]
    await bot.send_message(moved.id, "hello")


async def test_forum_topics_take_messages_until_closed(sandbox: TelegramSandbox, bot: Bot) -> None:
    admin = sandbox.user("Root")
    forum = sandbox.group("Lab", admins=[admin], forum=True)
    thread = sandbox.topic(forum, "Papers")
    sent = await bot.send_message(forum.id, "hello", message_thread_id=thread)
    assert sent.is_topic_message
    assert sandbox.messages(forum)[0].thread == thread
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "hello", message_thread_id=1)
    sandbox.close_topic(forum, thread)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum.id, "hello", message_thread_id=thread)
    sandbox.promote(forum, sandbox.bot)
    await bot.send_message(forum.id, "hello", message_thread_id=thread)


async def test_a_deleted_topic_takes_its_messages_along(sandbox: TelegramSandbox, bot: Bot) -> None:
    forum = sandbox.group("Lab", forum=True)
    thread = sandbox.topic(forum, "Papers")
    await bot.send_message(forum.id, "general")
    await bot.send_message(forum.id, "topic", message_thread_id=thread)
    sandbox.delete_topic(forum, thread)
    assert [message.text for message in sandbox.history(forum)] == ["general"]
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "topic", message_thread_id=thread)


async def test_in_a_group_an_ordinary_bot_hears_only_what_is_meant_for_it(sandbox: TelegramSandbox, bot: Bot) -> None:
    user = sandbox.user("Bob")
    group = sandbox.group("Lab", members=[user])
    await bot.send_message(group.id, "hello")
    mine = await sandbox.wait_for(group)
    for text in ("chatter", "/help", "/help@other_bot", f"/help@{sandbox.bot.username}"):
        await sandbox.say(group, user, text)
    await sandbox.say(group, user, "thanks", reply_to=mine)
    heard = [update.message.text for update in await bot.get_updates() if update.message]
    assert heard == ["/help", f"/help@{sandbox.bot.username}", "thanks"]


async def test_an_anonymous_admin_speaks_as_the_group(sandbox: TelegramSandbox, bot: Bot) -> None:
    owner, admin = sandbox.user("Root"), sandbox.user("Shy")
    group = sandbox.group("Lab", admins=[owner], members=[admin], supergroup=True)
    sandbox.promote(group, admin, anonymous=True)
    await sandbox.say(group, admin, "/topics")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.from_user.username == "GroupAnonymousBot"
    assert update.message.sender_chat == update.message.chat
    assert [member.user.first_name for member in await bot.get_chat_administrators(group.id)] == ["Root", "Shy"]
    assert (await bot.get_chat_member(group.id, owner.id)).status == "creator"


async def test_a_channel_takes_posts_of_people_and_of_an_admin_bot(sandbox: TelegramSandbox, bot: Bot) -> None:
    channel = sandbox.channel("News", username="papers_daily")
    sandbox.post(channel, "/subscribe cs.CL")
    (update,) = await bot.get_updates()
    assert update.channel_post is not None
    assert update.channel_post.from_user is None
    sent = await bot.send_message("@papers_daily", "digest")
    assert sent.sender_chat == sent.chat
    assert [message.text for message in sandbox.messages(channel)] == ["digest"]
    sandbox.demote(channel, sandbox.bot)
    with pytest.raises(BadRequest, match="Need administrator rights in the channel chat"):
        await bot.send_message(channel.id, "digest")


async def test_messages_are_deleted_and_groups_left(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    await bot.delete_webhook(drop_pending_updates=True)
    await bot.send_chat_action(chat.id, "typing")
    assert (await bot.get_chat(chat.id)).first_name == "Ada"
    sent = await bot.send_message(chat.id, "gone")
    await bot.delete_message(chat.id, sent.message_id)
    assert sandbox.messages(chat) == []
    group = sandbox.group("Lab")
    await bot.leave_chat(group.id)
    assert group.member(sandbox.bot).status is Status.LEFT
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "hello")
