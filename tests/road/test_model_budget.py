"""What a language model may cost: a chat's own budget and the day's, said on the card, shown to the operator.

A million tokens that the model is given cost 1000, so that the abstract is estimated at some 4 and the long text at 15.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.world.chat import Chat
from bot.store import spending
from tests.llm.server import MODEL, ModelServer, Usage
from tests.road.conftest import MONDAY, Road
from tests.road.lanterns import ID, LONG, Model, in_chinese, lit_road
from tests.road.test_operators import run_by

PAPER = f"/paper {ID}"
PRICES = {"LLM__PRICE_INPUT": "1000", "LLM__PRICE_CACHED": "500", "LLM__PRICE_OUTPUT": "0"}
TEXTS = {f"html/{ID}v1": LONG}
CHAT_SPENT = "This chat’s budget for today is spent; a closer reading is possible tomorrow."
DAY_SPENT = "Today’s budget is spent; a closer reading is possible tomorrow."


@pytest.fixture
def dear(server: ModelServer) -> ModelServer:
    """A server whose every answer is billed with 4000 tokens, that is 4."""
    server.manners.usage = Usage(4_000, 50)
    server.always(Model())
    return server


def within(*, chat: int, daily: int) -> dict[str, str]:
    """Settings with these budgets."""
    return PRICES | {"LLM__CHAT_BUDGET": str(chat), "LLM__DAILY_BUDGET": str(daily)}


async def told(road: Road, chat: Chat | None = None) -> str:
    return "\n".join(one.text for one in await road.ask(PAPER, chat))


async def test_a_chats_budget_goes_from_the_full_text_to_the_abstract_to_the_papers_own_sentences(
    dear: ModelServer, tmp_path: Path
) -> None:
    async with lit_road(tmp_path, dear, within(chat=7, daily=0), documents=TEXTS) as road:
        await road.morning(MONDAY)
        answer = await told(road)
        assert f"abstract only · {MODEL}" in answer
        assert CHAT_SPENT in answer
        assert "harbour engine" not in dear.requests[0].user
        await in_chinese(road)
        answer = await told(road)
        assert "本聊天今天的额度已用完" in answer
        assert "仅摘要" not in answer, "without a model the full text costs nothing"
        assert MODEL not in answer
        assert len(dear.requests) == 1
        road.clock.advance(timedelta(days=1))
        assert MODEL in await told(road)


async def test_one_chats_budget_is_not_anothers(dear: ModelServer, tmp_path: Path) -> None:
    async with lit_road(tmp_path, dear, within(chat=7, daily=0)) as road:
        await road.morning(MONDAY)
        assert f"full text · {MODEL}" in await told(road)
        await in_chinese(road)
        assert "本聊天今天的额度已用完" in await told(road)
        group = road.telegram.group("Lab", admins=[road.ada], supergroup=True)
        await road.ask("/settings language zh", chat=group)
        answer = await told(road, group)
        assert MODEL in answer
        assert "额度" not in answer
        assert "额度" not in await told(road), "what was paid for the group is there for all"
        assert len(dear.requests) == 2


async def test_the_days_budget_holds_for_all_chats_until_midnight(dear: ModelServer, tmp_path: Path) -> None:
    async with lit_road(tmp_path, dear, within(chat=0, daily=7)) as road:
        await road.morning(MONDAY)
        assert f"full text · {MODEL}" in await told(road)
        group = road.telegram.group("Lab", admins=[road.ada], supergroup=True)
        await road.ask("/settings language zh", chat=group)
        assert "今天的额度已用完" in await told(road, group)
        assert DAY_SPENT not in await told(road), "a reading that is kept costs nothing"
        (answer,) = await road.ask(f"/ask {ID} What is the accuracy of LanternNet?")
        assert DAY_SPENT in answer.text
        assert "87.4%" in answer.text
        assert len(dear.requests) == 1
        road.clock.advance(timedelta(hours=16))
        assert MODEL in await told(road, group)


async def test_what_came_to_nothing_is_paid_too(dear: ModelServer, tmp_path: Path) -> None:
    dear.refuse()
    async with lit_road(tmp_path, dear, within(chat=7, daily=0)) as road:
        await road.morning(MONDAY)
        assert "did not answer" in await told(road)
        store, today = road.papergram.services.store, road.clock.now().date()
        assert await store.run(spending.spent, today, road.chat.id) == 4
        assert CHAT_SPENT in await told(road)
        assert len(dear.requests) == 1


async def test_an_operator_sees_tokens_and_cost_and_a_stranger_does_not(dear: ModelServer, tmp_path: Path) -> None:
    async with lit_road(tmp_path, dear, within(chat=20, daily=50)) as road:
        await road.morning(MONDAY)
        await told(road)
        (refused,) = await road.ask("/stats")
        assert refused.text == "Only those who run this bot can do that."
        run_by(road, road.ada.id)
        (shown,) = await road.ask("/stats")
    assert f"{MODEL} · en · full texts: 1" in shown.text
    assert "4.00 of 50.00" in shown.text
    assert "4,000" in shown.text or "4000" in shown.text
    assert f"chat {road.chat.id}: 4.00 of 20.00" in shown.text
