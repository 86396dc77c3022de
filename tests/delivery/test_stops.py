"""A part marked *sent* is never sent again; what is in flight at a stop goes out once more at most."""

import asyncio
import sys
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.model.digest import DeliveryState
from bot.sandbox.api.faults import Fault, FaultKind
from bot.sandbox.wire import Json
from bot.store import Store, deliveries
from tests.delivery.conftest import IMPATIENT, Office

PARTS = ["a", "b", "c", "d"]
SENDER = """
import asyncio, sys
from pathlib import Path
from telegram.ext import ExtBot
from bot.clock import SystemClock
from bot.delivery.pace import Pacer
from bot.delivery.post import Post
from bot.delivery.sender import Sender
from bot.store import Store
async def send():
    store = await Store.open(Path(sys.argv[1]))
    async with ExtBot(sys.argv[3], base_url=sys.argv[2] + "/bot") as bot, Post(bot) as post:
        await Sender(store, post, Pacer(), SystemClock()).drain()
asyncio.run(send())
"""


class Third(Fault):
    """Meets the message that says “c”."""

    def fits(self, method: str, params: Json) -> bool:
        return super().fits(method, params) and params["text"] == "c"


async def asked(office: Office, text: str, times: int = 1) -> None:
    """Return when Telegram has been asked that often to send `text`."""
    async with asyncio.timeout(20):
        await office.telegram._server.changed.wait_for(
            lambda: sum(one.params.get("text") == text for one in office.telegram.requests) >= times
        )


@pytest.mark.parametrize(("kind", "copies"), [(FaultKind.TIMEOUT_AFTER, 2), (FaultKind.TIMEOUT_BEFORE, 1)])
async def test_a_process_that_is_killed_while_sending_repeats_one_part_at_most(
    office: Office, kind: FaultKind, copies: int
) -> None:
    place, other = await office.reader(*PARTS), await office.reader("x")
    office.telegram._server.faults.add(Third("sendMessage", kind, 1, place.id, 1))
    command = [sys.executable, "-c", SENDER, office.store.path, office.telegram.url, office.telegram.token]
    process = await asyncio.create_subprocess_exec(*map(str, command))
    await asked(office, "c")
    process.kill()
    await process.wait()
    assert (await office.counts())[DeliveryState.SENDING] == 1
    await office.after(0)
    await office.after(60)
    assert office.got(place) == ["a", "b", *["c"] * copies, "d"]
    assert office.got(other) == ["x"]
    assert await office.counts() == {DeliveryState.SENT: 5}


async def test_a_part_that_two_stops_end_is_told_of_in_the_log(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    place = await office.reader("a")
    for ends in ([], ["a part will never be sent"]):
        assert await office.store.run(deliveries.claim, office.clock.now(), 9)
        await office.sender.recover()
        assert [one.message for one in caplog.records if one.levelname == "ERROR"] == ends
        office.clock.advance(timedelta(seconds=60))
    assert vars(caplog.records[-2])["chat"] == place.id


async def test_a_process_that_is_killed_again_and_again_repeats_no_part_twice(office: Office) -> None:
    place = await office.reader(*PARTS)
    while await office.store.run(deliveries.claim, office.clock.now(), 9):
        await office.bot.send_message(place.id, "a part that was accepted before the kill")
        await office.sender.recover()
        office.clock.advance(timedelta(seconds=60))
    assert len(office.got(place)) == 2 * len(PARTS)
    assert await office.counts() == {DeliveryState.DEAD: len(PARTS)}


async def test_a_stop_in_the_middle_lets_what_is_in_flight_end(office: Office) -> None:
    places = [await office.reader(*PARTS) for _ in range(20)]
    drain = asyncio.ensure_future(office.sender.drain())
    await asked(office, "b", 3)
    await office.sender.aclose()
    await drain
    counts = await office.counts()
    assert DeliveryState.SENDING not in counts
    assert counts[DeliveryState.PENDING] > 0
    again = office.another(office.store)
    await again.drain()
    assert all(office.got(place) == PARTS for place in places)


async def test_a_drain_that_is_cancelled_keeps_what_went_out(office: Office) -> None:
    places = [await office.reader(*PARTS) for _ in range(20)]
    drain = asyncio.ensure_future(office.sender.drain())
    await asked(office, "b", 3)
    drain.cancel()
    with suppress(asyncio.CancelledError):
        await drain
    await office.after(0)
    await office.after(60)
    assert all(office.got(place) == PARTS for place in places)


@pytest.mark.parametrize("patience", [IMPATIENT])
async def test_a_store_that_closes_under_a_sender_repeats_what_was_in_flight_only(office: Office) -> None:
    place = await office.reader(*PARTS)
    office.telegram._server.faults.add(Third("sendMessage", FaultKind.TIMEOUT_AFTER, 1, place.id, 1))
    store = await Store.open(office.store.path)
    drain = asyncio.ensure_future(office.another(store).drain())
    await asked(office, "c")
    await store.aclose()
    with pytest.raises(RuntimeError):
        await drain
    await office.sender.drain()
    await office.after(60)
    assert office.got(place) == ["a", "b", "c", "c", "d"]
