"""The queue of updates, the journal and the description, each alone."""

import asyncio

import pytest

from bot.sandbox.api.methods import METHODS
from bot.sandbox.api.spec import BotApi
from bot.sandbox.wire import ApiError, SpecViolation, Upload
from bot.sandbox.world.journal import EventKind, Journal
from bot.sandbox.world.update_queue import UpdateQueue


async def ids(queue: UpdateQueue, offset: int = 0, limit: int = 100) -> list[int]:
    return [update["update_id"] for update in await queue.poll(offset, limit, 0)]


async def test_updates_leave_only_when_confirmed() -> None:
    queue = UpdateQueue()
    for number in range(4):
        queue.push("message", {"message_id": number})
    first = await ids(queue)
    assert await ids(queue, limit=2) == first[:2]
    assert await ids(queue, offset=first[1]) == first[1:]
    assert await ids(queue, offset=-1) == first[3:]
    assert await ids(queue, offset=first[3] + 1) == []


async def test_kinds_that_are_not_wanted_never_wait() -> None:
    queue = UpdateQueue()
    queue.push("chat_member", {})
    queue.allow(["chat_member"])
    queue.push("message", {})
    queue.push("chat_member", {})
    queue.allow([])
    queue.push("chat_member", {})
    queue.push("message", {})
    assert [set(update) - {"update_id"} for update in await queue.poll(0, 100, 0)] == [{"chat_member"}, {"message"}]


async def test_the_older_poll_is_terminated_by_the_newer() -> None:
    queue = UpdateQueue()
    older = asyncio.create_task(queue.poll(0, 100, 5))
    await asyncio.sleep(0)
    newer = asyncio.create_task(queue.poll(0, 100, 5))
    with pytest.raises(ApiError, match="terminated by other getUpdates request"):
        await older
    queue.push("message", {})
    assert len(await newer) == 1


async def test_closing_ends_a_poll() -> None:
    queue = UpdateQueue()
    poll = asyncio.create_task(queue.poll(0, 100, 50))
    await asyncio.sleep(0)
    queue.close()
    assert await poll == []


@pytest.fixture(scope="module")
def api() -> BotApi:
    return BotApi.load()


def test_every_method_and_parameter_that_the_sandbox_does_is_described(api: BotApi) -> None:
    for name, method in METHODS.items():
        assert api.method(name) == name
        assert method.does <= api.params(name), name


def test_form_text_is_read_as_what_the_description_wants(api: BotApi) -> None:
    read = api.read(
        "sendMessage",
        {"chat_id": "-100", "text": "7", "protect_content": "true", "reply_markup": '{"force_reply": true}'},
    )
    assert read == {"chat_id": -100, "text": "7", "protect_content": True, "reply_markup": {"force_reply": True}}
    assert api.read("sendMessage", {"chat_id": "@name", "text": "x"})["chat_id"] == "@name"
    assert api.read("SENDLOCATION", {"chat_id": 1, "latitude": "1.5", "longitude": 2})["latitude"] == 1.5


def test_an_uploaded_file_fits_only_where_a_file_may_be(api: BotApi) -> None:
    upload = Upload("x", "text/plain", b"x")
    api.read("sendDocument", {"chat_id": 1, "document": upload})
    api.read("sendDocument", {"chat_id": 1, "document": "attach://part", "part": upload})
    with pytest.raises(SpecViolation, match="caption is a file"):
        api.read("sendDocument", {"chat_id": 1, "document": upload, "caption": upload})


def test_a_union_is_told_apart_by_its_fixed_fields(api: BotApi) -> None:
    call = {"chat_id": 1, "one": Upload("x", "image/png", b"x")}
    api.read("sendMediaGroup", call | {"media": '[{"type": "photo", "media": "attach://one"}]'})
    with pytest.raises(SpecViolation, match=r"media\[0\] has a field duration, which InputMediaPhoto has not"):
        api.read("sendMediaGroup", call | {"media": '[{"type": "photo", "media": "attach://one", "duration": 5}]'})


def test_the_journal_hands_out_what_came_after_a_number_and_no_more_than_asked_for() -> None:
    journal = Journal(keep=5)
    for _ in range(8):
        journal.record(EventKind.PROFILE)

    def numbers(after: int, limit: int | None = None) -> list[int] | None:
        events = journal.since(after, limit)
        return events if events is None else [event.number for event in events]

    assert numbers(3) == [4, 5, 6, 7, 8]
    assert (numbers(3, 2), numbers(7, 2), numbers(8, 2)) == ([4, 5], [8], [])
    assert numbers(2) is numbers(9) is None
