"""A webhook that is changed while it posts, and answers that it survives."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import InvalidToken

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User
from tests.sandbox.api.receiver import Receiver, receiving


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as one:
        yield one


async def test_of_webhooks_that_are_set_at_once_one_is_left(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User
) -> None:
    await bot.set_webhook(receiver.url)
    await asyncio.gather(*(bot.set_webhook(f"{receiver.url}/{number}") for number in range(4)))
    left = (await bot.get_webhook_info()).url
    await sandbox.say(chat, ada, "one")
    await sandbox.say(chat, ada, "two")
    assert await receiver.until(2) == ["one", "two"]
    assert {receiver.url.removesuffix("/hook") + path for path in receiver.paths} == {left}


async def test_nothing_is_posted_once_all_is_deleted(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User
) -> None:
    await asyncio.gather(*(bot.set_webhook(f"{receiver.url}/{number}") for number in range(4)))
    await bot.delete_webhook()
    await sandbox.say(chat, ada, "kept")
    assert [update.message and update.message.text for update in await bot.get_updates()] == ["kept"]
    assert receiver.updates == []


async def test_a_revoked_token_ends_the_webhook(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User
) -> None:
    await bot.set_webhook(receiver.url)
    await sandbox.say(chat, ada, "posted")
    await receiver.until(1)
    sandbox.revoke_token()
    await sandbox.say(chat, ada, "kept")
    with pytest.raises(InvalidToken):
        await bot.get_me()
    assert sandbox.world.webhook_url is None
    assert len(receiver.updates) == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"method": "sendMessage", "text": "\ud800"},
        {
            "method": "sendMessage",
            "text": "x",
            "reply_markup": {"inline_keyboard": [[{"text": "k", "callback_data": "\ud800"}]]},
        },
        {"method": "sendLocation", "latitude": float("nan"), "longitude": 10**400},
        {"method": "\ud800"},
        {"method": ["sendMessage"]},
    ],
)
async def test_no_answer_ends_the_posts(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User, answer: dict[str, object]
) -> None:
    receiver.answers = [web.json_response(answer | {"chat_id": chat.id})]
    await bot.set_webhook(receiver.url)
    await sandbox.say(chat, ada, "one")
    await sandbox.say(chat, ada, "two")
    assert await receiver.until(2) == ["one", "two"]


async def test_a_very_long_retry_after_is_an_hour(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User
) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    sandbox.world.webhook.sleep = sleep
    receiver.answers = [web.Response(status=429, headers={"Retry-After": "9" * 5000})]
    await bot.set_webhook(receiver.url)
    await sandbox.say(chat, ada, "one")
    assert await receiver.until(2) == ["one", "one"]
    assert waits == [3600]
