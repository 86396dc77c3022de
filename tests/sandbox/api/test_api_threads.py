"""In which topic a reply stands, and what it shows of the message that it answers."""

import pytest
from telegram import Bot, ReplyParameters
from telegram.error import BadRequest

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User


@pytest.fixture
def forum(sandbox: TelegramSandbox, ada: User) -> Chat:
    return sandbox.group("Hub", admins=[ada], forum=True)


async def test_a_reply_stands_in_the_topic_of_what_it_answers(
    sandbox: TelegramSandbox, bot: Bot, forum: Chat, ada: User
) -> None:
    papers, talks = sandbox.topic(forum, "Papers"), sandbox.topic(forum, "Talks")
    asked = await sandbox.say(forum, ada, "/digest", thread=papers)
    general = await sandbox.say(forum, ada, "/digest")
    to_asked, to_general = ReplyParameters(asked.message_id), ReplyParameters(general.message_id)
    assert (await bot.send_message(forum.id, "a", reply_parameters=to_asked)).message_thread_id == papers
    elsewhere = await bot.send_message(forum.id, "b", message_thread_id=talks, reply_parameters=to_asked)
    assert (elsewhere.message_thread_id, elsewhere.is_topic_message) == (papers, True)
    await bot.send_message(forum.id, "c", message_thread_id=talks, reply_parameters=to_general)
    assert sandbox.messages(forum)[-1].thread is None
    sandbox.close_topic(forum, papers)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum.id, "d", reply_parameters=to_asked)


@pytest.mark.parametrize("is_forum", [True, False])
async def test_a_chain_of_replies_is_a_thread_to_which_nothing_can_be_sent(
    sandbox: TelegramSandbox, bot: Bot, ada: User, *, is_forum: bool
) -> None:
    chat = sandbox.group("Hub", admins=[ada], supergroup=True, forum=is_forum)
    first = await sandbox.say(chat, ada, "one")
    second = await sandbox.say(chat, ada, "two", reply_to=first)
    await sandbox.say(chat, ada, f"three @{sandbox.bot.username}", reply_to=second)
    (update,) = await bot.get_updates()
    assert update.message
    assert (update.message.message_thread_id, update.message.is_topic_message) == (first.message_id, None)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(chat.id, "four", message_thread_id=first.message_id)
    await update.message.reply_text("four")


async def test_replies_outside_of_supergroups_make_no_thread(sandbox: TelegramSandbox, chat: Chat, ada: User) -> None:
    first = await sandbox.say(chat, ada, "one")
    assert "message_thread_id" not in (await sandbox.say(chat, ada, "two", reply_to=first)).json()


async def test_a_reply_shows_what_it_answers_until_that_is_deleted(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    asked = await sandbox.say(chat, ada, "one")
    sent = await bot.send_message(chat.id, "two", reply_parameters=ReplyParameters(asked.message_id))
    sandbox.delete(asked, ada)
    edited = await bot.edit_message_text("three", chat.id, sent.message_id)
    assert sent.reply_to_message
    assert not isinstance(edited, bool)
    assert edited.reply_to_message is None
