"""What the ledger holds goes out in order within a chat and side by side across chats, whatever Telegram answers."""

import asyncio
import sqlite3

import pytest

from bot.delivery.bucket import Rate
from bot.delivery.pace import Pacer
from bot.delivery.sender import SIDE_BY_SIDE, Sender
from bot.errors import StoreBusy
from bot.model.chat import ChatState
from bot.model.digest import DeliveryState
from bot.sandbox.api.faults import FaultKind
from bot.store import chats, deliveries
from tests.delivery.conftest import IMPATIENT, Office

SENT, DEAD, PENDING = DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.PENDING


async def test_parts_come_in_order_and_once(office: Office) -> None:
    place = await office.reader("a", "b", "c")
    await office.owe(place, "d")
    await office.sender.drain()
    await office.sender.drain()
    assert office.got(place) == ["a", "b", "c", "d"]


async def test_many_chats_are_served_side_by_side(office: Office) -> None:
    places = [await office.reader("a", "b") for _ in range(60)]
    await office.sender.drain()
    assert all(office.got(place) == ["a", "b"] for place in places)


async def test_drains_that_overlap_send_nothing_twice(office: Office) -> None:
    places = [await office.reader("a", "b") for _ in range(20)]
    await asyncio.gather(*[office.sender.drain() for _ in range(4)])
    assert all(office.got(place) == ["a", "b"] for place in places)


async def test_a_flood_wait_parks_one_chat_and_the_others_go_on(office: Office) -> None:
    first, second = await office.reader("a", "b"), await office.reader("c", "d")
    office.telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, chat=first, retry_after=3_600)
    await office.sender.drain()
    assert (office.got(first), office.got(second)) == ([], ["c", "d"])
    asked = len(office.telegram.requests)
    await office.after(3_000)
    assert len(office.telegram.requests) == asked
    await office.after(700)
    assert office.got(first) == ["a", "b"]


@pytest.mark.parametrize("patience", [IMPATIENT])
@pytest.mark.parametrize(
    ("kind", "copies"),
    [
        (FaultKind.TIMEOUT_BEFORE, 1),
        (FaultKind.TIMEOUT_AFTER, 2),
        (FaultKind.SERVER_ERROR, 1),
        (FaultKind.DROPPED, 1),
        (FaultKind.HTML, 1),
    ],
)
async def test_a_part_of_unknown_fate_goes_out_once_more(office: Office, kind: FaultKind, copies: int) -> None:
    place = await office.reader("a", "b")
    office.telegram.fail_next("sendMessage", kind)
    await office.sender.drain()
    assert await office.counts() == {DeliveryState.UNCERTAIN: 1, PENDING: 1}
    await office.after(60)
    assert office.got(place) == ["a"] * copies + ["b"]
    assert await office.counts() == {SENT: 2}


@pytest.mark.parametrize("patience", [IMPATIENT])
@pytest.mark.parametrize("kind", [FaultKind.TIMEOUT_AFTER, FaultKind.DROPPED])
async def test_a_part_of_unknown_fate_twice_is_dead_with_its_reason(office: Office, kind: FaultKind) -> None:
    place = await office.reader("a", "b")
    office.telegram.fail_next("sendMessage", kind, times=2)
    await office.sender.drain()
    await office.after(60)
    await office.after(60)
    assert await office.counts() == {DEAD: 1, SENT: 1}
    assert office.got(place).count("a") <= 2
    assert office.got(place)[-1] == "b"
    (reason,) = await office.reasons()
    assert "Error" in reason or "TimedOut" in reason


async def test_a_part_that_telegram_never_saw_is_tried_until_it_goes_out(office: Office) -> None:
    place = await office.reader("a")
    await office.telegram.stop()
    for _ in range(5):
        await office.after(1_000)
    assert await office.counts() == {PENDING: 1}
    (reason,) = await office.reasons()
    assert "no connection" in reason
    office.telegram._server._stopped = asyncio.Event()
    await office.telegram.start()
    office.bot._base_url = f"{office.telegram.url}/bot{office.telegram.token}"
    await office.after(1_000)
    assert office.got(place) == ["a"]


async def test_words_that_cannot_be_parsed_go_out_as_plain_text_once(office: Office) -> None:
    place = await office.reader("<b>a", "b")
    await office.sender.drain()
    assert office.got(place) == ["a", "b"]
    assert len(office.telegram.requests) == 4  # getMe, the refused one, two that went out


async def test_words_that_are_too_long_go_out_in_pieces(office: Office) -> None:
    sentence = "Every word of it counts. "
    place = await office.reader("<b>" + sentence * 200 + "</b>", "b")
    await office.sender.drain()
    *pieces, last = office.got(place)
    assert len(pieces) > 1
    assert " ".join(" ".join(pieces).split()) == (sentence * 200).strip()
    assert last == "b"


async def test_words_that_are_nothing_but_tags_are_dead_and_hold_up_nobody(office: Office) -> None:
    place = await office.reader("<b></b><i>", "b")
    await office.sender.drain()
    assert office.got(place) == ["b"]
    assert await office.counts() == {DEAD: 1, SENT: 1}


