"""The pace falls when Telegram refuses, comes back when it does not, and one chat's trouble stays its own."""

import asyncio
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.bucket import Rate as Pace
from bot.delivery.floods import Floods
from bot.delivery.pace import OVERALL, PAID, Pacer
from bot.sandbox.api.limits import Rate, RateLimits, Rates
from tests.delivery.test_pace import NAMED, telegram
from tests.delivery.virtual import Broadcast, VirtualTime, answers_by

ADA, BOB, EVE, DAN, LAB = 5, 6, 7, 8, -7
TOP = OVERALL.per_second


def made() -> tuple[VirtualTime, Pacer]:
    time = VirtualTime()
    return time, Pacer(time.now, time.sleep)


async def test_a_refusal_lowers_the_rate_once_a_second_and_not_below_one() -> None:
    time, pacer = made()
    for _ in range(10):
        pacer.slow_down(ADA, 1)
    assert pacer.per_second == pytest.approx(TOP * 0.7)
    time.seconds += 1
    pacer.slow_down(ADA, 1)
    assert pacer.per_second == pytest.approx(TOP * 0.49)
    for _ in range(50):
        time.seconds += 1
        pacer.slow_down(ADA, 1)
    assert pacer.per_second == 1
    assert pacer.until_allowed() < 60


async def test_two_minutes_without_a_refusal_bring_the_rate_back() -> None:
    time, pacer = made()
    for _ in range(20):
        time.seconds += 1
        pacer.slow_down(LAB, 1)
    broadcast = Broadcast(pacer, range(1_000, 100_000))
    start = time.now()
    rates = []

    async def watch() -> None:
        for _ in range(12):
            await time.sleep(10)
            rates.append(pacer.per_second)

    await time.run([broadcast.run(start + 130), watch()])
    assert rates == sorted(rates)
    assert rates[2] < TOP / 2
    assert rates[-1] == TOP


async def test_a_night_without_messages_teaches_nothing() -> None:
    time, pacer = made()
    for _ in range(20):
        time.seconds += 1
        pacer.slow_down(LAB, 1)
    time.seconds += 36_000
    pacer.went_well()
    assert 1 < pacer.per_second < 3


async def test_a_rate_that_telegram_does_not_bear_is_found() -> None:
    time, pacer = made()
    limits = RateLimits(Rates(burst=1_000, overall=Rate(10, 1)), time.now)
    broadcast = Broadcast(pacer, range(1_000, 100_000), partial(telegram, limits, False))
    await time.run([broadcast.run(time.now() + 600)])
    assert len(broadcast.sent) > 600 * 10 * 0.6
    assert broadcast.refused < len(broadcast.sent) * 0.05


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.floats(0, 20), st.sampled_from(["refused", "well", "again"]), st.floats(0, 100)), max_size=60
    ),
    st.booleans(),
)
def test_whatever_is_refused_no_limit_is_exceeded_after_it(steps: list[tuple[float, str, float]], paid: bool) -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep, paid=PAID if paid else None)
    limits = RateLimits(NAMED, time.now)
    broadcast = Broadcast(pacer, range(1_000, 20_000), partial(telegram, limits, paid))

    async def trouble() -> None:
        for chat, (after, what, wait) in enumerate(steps):
            await time.sleep(after / 20)
            if what == "refused":
                pacer.slow_down(chat, wait)
            elif what == "well":
                pacer.went_well()
            else:
                pacer.start_slowly()
            assert 1 <= pacer.per_second <= (PAID if paid else OVERALL).per_second

    asyncio.run(time.run([broadcast.run(time.now() + 4), trouble()]))
    assert broadcast.refused == 0
    assert broadcast.sent


async def test_a_wait_of_hours_parks_one_chat_and_not_the_bot() -> None:
    time, pacer = made()
    for hours, chat in enumerate((LAB, ADA, BOB, EVE), start=2):
        pacer.slow_down(chat, 3_600 * hours)
    assert pacer.delay(DAN) == 0
    assert pacer.until_allowed() < 0.2
    assert pacer.until_answer(DAN) == 0
    assert pacer.delay(LAB) == 7_200
    time.seconds += 7_200
    assert pacer.delay(LAB) == 0


async def test_two_chats_that_are_refused_stop_no_other() -> None:
    _, pacer = made()
    for chat in (ADA, BOB, ADA, BOB):
        pacer.slow_down(chat, 20)
    assert pacer.until_answer(EVE) == 0


async def test_three_chats_that_are_refused_within_ten_seconds_stop_all() -> None:
    time, pacer = made()
    for chat, seconds in ((ADA, 5), (BOB, 20), (EVE, 3)):
        pacer.slow_down(chat, seconds)
        time.seconds += 2
    assert pacer.until_answer(DAN) == pytest.approx(16)
    assert pacer.until_allowed() >= 16
    assert pacer.allowance() == 0
    start = time.now()
    sent = await answers_by(time, pacer, [(0, chat) for chat in range(100, 120)])
    assert sent[0][0] - start == pytest.approx(16)
    assert sent[1][0] > sent[0][0], "no burst after it"


async def test_three_refusals_stop_a_paid_broadcast_and_the_answers() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep, paid=PAID)
    for chat in (ADA, BOB, EVE):
        pacer.slow_down(chat, 20)
    assert (pacer.allowance(), pacer.until_allowed(), pacer.until_answer(DAN)) == (0, 20, 20)
    time.seconds += 20
    assert (pacer.allowance(), pacer.until_answer(DAN)) == (1, 0)


async def test_three_chats_that_are_refused_over_a_minute_stop_nobody_else() -> None:
    time, pacer = made()
    for chat in (ADA, BOB, EVE):
        pacer.slow_down(chat, 40)
        time.seconds += 11
    assert pacer.until_answer(DAN) == 0


async def test_all_wait_a_minute_at_most() -> None:
    _, pacer = made()
    for chat in (ADA, BOB, EVE):
        pacer.slow_down(chat, 290)
    assert pacer.until_answer(DAN) == 60
    assert pacer.delay(ADA) == 290


async def test_after_an_outage_it_begins_slowly_and_comes_back() -> None:
    time = VirtualTime()
    paid = Pace(200, 10)
    pacer = Pacer(time.now, time.sleep, paid=paid)
    pacer.start_slowly()
    broadcast = Broadcast(pacer, range(1_000, 300_000))
    start = time.now()
    await time.run([broadcast.run(start + 120)])
    moments = [moment - start for moment, _ in broadcast.sent]
    assert sum(moment < 1 for moment in moments) <= 0.15 * paid.per_second
    assert pacer.per_second == paid.per_second


def test_a_ban_of_the_whole_bot_is_told_by_chats_that_wait_until_the_same_moment() -> None:
    floods, hours = Floods(), 2 * 3_600.0
    assert floods.add(1, 100, 100 + hours) is None
    assert floods.add(2, 101, 100 + hours) is None
    assert floods.add(3, 102, 101 + hours) == 102 + 60, "they are asked again after a minute"


def test_long_waits_of_chats_that_end_at_different_moments_are_their_own() -> None:
    floods = Floods()
    assert [floods.add(chat, 100, 4_000 + 100 * chat) for chat in range(9)] == [None] * 9
