"""A language model that fails: the chat gets the paper's own sentences and is told why; the next one tries again."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.llm.server import MODEL, ModelServer
from tests.road.conftest import MONDAY, Road
from tests.road.lanterns import ID, Model, everything, in_a_hurry, in_chinese, lit_road

PAPER = f"/paper {ID}"
NO_ANSWER = "The language model did not answer; please ask again later for a closer reading."
AT_ONCE = {"Retry-After": "0.01"}
OWN_WORDS = "We propose LanternNet, a diffusion model that follows lanterns by their flicker."

LEAKS = ("boom", "slow down", "Incorrect", "I cannot", "Sure!", "99%")
FAULTS: dict[str, Callable[[ModelServer], None]] = {
    "500": lambda server: server.fail(500, "boom <b>", AT_ONCE, times=4),
    "429": lambda server: server.fail(429, "slow down", AT_ONCE, times=4),
    "wrong key": lambda server: server.fail(401, "Incorrect API key provided"),
    "page": lambda server: server.html(),
    "refusal": lambda server: server.refuse("I cannot read this."),
    "chatter": lambda server: server.answer("Sure! Here is your summary.", times=2),
    "nothing true": lambda server: server.answer({"summary": {"evidence": [9, 10], "text": "It is 99% cheaper."}}),
    "empty": lambda server: server.answer("", times=2),
}


async def told(road: Road) -> str:
    return "\n".join(one.text for one in await road.ask(PAPER))


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_failure_is_said_and_the_next_question_is_read_by_the_model(
    server: ModelServer, tmp_path: Path, fault: str
) -> None:
    FAULTS[fault](server)
    server.always(Model())
    async with lit_road(tmp_path, server) as road:
        await road.morning(MONDAY)
        answer = await told(road)
        assert NO_ANSWER in answer
        assert OWN_WORDS in answer
        assert "full text · extractive" in answer
        assert not [
            words for words in ("boom", "slow down", "Incorrect", "I cannot", "Sure!", "99%") if words in answer
        ]
        answer = await told(road)
        assert NO_ANSWER not in answer
        assert f"full text · {MODEL}" in answer
        assert "“I cannot" not in everything(road)


async def test_an_answer_that_breaks_off_counts_as_far_as_it_came(server: ModelServer, tmp_path: Path) -> None:
    server.always(Model())
    async with lit_road(tmp_path, server) as road:
        await road.morning(MONDAY)
        await in_chinese(road)
        whole = {"summary": {"evidence": [4], "text": "LanternNet 根据闪烁来跟踪灯笼。"}, "key_takeaways": ["lost"]}
        server.cut(whole, 85)
        assert "LanternNet 根据闪烁来跟踪灯笼。" in await told(road)


async def test_a_model_that_says_nothing_is_waited_for_until_the_deadline(server: ModelServer, tmp_path: Path) -> None:
    server.hang()
    async with lit_road(tmp_path, server, changed=in_a_hurry) as road:
        await road.morning(MONDAY)
        answer = await told(road)
    assert NO_ANSWER in answer
    assert OWN_WORDS in answer


async def test_after_three_failures_in_a_row_the_model_is_left_alone_for_five_minutes(
    server: ModelServer, tmp_path: Path
) -> None:
    server.fail(401, "no", times=3)
    server.always(Model())
    async with lit_road(tmp_path, server) as road:
        await road.morning(MONDAY)
        for _ in range(3):
            assert NO_ANSWER in await told(road)
        assert len(server.requests) == 3, "a failure of the full text is not tried again with the abstract"
        road.clock.advance(timedelta(minutes=4, seconds=59))
        assert NO_ANSWER in await told(road)
        assert NO_ANSWER in (await road.ask(f"/ask {ID} What is the accuracy?"))[0].text
        assert len(server.requests) == 3
        road.clock.advance(timedelta(seconds=2))
        assert NO_ANSWER not in await told(road)
        assert len(server.requests) == 4


async def test_two_failures_and_an_answer_begin_the_count_anew(server: ModelServer, tmp_path: Path) -> None:
    server.always(Model())
    async with lit_road(tmp_path, server) as road:
        await road.morning(MONDAY)
        for language in ("zh", "en"):
            server.fail(401, "no", times=2)
            await road.ask(f"/settings language {language}")
            assert len([await told(road) for _ in range(3)]) == 3
        assert len(server.requests) == 6
