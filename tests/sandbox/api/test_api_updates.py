"""Updates that wait: kinds, lifetimes, polls that end each other, and leaving the server."""

import asyncio
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict

from bot.clock import ManualClock
from bot.sandbox.api.spec import BotApi
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wire import ApiError
from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.update_queue import KINDS, UpdateQueue

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


async def kinds(queue: UpdateQueue) -> list[str]:
    return [next(iter(update.keys() - {"update_id"})) for update in await queue.poll(0, 100, 0)]


def test_the_kinds_are_those_of_the_description() -> None:
    api = BotApi.load()
    for kind in KINDS:
        with pytest.raises(ApiError, match=f"Update.{kind} is 7"):
            api.check_value("Update", {"update_id": 1, kind: 7})
    with pytest.raises(ApiError, match="has a field other"):
        api.check_value("Update", {"update_id": 1, "other": 7})


@pytest.mark.parametrize(
    ("kind", "seconds"),
    [("inline_query", 30), ("callback_query", 150), ("chosen_inline_result", 600), ("poll", 86_400)],
)
async def test_an_update_is_dropped_when_its_time_is_over(kind: str, seconds: int) -> None:
    now = [0.0]
    queue = UpdateQueue(lambda: now[0])
    queue.push(kind, {})
    now[0] = seconds - 1
    queue.push("message", {})
    assert await kinds(queue) == [kind, "message"]
    now[0] = seconds
    assert await kinds(queue) == ["message"]
    assert queue.pending == 1


async def test_messages_wait_for_a_day_of_the_sandboxs_clock() -> None:
    clock = ManualClock(NOON)
    async with TelegramSandbox(clock) as sandbox, Bot(sandbox.token, base_url=f"{sandbox.url}/bot") as bot:
        ada = sandbox.user("Ada")
        await sandbox.say(sandbox.private_chat(ada), ada, "old")
        clock.advance(timedelta(hours=23))
        await sandbox.say(sandbox.private_chat(ada), ada, "new")
        clock.advance(timedelta(hours=1))
        assert [update.message and update.message.text for update in await bot.get_updates()] == ["new"]


async def test_a_negative_offset_keeps_the_newest_and_forgets_the_others() -> None:
    queue = UpdateQueue()
    for number in range(5):
        queue.push("message", {"message_id": number})
    newest = await queue.poll(-2, 100, 0)
    assert [update["message"]["message_id"] for update in newest] == [3, 4]
    assert queue.pending == 2


async def test_the_default_set_leaves_out_what_must_be_asked_for(sandbox: TelegramSandbox, bot: Bot, ada: User) -> None:
    group = sandbox.group("Lab", members=[ada], supergroup=True)
    sandbox.promote(group, sandbox.bot)
    (own,) = await bot.get_updates()
    assert own.my_chat_member is not None
    sandbox.promote(group, ada)
    assert await bot.get_updates(own.update_id + 1, allowed_updates=["chat_member"]) == ()
    sandbox.demote(group, ada)
    (update,) = await bot.get_updates()
    assert update.chat_member is not None


async def test_only_an_administrator_hears_of_other_members(sandbox: TelegramSandbox, bot: Bot, ada: User) -> None:
    group = sandbox.group("Lab", members=[ada], supergroup=True)
    await bot.get_updates(allowed_updates=["chat_member"])
    sandbox.promote(group, ada)
    assert await bot.get_updates() == ()


async def test_a_webhook_that_is_set_ends_the_poll_and_forbids_the_next(sandbox: TelegramSandbox, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await bot.get_me()
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active; use deleteWebhook"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_who_logs_out_is_refused_for_ten_minutes(http: aiohttp.ClientSession) -> None:
    clock = ManualClock(NOON)
    async with TelegramSandbox(clock) as sandbox, Bot(sandbox.token, base_url=f"{sandbox.url}/bot") as bot:
        ada = sandbox.user("Ada")
        await sandbox.say(sandbox.private_chat(ada), ada, "forgotten")
        assert await bot.close()
        assert await bot.log_out()
        with pytest.raises(BadRequest, match="Logged out"):
            await bot.get_me()
        clock.advance(timedelta(minutes=10))
        assert await bot.get_updates() == ()


async def test_a_link_to_the_bot_may_answer_a_press(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat, ada: User
) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}"
    keys = '{"inline_keyboard": [[{"text": "k", "callback_data": "k"}]]}'
    await http.post(f"{url}/sendMessage", data={"chat_id": str(chat.id), "text": "x", "reply_markup": keys})
    press = await sandbox.press(await sandbox.wait_for(chat), "k", ada)
    for link in (f"https://t.me/{sandbox.bot.username}?start=a", f"tg://resolve?domain={sandbox.bot.username}&start=a"):
        async with http.post(f"{url}/answerCallbackQuery", data={"callback_query_id": press.id, "url": link}) as answer:
            assert answer.status == 200
    assert [answer.url for answer in press.answers] == [
        f"https://t.me/{sandbox.bot.username}?start=a",
        f"tg://resolve?domain={sandbox.bot.username}&start=a",
    ]
