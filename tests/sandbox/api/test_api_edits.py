"""Edits of captions, files and inline messages, and what may not be edited."""

from datetime import UTC, datetime, timedelta

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
)
from telegram.error import BadRequest

from bot.clock import ManualClock
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User
from tests.sandbox.api.pictures import assert_described, picture

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Read", callback_data="read:1")]])


async def test_a_caption_is_put_in_place_and_taken_away(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_photo(chat.id, picture(), "old", reply_markup=KEYS)
    edited = await bot.edit_message_caption(
        chat.id, sent.message_id, caption="<i>new</i>", parse_mode="HTML", show_caption_above_media=True
    )
    assert not isinstance(edited, bool)
    assert (edited.caption, edited.show_caption_above_media, edited.reply_markup) == ("new", True, None)
    assert edited.photo == sent.photo
    await bot.edit_message_caption(chat.id, sent.message_id)
    (kept,) = sandbox.messages(chat)
    assert (kept.text, [content.text for content in kept.earlier]) == ("", ["old", "new"])
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_caption(chat.id, sent.message_id)


async def test_a_file_takes_the_place_of_a_text_and_of_a_file(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "wait")
    photo = await bot.edit_message_media(InputMediaPhoto(picture(), "figure"), chat.id, sent.message_id)
    assert not isinstance(photo, bool)
    assert (photo.caption, photo.text, photo.photo[0].width) == ("figure", None, 40)
    file = await bot.edit_message_media(InputMediaDocument(b"x", filename="x.txt"), chat.id, sent.message_id)
    assert not isinstance(file, bool)
    assert file.document is not None
    assert (file.document.file_name, file.caption, file.photo) == ("x.txt", None, ())
    assert_described(sandbox)


async def test_an_album_keeps_its_kind(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_media_group(chat.id, [InputMediaPhoto(picture()), InputMediaPhoto(picture(50, 50))])
    video = await bot.edit_message_media(InputMediaVideo(b"x"), chat.id, sent[0].message_id)
    assert not isinstance(video, bool)
    assert video.media_group_id == sent[0].media_group_id
    with pytest.raises(BadRequest, match="Can't change media type in the album"):
        await bot.edit_message_media(InputMediaDocument(b"x"), chat.id, sent[0].message_id)


async def test_each_edit_needs_what_it_edits(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    photo = await bot.send_photo(chat.id, picture())
    place = await bot.send_location(chat.id, 1, 2)
    voice = await bot.send_voice(chat.id, b"x")
    for sent in (photo, place):
        with pytest.raises(BadRequest, match="There is no text in the message to edit"):
            await bot.edit_message_text("x", chat.id, sent.message_id)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(chat.id, place.message_id, caption="x")
    for sent in (place, voice):
        with pytest.raises(BadRequest, match="Message media can't be edited"):
            await bot.edit_message_media(InputMediaDocument(b"x"), chat.id, sent.message_id)


async def test_forwards_and_messages_with_other_keyboards_stay_as_they_are(bot: Bot, chat: Chat) -> None:
    asked = await bot.send_message(chat.id, "name?", reply_markup=ForceReply())
    forwarded = await bot.forward_message(chat.id, chat.id, asked.message_id)
    for sent in (asked, forwarded):
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("x", chat.id, sent.message_id)


async def test_an_inline_message_is_edited_by_its_own_id(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    shared = await sandbox.say(chat, ada, "by way of a result")
    sandbox.world.inline_messages["inline-1"] = shared
    assert await bot.edit_message_text("new", inline_message_id="inline-1", reply_markup=KEYS) is True
    assert (shared.text, shared.keyboard[0][0]["text"]) == ("new", "Read")
    assert await bot.edit_message_reply_markup(inline_message_id="inline-1") is True
    assert shared.keyboard == ()
    photo = await bot.send_photo(chat.id, picture())
    media = InputMediaPhoto(photo.photo[-1].file_id)
    assert await bot.edit_message_media(media, inline_message_id="inline-1") is True
    with pytest.raises(BadRequest, match="Invalid message content specified"):
        await bot.edit_message_media(InputMediaPhoto(picture()), inline_message_id="inline-1")
    assert await bot.edit_message_caption(inline_message_id="inline-1", caption="c") is True
    assert shared.text == "c"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime(2025, 10, 6, 8, tzinfo=UTC))


async def test_after_two_days_a_message_stays(clock: ManualClock) -> None:
    async with TelegramSandbox(clock) as sandbox, Bot(sandbox.token, base_url=f"{sandbox.url}/bot") as bot:
        chat = sandbox.private_chat(sandbox.user("Ada"))
        forum = sandbox.group("Lab", forum=True)
        old = await bot.send_message(chat.id, "old")
        posted = await bot.send_message(forum.id, "old")
        clock.set(clock.now() + timedelta(days=1))
        young = await bot.send_message(chat.id, "young")
        clock.set(clock.now() + timedelta(days=1))
        with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
            await bot.delete_messages(chat.id, [young.message_id, old.message_id])
        with pytest.raises(BadRequest, match=r"Message can't be deleted$"):
            await bot.delete_message(forum.id, posted.message_id)
        assert [message.text for message in sandbox.messages(chat)] == ["old", "young"]
        await bot.delete_messages(chat.id, [young.message_id, young.message_id, 99])
        assert [message.text for message in sandbox.messages(chat)] == ["old"]


async def test_a_dice_in_a_private_chat_stays_for_a_day(clock: ManualClock) -> None:
    async with TelegramSandbox(clock) as sandbox, Bot(sandbox.token, base_url=f"{sandbox.url}/bot") as bot:
        chat = sandbox.private_chat(sandbox.user("Ada"))
        thrown = await bot.send_dice(chat.id)
        with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
            await bot.delete_message(chat.id, thrown.message_id)
        clock.set(clock.now() + timedelta(days=1, seconds=1))
        assert await bot.delete_message(chat.id, thrown.message_id)
