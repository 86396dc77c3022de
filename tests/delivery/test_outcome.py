"""What each failure means, as python-telegram-bot really raises it."""

import socket
from datetime import timedelta
from typing import Any

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

from bot.delivery.outcome import Fate, NotSent, Outcome, outcome_of
from bot.delivery.request import LeanRequest
from bot.sandbox.api.faults import FaultKind
from bot.sandbox.telegram import TelegramSandbox
from tests.delivery.conftest import IMPATIENT, Office, bot_for


async def failure(bot: Bot, chat: int, text: str = "words", **more: Any) -> Outcome:
    with pytest.raises(TelegramError) as raised:
        await bot.send_message(chat, text, **more)
    return outcome_of(raised.value)


@pytest.mark.parametrize("patience", [IMPATIENT])
@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (FaultKind.SERVER_ERROR, NetworkError),
        (FaultKind.TIMEOUT_BEFORE, TimedOut),
        (FaultKind.TIMEOUT_AFTER, TimedOut),
        (FaultKind.DROPPED, NetworkError),
        (FaultKind.DROPPED_MIDWAY, NetworkError),
        (FaultKind.HTML, TelegramError),
    ],
)
async def test_a_request_that_may_have_been_carried_out_is_uncertain(
    office: Office, kind: FaultKind, error: type[TelegramError]
) -> None:
    place = office.telegram.private_chat(office.ada)
    office.telegram.fail_next("sendMessage", kind, times=2)
    with pytest.raises(TelegramError) as raised:
        await office.bot.send_message(place.id, "words")
    assert type(raised.value) is error
    assert outcome_of(raised.value).fate is Fate.UNCERTAIN


async def test_a_flood_wait_is_read_with_its_seconds(office: Office) -> None:
    place = office.telegram.private_chat(office.ada)
    office.telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, retry_after=4_321)
    outcome = await failure(office.bot, place.id, rate_limit_args="ledger")
    assert (outcome.fate, outcome.wait) == (Fate.WAIT, timedelta(seconds=4_321))


async def test_a_server_that_is_not_there_was_not_asked() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        async with LeanRequest() as request:
            bot = Bot("7000001:x", base_url=f"http://127.0.0.1:{port}/bot", request=request)
            assert (await failure(bot, 5)).fate is Fate.RETRY


@pytest.mark.parametrize(
    ("error", "fate"),
    [
        (NotSent("ClientConnectorError"), Fate.RETRY),
        (TimedOut(), Fate.UNCERTAIN),
        (NetworkError("ServerDisconnectedError"), Fate.UNCERTAIN),
        (NetworkError("Bad Gateway"), Fate.UNCERTAIN),
        (RetryAfter(timedelta(seconds=9)), Fate.WAIT),
        (ChatMigrated(-1_005), Fate.MIGRATED),
        (Forbidden("Forbidden: user is deactivated"), Fate.BLOCKED),
        (Conflict("Conflict: terminated by other getUpdates request"), Fate.HALT),
        (InvalidToken("Unauthorized"), Fate.HALT),
        (BadRequest("Can't parse entities: unsupported start tag"), Fate.PLAIN),
        (BadRequest("Message is too long"), Fate.SPLIT),
        (BadRequest("Message thread not found"), Fate.NO_THREAD),
        (BadRequest("TOPIC_CLOSED"), Fate.NO_THREAD),
        (BadRequest("TOPIC_DELETED"), Fate.NO_THREAD),
        (BadRequest("Chat not found"), Fate.BLOCKED),
        (BadRequest("Not enough rights to send text messages to the chat"), Fate.BLOCKED),
        (BadRequest("Have no rights to send a message"), Fate.BLOCKED),
        (BadRequest("Need administrator rights in the channel chat"), Fate.BLOCKED),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), Fate.BLOCKED),
        (BadRequest("BUTTON_DATA_INVALID"), Fate.DEAD),
        (TelegramError("Invalid server response"), Fate.UNCERTAIN),
    ],
)
def test_the_fate_of_every_kind_of_failure(error: TelegramError, fate: Fate) -> None:
    outcome = outcome_of(error)
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
