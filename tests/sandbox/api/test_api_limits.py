"""Sending limits: what counts, where, and for how long one has to wait."""

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, RetryAfter

from bot.sandbox.api.limits import Rate, RateLimits, Rates, cost
from bot.sandbox.api.spec import BotApi
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat

WIDE = Rate(1000, 1)


@pytest.fixture
def now() -> list[float]:
    return [0.0]


def send(limits: RateLimits, chat: int, count: int = 1, *, paid: bool = False) -> int:
    """Send so many messages if they may go now; otherwise tell how long to wait."""
    wait = limits.wait(chat, count, paid=paid)
    if not wait:
        limits.record(chat, count, paid=paid)
    return wait


def test_thirty_a_second_over_all_chats() -> None:
    now = [0.0]
    limits = RateLimits(Rates(), lambda: now[0])
    assert [send(limits, chat) for chat in range(1, 32)] == [0] * 30 + [1]
    now[0] = 1.0
    assert send(limits, 31) == 0


def test_a_refused_message_does_not_count() -> None:
    now = [0.0]
    limits = RateLimits(Rates(burst=20, group=Rate(2, 60)), lambda: now[0])
    assert [send(limits, -5) for _ in range(4)] == [0, 0, 60, 60]
    now[0] = 59.5
    assert send(limits, -5) == 1
    now[0] = 60.0
    assert send(limits, -5) == 0


def test_an_album_counts_its_items(now: list[float]) -> None:
    limits = RateLimits(Rates(group=Rate(20, 60)), lambda: now[0])
    assert send(limits, -5, 10) == 0
    now[0] = 10
    assert send(limits, -5, 10) == 0
    now[0] = 20
    assert send(limits, -5) == 40
    now[0] = 60
    assert send(limits, -5, 10) == 0
    assert send(limits, -5, 10) == 10


def test_an_album_passes_where_nothing_went_before(now: list[float]) -> None:
    limits = RateLimits(Rates(), lambda: now[0])
    assert send(limits, 7, 10) == 0
    assert send(limits, 7) == 1
    now[0] = 1
    assert send(limits, 7) == 0


def test_paid_broadcasts_have_a_limit_of_their_own_but_not_in_one_chat(now: list[float]) -> None:
    limits = RateLimits(Rates(), lambda: now[0])
    assert [send(limits, chat, paid=True) for chat in range(1, 1002)] == [0] * 1000 + [1]
    assert send(limits, 2000) == 0
    assert send(limits, 2000, paid=True) == 1


def test_rates_may_change_while_they_count(now: list[float]) -> None:
    limits = RateLimits(Rates(overall=Rate(1, 1)), lambda: now[0])
    assert [send(limits, 1), send(limits, 2)] == [0, 1]
    limits.rates = Rates(overall=WIDE)
    assert send(limits, 2) == 0


def test_what_goes_out_costs_and_nothing_else_does() -> None:
    assert cost("sendMessage", {}) == cost("editMessageText", {}) == cost("forwardMessage", {}) == 1
    assert cost("sendMediaGroup", {"media": [1, 2, 3]}) == 3
    assert cost("copyMessages", {"message_ids": [1, 2]}) == 2
    for method in ("sendChatAction", "getUpdates", "deleteMessage", "editForumTopic", "sendMessageDraft"):
        assert cost(method, {}) == 0


def test_only_methods_that_there_are_cost() -> None:
    api = BotApi.load()
    known = {name for name in api._names.values() if cost(name, {"media": [1], "message_ids": [1]})}
    assert {"sendRichMessage", "sendPhoto", "copyMessage", "editMessageCaption", "sendMediaGroup"} <= known


async def test_a_channel_is_limited_as_a_group_by_its_name_too(sandbox: TelegramSandbox, bot: Bot) -> None:
    seconds = [100.0]
    sandbox.limit(Rates(burst=20, group=Rate(2, 60)), clock=lambda: seconds[0])
    channel = sandbox.channel("News", username="papers_daily")
    await bot.send_message("@papers_daily", "one")
    await bot.send_message(channel.id, "two")
    with pytest.raises(RetryAfter):
        await bot.send_message("@Papers_Daily", "three")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message("@nobody", "x")
    assert len(sandbox.messages(channel)) == 2


async def test_what_is_not_sent_is_not_limited(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    seconds = [100.0]
    sandbox.limit(Rates(), clock=lambda: seconds[0])
    await bot.send_message(chat.id, "one")
    with pytest.raises(RetryAfter) as refused:
        await bot.edit_message_text("two", chat.id, sandbox.messages(chat)[0].message_id)
    assert refused.value.retry_after is not None
    for _ in range(5):
        await bot.send_chat_action(chat.id, "typing")
        await bot.get_chat(chat.id)


async def test_an_old_server_knows_no_rich_messages(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, bot: Bot, chat: Chat
) -> None:
    sent = await bot.send_message(chat.id, "plain")
    rich = {"chat_id": chat.id, "rich_message": {"html": "<h1>One</h1>"}}

    async def answered(method: str, **more: int) -> str:
        async with http.post(f"{sandbox.url}/bot{sandbox.token}/{method}", json=rich | more) as response:
            return str((await response.json()).get("description", response.status))

    sandbox.set_old_client(on=True)
    assert await answered("sendRichMessage") == "Not Found: method not found"
    assert await answered("sendRichMessageDraft", draft_id=1) == "Not Found: method not found"
    assert await answered("editMessageText", message_id=sent.message_id) == "Bad Request: message text is empty"
    sandbox.set_old_client(on=False)
    assert await answered("sendRichMessage") == await answered("editMessageText", message_id=sent.message_id) == "200"
    assert len(sandbox.messages(chat)) == 2


async def test_a_refused_request_leaves_room_for_the_next(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    sandbox.limit(clock=lambda: 100.0)
    with pytest.raises(BadRequest, match="parse entities"):
        await bot.send_message(chat.id, "<b>", "HTML")
    assert (await bot.send_message(chat.id, "<b>")).text == "<b>"
    with pytest.raises(RetryAfter):
        await bot.send_message(chat.id, "too soon")
