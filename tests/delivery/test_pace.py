"""Requests go out no faster than Telegram allows, right after idle too, and who waits holds up nobody else."""

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.pace import GROUP, OVERALL, PRIVATE, Pacer, Rate
from tests.delivery.virtual import VirtualTime

ADA, BOB, LAB, CLUB = 5, 6, -7, -8
arrivals = st.lists(st.tuples(st.floats(0, 40), st.sampled_from([ADA, BOB, LAB, CLUB, "@channel"])), max_size=120)
Sent = list[tuple[float, int | str]]


async def sent_by(time: VirtualTime, pacer: Pacer, asked: Sequence[tuple[float, int | str]]) -> Sent:
    """When and to whom messages go out that are asked for at these seconds from now."""
    sent: Sent = []

    async def send(after: float, chat: int | str) -> None:
        await time.sleep(after)
        await pacer.wait(chat)
        sent.append((time.now(), chat))

    await time.run(send(*one) for one in asked)
    return sent


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


@settings(deadline=None, max_examples=150)
@given(arrivals)
def test_no_window_holds_more_than_the_burst_and_the_rate(asked: list[tuple[float, int | str]]) -> None:
    time = VirtualTime()
    sent = asyncio.run(sent_by(time, Pacer(time.now, time.sleep), asked))
    assert len(sent) == len(asked)
    assert keeps(OVERALL, [moment for moment, _ in sent])
    for chat, rate in ((ADA, PRIVATE), (BOB, PRIVATE), (LAB, GROUP), (CLUB, GROUP), ("@channel", GROUP)):
        assert keeps(rate, [moment for moment, to in sent if to == chat])


@pytest.mark.parametrize("rest", [0, 1, 60, 86_400])
async def test_right_after_idle_a_chat_gets_its_burst_and_no_more(rest: float) -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    await sent_by(time, pacer, [(0, ADA)])
    time.seconds += rest
    sent = await sent_by(time, pacer, [(0, ADA)] * 9)
    at_once = [moment for moment, _ in sent if moment - sent[0][0] < 0.5]
    assert len(at_once) <= PRIVATE.burst
    assert sent[-1][0] - sent[0][0] >= (9 - PRIVATE.burst) / PRIVATE.per_second - 1e-3


async def test_a_group_gets_at_most_20_messages_in_any_minute() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    sent = await sent_by(time, pacer, [(0, LAB)] * 60)
    assert most_in(60, [moment for moment, _ in sent]) <= 20


async def test_at_most_30_messages_go_out_in_any_second() -> None:
    time = VirtualTime()
    sent = await sent_by(time, Pacer(time.now, time.sleep), [(0, number) for number in range(1, 200)])
    assert most_in(1, [moment for moment, _ in sent]) <= 30
    assert sent[-1][0] - sent[0][0] < 9, "and not much fewer"


async def test_chats_that_wait_do_not_go_out_all_at_once() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    groups = [-number for number in range(1, 41)]
    sent = await sent_by(time, pacer, [(0, group) for group in groups for _ in range(6)])
    assert keeps(OVERALL, [moment for moment, _ in sent])


async def test_a_chat_that_waits_holds_up_no_other() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    pacer.slow_down(LAB, 600)
    start = time.now()
    sent = {chat: moment for moment, chat in await sent_by(time, pacer, [(0, LAB), (2, ADA)])}
    assert sent[ADA] - start == pytest.approx(2, abs=0.1)
    assert sent[LAB] - start >= 600


async def test_a_flood_wait_stops_its_chat_and_slows_all_for_a_second() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    pacer.slow_down(ADA, 30)
    assert pacer.delay(ADA) == pytest.approx(31, abs=0.1)
    assert 1 <= pacer.delay(BOB) < 1.1
    time.seconds += 31
    sent = await sent_by(time, pacer, [(0, ADA)] * 3)
    assert sent[-1][0] - sent[0][0] >= 1.9, "no burst after a flood wait"


async def test_rested_chats_are_forgotten_and_busy_ones_are_not() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    pacer.slow_down(ADA, 10_000)
    await sent_by(time, pacer, [(number, number + 100) for number in range(1_100)])
    assert len(pacer._chats) <= 1_001
    assert pacer.delay(ADA) > 8_000
