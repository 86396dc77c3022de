"""Requests go out no faster than Telegram allows, right after idle too, and who waits holds up nobody else."""

import asyncio
from collections.abc import Sequence
from functools import partial
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.bucket import Rate
from bot.delivery.pace import GROUP, OVERALL, PAID, PRIVATE, Pacer
from bot.sandbox.api.limits import RateLimits, Rates
from tests.delivery.virtual import Broadcast, Chat, VirtualTime, answers_by

ADA, BOB, LAB, CLUB = 5, 6, -7, -8
NAMED = Rates(burst=1_000)
"""Telegram's limits as the sandbox keeps them, but for the one a second in a chat, for which `keeps` is stricter."""

chats = st.sampled_from([ADA, BOB, LAB, CLUB, *range(100, 140)])
arrivals = st.lists(st.tuples(st.floats(0, 40), chats), max_size=120)
starts = st.lists(st.floats(0, 90), min_size=1, max_size=4)


def keeps(rate: Rate, moments: Sequence[float]) -> bool:
    """No window holds more than the burst and what flows in meanwhile."""
    ordered = sorted(moments)
    return all(
        last - first + 1 <= rate.burst + rate.per_second * (ordered[last] - ordered[first]) + 1e-3
        for first in range(len(ordered))
        for last in range(first, len(ordered))
    )


def most_in(seconds: float, moments: Sequence[float]) -> int:
    return max((sum(start <= one < start + seconds for one in moments) for start in moments), default=0)


def telegram(limits: RateLimits, paid: bool, chat: Chat) -> float:
    """Ask the sandbox's limits, and count what they let pass."""
    assert isinstance(chat, int)
    wait = limits.wait(chat, paid=paid)
    if not wait:
        limits.record(chat, paid=paid)
    return wait


async def day(asked: Sequence[tuple[float, int]], begun: Sequence[float]) -> tuple[list[tuple[float, Chat]], int]:
    """Answers that are asked for and broadcasts that begin at these seconds; all that was sent, and the refusals."""
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    limits = RateLimits(NAMED, time.now)
    sent: list[tuple[float, Chat]] = []
    refused = 0

    async def answer(after: float, chat: int) -> None:
        nonlocal refused
        await time.sleep(after)
        await pacer.wait(chat)
        refused += telegram(limits, False, chat) > 0
        sent.append((time.now(), chat))

    async def broadcast(after: float) -> None:
        nonlocal refused
        await time.sleep(after)
        parts = Broadcast(pacer, [*range(100, 160), LAB, ADA], partial(telegram, limits, False))
        await parts.run(time.now() + 1_000)
        refused += parts.refused
        sent.extend(parts.sent)

    await time.run([*(answer(*one) for one in asked), *(broadcast(one) for one in begun)])
    return sent, refused


@settings(deadline=None, max_examples=60)
@given(arrivals, starts)
def test_whatever_the_schedule_telegram_never_has_to_refuse(asked: list[tuple[float, int]], begun: list[float]) -> None:
    sent, refused = asyncio.run(day(asked, begun))
    assert refused == 0
    assert len(sent) == len(asked) + 62 * len(begun)
    for chat, rate in ((ADA, PRIVATE), (100, PRIVATE), (LAB, GROUP), (CLUB, GROUP)):
        assert keeps(rate, [moment for moment, to in sent if to == chat])


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.floats(0, 40), st.sampled_from([ADA, LAB, "@channel"])), max_size=60))
def test_no_window_of_a_chat_holds_more_than_the_burst_and_the_rate(asked: list[tuple[float, Chat]]) -> None:
    time = VirtualTime()
    sent = asyncio.run(answers_by(time, Pacer(time.now, time.sleep), asked))
    assert len(sent) == len(asked)
    assert keeps(OVERALL, [moment for moment, _ in sent])
    for chat, rate in ((ADA, PRIVATE), (LAB, GROUP), ("@channel", GROUP)):
        assert keeps(rate, [moment for moment, to in sent if to == chat])


@pytest.mark.parametrize("rest", [0, 1, 60, 86_400])
async def test_right_after_idle_a_chat_gets_its_burst_and_no_more(rest: float) -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    await answers_by(time, pacer, [(0, ADA)])
    time.seconds += rest
    sent = await answers_by(time, pacer, [(0, ADA)] * 9)
    at_once = [moment for moment, _ in sent if moment - sent[0][0] < 0.5]
    assert len(at_once) <= PRIVATE.burst
    assert sent[-1][0] - sent[0][0] >= (9 - PRIVATE.burst) / PRIVATE.per_second - 1e-3


@pytest.mark.parametrize("rest", [0, 0.5, 3_600])
async def test_right_after_idle_a_broadcast_has_no_double_burst(rest: float) -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    moments: list[float] = []
    for first in (1, 1_001):
        broadcast = Broadcast(pacer, range(first, first + 100))
        await time.run([broadcast.run(time.now() + 60)])
        moments += [moment for moment, _ in broadcast.sent]
        time.seconds += rest
    assert len(moments) == 200
    assert most_in(1, moments) <= 30


