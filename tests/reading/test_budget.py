"""What may still be spent: by the day, by the chat, and by several at once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.errors import ModelFailed
from bot.model.reading import Fallback
from bot.model.usage import Purpose, Usage
from bot.reading.budget import Budget, OverBudget
from bot.store import Store, spending
from tests.reading.papers import paper

NOON = datetime(2025, 10, 6, 12, tzinfo=UTC)
PAPER = paper("We do it.")
CHAT, OTHER = 5, 6


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(tmp_path / "store.sqlite3")
    yield store
    await store.aclose()


def budget(store: Store, clock: ManualClock, daily: float = 1.0, per_chat: float = 0.25) -> Budget:
    return Budget(store, clock, daily=daily, per_chat=per_chat)


async def pay(purse: Budget, cost: float, chat: int | None = CHAT, purpose: Purpose = Purpose.READING) -> None:
    async with purse.reserved(chat, cost, PAPER, "zh", "gpt-x") as reservation:
        reservation.settle(purpose, Usage(1000, 200, 100, cost, 1))


async def test_what_a_chat_spends_counts_for_it_and_for_the_whole(store: Store) -> None:
    purse = budget(store, ManualClock(NOON))
    await pay(purse, 0.2)
    assert await purse.refusal(CHAT, 0.1) is Fallback.CHAT_BUDGET
    assert await purse.refusal(CHAT, 0.05) is None
    assert await purse.refusal(OTHER, 0.2) is None
    assert await purse.refusal(None, 0.81) is Fallback.DAILY_BUDGET


async def test_a_digest_is_bounded_by_the_day_alone(store: Store) -> None:
    purse = budget(store, ManualClock(NOON))
    await pay(purse, 0.9, chat=None)
    assert await purse.refusal(None, 0.1) is None
    assert await purse.refusal(CHAT, 0.2) is Fallback.DAILY_BUDGET


async def test_a_new_day_has_new_money(store: Store) -> None:
    clock = ManualClock(NOON)
    purse = budget(store, clock)
    await pay(purse, 0.25)
    assert await purse.refusal(CHAT) is Fallback.CHAT_BUDGET
    clock.advance(timedelta(hours=12))
    assert await purse.refusal(CHAT) is None


async def test_no_limit_refuses_nothing(store: Store) -> None:
    purse = budget(store, ManualClock(NOON), daily=0, per_chat=0)
    await pay(purse, 1_000)
    assert await purse.refusal(CHAT, 1_000) is None


async def test_two_that_ask_at_once_do_not_both_get_the_last_room(store: Store) -> None:
    purse = budget(store, ManualClock(NOON), daily=1.0)
    outcomes = await asyncio.gather(*(pay(purse, 0.6, chat=number) for number in (CHAT, OTHER)), return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {OverBudget}  # 0.6 is more than a chat may spend

    outcomes = await asyncio.gather(*(pay(purse, 0.6, chat=None) for _ in range(2)), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "OverBudget"]


async def test_what_failed_is_paid_too(store: Store) -> None:
    purse = budget(store, ManualClock(NOON))

    async def fail() -> None:
        async with purse.reserved(CHAT, 0.1, PAPER, "zh", "gpt-x") as reservation:
            reservation.settle(Purpose.FAILED, Usage(1000, 0, 0, 0.25, 1))
            raise ModelFailed("It did not answer.")

    with pytest.raises(ModelFailed):
        await fail()
    assert await purse.refusal(CHAT) is Fallback.CHAT_BUDGET


async def test_a_reservation_that_cost_nothing_leaves_no_row(store: Store) -> None:
    purse = budget(store, ManualClock(NOON))
    async with purse.reserved(CHAT, 0.25, PAPER, "zh", "gpt-x") as reservation:
        assert await purse.refusal(CHAT) is Fallback.CHAT_BUDGET
        reservation.settle(Purpose.READING, None)
    assert await purse.refusal(CHAT) is None
    assert await store.run(spending.by_purpose, NOON.date(), NOON.date()) == {}


async def test_the_store_knows_what_a_reading_cost(store: Store) -> None:
    purse = budget(store, ManualClock(NOON))
    await pay(purse, 0.1, purpose=Purpose.FAILED)
    await pay(purse, 0.125, chat=OTHER)
    await pay(purse, 0.0625, purpose=Purpose.QUESTION)
    assert await store.run(spending.of_reading, PAPER, "zh", "gpt-x") == Usage(2000, 400, 200, 0.225, 2)
    by_purpose = await store.run(spending.by_purpose, NOON.date(), NOON.date())
    assert by_purpose[Purpose.QUESTION] == Usage(1000, 200, 100, 0.0625, 1)
    assert await store.run(spending.dearest_chats, NOON.date()) == [(CHAT, pytest.approx(0.1625)), (OTHER, 0.125)]
