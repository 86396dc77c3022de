"""The keys below a paper: each shows what it says, sets what it says, and means the same when pressed twice."""

from datetime import UTC, datetime

from bot.sandbox.api.faults import FaultKind
from bot.sandbox.world.message import SentMessage
from tests.road.conftest import MONDAY, Road


def data_of(message: SentMessage) -> list[str]:
    return [key["callback_data"] for row in message.keyboard for key in row if "callback_data" in key]


def key_of(message: SentMessage, prefix: str) -> str:
    return next(data for data in data_of(message) if data.startswith(f"{prefix}:"))


async def opened(road: Road) -> SentMessage:
    """A paper, opened by the first number key of a digest."""
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY)
    digest = next(one for one in road.telegram.messages(road.chat) if any(d.startswith("p:") for d in data_of(one)))
    return (await press(road, digest, "p"))[0]


async def press(road: Road, message: SentMessage, prefix: str, messages: int = 1) -> list[SentMessage]:
    """Press a key and return the new messages that it brings."""
    before = len(road.telegram.messages(message.chat))
    await road.telegram.press(message, key_of(message, prefix), road.ada)
    await road.telegram.wait_for(message.chat, before + messages)
    return road.telegram.messages(message.chat)[before:]


async def full_reading(road: Road, message: SentMessage) -> SentMessage:
    """Press “Full reading” and return the last of its messages, which has the keys."""
    (first, *_) = await press(road, message, "full")
    return await road.telegram.wait_for(
        message.chat, lambda one: one.message_id >= first.message_id and any(d.startswith("sim:") for d in data_of(one))
    )


async def toasted(road: Road, message: SentMessage, data: str) -> str:
    """Press a key and return what the person is told."""
    pressed = await road.telegram.press(message, data, road.ada)
    await road.telegram.until(lambda: bool(pressed.answers))
    return pressed.answers[0].text or ""


async def test_a_number_key_opens_the_paper_on_one_page(road: Road) -> None:
    message = await opened(road)
    assert "abstract only · extractive" in message.text
    assert "Tasks and results" not in message.text
    assert [data.split(":")[0] for data in data_of(message) if not data.startswith("fig:")] == [
        "full", "ev", "vote", "vote", "save", "sim", "bib",
    ]  # fmt: skip


async def test_the_full_reading_comes_below(road: Road) -> None:
    message = await opened(road)
    last = await full_reading(road, message)
    assert "Tasks and results" in "".join(road.said())
    assert not any(data.startswith(("full:", "c:")) for data in data_of(last))


async def test_evidence_takes_the_place_of_the_page_and_gives_it_back(road: Road) -> None:
    message = await opened(road)
    page, said = message.text, len(road.said())
    await road.telegram.press(message, key_of(message, "ev"), road.ada)
    await road.telegram.until(lambda: "word for word" in message.text)
    await road.telegram.press(message, key_of(message, "c"), road.ada)
    await road.telegram.until(lambda: message.text == page)
    assert len(road.said()) == said


async def test_evidence_of_a_full_reading_comes_below_it(road: Road) -> None:
    message = await opened(road)
    last = await full_reading(road, message)
    (evidence,) = await press(road, last, "ev")
    assert "Tasks and results\n“" in evidence.text


async def test_saving_marks_the_key_and_the_list_has_the_paper_once(road: Road) -> None:
    message = await opened(road)
    save = key_of(message, "save")
    assert await toasted(road, message, save) == "Saved. /saved shows the list."
    await road.telegram.until(lambda: "★ Saved" in [key["text"] for row in message.keyboard for key in row])
    assert await toasted(road, message, forged(message, save)) == "Saved. /saved shows the list."
    (listed,) = await road.ask("/saved")
    assert "(1–1 of 1)" in listed.text
    assert f"p:{save.partition(':')[2]}" in data_of(listed)


