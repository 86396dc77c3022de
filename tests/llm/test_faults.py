"""Whatever a server can do wrong ends in a sentence, or in another try."""

import asyncio
import logging
import traceback
from typing import Any

import pytest

from bot.errors import ModelFailed
from bot.llm import LanguageModel
from bot.model.usage import Usage
from tests.llm.conftest import GOOD, PROMPT, Draft
from tests.llm.server import KEY, MODEL, ModelServer
from tests.llm.test_ask import ask


def error(code: str | None, message: str = "No.") -> dict[str, Any]:
    return {"error": {"message": message, "type": "error", "code": code}}


@pytest.mark.parametrize(
    ("status", "body", "sentence"),
    [
        (401, error("invalid_api_key"), "refuses the key; check llm.api_key"),
        (403, error(None), "check llm.api_key and llm.model"),
        (404, error("model_not_found"), f"has no model {MODEL}; check llm.model"),
        (404, {"detail": "Not Found"}, "check llm.base_url"),
        (402, error(None, "Insufficient Balance"), "no credit left"),
        (429, error("insufficient_quota", "You exceeded your current quota."), "no credit left"),
        (400, error("context_length_exceeded"), "too long for test-model; is llm.context_tokens right"),
        (400, error(None, "the request exceeds the available context size"), "too long for test-model"),
        (413, error(None), "too long for test-model"),
        (400, error("content_filter"), "refused to answer"),
        (418, error(None, "I am a teapot."), "answered 418: I am a teapot."),
    ],
)
async def test_an_error_for_good_is_told_at_once(
    server: ModelServer, model: LanguageModel, status: int, body: dict[str, Any], sentence: str
) -> None:
    server.fail(status, body)
    with pytest.raises(ModelFailed, match=sentence) as caught:
        await ask(model)
    assert len(server.requests) == 1
    assert caught.value.usage == Usage()


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 529])
async def test_a_busy_server_is_asked_again(server: ModelServer, model: LanguageModel, status: int) -> None:
    server.fail(status, "later")
    server.answer(GOOD)
    assert (await ask(model)).usage.calls == 1
    assert server.waits == [0.5]


async def test_a_busy_server_is_not_asked_for_ever(server: ModelServer, model: LanguageModel) -> None:
    server.fail(503, "loading", times=9)
    with pytest.raises(ModelFailed, match=r"busy or broken \(503\)"):
        await ask(model)
    assert len(server.requests) == 4
    assert server.waits == [0.5, 1.0, 2.0]


async def test_the_server_says_how_long_to_wait(server: ModelServer, model: LanguageModel) -> None:
    date = {"Date": "Sun, 22 Nov 2026 08:00:00 GMT", "Retry-After": "Sun, 22 Nov 2026 08:00:04 GMT"}
    for headers in ({"Retry-After": "7"}, {"retry-after-ms": "1500"}, date):
        server.fail(429, "slow down", headers)
    server.answer(GOOD)
    await ask(model)
    assert server.waits == [7.0, 1.5, 4.0]


async def test_a_long_wait_is_no_wait(server: ModelServer, model: LanguageModel) -> None:
    server.fail(429, "slow down", {"Retry-After": "600"})
    with pytest.raises(ModelFailed, match="wants 600 seconds of rest"):
        await ask(model)
    assert (len(server.requests), server.waits) == (1, [])


async def test_a_wait_past_the_deadline_is_not_begun(server: ModelServer, model: LanguageModel) -> None:
    server.fail(429, "slow down", {"Retry-After": "20"})
    with pytest.raises(ModelFailed, match="asked too often"):
        await ask(model, deadline=5)
    assert server.waits == []


async def test_a_page_instead_of_an_answer_names_the_setting(server: ModelServer, model: LanguageModel) -> None:
    server.html()
    with pytest.raises(ModelFailed, match=r"a page instead of JSON; llm.base_url often ends in /v1"):
        await ask(model)
    server.html(404)
    with pytest.raises(ModelFailed, match="check llm"):
        await ask(model)


