"""Updates that are posted to the bot's own server: in order, again after a failure, never beyond this machine."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot, Update
from telegram.ext import Application, MessageHandler, filters

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.webhook import is_loopback
from tests.sandbox.api.receiver import Receiver, receiving


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as one:
        yield one


@pytest.fixture
def waits(sandbox: TelegramSandbox) -> list[float]:
    """The seconds that the webhook would have waited; it waits for none."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        await asyncio.sleep(0)

    sandbox.world.webhook.sleep = sleep
    return waited


async def test_updates_are_posted_in_order_with_the_secret(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User
) -> None:
    await sandbox.say(chat, ada, "before")
    assert await bot.set_webhook(receiver.url, secret_token="s3-cret", allowed_updates=["message"])
    for number in range(3):
        await sandbox.say(chat, ada, str(number))
    assert await receiver.until(4) == ["before", "0", "1", "2"]
    assert set(receiver.secrets) == {"s3-cret"}
    told = await bot.get_webhook_info()
    assert (told.url, told.allowed_updates, told.max_connections) == (receiver.url, ("message",), 40)
    assert (told.ip_address, told.last_error_date, told.has_custom_certificate) == ("127.0.0.1", None, False)


async def test_an_update_goes_out_again_until_it_is_taken(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User, waits: list[float]
) -> None:
    refusals = [500, 410, 302, 404]
    receiver.answers = [web.Response(status=status, headers={"Location": "/"}) for status in refusals]
    await bot.set_webhook(receiver.url)
    await sandbox.say(chat, ada, "first")
    await sandbox.say(chat, ada, "second")
    assert await receiver.until(6) == ["first"] * 5 + ["second"]
    assert len({update["update_id"] for update in receiver.updates[:5]}) == 1
    assert waits == [0, 2, 4, 8]
    told = await bot.get_webhook_info()
    assert told.last_error_message == "Wrong response from the webhook: 404 Not Found"
    assert told.last_error_date is not None


async def test_retry_after_is_obeyed(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User, waits: list[float]
) -> None:
    receiver.answers = [web.Response(status=429, headers={"Retry-After": seconds}) for seconds in ("7", "99999", "no")]
    await bot.set_webhook(receiver.url)
    await sandbox.say(chat, ada, "x")
    await receiver.until(4)
    assert waits == [7, 3600, 4]


async def test_a_server_that_is_not_there_is_told_of(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User
) -> None:
    failed = asyncio.Event()

    async def sleep(seconds: float) -> None:
        failed.set()
        await asyncio.Event().wait()

    sandbox.world.webhook.sleep = sleep
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await sandbox.say(chat, ada, "x")
    async with asyncio.timeout(5):
        await failed.wait()
    told = await bot.get_webhook_info()
    assert (told.last_error_message, told.pending_update_count) == ("Connection refused", 1)
    await bot.set_webhook(receiver.url)
    assert await receiver.until(1) == ["x"]


async def test_the_answer_may_be_a_request(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User
) -> None:
    keys = {"inline_keyboard": [[{"text": "k", "callback_data": "k"}]]}
    receiver.answers = [
        web.json_response({"method": "sendMessage", "chat_id": chat.id, "text": "hello", "reply_markup": keys}),
        web.Response(
            text=f"method=SENDMESSAGE&chat_id={chat.id}&text=form", content_type="application/x-www-form-urlencoded"
        ),
    ]
    await bot.set_webhook(receiver.url)
    await sandbox.say(chat, ada, "one")
    await sandbox.say(chat, ada, "two")
    reply = await sandbox.wait_for(chat, 2)
    assert (reply.text, sandbox.messages(chat)[0].keyboard[0][0]["text"]) == ("form", "k")


async def test_an_answer_that_asks_for_what_it_may_not_is_no_failure(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User
) -> None:
    wishes = ({"method": "deleteWebhook"}, {"method": "getMe"}, {"method": "sendNothing"}, {"method": "sendMessage"}, 7)
    receiver.answers = [web.json_response(wish) for wish in wishes]
    receiver.answers.append(web.Response(text="{"))
    await bot.set_webhook(receiver.url)
    for number in range(7):
        await sandbox.say(chat, ada, str(number))
    assert await receiver.until(7) == [str(number) for number in range(7)]
    assert sandbox.world.webhook.hook is not None
    asked = [request.method for request in sandbox.requests]
    assert asked == ["getMe", "setWebhook", "sendNothing", "sendMessage"]


async def test_deleting_it_stops_the_posts_and_drops_what_waits_when_asked(
    sandbox: TelegramSandbox, bot: Bot, receiver: Receiver, chat: Chat, ada: User
) -> None:
    await bot.set_webhook(receiver.url)
    await sandbox.say(chat, ada, "posted")
    await receiver.until(1)
    await bot.set_webhook("")
    await sandbox.say(chat, ada, "kept")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.set_webhook(receiver.url, drop_pending_updates=True, max_connections=1, certificate=b"pem")
    assert (await bot.get_webhook_info()).has_custom_certificate
    await sandbox.say(chat, ada, "posted")
    assert await receiver.until(2) == ["posted", "posted"]
    await sandbox.stop()
    assert sandbox.world.webhook_url is None


async def test_an_application_is_fed_by_the_webhook(
    sandbox: TelegramSandbox, receiver: Receiver, chat: Chat, ada: User
) -> None:
    async def echo(update: Update, context: object) -> None:
        assert update.message is not None
        await update.message.reply_text(f"you said {update.message.text}")

    application = Application.builder().token(sandbox.token).base_url(f"{sandbox.url}/bot").updater(None).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.start()
        await application.bot.set_webhook(receiver.url)
        await sandbox.say(chat, ada, "hi")
        await receiver.until(1)
        update = Update.de_json(receiver.updates[0], application.bot)
        await application.update_queue.put(update)
        assert (await sandbox.wait_for(chat)).text == "you said hi"
        await application.stop()


@pytest.mark.parametrize(
    ("url", "leads_here"),
    [
        ("http://127.0.0.1/", True),
        ("http://127.9.9.9:8080/x", True),
        ("http://localhost:1/", True),
        ("http://[::1]:1/", True),
        ("https://127.0.0.1/", False),
        ("http://0.0.0.0/", False),
        ("http://127.0.0.1.example.org/", False),
        ("http://localhost@example.org/", False),
        ("http://2130706433/", False),
        ("http://[::1/", False),
        ("http://[::1]evil.com/", False),
        ("http://evil.com\\@127.0.0.1/", False),
        ("http://evil.com?@127.0.0.1/", False),
        ("http://127.0.0.1\t/", False),
        ("\nhttp://127.0.0.1/", False),
        ("http://ⓛocalhost/", False),
        ("http://127.0.0.1:99999/", False),
        ("HTTP://LOCALHOST/", True),
        ("ftp://127.0.0.1/", False),
    ],
)
def test_only_http_on_this_machine_is_called(url: str, leads_here: bool) -> None:
    assert is_loopback(url) is leads_here