@pytest.mark.parametrize("end", ["close", "delete"])
async def test_the_digests_of_a_lost_forum_topic_go_to_general(office: Office, end: str) -> None:
    forum = office.telegram.group("Forum", admins=[office.ada], forum=True)
    thread = office.telegram.topic(forum, "Papers")
    await office.owe(forum, "a", "b", thread=thread)
    if end == "close":
        office.telegram.close_topic(forum, thread)
    else:
        office.telegram.delete_topic(forum, thread)
    await office.sender.drain()
    assert [(message.text, message.thread) for message in office.telegram.messages(forum)] == [("a", None), ("b", None)]


async def test_a_forum_whose_general_is_closed_too_is_paused(office: Office) -> None:
    forum = office.telegram.group("Forum", admins=[office.ada], forum=True)
    thread = office.telegram.topic(forum, "Papers")
    await office.owe(forum, "a", thread=thread)
    for one in (thread, 1):
        office.telegram.close_topic(forum, one)
    await office.sender.drain()
    assert await office.state(forum) is ChatState.BLOCKED
    assert await office.counts() == {PENDING: 1}


async def test_a_chat_that_blocks_the_bot_is_paused_and_goes_on_when_it_unblocks(office: Office) -> None:
    place, other = office.telegram.private_chat(office.ada), await office.reader("c")
    await office.owe(place, "a", "b")
    office.telegram.block(office.ada)
    await office.sender.drain()
    found = await office.known(place)
    assert found is not None
    assert (found.state, found.reason) == (ChatState.BLOCKED, "Forbidden: Forbidden: bot was blocked by the user")
    assert office.got(other) == ["c"]
    office.telegram.unblock(office.ada)
    await office.after(60)
    assert office.got(place) == []
    await office.store.run(chats.set_state, place.id, ChatState.ACTIVE)
    await office.sender.drain()
    assert office.got(place) == ["a", "b"]


async def test_a_group_that_became_a_supergroup_gets_its_parts_there(office: Office) -> None:
    group = office.telegram.group("Lab", admins=[office.ada])
    await office.owe(group, "a", "b")
    supergroup = office.telegram.migrate(group)
    await office.sender.drain()
    assert office.got(supergroup) == ["a", "b"]
    assert await office.known(group) is None
    assert await office.state(supergroup) is ChatState.ACTIVE