async def test_a_group_gets_at_most_20_messages_in_any_minute() -> None:
    time = VirtualTime()
    sent = await answers_by(time, Pacer(time.now, time.sleep), [(0, LAB)] * 60)
    assert most_in(60, [moment for moment, _ in sent]) <= 20


async def test_a_broadcast_uses_the_rate_to_the_full() -> None:
    time = VirtualTime()
    broadcast = Broadcast(Pacer(time.now, time.sleep), range(1, 100_000))
    await time.run([broadcast.run(time.now() + 60)])
    assert len(broadcast.sent) >= 60 * OVERALL.per_second


async def test_a_paid_broadcast_comes_near_1000_a_second_and_never_above() -> None:
    time = VirtualTime()
    limits = RateLimits(NAMED, time.now)
    pacer = Pacer(time.now, time.sleep, paid=PAID)
    broadcast = Broadcast(pacer, range(1, 100_000), partial(telegram, limits, True))
    await time.run([broadcast.run(time.now() + 10)])
    assert broadcast.refused == 0
    assert len(broadcast.sent) >= 10 * PAID.per_second


async def test_a_stall_of_50_milliseconds_costs_a_paid_broadcast_nothing() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep, paid=PAID)
    sent = 0
    for _ in range(100):
        allowed = pacer.allowance()
        for _ in range(allowed):
            sent += 1
            pacer.take(sent)
        time.seconds += 0.05
    assert sent >= 5 * PAID.per_second


async def test_what_may_not_go_yet_is_told_to_the_moment() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    chat = 0
    for _ in range(50):
        for _ in range(pacer.allowance()):
            chat += 1
            pacer.take(chat)
        seconds = pacer.until_allowed()
        time.seconds += seconds - 1e-3
        assert pacer.allowance() == 0
        time.seconds += 1e-3
        assert (pacer.allowance(), pacer.until_allowed()) == (1, 0)


async def test_a_chat_that_waits_holds_up_no_other() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    pacer.slow_down(LAB, 600)
    start = time.now()
    broadcast = Broadcast(pacer, [CLUB])
    assert pacer.delay(CLUB) == 0
    await time.run([broadcast.run(start + 1)])
    sent = {chat: moment for moment, chat in await answers_by(time, pacer, [(0, LAB), (0, LAB), (2, ADA)])}
    assert broadcast.sent
    assert sent[ADA] - start == pytest.approx(2, abs=0.2)
    assert sent[LAB] - start >= 600


async def test_answers_that_wait_for_their_chat_stop_no_broadcast() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    broadcast = Broadcast(pacer, range(1_000, 100_000))
    start = time.now()

    async def ask() -> None:
        await pacer.wait(LAB)

    await time.run([*(ask() for _ in range(20)), broadcast.run(start + 50)])
    assert len([moment for moment, _ in broadcast.sent if moment - start < 50]) >= 50 * OVERALL.per_second - 20


async def test_a_chat_gets_nothing_while_it_rests_and_no_burst_after() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    pacer.slow_down(ADA, 30)
    assert pacer.delay(ADA) == 30
    time.seconds += 30
    sent = await answers_by(time, pacer, [(0, ADA)] * 3)
    assert sent[0][0] == time.seconds - 2
    assert sent[-1][0] - sent[0][0] >= 2 - 1e-3


async def test_a_morning_of_100000_chats_leaves_nothing_behind() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep, paid=PAID)
    most = 0
    for chat in range(1, 100_001):
        pacer.take(chat)
        time.seconds += 1 / PAID.per_second
        most = max(most, pacer.known_chats)
    assert most <= 3 * PAID.per_second * 1.1
    time.seconds += 60
    for chat in range(1, 2_000):
        pacer.take(chat)
        time.seconds += 0.1
    assert pacer.known_chats < 50


async def test_chats_that_rest_are_remembered_until_they_have_rested() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    for chat in range(-500, 0):
        pacer.slow_down(chat, 10_000)
    for chat in range(1, 1_000):
        pacer.take(chat)
        time.seconds += 1
    assert all(pacer.delay(chat) > 8_000 for chat in range(-500, 0))
    time.seconds += 10_000
    for chat in range(1, 1_000):
        pacer.take(chat)
        time.seconds += 1
    assert pacer.known_chats < 20


async def test_asking_about_a_chat_remembers_nothing() -> None:
    pacer = Pacer()
    assert [pacer.delay(chat) for chat in range(-5, 1_000)] == [0] * 1_005
    assert pacer.known_chats == 0


async def test_a_message_costs_little_with_100000_chats_that_rest() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep, paid=PAID)
    for chat in range(1, 100_001):
        pacer.slow_down(chat, 40_000)
    begun = perf_counter()
    for chat in range(200_000, 205_000):
        time.seconds += pacer.until_allowed()
        assert pacer.allowance() >= 1
        if pacer.delay(chat) == 0:
            pacer.take(chat)
            pacer.went_well()
    each = (perf_counter() - begun) / 5_000
    assert pacer.known_chats >= 100_000
    assert each < 0.0005, f"{each * 1e6:.0f} µs"