async def test_a_saved_paper_is_marked_wherever_it_is_shown_and_can_be_dropped(road: Road) -> None:
    message = await opened(road)
    await toasted(road, message, key_of(message, "save"))
    last = await full_reading(road, message)
    assert await toasted(road, last, key_of(last, "drop")) == "Taken off the list."
    await road.telegram.until(lambda: any(data.startswith("save:") for data in data_of(last)))
    (listed,) = await road.ask("/saved")
    assert "Nothing is saved" in listed.text


async def test_a_long_list_of_saved_papers_is_paged_in_place(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY)
    numbers = [
        (one, data) for one in road.telegram.messages(road.chat) for data in data_of(one) if data.startswith("p:")
    ]
    for minute, (digest, data) in enumerate(numbers[:9]):
        road.clock.set(datetime(2025, 10, 6, 9, minute, tzinfo=UTC))
        before = len(road.said())
        await road.telegram.press(digest, data, road.ada)
        page = await road.telegram.wait_for(road.chat, before + 1)
        await toasted(road, page, key_of(page, "save"))
    (listed,) = await road.ask("/saved")
    assert "(1–8 of 9)" in listed.text
    assert data_of(listed)[0] == numbers[8][1], "the latest first"
    await road.telegram.press(listed, "saved:8", road.ada)
    await road.telegram.until(lambda: "(9–9 of 9)" in listed.text)


async def test_similar_papers_share_words_and_leave_the_paper_out(road: Road) -> None:
    message = await opened(road)
    (similar,) = await press(road, message, "sim")
    assert similar.text.startswith("Similar to ")
    paper = key_of(message, "sim").partition(":")[2]
    assert 1 <= len(data_of(similar)) <= 8
    assert f"p:{paper}" not in data_of(similar)


async def test_keys_of_papers_that_are_unknown_are_answered(road: Road) -> None:
    message = await opened(road)
    for prefix in ("full", "ev:here", "ev:below", "c", "fig", "sim"):
        before = len(road.said())
        await road.telegram.press(message, forged(message, f"{prefix}:2409.99999"), road.ada)
        await road.telegram.wait_for(road.chat, before + 1)
        assert "2409.99999" in road.said()[-1]
    assert "too old" in await toasted(road, message, forged(message, "save:2409.99999"))


def forged(message: SentMessage, data: str) -> str:
    """`data`, after a key that says so was put below the message."""
    message.content.keyboard[0][0]["callback_data"] = data
    return data


async def test_a_private_chat_sees_a_draft_and_then_the_reading(road: Road) -> None:
    await road.morning(MONDAY)
    (answer, *_) = await road.ask(f"/paper {road.arxiv_rows[0]['id']}")
    methods = [request.method for request in road.telegram.requests]
    assert methods.index("sendMessageDraft") < methods.index("sendMessage")
    draft = next(request for request in road.telegram.requests if request.method == "sendMessageDraft")
    assert draft.params["text"] == "Fetching the full text …"
    assert "Fetching" not in answer.text


async def test_a_draft_that_fails_does_not_spoil_the_reading(road: Road) -> None:
    await road.morning(MONDAY)
    road.telegram.fail_next("sendMessageDraft", FaultKind.SERVER_ERROR)
    (answer, *_) = await road.ask(f"/paper {road.arxiv_rows[0]['id']}")
    assert road.arxiv_rows[0]["id"] in answer.text


async def test_a_group_gets_no_draft_and_saves_for_all_its_members(road: Road) -> None:
    await road.morning(MONDAY)
    group = road.telegram.group("Lab", members=[bob := road.telegram.user("Bob")], admins=[road.ada], supergroup=True)
    paper = road.arxiv_rows[0]["id"]
    await road.telegram.say(group, road.ada, f"/paper {paper}")
    last = await road.telegram.wait_for(group, lambda one: any(data.startswith("save:") for data in data_of(one)))
    assert "sendMessageDraft" not in [request.method for request in road.telegram.requests]
    await road.telegram.press(last, key_of(last, "save"), bob)
    await road.telegram.until(lambda: any(data.startswith("drop:") for data in data_of(last)))
    (listed, *_) = await road.ask("/saved", chat=group)
    assert f"p:{paper}" in data_of(listed)
    (own,) = await road.ask("/saved")
    assert "Nothing is saved" in own.text
