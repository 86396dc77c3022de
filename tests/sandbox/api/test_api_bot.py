"""python-telegram-bot, over HTTP, against the sandbox: updates, messages, presses, the bot's profile."""

import asyncio
from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    Conflict,
)
from telegram.ext import Application, CallbackContext, CommandHandler

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Read", callback_data="read:1")]])


async def test_a_command_arrives_with_its_entity_and_stays_until_confirmed(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    await sandbox.say(chat, ada, "/start deep_link")
    first = await bot.get_updates()
    again = await bot.get_updates()
    assert [update.update_id for update in first] == [update.update_id for update in again]
    message = first[0].message
    assert message is not None
    assert message.parse_entities([MessageEntity.BOT_COMMAND]) == {message.entities[0]: "/start"}
    assert message.from_user is not None
    assert message.from_user.language_code == "en"
    assert await bot.get_updates(offset=first[0].update_id + 1) == ()


async def test_a_long_poll_wakes_when_somebody_writes(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await bot.get_me()
    await sandbox.say(chat, ada, "hello")
    async with asyncio.timeout(2):
        assert len(await poll) == 1


async def test_of_two_pollers_one_meets_a_conflict(sandbox: TelegramSandbox, bot: Bot) -> None:
    async with Bot(sandbox.token, base_url=f"{sandbox.url}/bot") as other:
        polls = [asyncio.create_task(one.get_updates(timeout=5)) for one in (bot, other)]
        ended, waiting = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED, timeout=3)
        assert [type(poll.exception()) for poll in ended] == [Conflict]
        assert len(waiting) == 1
        waiting.pop().cancel()


async def test_an_application_hears_a_command_and_answers(sandbox: TelegramSandbox, chat: Chat, ada: User) -> None:
    async def start(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
        assert update.message is not None
        await update.message.reply_html(f"<b>Hello</b> {' '.join(context.args or [])}", do_quote=True)

    application = Application.builder().token(sandbox.token).base_url(f"{sandbox.url}/bot").job_queue(None).build()
    application.add_handler(CommandHandler("start", start))
    async with application:
        assert application.updater is not None
        await application.start()
        await application.updater.start_polling(drop_pending_updates=True)
        said = await sandbox.say(chat, ada, "/start there")
        reply = await sandbox.wait_for(chat)
        await application.updater.stop()
        await application.stop()
    assert (reply.text, reply.reply_to) == ("Hello there", said)
    assert sandbox.violations == []


async def test_a_message_keeps_markup_keyboard_and_options(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    html = '😀 <b>bold</b> <blockquote expandable>more https://arxiv.org/abs/2409.17058</blockquote> <a href="https://a.org">l</a>'
    sent = await bot.send_message(
        chat.id,
        html,
        parse_mode="HTML",
        reply_markup=KEYS,
        disable_notification=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    (message,) = sandbox.messages(chat)
    assert message.html == html
    assert [entity["type"] for entity in message.entities] == ["bold", "expandable_blockquote", "url", "text_link"]
    assert sent.parse_entity(sent.entities[0]) == "bold"
    assert sent.reply_markup == KEYS
    assert message.silent
    assert message.content.link_preview == {"is_disabled": True}
    assert sandbox.violations == []


async def test_a_press_is_answered_and_the_message_edited(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    await bot.send_message(chat.id, "one", reply_markup=KEYS)
    message = await sandbox.wait_for(chat)
    press = await sandbox.press(message, "Read", ada)
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert query.data == "read:1"
    assert await query.answer("done")
    await query.edit_message_text("two")
    assert [answer.text for answer in press.answers] == ["done"]
    assert sandbox.callback_answers == press.answers
    assert [content.text for content in message.earlier] == ["one"]
    assert (message.text, message.keyboard) == ("two", ())
    sandbox.expire_presses()
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()


async def test_editing_to_the_same_is_refused(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "<b>same</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("<b>same</b>", chat.id, sent.message_id, parse_mode="HTML")
    await bot.edit_message_reply_markup(chat.id, sent.message_id, reply_markup=KEYS)
    assert sandbox.messages(chat)[0].keyboard[0][0]["callback_data"] == "read:1"


async def test_commands_are_kept_per_scope_and_language(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("help", "Hilfe")], language_code="de")
    await bot.set_my_commands([("mine", "Mine")], scope=BotCommandScopeChat(chat.id))
    assert [command.description for command in await bot.get_my_commands(language_code="de")] == ["Hilfe"]
    assert [command.command for command in await bot.get_my_commands(BotCommandScopeChat(chat.id))] == ["mine"]
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    await bot.set_my_short_description("arXiv, read for you")
    assert (await bot.get_my_short_description("fr")).short_description == "arXiv, read for you"


async def test_a_document_is_kept_with_its_caption_and_sent_again_by_id(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat
) -> None:
    first = await bot.send_document(chat.id, b"@article{x}", caption="<i>two</i>", filename="a.bib", parse_mode="HTML")
    assert first.document is not None
    assert first.document.file_size == 11
    await bot.send_document(chat.id, first.document.file_id, reply_parameters=ReplyParameters(first.message_id))
    kept = sandbox.messages(chat)
    assert [message.document and message.document.content for message in kept] == [b"@article{x}"] * 2
    assert kept[0].text == "two"
    assert kept[1].reply_to is kept[0]


async def test_every_answer_is_what_the_description_promises(sandbox: TelegramSandbox, bot: Bot) -> None:
    user = sandbox.user("Ada", username="ada_l")
    forum = sandbox.group("Lab", admins=[user], forum=True, username="lab_forum")
    thread = sandbox.topic(forum, "Papers")
    await bot.get_me()
    sent = await bot.send_message(
        forum.id, "<b>x</b> https://a.org", "HTML", message_thread_id=thread, reply_markup=KEYS
    )
    await bot.send_document(forum.id, b"x", filename="x.txt", reply_parameters=ReplyParameters(sent.message_id))
    await sandbox.press(await sandbox.wait_for(forum), "Read", user)
    await bot.edit_message_text("y", forum.id, sent.message_id)
    await bot.get_chat(forum.id)
    await bot.get_chat_administrators(forum.id)
    for one in (user, sandbox.bot, sandbox.user("Stranger")):
        await bot.get_chat_member(forum.id, one.id)
    await bot.get_webhook_info()
    await sandbox.say(forum, user, "/help", thread=thread)
    sandbox.kick_bot(forum, user)
    sandbox.add_bot(forum, user)
    await bot.get_updates()
    assert len(sandbox.requests) > 10
    for request in sandbox.requests:
        assert request.answer is not None
        sandbox.spec.check_answer(request.method, request.answer["result"])
