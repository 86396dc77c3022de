"""Forwards, copies, replies with quotes, pins and reactions."""

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    MessageOriginChannel,
    MessageOriginUser,
    ReplyParameters,
)
from telegram.error import BadRequest

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, Status, User
from tests.sandbox.api.pictures import assert_described, picture

CALLBACK = InlineKeyboardMarkup([[InlineKeyboardButton("Read", callback_data="read:1")]])
LINK = InlineKeyboardMarkup([[InlineKeyboardButton("PDF", url="https://a.org")]])


async def test_a_forward_names_its_origin_and_keeps_only_links(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    said = await sandbox.say(chat, ada, "see https://a.org")
    group = sandbox.group("Lab", members=[ada])
    first = await bot.forward_message(group.id, chat.id, said.message_id)
    assert isinstance(first.forward_origin, MessageOriginUser)
    assert (first.forward_origin.sender_user.id, first.text) == (ada.id, said.text)
    again = await bot.forward_message(chat.id, group.id, first.message_id)
    assert again.forward_origin == first.forward_origin
    keyed = [await bot.send_message(chat.id, "x", reply_markup=keys) for keys in (CALLBACK, LINK)]
    forwarded = [await bot.forward_message(group.id, chat.id, one.message_id) for one in keyed]
    assert [one.reply_markup for one in forwarded] == [None, LINK]
    channel = sandbox.channel("News")
    post = sandbox.post(channel, "news")
    told = await bot.forward_message(chat.id, channel.id, post.message_id, protect_content=True)
    assert isinstance(told.forward_origin, MessageOriginChannel)
    assert told.forward_origin.message_id == post.message_id
    assert_described(sandbox)


async def test_protected_messages_are_copied_but_not_forwarded(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "secret", protect_content=True)
    with pytest.raises(BadRequest, match="The message can't be forwarded"):
        await bot.forward_message(chat.id, chat.id, sent.message_id)
    with pytest.raises(BadRequest, match="Messages can't be forwarded"):
        await bot.forward_messages(chat.id, chat.id, [sent.message_id])
    await bot.copy_message(chat.id, chat.id, sent.message_id)
    assert [message.text for message in sandbox.messages(chat)] == ["secret", "secret"]


async def test_a_copy_is_the_bots_own_with_its_own_keyboard(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_photo(chat.id, picture(), "<b>old</b>", parse_mode="HTML", reply_markup=CALLBACK)
    plain = await bot.copy_message(chat.id, chat.id, sent.message_id)
    titled = await bot.copy_message(
        chat.id, chat.id, sent.message_id, caption="<i>new</i>", parse_mode="HTML", reply_markup=LINK
    )
    copies = [chat.messages[one.message_id] for one in (plain, titled)]
    assert [one.html for one in copies] == ["<b>old</b>", "<i>new</i>"]
    assert [len(one.keyboard) for one in copies] == [0, 1]
    assert [one.context for one in copies] == [{}, {}]
    assert copies[0].document == chat.messages[sent.message_id].document
    assert_described(sandbox)


async def test_an_album_stays_together_and_what_is_missing_is_skipped(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat
) -> None:
    album = await bot.send_media_group(chat.id, [InputMediaPhoto(picture(), str(one)) for one in range(3)])
    ids = [one.message_id for one in album]
    await bot.delete_message(chat.id, ids[1])
    copied = await bot.copy_messages(chat.id, chat.id, [*ids, 99], remove_caption=True)
    forwarded = await bot.forward_messages(chat.id, chat.id, ids)
    groups = [{chat.messages[one.message_id].content.album for one in some} for some in (copied, forwarded)]
    assert [len(some) for some in (copied, forwarded, *groups)] == [2, 2, 1, 1]
    assert len({album[0].media_group_id, *groups[0], *groups[1]}) == 3
    assert [chat.messages[one.message_id].text for one in (*copied, *forwarded)] == ["", "", "0", "2"]
    assert_described(sandbox)


async def test_a_quote_is_found_nearest_to_its_place(sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User) -> None:
    said = await sandbox.say(chat, ada, "😀 one two one two")
    sent = await bot.send_message(
        chat.id, "which?", reply_parameters=ReplyParameters(said.message_id, quote="one", quote_position=10)
    )
    assert sent.quote is not None
    assert (sent.quote.text, sent.quote.position, sent.quote.is_manual) == ("one", 11, True)
    marked = await bot.send_message(chat.id, "a <b>bold</b> word", parse_mode="HTML")
    quote = ReplyParameters(marked.message_id, quote="a <b>bo</b>", quote_parse_mode="HTML")
    answer = await bot.send_message(chat.id, "this", reply_parameters=quote)
    assert answer.quote is not None
    assert [entity.length for entity in answer.quote.entities or ()] == [2]
    with pytest.raises(BadRequest, match="Quote_text_invalid"):
        await bot.send_message(chat.id, "x", reply_parameters=ReplyParameters(marked.message_id, quote="bold"))
    assert len(sandbox.messages(chat)) == 3


async def test_a_message_of_another_chat_is_answered_with_a_look_at_it(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat
) -> None:
    channel = sandbox.channel("News")
    post = await bot.send_photo(channel.id, picture(), "<b>news</b>", parse_mode="HTML")
    sent = await bot.send_message(chat.id, "see", reply_parameters=ReplyParameters(post.message_id, chat_id=channel.id))
    assert sent.external_reply is not None
    assert sent.quote is not None
    assert (sent.external_reply.message_id, sent.external_reply.photo) == (post.message_id, post.photo)
    assert (sent.quote.text, sent.quote.is_manual, sent.reply_to_message) == ("news", None, None)
    secret = await bot.send_message(channel.id, "secret", protect_content=True)
    alone = await bot.send_message(
        chat.id, "see", reply_parameters=ReplyParameters(secret.message_id, chat_id=channel.id)
    )
    assert alone.external_reply is None
    assert_described(sandbox)


async def test_an_effect_goes_with_a_private_message(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "!", message_effect_id="5104841245755180586", allow_paid_broadcast=True)
    assert sent.effect_id == "5104841245755180586"
    assert_described(sandbox)


async def test_pins_stand_in_order_until_they_are_taken_away(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    ids = [(await bot.send_message(chat.id, str(one))).message_id for one in range(3)]
    for one in (2, 0, 1):
        assert await bot.pin_chat_message(chat.id, ids[one])
    assert chat.pinned == [ids[2], ids[0], ids[1]]
    with pytest.raises(BadRequest, match="Chat_not_modified"):
        await bot.pin_chat_message(chat.id, ids[0])
    told = [update.message for update in await bot.get_updates() if update.message]
    assert [one.pinned_message and one.pinned_message.message_id for one in told] == [ids[2], ids[0], ids[1]]
    with pytest.raises(BadRequest, match="Service messages can't be pinned"):
        await bot.pin_chat_message(chat.id, told[0].message_id)
    await bot.unpin_chat_message(chat.id)
    assert chat.pinned == [ids[0], ids[1]]
    await bot.delete_message(chat.id, ids[0])
    assert chat.pinned == [ids[1]]
    await bot.unpin_all_chat_messages(chat.id)
    assert chat.pinned == []


async def test_an_administrator_pins_in_groups_and_channels(sandbox: TelegramSandbox, bot: Bot, ada: User) -> None:
    group, channel = sandbox.group("Lab", admins=[ada]), sandbox.channel("News")
    sandbox.promote(group, sandbox.bot)
    for place in (group, channel):
        sent = await bot.send_message(place.id, "x")
        await bot.pin_chat_message(place.id, sent.message_id)
        assert place.pinned == [sent.message_id]
    kinds = [set(update.to_dict()) - {"update_id"} for update in await bot.get_updates()]
    assert kinds[-2:] == [{"message"}, {"channel_post"}]


async def test_an_administrator_does_what_the_rights_say(sandbox: TelegramSandbox, bot: Bot, ada: User) -> None:
    shy = sandbox.user("Shy")
    group = sandbox.group("Lab", admins=[ada], members=[shy], supergroup=True)
    sandbox.promote(group, shy, anonymous=True)
    said = await sandbox.say(group, shy, "mine")
    rights = frozenset({"can_delete_messages"})
    sandbox.world.set_status(group, ada, sandbox.bot, Status.ADMINISTRATOR, granted=rights)
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages in the chat"):
        await bot.pin_chat_message(group.id, said.message_id)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", group.id, said.message_id)
    await bot.delete_message(group.id, said.message_id)
    sandbox.world.set_status(group, ada, sandbox.bot, Status.ADMINISTRATOR, granted=frozenset({"can_pin_messages"}))
    again = await sandbox.say(group, shy, "again")
    await bot.pin_chat_message(group.id, again.message_id)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group.id, again.message_id)


async def test_a_reaction_is_one_and_goes_to_the_first_of_an_album(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User
) -> None:
    said = await sandbox.say(chat, ada, "thanks")
    before = sandbox.world.journal.last
    await bot.set_message_reaction(chat.id, said.message_id, "👍", is_big=True)
    assert said.reactions == [{"type": "emoji", "emoji": "👍"}]
    (event,) = sandbox.world.journal.since(before) or []
    assert (event.kind, event.message, event.content) == ("edited", said, {"is_big": True})
    await bot.set_message_reaction(chat.id, said.message_id)
    assert said.reactions == []
    album = await bot.send_media_group(chat.id, [InputMediaPhoto(picture())] * 2)
    await bot.set_message_reaction(chat.id, album[1].message_id, "❤")
    assert [len(chat.messages[one.message_id].reactions) for one in album] == [1, 0]
    assert said.edited is None
    assert_described(sandbox)
