"""What each failure means, as python-telegram-bot really raises it."""

import asyncio
import socket
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from bot.delivery.outcome import Fate, Outcome, outcome_of
from bot.sandbox.api.faults import FaultKind
from bot.sandbox.telegram import TelegramSandbox
from tests.delivery.conftest import IMPATIENT, Office, bot_for


async def failure(bot: Bot, chat: int, text: str = "words", **more: Any) -> Outcome:
    with pytest.raises(TelegramError) as raised:
        await bot.send_message(chat, text, **more)
    return outcome_of(raised.value)


@pytest.mark.parametrize("patience", [IMPATIENT])
@pytest.mark.parametrize(
    ("kind", "fate", "cause"),
    [
        (FaultKind.SERVER_ERROR, Fate.UNCERTAIN, type(None)),
        (FaultKind.TIMEOUT_BEFORE, Fate.UNCERTAIN, httpx.ReadTimeout),
        (FaultKind.TIMEOUT_AFTER, Fate.UNCERTAIN, httpx.ReadTimeout),
        (FaultKind.DROPPED, Fate.UNCERTAIN, httpx.TransportError),
        (FaultKind.HTML, Fate.UNCERTAIN, ValueError),
    ],
)
async def test_a_request_that_may_have_been_carried_out_is_uncertain(
    office: Office, kind: FaultKind, fate: Fate, cause: type[BaseException]
) -> None:
    place = office.telegram.private_chat(office.ada)
    office.telegram.fail_next("sendMessage", kind)
    with pytest.raises(TelegramError) as raised:
        await office.bot.send_message(place.id, "words")
    assert isinstance(raised.value.__cause__, cause)
    assert outcome_of(raised.value).fate is fate


async def test_a_flood_wait_is_read_with_its_seconds(office: Office) -> None:
    place = office.telegram.private_chat(office.ada)
    office.telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, retry_after=4_321)
    outcome = await failure(office.bot, place.id, rate_limit_args="ledger")
    assert (outcome.fate, outcome.wait) == (Fate.WAIT, timedelta(seconds=4_321))


async def test_a_server_that_is_not_there_was_not_asked() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        bot = Bot("7000001:x", base_url=f"http://127.0.0.1:{port}/bot")
        assert (await failure(bot, 5)).fate is Fate.RETRY
        await bot.shutdown()


async def test_a_full_pool_means_that_nothing_was_sent(telegram: TelegramSandbox) -> None:
    request = HTTPXRequest(connection_pool_size=1, pool_timeout=0.05, read_timeout=0.5)
    async with Bot(telegram.token, base_url=f"{telegram.url}/bot", request=request) as bot:
        telegram.fail_next("sendMessage", FaultKind.TIMEOUT_BEFORE)
        stuck = asyncio.ensure_future(failure(bot, 5))
        await asyncio.sleep(0)
        assert (await failure(bot, 5)).fate is Fate.RETRY
        assert (await stuck).fate is Fate.UNCERTAIN


