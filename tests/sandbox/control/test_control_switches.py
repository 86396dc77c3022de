"""What goes wrong on order, and the sandbox's own switches, over the control API."""

import aiohttp
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, InvalidToken, RetryAfter

from bot.sandbox.api.faults import FaultKind
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User
from tests.sandbox.control.control import Control


@pytest.fixture
def control(sandbox: TelegramSandbox, http: aiohttp.ClientSession, ada: User) -> Control:
    return Control(http, sandbox.url, ada.id)


class TwoMornings:
    """A clock that can be turned twice."""

    def __init__(self) -> None:
        self.turned = 0

    def left(self) -> int:
        return 2 - self.turned

    async def next_morning(self) -> None:
        if not self.left():
            raise ValueError("The sample ends here.")
        self.turned += 1


async def test_a_fault_is_ordered_met_and_seen(bot: Bot, control: Control, chat: Chat) -> None:
    async with control.events() as stream:
        ordered = await control.turn(
            "fault", method="sendmessage", kind="retry-after", times=2, chat=chat.id, retry_after=7
        )
        coming = {"number": 1, "method": "sendMessage", "kind": "retry-after", "chat": chat.id, "retry_after": 7}
        assert ordered["faults"] == [coming | {"times": 2}]
        assert (await stream.until("switch"))["faults"] == ordered["faults"]
        with pytest.raises(RetryAfter):
            await bot.send_message(chat.id, "x")
        assert (await stream.until("switch"))["faults"] == [coming | {"times": 1}]
        assert (await control.turn("clear-faults"))["faults"] == []
        await bot.send_message(chat.id, "x")


@pytest.mark.parametrize("kind", FaultKind)
async def test_every_kind_can_be_ordered(control: Control, sandbox: TelegramSandbox, kind: FaultKind) -> None:
    await control.turn("fault", method="sendMessage", kind=kind)
    assert [(fault.kind, fault.times) for fault in sandbox.faults.coming] == [(kind, 1)]


async def test_an_answer_is_dropped_midway_after_the_message_was_accepted(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, control: Control, chat: Chat
) -> None:
    await control.turn("fault", method="sendMessage", kind="dropped-midway")
    params = {"chat_id": str(chat.id), "text": "x" * 1000}
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/sendMessage", data=params) as response:
        assert response.status == 200
        with pytest.raises(aiohttp.ClientPayloadError):
            await response.read()
    assert [message.text for message in sandbox.messages(chat)] == ["x" * 1000]
    (logged,) = await control.look("log")
    assert (logged["fault"], logged["status"]) == ("dropped-midway", None)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"method": "sendFlowers", "kind": "dropped"}, 400),
        ({"method": "sendMessage", "kind": "rain"}, 400),
        ({"method": "sendMessage", "kind": "dropped", "times": 0}, 400),
        ({"method": "sendMessage", "kind": "dropped", "times": 10**7}, 400),
        ({"method": "sendMessage", "kind": "dropped", "chat": 1}, 404),
        ({"kind": "dropped"}, 400),
    ],
)
async def test_a_wrong_fault_is_refused(
    control: Control, sandbox: TelegramSandbox, fields: dict[str, object], status: int
) -> None:
    assert (await control.post("fault", fields))[0] == status
    assert sandbox.faults.coming == []


async def test_rates_are_enforced_until_they_are_off(bot: Bot, control: Control, chat: Chat) -> None:
    switches = await control.turn("rates", burst=2, overall=[5, 0.5])
    assert switches["rates"] == {"burst": 2, "group": [20, 60], "overall": [5, 0.5]}
    await bot.send_message(chat.id, "one")
    await bot.send_message(chat.id, "two")
    with pytest.raises(RetryAfter):
        await bot.send_message(chat.id, "three")
    assert (await control.turn("rates", off=True))["rates"] is None
    await bot.send_message(chat.id, "three")


@pytest.mark.parametrize("fields", [{"burst": 0}, {"group": [20]}, {"group": [0, 1]}, {"overall": [1, 0]}, {"off": 1}])
async def test_wrong_rates_are_refused(control: Control, sandbox: TelegramSandbox, fields: dict[str, object]) -> None:
    assert (await control.post("rates", fields))[0] == 400
    assert sandbox.rates is None


async def test_presses_expire(bot: Bot, control: Control, chat: Chat) -> None:
    keys = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Go", callback_data="go"))
    message = await bot.send_message(chat.id, "Press", reply_markup=keys)
    pressed = await control.do("press", chat=chat.id, message_id=message.message_id, data="go")
    await control.turn("expire-presses")
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(pressed["query_id"])


async def test_a_revoked_token_is_refused(bot: Bot, control: Control) -> None:
    await control.turn("revoke-token")
    with pytest.raises(InvalidToken):
        await bot.get_me()


async def test_an_old_client_is_switched_on_and_off(sandbox: TelegramSandbox, control: Control) -> None:
    assert (await control.turn("old-client", on=True))["old_client"] is True
    assert sandbox.world.old_client
    assert (await control.turn("old-client", on=False))["old_client"] is False


async def test_the_mornings_come_until_none_is_left(sandbox: TelegramSandbox, control: Control) -> None:
    sandbox.mornings = TwoMornings()
    async with control.events() as stream:
        assert (await control.turn("next-morning"))["mornings"] == 1
        assert (await stream.until("switch"))["mornings"] == 1
    assert (await control.turn("next-morning"))["mornings"] == 0
    status, answer = await control.post("next-morning", {})
    assert (status, answer["error"]) == (409, "The sample ends here.")


async def test_without_an_arxiv_there_is_no_next_morning(control: Control) -> None:
    status, answer = await control.post("next-morning", {})
    assert status == 409
    assert "papergram demo" in answer["error"]


@pytest.mark.parametrize(
    "switch", ["clear-faults", "expire-presses", "revoke-token", "restart-stopwatch", "next-morning"]
)
async def test_a_switch_takes_nothing_that_it_does_not_know(control: Control, switch: str) -> None:
    assert (await control.post(switch, {"now": True}))[0] == 400
