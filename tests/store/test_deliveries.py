"""The ledger: which parts may go out, in which order, and what a stop leaves."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from bot.model.chat import ChatState
from bot.model.digest import Button, Delivery, DeliveryState, Message
from bot.store import Store, chats, deliveries, digests, parts
from bot.store.digests import Draft
from tests.store.samples import NOW, TUESDAY, chat, draft

LATER = NOW + timedelta(seconds=90)


async def owe(store: Store, number: int, *texts: str, **more: object) -> int:
    """A digest of `texts` on its way to the chat."""
    await store.run(chats.save, chat(number), NOW)
    frozen = await store.run(digests.freeze, draft(number, texts=texts, **more), NOW)  # type: ignore[arg-type]
    assert frozen is not None
    return frozen


async def claim(store: Store, limit: int = 99, now: datetime = NOW) -> list[Delivery]:
    return await store.run(deliveries.claim, now, limit)


def words(claimed: Sequence[Delivery]) -> list[str]:
    return [one.message.html for one in claimed]


async def send_all(store: Store, now: datetime = NOW) -> list[str]:
    """Claim and mark as sent until nothing is left; the words in this order."""
    sent = []
    while claimed := await claim(store, 1, now):
        sent += words(claimed)
        await store.run(deliveries.mark_sent, claimed[0], 1, now)
    return sent


async def test_the_parts_of_a_chat_go_out_in_order_one_at_a_time(store: Store) -> None:
    await owe(store, 5, "a", "b")
    await owe(store, 5, "c", day=TUESDAY)
    (first,) = await claim(store)
    assert await claim(store) == [], "one is in flight"
    await store.run(deliveries.mark_sent, first, 1, NOW)
    assert first.message.html == "a"
    assert await send_all(store) == ["b", "c"]


async def test_chats_go_side_by_side_the_oldest_digest_first(store: Store) -> None:
    for number in (7, 5, 6):
        await owe(store, number, f"a{number}", f"b{number}")
    assert words(await claim(store, 2)) == ["a7", "a5"]
    assert words(await claim(store, 9)) == ["a6"]


async def test_a_claimed_part_is_in_flight_and_counted(store: Store) -> None:
    await owe(store, 5, "a")
    (one,) = await claim(store)
    assert (one.state, one.attempts) == (DeliveryState.SENDING, 1)
    assert await store.run(deliveries.counts) == {DeliveryState.SENDING: 1}


async def test_a_wait_parks_its_chat_only(store: Store) -> None:
    await owe(store, 5, "a5", "b5")
    await owe(store, 6, "a6")
    parked, other = await claim(store)
    await store.run(deliveries.mark_pending, parked, LATER, "flood", NOW)
    await store.run(deliveries.mark_sent, other, 1, NOW)
    await owe(store, 7, "a7")
    assert await send_all(store) == ["a7"]
    assert await claim(store, now=LATER - timedelta(seconds=1)) == []
    assert await send_all(store, LATER) == ["a5", "b5"]


async def test_a_wait_that_ends_within_a_second_is_not_cut_short(store: Store) -> None:
    await owe(store, 5, "a")
    (one,) = await claim(store)
    await store.run(deliveries.mark_pending, one, NOW + timedelta(seconds=1, milliseconds=500), "flood", NOW)
    assert await claim(store, now=NOW + timedelta(seconds=1, milliseconds=400)) == []
    assert await claim(store, now=NOW + timedelta(seconds=2))


async def test_blocked_chats_are_left_out_and_paused_ones_are_not(store: Store) -> None:
    for number, state in ((5, ChatState.BLOCKED), (6, ChatState.PAUSED)):
        await owe(store, number, f"a{number}")
        await store.run(chats.set_state, number, state)
    assert await send_all(store) == ["a6"]
    await store.run(chats.set_state, 5, ChatState.ACTIVE)
    assert await send_all(store) == ["a5"]


async def test_a_part_in_flight_at_a_stop_is_uncertain_and_goes_out_once_more(store: Store) -> None:
    await owe(store, 5, "a", "b")
    await claim(store)
    assert await store.run(deliveries.recover, NOW) == 1
    assert await claim(store) == [], "not at once"
    (again,) = await claim(store, now=LATER)
    assert (again.message.html, again.uncertain) == ("a", 1)


async def test_a_part_that_two_stops_left_in_flight_is_dead(store: Store) -> None:
    await owe(store, 5, "a", "b")
    for moment in (NOW, LATER):
        await claim(store, now=moment)
        await store.run(deliveries.recover, moment)
    assert await store.run(deliveries.counts) == {DeliveryState.DEAD: 1, DeliveryState.PENDING: 1}
    assert await send_all(store) == ["b"]


async def test_a_part_that_was_uncertain_before_the_stop_is_dead_after_it(store: Store) -> None:
    await owe(store, 5, "a")
    (one,) = await claim(store)
    await store.run(deliveries.mark_uncertain, one, NOW, "timed out", NOW)
    await claim(store)
    await store.run(deliveries.recover, NOW)
    assert await store.run(deliveries.counts) == {DeliveryState.DEAD: 1}


@pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.DEAD])
async def test_a_stop_touches_nothing_that_is_settled(store: Store, state: DeliveryState) -> None:
    await owe(store, 5, "a")
    (one,) = await claim(store)
    if state is DeliveryState.SENT:
        await store.run(deliveries.mark_sent, one, 1, NOW)
    else:
        await store.run(deliveries.mark_dead, one, "no", NOW)
    assert await store.run(deliveries.recover, NOW) == 0
    assert await store.run(deliveries.counts) == {state: 1}


async def test_a_part_that_is_cut_keeps_its_place(store: Store) -> None:
    await owe(store, 5, "a", "too long", "c", "d")
    (first,) = await claim(store)
    await store.run(deliveries.mark_sent, first, 1, NOW)
    (second,) = await claim(store)
    await store.run(deliveries.replace_with, second, [Message("too"), Message("lo"), Message("ng")], NOW)
    assert await send_all(store) == ["too", "lo", "ng", "c", "d"]


async def test_a_part_that_is_cut_keeps_its_keys_at_the_first_piece(store: Store) -> None:
    await store.run(chats.save, chat(5), NOW)
    one = draft()
    keys = ((Button("1", data="p:2510.00001"),),)
    await store.run(digests.freeze, Draft(one.digest, (), 0, (Message("too long", keys),)), NOW)
    (part,) = await claim(store)
    await store.run(deliveries.replace_with, part, [Message("too", keys), Message("long")], NOW)
    assert [one.buttons for one in await store.run(parts.of_digest, part.digest)] == [keys, ()]


async def test_what_waits_for_a_lost_thread_goes_to_general(store: Store) -> None:
    await owe(store, 5, "a", "b", thread=7)
    await owe(store, 6, "c", thread=7)
    (first, _) = await claim(store)
    await store.run(deliveries.mark_pending, first, NOW, "TOPIC_CLOSED", NOW)
    await store.run(deliveries.drop_thread, 5, 7)
    threads = [(row["chat"], row["thread"]) for row in await store.run(lambda db: list(db["deliveries"].rows))]
    assert sorted(threads) == [(5, 0), (5, 0), (6, 7)]