@pytest.mark.parametrize("body", [{"id": "c1", "choices": []}, {"id": "c1", "choices": None}, {}, [], "text", None])
async def test_an_answer_without_choices_is_no_answer(server: ModelServer, model: LanguageModel, body: object) -> None:
    for _ in range(4):
        server.body(body)
    with pytest.raises(ModelFailed, match="without choices"):
        await ask(model)


async def test_an_error_in_a_200_is_an_error(server: ModelServer, model: LanguageModel) -> None:
    server.body({"error": {"message": "Provider overloaded", "code": 503}})
    server.answer(GOOD)
    await ask(model)
    assert len(server.waits) == 1


async def test_a_refusal_is_told(server: ModelServer, model: LanguageModel) -> None:
    server.refuse()
    with pytest.raises(ModelFailed, match="refused to answer") as caught:
        await ask(model)
    assert caught.value.usage is not None
    assert caught.value.usage.calls == 1


async def test_a_content_filter_is_told(server: ModelServer, model: LanguageModel) -> None:
    server.answer('{"title": "D', finish="content_filter")
    with pytest.raises(ModelFailed, match="content filter"):
        await ask(model)


async def test_an_empty_answer_is_asked_for_once_more(server: ModelServer, model: LanguageModel) -> None:
    server.answer("")
    server.answer(GOOD)
    assert (await ask(model)).usage.calls == 2
    assert server.requests[0].body == server.requests[1].body


async def test_tokens_used_up_by_thinking_are_told(server: ModelServer, model: LanguageModel) -> None:
    server.answer("", finish="length", reasoning_content="Let me think.")
    with pytest.raises(ModelFailed, match="used up its tokens with thinking"):
        await ask(model)


async def test_an_answer_cut_for_length_is_used_as_far_as_it_goes(server: ModelServer, model: LanguageModel) -> None:
    statements = '[{"text": "One.", "evidence": ["1"]}, {"text": "Two.", "evidence": ["2", "thr'
    server.answer(f'{{"title": "T", "statements": {statements}', finish="length")
    answered = await ask(model)
    assert [statement.text for statement in answered.value.statements] == ["One.", "Two."]
    assert answered.value.statements[1].evidence == ["2"]
    assert not answered.whole
    assert len(server.requests) == 1


async def test_an_answer_cut_before_it_says_anything_is_no_answer(server: ModelServer, model: LanguageModel) -> None:
    server.answer('{"tit', finish="length")
    with pytest.raises(ModelFailed, match="cut off") as caught:
        await ask(model)
    assert caught.value.usage is not None
    assert caught.value.usage.output == 50


async def test_nobody_listens(server: ModelServer) -> None:
    model = server.model(base_url="http://127.0.0.1:9/v1")
    with pytest.raises(ModelFailed, match=r"127.0.0.1:9 cannot be reached; is llm.base_url right") as caught:
        await ask(model)
    await model.aclose()
    assert caught.value.usage == Usage()
    assert len(server.waits) == 3


async def test_a_body_that_breaks_off_is_paid_for_and_asked_again(server: ModelServer, model: LanguageModel) -> None:
    server.cut(GOOD, after=20)
    server.answer(GOOD)
    usage = (await ask(model)).usage
    assert usage.calls == 2
    assert usage.input == 100 + model.tokens(PROMPT.text)


@pytest.mark.parametrize("key", [KEY, "sk-ключ-123456", "sk-line\nbreak-123456"])
async def test_the_key_is_in_no_text(server: ModelServer, key: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    model = server.model(api_key=key)
    server.fail(418, f"What is {KEY}?")
    for _ in range(2):
        with pytest.raises(ModelFailed) as caught:
            await ask(model)
        shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value.__context__)
        assert key not in shown
        assert key.split("\n", maxsplit=1)[0] not in shown
        server.fail(400, f"What is {KEY}?", times=3)
    await model.aclose()
    assert key not in caplog.text
    assert key not in repr(model) + repr(model.server) + repr(model.server.place)


async def test_a_call_that_is_cancelled_leaves_its_place(server: ModelServer) -> None:
    model = server.model(concurrency=1)
    server.hang()
    task = asyncio.create_task(ask(model))
    await server.asked()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    server.answer(GOOD)
    assert (await ask(model)).value == Draft.model_validate(GOOD)
    assert PROMPT.task in server.requests[-1].user
    await model.aclose()
