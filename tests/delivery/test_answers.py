"""What a person asked for goes out before the digests, in order of arrival, and holds up nobody."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.pace import OVERALL, PAID, Pacer
from tests.delivery.virtual import Broadcast, Sent, VirtualTime, answers_by

ADA, BOB, LAB = 5, 6, -7
FIRST = 1_000
EACH = 1 / OVERALL.per_second


async def amid_a_broadcast(pacer: Pacer, time: VirtualTime, asked: list[float]) -> tuple[list[float], Sent]:
    """How long the answers wait that are asked for, each by another person, at these seconds of a broadcast."""
    broadcast = Broadcast(pacer, range(FIRST, 100_000))
    waits: list[float] = []

    async def ask(after: float, person: int) -> None:
        await time.sleep(after)
        begun = time.now()
        await pacer.wait(person)
        waits.append(time.now() - begun)

    people = (ask(after, person) for person, after in enumerate(asked, start=1))
    await time.run([broadcast.run(time.now() + 10), *people])
    return waits, broadcast.sent


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(0, 9), min_size=1, max_size=40))
def test_an_answer_waits_for_the_answers_before_it_and_for_no_digest(asked: list[float]) -> None:
    time = VirtualTime()
    waits, _ = asyncio.run(amid_a_broadcast(Pacer(time.now, time.sleep), time, asked))
    assert max(waits) <= len(asked) * EACH + 1e-3


async def test_one_answer_in_a_broadcast_does_not_wait_at_all() -> None:
    time = VirtualTime()
    waits, sent = await amid_a_broadcast(Pacer(time.now, time.sleep), time, [0.5, 3.333, 7])
    assert waits == [0, 0, 0]
    assert len(sent) >= 10 * OVERALL.per_second - 3


async def test_a_broadcast_goes_on_when_the_answers_are_out() -> None:
    time = VirtualTime()
    begun = time.now()
    waits, sent = await amid_a_broadcast(Pacer(time.now, time.sleep), time, [2.0] * 50)
    assert len(waits) == 50
    assert not [moment for moment, _ in sent if 2.05 < moment - begun < 3.85], "answers had the rate for themselves"
    assert [moment for moment, _ in sent if moment - begun > 4.2]


async def test_a_paid_broadcast_and_answers_share_nothing() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep, paid=PAID)
    waits, sent = await amid_a_broadcast(pacer, time, [2.0] * 50)
    assert len(sent) >= 10 * PAID.per_second
    assert sorted(waits)[4] == 0
    assert max(waits) == pytest.approx(45 * EACH, abs=EACH)


async def test_answers_go_out_in_the_order_in_which_they_were_asked_for() -> None:
    time = VirtualTime()
    people = list(range(1, 61))
    sent = await answers_by(time, Pacer(time.now, time.sleep), [(person / 1_000, person) for person in people])
    assert [chat for _, chat in sent] == people


async def test_a_chat_that_asks_much_waits_alone() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    start = time.now()
    sent = await answers_by(time, pacer, [*[(0.0, ADA)] * 10, (0, BOB), (0.5, BOB)])
    assert [moment - start for moment, chat in sent if chat == BOB] == [0, 0.5]


async def test_a_chat_that_asks_much_counts_for_what_it_may_get() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    for chat in range(100, 105):
        pacer.take(chat)
    told: list[float] = []

    async def ask() -> None:
        await pacer.wait(ADA)

    async def look() -> None:
        told.append(pacer.until_answer(BOB))

    await time.run([*(ask() for _ in range(10)), look()])
    assert told == [pytest.approx(4 * EACH)], "after three of the ten"


async def test_a_part_of_a_digest_lets_the_answers_of_its_chat_pass() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    for _ in range(3):
        pacer.take(ADA)
    seen: list[float] = []

    async def look() -> None:
        await time.sleep(0.1)
        seen.append(pacer.delay(ADA))

    async def ask() -> None:
        await pacer.wait(ADA)

    await time.run([ask(), ask(), look()])
    assert seen == [pytest.approx(2.9)]


async def test_an_answer_that_is_given_up_makes_room() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    pacer.slow_down(ADA, 5)
    given_up = asyncio.ensure_future(pacer.wait(ADA))
    await asyncio.sleep(0)
    assert pacer.until_answer(ADA) == pytest.approx(6)
    given_up.cancel()
    await asyncio.wait([given_up])
    assert pacer.until_answer(ADA) == pytest.approx(5)
    start = time.now()
    sent = await answers_by(time, pacer, [(0, ADA)])
    assert sent[0][0] - start == pytest.approx(5)


async def test_the_wait_that_is_told_is_the_wait_that_comes() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    told: list[float] = []
    waited: list[float] = []

    async def ask(chat: int) -> None:
        begun = time.now()
        told.append(pacer.until_answer(chat))
        await pacer.wait(chat)
        waited.append(time.now() - begun)

    await time.run([ask(chat) for chat in (*range(1, 31), LAB, LAB)])
    assert sorted(waited) == pytest.approx(sorted(told))
    assert max(told) > 1


async def test_at_the_slowest_pace_answers_go_first_too() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep)
    for _ in range(60):
        time.seconds += 1
        pacer.slow_down(LAB, 1)
    assert pacer.per_second == 1
    order: list[str] = []

    async def ask(person: int) -> None:
        await pacer.wait(person)
        order.append("answer")

    async def send() -> None:
        while len(order) < 8:
            if pacer.allowance():
                pacer.take(FIRST + len(order))
                order.append("part")
            await time.sleep(max(0.001, pacer.until_allowed()))

    await time.run([send(), *(ask(person) for person in range(1, 5))])
    assert order == ["part", *["answer"] * 4, *["part"] * 3]


async def test_answers_that_wait_take_nothing_of_a_paid_broadcast() -> None:
    time = VirtualTime()
    pacer = Pacer(time.now, time.sleep, paid=PAID)
    assert pacer.allowance() == PAID.burst
    seen: list[tuple[int, float]] = []

    async def ask(person: int) -> None:
        await pacer.wait(person)

    async def look() -> None:
        await time.sleep(0.01)
        seen.append((pacer.allowance(), pacer.until_allowed()))

    await time.run([*(ask(person) for person in range(1, 31)), look()])
    assert seen == [(PAID.burst, 0)]
