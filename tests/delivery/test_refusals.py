"""What is refused to everybody is not about anybody."""

from bot.delivery.outcome import Fate, Outcome
from bot.delivery.refusals import Refusals
from bot.sandbox.api.faults import Fault
from bot.sandbox.api.server import BotApiServer
from bot.sandbox.wire import ApiError, Json
from tests.delivery.conftest import Office
from tests.delivery.test_sender import DEAD, SENT

POOR = Outcome(Fate.DEAD, "BadRequest: Not enough Stars")


def fates(refusals: Refusals, chats: range, outcome: Outcome = POOR) -> list[Fate]:
    return [refusals.judged(chat, outcome).fate for chat in chats]


def test_the_same_refusal_in_five_chats_in_a_row_is_about_the_bot() -> None:
    assert fates(Refusals(), range(6)) == [*[Fate.DEAD] * 4, Fate.HALT, Fate.HALT]


def test_a_chat_that_is_refused_again_and_again_is_one_chat() -> None:
    refusals = Refusals()
    assert {refusals.judged(7, POOR).fate for _ in range(20)} == {Fate.DEAD}


def test_what_is_accepted_between_or_another_reason_begins_anew() -> None:
    refusals = Refusals()
    fates(refusals, range(4))
    refusals.went_well()
    assert fates(refusals, range(4)) == [Fate.DEAD] * 4
    assert fates(refusals, range(4), Outcome(Fate.DEAD, "BadRequest: another")) == [Fate.DEAD] * 4
    assert fates(refusals, range(4)) == [Fate.DEAD] * 4


def test_other_fates_are_nobodys_business() -> None:
    blocked = Outcome(Fate.BLOCKED, "Forbidden")
    assert fates(Refusals(), range(9), blocked) == [Fate.BLOCKED] * 9


async def test_a_refusal_of_everything_loses_few(office: Office) -> None:
    places = [await office.reader("a") for _ in range(60)]
    office.telegram._server.__class__ = _Poor
    await office.sender.drain()
    for _ in range(60):
        await office.after(60)
    lost = (await office.counts())[DEAD]
    assert lost == 4
    office.telegram._server.__class__ = BotApiServer
    for _ in range(10):
        await office.after(60)
    assert await office.counts() == {SENT: 56, DEAD: 4}
    assert sum(office.got(place) == ["a"] for place in places) == 56


class _Poor(BotApiServer):
    """Refuses all messages."""

    async def _carry_out(self, name: str, params: Json, fault: Fault | None) -> Json | None:
        if name == "sendMessage":
            raise ApiError(400, "Bad Request: Not enough Stars")
        return await super()._carry_out(name, params, fault)
