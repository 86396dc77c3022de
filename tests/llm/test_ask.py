"""One structured call: the request that is sent, and the answer that comes back."""

import asyncio

import pytest

from bot.errors import ModelFailed
from bot.llm import Answered, LanguageModel, Prompt
from bot.model.usage import Usage
from tests.llm.conftest import GOOD, PROMPT, Draft
from tests.llm.server import KEY, MODEL, ModelServer


async def ask(model: LanguageModel, deadline: float = 10) -> Answered[Draft]:
    return await model.ask(PROMPT, Draft, most_tokens=200, deadline=deadline)


async def test_an_answer_is_a_validated_value_with_its_usage(server: ModelServer, model: LanguageModel) -> None:
    server.answer(GOOD)
    answered = await ask(model)
    assert answered.value == Draft.model_validate(GOOD)
    assert answered.whole
    assert answered.usage == Usage(100, 0, 50, (100 * 2 + 50 * 10) / 1_000_000, 1)


async def test_the_source_comes_before_the_task_and_the_key_in_its_header(
    server: ModelServer, model: LanguageModel
) -> None:
    server.answer(GOOD)
    await ask(model)
    (request,) = server.requests
    assert [message["role"] for message in request.messages] == ["system", "user"]
    assert request.system == PROMPT.system
    assert request.user == f"{PROMPT.source}\n\n{PROMPT.task}"
    assert request.body["max_tokens"] == 200
    assert request.headers["Authorization"] == f"Bearer {KEY}"


async def test_two_questions_on_one_paper_share_their_beginning(server: ModelServer, model: LanguageModel) -> None:
    server.always(GOOD)
    for task in ("What does it claim?", "What does it measure?"):
        await model.ask(Prompt(PROMPT.system, PROMPT.source, task), Draft, most_tokens=200, deadline=10)
    first, second = server.requests
    assert first.system == second.system
    assert second.user.startswith(PROMPT.source)


async def test_a_server_without_keys_needs_none(server: ModelServer) -> None:
    server.key = ""
    server.answer(GOOD)
    model = server.model(api_key="")
    assert (await ask(model)).whole
    await model.aclose()


@pytest.mark.parametrize(
    "text",
    [
        "```json\n{}\n```",
        "Here is the reading you asked for:\n\n{}\n\nTell me if you need more.",
        "<think>\nThe user wants {{braces}}.\n</think>\n\n{}",
        "In the form {{title, statements}}: {}",
    ],
)
async def test_what_stands_around_the_object_is_left_out(server: ModelServer, model: LanguageModel, text: str) -> None:
    server.answer(text.format('{"title": "T", "statements": [], "score": null}'))
    assert (await ask(model)).value.title == "T"


async def test_an_answer_that_does_not_fit_is_repaired_once(server: ModelServer, model: LanguageModel) -> None:
    server.answer({"title": "T", "statements": [{"text": "x", "evidence": []}], "score": None})
    server.answer(GOOD)
    answered = await ask(model)
    assert answered.value.title == "Diffusion"
    assert answered.usage.calls == 2
    assert [message["role"] for message in server.requests[1].messages] == ["system", "user", "assistant", "user"]
    assert "statements.0.evidence" in server.requests[1].user


async def test_a_second_misfit_is_the_end(server: ModelServer, model: LanguageModel) -> None:
    server.answer({"title": 5}, times=3)
    with pytest.raises(ModelFailed, match="no usable answer, twice: title") as caught:
        await ask(model)
    assert len(server.requests) == 2
    assert caught.value.usage == Usage(200, 0, 100, 2 * 0.0007, 2)


async def test_a_server_that_ignores_the_schema_is_told_it_in_words(server: ModelServer, model: LanguageModel) -> None:
    server.answer("Gladly! The paper is about diffusion.")
    server.answer(GOOD)
    server.answer(GOOD)
    await ask(model)
    await ask(model)
    assert "JSON Schema" in server.requests[1].user
    assert server.requests[2].form == "json_object"
    assert "JSON Schema" in server.requests[2].user


async def test_cached_tokens_are_cheaper(server: ModelServer, model: LanguageModel) -> None:
    assert server.manners.usage
    server.manners.usage.cached = 80
    server.answer(GOOD)
    usage = (await ask(model)).usage
    assert (usage.input, usage.cached) == (100, 80)
    assert usage.cost == pytest.approx((20 * 2 + 80 * 1 + 50 * 10) / 1_000_000)


async def test_a_server_that_tells_no_usage_is_estimated(server: ModelServer, model: LanguageModel) -> None:
    server.manners.usage = None
    server.answer(GOOD)
    usage = (await ask(model)).usage
    assert usage.calls == 1
    assert usage.input == model.tokens(PROMPT.text)
    assert usage.output > 20


async def test_no_more_calls_run_at_once_than_allowed(server: ModelServer) -> None:
    model = server.model(concurrency=2)
    server.always(GOOD)
    server.gate.clear()
    asking = [asyncio.create_task(ask(model)) for _ in range(4)]
    await server.asked(2)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(server.asked(3), 0.3)
    server.gate.set()
    await asyncio.gather(*asking)
    await model.aclose()
    assert server.most_at_once == 2


async def test_the_deadline_holds_over_a_server_that_hangs(server: ModelServer, model: LanguageModel) -> None:
    server.hang()
    with pytest.raises(ModelFailed, match=f"{MODEL} did not answer within") as caught:
        await ask(model, deadline=0.3)
    assert caught.value.usage is not None
    assert caught.value.usage.input == model.tokens(PROMPT.text), "the prompt was sent and is paid for"


async def test_the_deadline_holds_over_the_wait_for_a_turn(server: ModelServer) -> None:
    model = server.model(concurrency=1)
    server.answer(GOOD)
    await ask(model)
    server.hang()
    first = asyncio.create_task(ask(model, deadline=1))
    await server.asked(2)
    with pytest.raises(ModelFailed, match="no free place") as caught:
        await ask(model, deadline=0.1)
    assert caught.value.usage == Usage()
    with pytest.raises(ModelFailed):
        await first
    await model.aclose()


async def test_an_estimate_before_a_call_counts_nothing_as_cached(model: LanguageModel) -> None:
    assert model.cost(1_000_000, 100_000) == pytest.approx(2 + 1)
