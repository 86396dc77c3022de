"""What people cannot do: press what is not before them, and do twice what can be done once."""

from collections.abc import Callable

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.sandbox.people.inline import ask, choose
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.message import SentMessage

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Read", callback_data="read")]])


@pytest.fixture
def lab(sandbox: TelegramSandbox, ada: User) -> Chat:
    return sandbox.group("Lab", admins=[ada])


async def sent_to(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> SentMessage:
    await bot.send_message(chat.id, "one", reply_markup=KEYS)
    return sandbox.messages(chat)[-1]


async def check_no_press(sandbox: TelegramSandbox, bot: Bot, message: SentMessage, user: User, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        await sandbox.press(message, "Read", user)
    assert [update for update in await bot.get_updates() if update.callback_query] == []


async def test_a_stranger_presses_nothing(sandbox: TelegramSandbox, bot: Bot, chat: Chat, lab: Chat) -> None:
    eve = sandbox.user("Eve")
    for place in (chat, lab):
        await check_no_press(sandbox, bot, await sent_to(sandbox, bot, place), eve, f"Eve is not in {place.title}")


async def test_whoever_reads_a_public_channel_can_press(sandbox: TelegramSandbox, bot: Bot, ada: User) -> None:
    news = sandbox.channel("News", admins=[ada], username="news")
    assert (await sandbox.press(await sent_to(sandbox, bot, news), "Read", sandbox.user("Eve"))).data == "read"


async def test_a_group_that_moved_takes_no_press(sandbox: TelegramSandbox, bot: Bot, lab: Chat, ada: User) -> None:
    message = await sent_to(sandbox, bot, lab)
    sandbox.migrate(lab)
    await check_no_press(sandbox, bot, message, ada, "stands no longer")


async def test_a_deleted_message_takes_no_press(sandbox: TelegramSandbox, bot: Bot, lab: Chat, ada: User) -> None:
    message = await sent_to(sandbox, bot, lab)
    sandbox.delete(message, ada)
    await check_no_press(sandbox, bot, message, ada, "stands no longer")


async def test_who_blocks_the_bot_presses_nothing(sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User) -> None:
    message = await sent_to(sandbox, bot, chat)
    sandbox.block(ada)
    await check_no_press(sandbox, bot, message, ada, "Ada has blocked the bot")


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda people, lab, ada: people.unblock(ada), "Ada does not block the bot"),
        (lambda people, lab, ada: (people.block(ada), people.block(ada)), "Ada has blocked the bot already"),
        (lambda people, lab, ada: people.add_bot(lab, ada), "the bot is in Lab already"),
        (lambda people, lab, ada: (people.kick_bot(lab, ada), people.kick_bot(lab, ada)), "the bot is not in Lab"),
        (lambda people, lab, ada: people.promote(lab, people.user("Eve")), "Eve cannot be promoted in Lab"),
        (lambda people, lab, ada: people.promote(lab, ada), "Ada cannot be promoted in Lab"),
        (lambda people, lab, ada: people.demote(lab, people.user("Eve")), "Eve is no administrator of Lab"),
    ],
)
async def test_what_cannot_be_changed_is_refused(
    sandbox: TelegramSandbox, bot: Bot, lab: Chat, ada: User, *, act: Callable[..., object], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        act(sandbox, lab, ada)
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert all(one.old_chat_member.status != one.new_chat_member.status for one in changes)


async def test_an_inline_message_that_was_deleted_cannot_be_edited(
    sandbox: TelegramSandbox, bot: Bot, lab: Chat, ada: User
) -> None:
    query = ask(sandbox.world, ada, lab, "")
    content = {"message_text": "one"}
    result = {"type": "article", "id": "1", "title": "x", "input_message_content": content}
    await bot.answer_inline_query(query, [result | {"reply_markup": KEYS.to_dict()}])  # type: ignore[list-item]
    message = choose(sandbox.world, ada, lab, query, "1")
    assert message.inline_id
    sandbox.delete(message, ada)
    with pytest.raises(BadRequest, match="Message_id_invalid"):
        await bot.edit_message_text("two", inline_message_id=message.inline_id)
