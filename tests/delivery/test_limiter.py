"""The pacer between the bot and Telegram: short waits are waited, long ones told."""

from collections.abc import AsyncIterator

import pytest
from telegram.error import RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.delivery.outcome import seconds_of
from bot.sandbox.api.faults import FaultKind
from bot.sandbox.api.limits import Rates
from bot.sandbox.telegram import TelegramSandbox
from tests.delivery.conftest import Leap, bot_for


class Waits(Leap):
    """Remembers how long it was asked to sleep."""

    def __init__(self) -> None:
        super().__init__()
        self.slept = 0.0

    async def sleep(self, seconds: float) -> None:
        self.slept += seconds
        await super().sleep(seconds)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Waits:
    leap = Waits()
    monkeypatch.setattr("tests.delivery.conftest.Leap", lambda: leap)
    return leap


@pytest.fixture
async def bot(telegram: TelegramSandbox, waits: Waits) -> AsyncIterator[ExtBot[str]]:
    async with bot_for(telegram) as made:
        yield made


def tries(telegram: TelegramSandbox) -> int:
    return sum(request.method == "sendMessage" for request in telegram.requests)


async def test_an_answer_that_meets_a_short_flood_wait_goes_out_after_it(
    telegram: TelegramSandbox, bot: ExtBot[str], waits: Waits
) -> None:
    chat = telegram.private_chat(telegram.user("Ada"))
    telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, retry_after=7)
    await bot.send_message(chat.id, "words")
    assert [message.text for message in telegram.messages(chat)] == ["words"]
    assert 7 <= waits.slept <= 10


async def test_an_answer_is_tried_as_often_as_its_patience_lasts(
    telegram: TelegramSandbox, bot: ExtBot[str], waits: Waits
) -> None:
    chat = telegram.private_chat(telegram.user("Ada"))
    telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, times=3, retry_after=7)
    await bot.send_message(chat.id, "words")
    assert (tries(telegram), len(telegram.messages(chat))) == (4, 1)
    assert 21 <= waits.slept <= 30


@pytest.mark.parametrize("kind", [FaultKind.SERVER_ERROR, FaultKind.DROPPED])
async def test_an_answer_that_meets_a_failure_is_tried_once_more(
    telegram: TelegramSandbox, bot: ExtBot[str], kind: FaultKind
) -> None:
    chat = telegram.private_chat(telegram.user("Ada"))
    telegram.fail_next("sendMessage", kind)
    await bot.send_message(chat.id, "words")
    assert [message.text for message in telegram.messages(chat)] == ["words"]
    telegram.fail_next("sendMessage", kind, times=9)
    with pytest.raises(TelegramError):
        await bot.send_message(chat.id, "more")
    assert tries(telegram) == 4


async def test_an_answer_whose_patience_is_over_is_refused(
    telegram: TelegramSandbox, bot: ExtBot[str], waits: Waits
) -> None:
    chat = telegram.private_chat(telegram.user("Ada"))
    telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, times=9, retry_after=12)
    with pytest.raises(RetryAfter):
        await bot.send_message(chat.id, "words")
    assert tries(telegram) == 3
    assert waits.slept <= 30


async def test_an_answer_does_not_wait_for_hours(telegram: TelegramSandbox, bot: ExtBot[str], waits: Waits) -> None:
    chat = telegram.private_chat(telegram.user("Ada"))
    telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, retry_after=7_200)
    for _ in range(2):
        with pytest.raises(RetryAfter) as raised:
            await bot.send_message(chat.id, "words")
        assert seconds_of(raised.value) >= 7_200
    assert (tries(telegram), waits.slept) == (1, 0), "Telegram is not asked in vain"


async def test_a_refused_answer_holds_up_its_own_chat_alone(
    telegram: TelegramSandbox, bot: ExtBot[str], waits: Waits
) -> None:
    ada, bob = (telegram.private_chat(telegram.user(name)) for name in ("Ada", "Bob"))
    telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, retry_after=3_600)
    with pytest.raises(RetryAfter):
        await bot.send_message(ada.id, "words")
    await bot.send_message(bob.id, "words")
    assert waits.slept == 0


async def test_an_edit_is_paced_as_a_message_is(telegram: TelegramSandbox, bot: ExtBot[str], waits: Waits) -> None:
    chat = telegram.private_chat(telegram.user("Ada"))
    sent = await bot.send_message(chat.id, "words")
    for number in range(3):
        await bot.edit_message_text(f"words {number}", chat.id, sent.message_id)
    assert 0.9 <= waits.slept <= 1.1


async def test_what_sends_nothing_to_a_chat_is_not_paced(
    telegram: TelegramSandbox, bot: ExtBot[str], waits: Waits
) -> None:
    chat = telegram.private_chat(telegram.user("Ada"))
    for _ in range(20):
        await bot.send_chat_action(chat.id, "typing")
        await bot.get_me()
    assert waits.slept == 0


async def test_the_limits_that_telegram_names_are_kept(
    telegram: TelegramSandbox, bot: ExtBot[str], waits: Waits
) -> None:
    telegram.limit(Rates(burst=6), waits.now)
    group = telegram.group("Lab", admins=[telegram.user("Ada")])
    chats = [telegram.private_chat(telegram.user("Reader")) for _ in range(40)]
    for chat in [group] * 45 + chats * 3:
        await bot.send_message(chat.id, "words")
    assert {request.status for request in telegram.requests if request.method == "sendMessage"} == {200}
    assert tries(telegram) == 165
