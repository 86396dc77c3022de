"""Faults, sending limits and waiting, as python-telegram-bot sees them."""

from datetime import timedelta

import pytest
from telegram import (
    Bot,
)
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.sandbox.api.faults import FaultKind
from bot.sandbox.api.limits import Rate, Rates
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat

FAULTS = {
    FaultKind.RETRY_AFTER: RetryAfter,
    FaultKind.SERVER_ERROR: NetworkError,
    FaultKind.TIMEOUT_BEFORE: TimedOut,
    FaultKind.TIMEOUT_AFTER: TimedOut,
    FaultKind.DROPPED: NetworkError,
    FaultKind.DROPPED_MIDWAY: NetworkError,
    FaultKind.HTML: TelegramError,
}


@pytest.mark.parametrize("kind", FaultKind)
async def test_a_fault_strikes_once_and_only_there(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, kind: FaultKind
) -> None:
    other = sandbox.private_chat(sandbox.user("Bob"))
    sandbox.fail_next("sendMessage", kind, chat=chat)
    await bot.send_message(other.id, "untouched")
    with pytest.raises(FAULTS[kind]):
        await bot.send_message(chat.id, "first", read_timeout=0.2)
    went_out = ["first"] if kind.is_carried_out else []
    assert [message.text for message in sandbox.messages(chat)] == went_out
    await bot.send_message(chat.id, "second")
    assert [message.text for message in sandbox.messages(chat)] == [*went_out, "second"]
    assert [request.fault for request in sandbox.requests if request.method == "sendMessage"] == [None, kind, None]


async def test_sending_too_fast_is_refused_until_the_clock_moves_on(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat
) -> None:
    now = [100.0]
    sandbox.limit(Rates(burst=2, group=Rate(3, 60)), clock=lambda: now[0])
    group = sandbox.group("Lab")
    await bot.send_message(group.id, "one")
    await bot.send_message(group.id, "two")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(group.id, "three")
    assert refused.value.retry_after == timedelta(seconds=2)
    now[0] += 2
    await bot.send_message(group.id, "three")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(group.id, "four")
    assert refused.value.retry_after == timedelta(seconds=58)
    await bot.send_message(chat.id, "elsewhere")


async def test_waiting_in_vain_tells_what_is_there(sandbox: TelegramSandbox, bot: Bot, chat: Chat) -> None:
    await bot.send_message(chat.id, "something else")
    with pytest.raises(TimeoutError, match="something else"):
        await sandbox.wait_for(chat, lambda message: message.text == "digest", timeout=0.01)


async def test_a_fault_of_a_chat_is_met_under_its_name_too(sandbox: TelegramSandbox, bot: Bot) -> None:
    lab, other = (sandbox.group(name, supergroup=True, username=name) for name in ("lab_group", "other_group"))
    sandbox.fail_next("sendMessage", FaultKind.SERVER_ERROR, times=2, chat=lab)
    await bot.send_message("@other_group", "untouched")
    for name in ("@lab_group", "@LAB_group"):
        with pytest.raises(NetworkError):
            await bot.send_message(name, "x")
    await bot.send_message("@lab_group", "untouched")
    assert [len(sandbox.messages(chat)) for chat in (lab, other)] == [1, 1]


async def test_a_fault_of_any_chat_is_met_where_there_is_none(sandbox: TelegramSandbox, bot: Bot) -> None:
    sandbox.fail_next("sendMessage", FaultKind.RETRY_AFTER)
    with pytest.raises(RetryAfter):
        await bot.send_message("@nobody_here", "x")
