"""Keys never lie: a press on what is no longer so answers with what is.

`test_incoming_old_keys` has a key for every handler of presses; here each is pressed again and again, and what it says
is looked at, not only that it says something.
"""

import pytest

from bot.sandbox.world.message import SentMessage
from tests.road.conftest import MONDAY, Road
from tests.road.test_incoming_old_keys import OF_OTHER_VERSIONS, PAUSE, answers, forged, keys_for
from tests.road.test_paper_keys import data_of, key_of

ABSENT = "2409.99999"
NO_SUCH_TOPIC = ("t:gone", "s:gone", "f:gone:8", "tr:new:gone", "tr:dark:gone")


async def opened(road: Road) -> SentMessage:
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY)
    return next(one for one in road.telegram.messages(road.chat) if any(d.startswith("p:") for d in data_of(one)))


async def told(road: Road, message: SentMessage, data: str) -> str:
    """What a press shows: the words of its answer, of the message as it then is, and of new messages."""
    before = {one.message_id: one.text for one in road.telegram.messages(road.chat)}
    press = forged(road, message, data)
    await answers(road, [press])
    words = [str(answer.text) for answer in press.answers if answer.text]
    if not words:
        await road.telegram.until(lambda: _now(road) != before, 10)
    after = _now(road)
    return "\n".join([*words, *(text for number, text in after.items() if before.get(number) != text)])


def _now(road: Road) -> dict[int, str]:
    return {one.message_id: one.text for one in road.telegram.messages(road.chat)}


async def test_no_press_ends_without_a_word_or_with_an_error(road: Road) -> None:
    """Each handler's key is pressed twice on a message that has not shown it, the second time when it is old news."""
    digest = await opened(road)
    paper = key_of(digest, "p").partition(":")[2]
    keys = [*keys_for(paper), *OF_OTHER_VERSIONS]
    for data in keys:
        for _ in range(2):
            press = forged(road, digest, data)
            await answers(road, [press])
            assert "Something went wrong" not in str([one.text for one in press.answers]), data
            await road.papergram.pacer.sleep(PAUSE)
    assert not any("Something went wrong" in text for text in road.said())


@pytest.mark.parametrize("data", NO_SUCH_TOPIC)
async def test_a_topic_that_is_gone_is_said_to_be_gone(road: Road, data: str) -> None:
    (message,) = await road.ask("/help")
    assert (await told(road, message, data)).startswith("I no longer know that topic")


@pytest.mark.parametrize("prefix", ["p", "full", "c", "sim", "fig"])
async def test_a_paper_that_arxiv_does_not_have_is_said_to_be_none(road: Road, prefix: str) -> None:
    (message,) = await road.ask("/help")
    assert f"arXiv has no paper {ABSENT}" in await told(road, message, f"{prefix}:{ABSENT}")


async def test_a_key_of_another_version_says_that_it_is_too_old(road: Road) -> None:
    (message,) = await road.ask("/help")
    assert await told(road, message, "v0:topic:llm") == "This key is too old. Please ask again."


async def test_a_subscription_that_is_there_already_is_shown_as_there(road: Road) -> None:
    (page,) = await road.ask("/topic diffusion-models")
    await road.ask("/subscribe diffusion-models")
    assert "s:diffusion-models" in data_of(page)
    await answers(road, [forged(road, page, "s:diffusion-models")])
    await road.telegram.until(lambda: "u:diffusion-models:0" in data_of(_again(road, page)), 10)


def _again(road: Road, message: SentMessage) -> SentMessage:
    return next(one for one in road.telegram.messages(road.chat) if one.message_id == message.message_id)
