"""/ask: which paper is meant, and an answer that quotes it or says that there is none."""

import pytest

from bot.sandbox.world.message import SentMessage
from tests.road.conftest import MONDAY, Road
from tests.road.test_paper_keys import data_of, opened

QUESTION = "What do they propose?"


def is_answer(message: SentMessage) -> bool:
    """Whether it gives the question back, and below it the paper's own words or that there are none."""
    return f"\n{QUESTION}\n\n" in message.text and ("“" in message.text or "does not say" in message.text)


async def test_a_question_is_answered_from_the_paper_that_it_names(road: Road) -> None:
    await road.morning(MONDAY)
    (answer, *_) = await road.ask(f"/ask {road.arxiv_rows[0]['id']} {QUESTION}")
    assert is_answer(answer)
    assert road.arxiv_rows[0]["title"][:20] in answer.text


async def test_in_reply_to_a_paper_the_question_is_enough(road: Road) -> None:
    message = await opened(road)
    before = len(road.said())
    await road.telegram.say(road.chat, road.ada, f"/ask {QUESTION}", reply_to=message)
    answer = await road.telegram.wait_for(road.chat, before + 1)
    assert is_answer(answer)
    assert answer.text.split("\n")[0] == message.text.split("\n")[0]


async def test_in_reply_to_a_whole_digest_one_has_to_say_which_paper(road: Road) -> None:
    await opened(road)
    digest = next(one for one in road.telegram.messages(road.chat) if sum(d.startswith("p:") for d in data_of(one)) > 1)
    before = len(road.said())
    await road.telegram.say(road.chat, road.ada, f"/ask {QUESTION}", reply_to=digest)
    assert "/ask 2409.17058 Which" in (await road.telegram.wait_for(road.chat, before + 1)).text


@pytest.mark.parametrize("asked", ["/ask", "/ask 2409.17058", "/ask what is it?", "/ask ???"])
async def test_a_question_without_a_paper_is_told_how_to_ask(road: Road, asked: str) -> None:
    (answer,) = await road.ask(asked)
    assert "/ask 2409.17058 Which" in answer.text


async def test_a_question_on_a_paper_that_is_none_says_so(road: Road) -> None:
    (answer,) = await road.ask(f"/ask 2409.99999 {QUESTION}")
    assert "arXiv has no paper 2409.99999" in answer.text


async def test_a_question_that_is_too_long_is_refused(road: Road) -> None:
    (answer,) = await road.ask(f"/ask 2409.17058 {'why ' * 200}")
    assert "500 characters" in answer.text