async def test_a_failure_that_nobody_foresaw_holds_up_nobody(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = await office.reader("a", "b"), await office.reader("c")

    def broken(thread: int) -> int:
        raise RuntimeError("a fault of our own")

    with monkeypatch.context() as patched:
        patched.setattr("bot.delivery.post.thread_id", broken)
        await office.sender.drain()
    await office.after(60)
    assert (office.got(first), office.got(second)) == (["a", "b"], ["c"])


async def test_a_token_that_is_refused_loses_nothing(office: Office) -> None:
    place = await office.reader("a")
    office.telegram._server.token = "another"
    await office.sender.drain()
    office.telegram._server.token = office.telegram.token
    await office.after(600)
    assert office.got(place) == ["a"]


async def test_an_outage_wears_out_nothing_and_ends_in_order(office: Office) -> None:
    """A day of 500s: no more parts become uncertain than were out when it began, and a few that were probes."""
    places = [await office.reader("a", "b") for _ in range(60)]
    office.telegram.fail_next("sendMessage", FaultKind.SERVER_ERROR, times=100_000)
    office.telegram.fail_next("getMe", FaultKind.SERVER_ERROR, times=100_000)
    await office.sender.drain()
    asked = len(office.telegram.requests)
    for _ in range(24 * 60):
        await office.after(60)
    assert asked <= 60
    assert len(office.telegram.requests) - asked <= 24 * 60 + 6, "a probe a minute, and some in the first"
    assert DEAD not in await office.counts()
    office.telegram.faults.clear()
    await office.after(100)
    await office.after(100)
    assert all(office.got(place) == ["a", "b"] for place in places)
    assert await office.counts() == {SENT: 120}


async def test_while_only_sending_fails_parts_that_were_never_sent_are_the_probes(office: Office) -> None:
    places = [await office.reader("a") for _ in range(80)]
    office.telegram.fail_next("sendMessage", FaultKind.SERVER_ERROR, times=50)
    await office.sender.drain()
    for _ in range(60):
        await office.after(60)
    assert await office.counts() == {SENT: 80}
    assert all(office.got(place) == ["a"] for place in places)


async def test_while_only_sending_fails_few_are_lost_that_were_the_only_ones_to_be_tried(office: Office) -> None:
    """No part is left that cannot have gone out yet, and `getMe` is answered all the time."""
    places = [await office.reader("a") for _ in range(60)]
    office.telegram.fail_next("sendMessage", FaultKind.SERVER_ERROR, times=100_000)
    await office.sender.drain()
    for _ in range(9):
        await office.after(3)
    assert DEAD not in await office.counts(), "half a minute costs nothing"
    for _ in range(24 * 60):
        await office.after(60)
    lost = (await office.counts())[DEAD]
    assert 10 < lost <= 7 + 24
    office.telegram.faults.clear()
    for _ in range(70):
        await office.after(60)
    assert await office.counts() == {SENT: 60 - lost, DEAD: lost}
    assert sum(office.got(place) == ["a"] for place in places) == 60 - lost


async def test_an_answer_to_somebody_shows_that_messages_are_taken_again(office: Office) -> None:
    places = [await office.reader("a") for _ in range(3)]
    office.telegram.fail_next("sendMessage", FaultKind.SERVER_ERROR, times=3)
    await office.sender.drain()
    office.telegram.fail_next("sendMessage", FaultKind.SERVER_ERROR, times=2)
    await office.after(30)
    await office.after(60)
    assert await office.counts() == {DeliveryState.UNCERTAIN: 1, DEAD: 2}
    await office.after(1)
    office.sender._pacer.went_well()  # as the limiter says it
    await office.after(1)
    assert await office.counts() == {SENT: 1, DEAD: 2}
    assert sorted(office.got(place) for place in places) == [[], [], ["a"]]


async def test_what_somebody_asks_for_goes_before_a_broadcast(office: Office) -> None:
    for _ in range(200):
        await office.reader("a")
    asker = await office.reader("asked for")
    broadcast = asyncio.ensure_future(office.sender.drain())
    async with asyncio.timeout(20):
        await office.telegram._server.changed.wait_for(lambda: len(office.telegram.requests) > 20)
    before = len(office.telegram.requests)
    await office.sender.hurry(asker.id)
    await broadcast
    texts = [one.params.get("text") for one in office.telegram.requests]
    assert texts.index("asked for") < before + 2 * SIDE_BY_SIDE


async def test_many_parts_share_a_transaction(office: Office) -> None:
    for _ in range(200):
        await office.reader("a")
    sender = Sender(office.store, office.post, Pacer(overall=Rate(10_000, 10_000)), office.clock)
    written: list[str] = []
    await office.store.run(lambda db: db.conn.set_trace_callback(written.append))
    await sender.drain()
    await office.store.run(lambda db: db.conn.set_trace_callback(None))
    assert await office.counts() == {SENT: 200}
    assert 0 < sum(one == "BEGIN IMMEDIATE" for one in written) < 100


async def test_a_chat_that_was_just_answered_waits_and_holds_up_nobody(office: Office) -> None:
    busy, other = await office.reader("a"), await office.reader("b")
    for _ in range(3):
        office.sender._pacer.take(busy.id)
    await office.sender.drain()
    sent = [one.params["text"] for one in office.telegram.requests if one.method == "sendMessage"]
    assert sent == ["b", "a"]
    assert (office.got(busy), office.got(other)) == (["a"], ["b"])


async def test_what_became_of_parts_is_not_lost_when_the_store_is_held_by_another(office: Office) -> None:
    place = await office.reader("a", "b")
    failing = sqlite3.connect(office.store.path, isolation_level=None)
    await office.store.run(lambda db: db.execute("PRAGMA busy_timeout = 0"))
    drain = asyncio.ensure_future(office.sender.drain())
    await asked_to_send(office)
    failing.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy):
        await drain
    failing.execute("ROLLBACK")
    failing.close()
    await office.after(60)
    assert office.got(place) == ["a", "b"]


async def asked_to_send(office: Office) -> None:
    async with asyncio.timeout(20):
        await office.telegram._server.changed.wait_for(lambda: len(office.telegram.requests) > 1)


@pytest.mark.parametrize("patience", [IMPATIENT])
async def test_a_part_of_unknown_fate_is_not_tried_again_while_nothing_answers(office: Office) -> None:
    """One chat alone: no five failures in a row tell that it is an outage."""
    place = await office.reader("a", "b")
    for method in ("sendMessage", "getMe"):
        office.telegram.fail_next(method, FaultKind.DROPPED, times=10_000)
    for _ in range(24 * 60):
        await office.after(60)
    assert await office.counts() == {DeliveryState.UNCERTAIN: 1, PENDING: 1}
    asked = [one.method for one in office.telegram.requests]
    assert (asked.count("sendMessage"), 60 < asked.count("getMe") <= 24 * 60 + 10) == (1, True)
    office.telegram.faults.clear()
    await office.after(60)
    assert office.got(place) == ["a", "b"]


async def test_parts_that_a_stop_left_go_out_again_after_a_while_few_at_a_time(office: Office) -> None:
    places = [await office.reader("a") for _ in range(10)]
    await office.store.run(deliveries.claim, office.clock.now(), 99)
    await office.sender.drain()
    assert await office.counts() == {DeliveryState.UNCERTAIN: 10}
    sent = []
    for seconds in (29, 1, 1, 1, 1, 1):
        await office.after(seconds)
        sent.append(sum(len(office.got(place)) for place in places))
    assert sent == [0, 2, 4, 6, 8, 10]