def raised_from(error: TelegramError, cause: Exception | None) -> TelegramError:
    """As the library chains it."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "cause", "fate"),
    [
        (TimedOut(), httpx.ConnectTimeout(""), Fate.RETRY),
        (TimedOut(), httpx.PoolTimeout(""), Fate.RETRY),
        (TimedOut(), httpx.ReadTimeout(""), Fate.UNCERTAIN),
        (TimedOut(), httpx.WriteTimeout(""), Fate.UNCERTAIN),
        (TimedOut(), None, Fate.UNCERTAIN),
        (NetworkError("httpx.ConnectError"), httpx.ConnectError(""), Fate.RETRY),
        (NetworkError("httpx.ProxyError"), httpx.ProxyError(""), Fate.RETRY),
        (NetworkError("httpx.UnsupportedProtocol"), httpx.UnsupportedProtocol(""), Fate.RETRY),
        (NetworkError("httpx.ReadError"), httpx.ReadError(""), Fate.UNCERTAIN),
        (NetworkError("httpx.WriteError"), httpx.WriteError(""), Fate.UNCERTAIN),
        (NetworkError("httpx.RemoteProtocolError"), httpx.RemoteProtocolError(""), Fate.UNCERTAIN),
        (NetworkError("Bad Gateway"), None, Fate.UNCERTAIN),
        (RetryAfter(timedelta(seconds=9)), None, Fate.WAIT),
        (ChatMigrated(-1_005), None, Fate.MIGRATED),
        (Forbidden("Forbidden: user is deactivated"), None, Fate.BLOCKED),
        (Conflict("Conflict: terminated by other getUpdates request"), None, Fate.HALT),
        (InvalidToken("Unauthorized"), None, Fate.HALT),
        (BadRequest("Can't parse entities: unsupported start tag"), None, Fate.PLAIN),
        (BadRequest("Message is too long"), None, Fate.SPLIT),
        (BadRequest("Message thread not found"), None, Fate.NO_THREAD),
        (BadRequest("TOPIC_CLOSED"), None, Fate.NO_THREAD),
        (BadRequest("TOPIC_DELETED"), None, Fate.NO_THREAD),
        (BadRequest("Chat not found"), None, Fate.BLOCKED),
        (BadRequest("Not enough rights to send text messages to the chat"), None, Fate.BLOCKED),
        (BadRequest("Have no rights to send a message"), None, Fate.BLOCKED),
        (BadRequest("Need administrator rights in the channel chat"), None, Fate.BLOCKED),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), None, Fate.BLOCKED),
        (BadRequest("BUTTON_DATA_INVALID"), None, Fate.DEAD),
        (TelegramError("Invalid server response"), None, Fate.UNCERTAIN),
    ],
)
def test_the_fate_of_every_kind_of_failure(error: TelegramError, cause: Exception | None, fate: Fate) -> None:
    outcome = outcome_of(raised_from(error, cause))
    assert outcome.fate is fate
    assert type(error).__name__ in outcome.reason


async def test_what_telegram_says_of_its_chats_is_understood(office: Office) -> None:
    telegram, bot, ada = office.telegram, office.bot, office.ada
    blocked = telegram.private_chat(telegram.user("Bob"))
    telegram.block(telegram.world.users[blocked.id])
    group, channel = telegram.group("Lab", admins=[ada]), telegram.channel("News", admins=[ada], bot_is_admin=False)
    left = telegram.group("Club", admins=[ada])
    telegram.kick_bot(left, ada)
    supergroup = telegram.migrate(group)
    forum = telegram.group("Forum", admins=[ada], forum=True)
    closed = telegram.topic(forum, "Papers")
    telegram.close_topic(forum, closed)
    fates = {
        "blocked": await failure(bot, blocked.id),
        "kicked": await failure(bot, left.id),
        "no admin": await failure(bot, channel.id),
        "unknown": await failure(bot, 404),
        "closed": await failure(bot, forum.id, message_thread_id=closed),
        "deleted": await failure(bot, forum.id, message_thread_id=999),
        "markup": await failure(bot, forum.id, "<b>open", parse_mode="HTML"),
        "long": await failure(bot, forum.id, "x" * 4_097),
        "moved": await failure(bot, group.id),
    }
    assert {name: outcome.fate for name, outcome in fates.items()} == {
        "blocked": Fate.BLOCKED,
        "kicked": Fate.BLOCKED,
        "no admin": Fate.BLOCKED,
        "unknown": Fate.BLOCKED,
        "closed": Fate.NO_THREAD,
        "deleted": Fate.NO_THREAD,
        "markup": Fate.PLAIN,
        "long": Fate.SPLIT,
        "moved": Fate.MIGRATED,
    }
    assert fates["moved"].new_chat == supergroup.id


async def test_a_token_that_is_refused_halts(telegram: TelegramSandbox) -> None:
    async with bot_for(telegram) as bot:
        place = telegram.private_chat(telegram.user("Ada"))
        telegram._server.token = "another"
        assert (await failure(bot, place.id)).fate is Fate.HALT
