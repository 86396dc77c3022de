"""When Telegram counts as heard."""

import pytest
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.sandbox.api.faults import FaultKind
from bot.sandbox.telegram import TelegramSandbox
from bot.watch.polling import PollingRequest


class Heard:
    """Counts answers."""

    def __init__(self) -> None:
        self.answers = 0

    async def __call__(self) -> None:
        self.answers += 1


def bot(telegram: TelegramSandbox, heard: Heard, token: str) -> Bot:
    polls = PollingRequest(connections=2)
    polls.answered = heard
    return Bot(token, f"{telegram.url}/bot", request=PollingRequest(connections=2), get_updates_request=polls)


async def test_each_answered_poll_is_heard_and_nothing_else() -> None:
    heard = Heard()
    async with TelegramSandbox() as telegram, bot(telegram, heard, telegram.token) as polling:
        await polling.get_me()
        assert heard.answers == 0
        await polling.get_updates(timeout=0)
        assert heard.answers == 1


@pytest.mark.parametrize("kind", [FaultKind.SERVER_ERROR, FaultKind.DROPPED, FaultKind.RETRY_AFTER])
async def test_an_error_is_no_answer(kind: FaultKind) -> None:
    heard = Heard()
    async with TelegramSandbox() as telegram, bot(telegram, heard, telegram.token) as polling:
        telegram.fail_next("getUpdates", kind)
        with pytest.raises(TelegramError):
            await polling.get_updates(timeout=0)
    assert heard.answers == 0


async def test_a_token_that_is_refused_is_no_answer() -> None:
    heard = Heard()
    async with TelegramSandbox() as telegram, bot(telegram, heard, telegram.token) as polling:
        telegram.revoke_token()
        with pytest.raises(InvalidToken):
            await polling.get_updates(timeout=0)
    assert heard.answers == 0
