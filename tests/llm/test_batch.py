"""Many questions at once: what is sent, and what comes back, in whatever order."""

import pytest

from bot.errors import ModelFailed
from bot.llm import Batches, BatchFailed, BatchUnsupported, Done, LanguageModel, Pending
from tests.llm.conftest import GOOD, PROMPT, Draft
from tests.llm.server import ModelServer

IDS = ("2409.17058", "2409.17059", "math/0211159")


def draft(_: str) -> type[Draft]:
    return Draft


async def submit(batches: Batches) -> str:
    return await batches.submit([(own_id, PROMPT, Draft) for own_id in IDS], most_tokens=200)


async def finished(batches: Batches, batch: str) -> Done[Draft]:
    outcome = await batches.poll(batch, draft)
    assert isinstance(outcome, Done)
    return outcome


async def test_a_line_is_the_request_that_a_single_call_makes(server: ModelServer, model: LanguageModel) -> None:
    server.always(GOOD)
    await model.ask(PROMPT, Draft, most_tokens=200, deadline=10)
    await submit(Batches(model))
    lines = server.batches.lines()
    assert [line["custom_id"] for line in lines] == list(IDS)
    assert {line["url"] for line in lines} == {"/v1/chat/completions"}
    assert all(line["body"] == server.requests[0].body for line in lines)


async def test_a_batch_is_pending_and_then_done(server: ModelServer, model: LanguageModel) -> None:
    server.always(lambda request: GOOD | {"title": request.schema})
    batches = Batches(model)
    batch = await submit(batches)
    assert await batches.poll(batch, draft) == Pending(0, 3)
    server.batches.finish()
    done = await finished(Batches(model), batch)
    assert done.answers.keys() == set(IDS)
    assert done.answers[IDS[0]].value == Draft.model_validate(GOOD | {"title": "Draft"})
    assert not done.failures


async def test_a_batch_costs_half(server: ModelServer, model: LanguageModel) -> None:
    server.always(GOOD)
    batches = Batches(model, price_factor=0.5)
    batch = await submit(batches)
    server.batches.finish()
    done = await finished(batches, batch)
    assert (done.usage.input, done.usage.output, done.usage.calls) == (300, 150, 3)
    assert done.usage.cost == pytest.approx(3 * 0.0007 / 2)
    assert done.answers[IDS[0]].usage.cost == pytest.approx(0.0007 / 2)


async def test_a_line_that_fails_has_a_sentence(server: ModelServer, model: LanguageModel) -> None:
    server.always(GOOD)
    batches = Batches(model)
    batch = await submit(batches)
    server.batches.finish(fail=(IDS[1],))
    done = await finished(batches, batch)
    assert done.answers.keys() == {IDS[0], IDS[2]}
    assert "busy or broken (500)" in done.failures[IDS[1]]


async def test_answers_that_cannot_be_used_are_paid_for(server: ModelServer, model: LanguageModel) -> None:
    server.always("I would rather talk about the weather.")
    batches = Batches(model)
    batch = await submit(batches)
    server.batches.finish()
    done = await finished(batches, batch)
    assert done.failures.keys() == set(IDS)
    assert done.usage.output == 150


async def test_an_expired_batch_gives_what_was_ready(server: ModelServer, model: LanguageModel) -> None:
    server.always(GOOD)
    batches = Batches(model)
    batch = await submit(batches)
    server.batches.expire(most=1)
    done = await finished(batches, batch)
    assert done.answers.keys() == {IDS[2]}
    assert "expired" in done.failures[IDS[0]]


async def test_a_batch_that_is_not_taken_says_why(server: ModelServer, model: LanguageModel) -> None:
    batches = Batches(model)
    batch = await submit(batches)
    server.batches.break_down("line 1 is too long")
    outcome = await batches.poll(batch, draft)
    assert isinstance(outcome, BatchFailed)
    assert outcome.reason.endswith("line 1 is too long")


async def test_a_forgotten_batch_is_lost(server: ModelServer, model: LanguageModel) -> None:
    batches = Batches(model)
    batch = await submit(batches)
    server.batches.forget()
    assert isinstance(await batches.poll(batch, draft), BatchFailed)


@pytest.mark.parametrize("status", [400, 404, 405, 501])
async def test_a_server_without_batches_says_so(server: ModelServer, model: LanguageModel, status: int) -> None:
    server.batches.offered, server.batches.status = False, status
    with pytest.raises(BatchUnsupported, match="takes no batches"):
        await submit(Batches(model))


async def test_a_server_that_cannot_be_asked_now_is_no_server_without_batches(
    server: ModelServer, model: LanguageModel
) -> None:
    batches = Batches(model)
    batch = await submit(batches)
    server.batches.offered, server.batches.status = False, 503
    with pytest.raises(ModelFailed, match="try again later"):
        await batches.poll(batch, draft)
    with pytest.raises(ModelFailed, match="try again later"):
        await submit(batches)


async def test_a_wrong_key_is_told(server: ModelServer) -> None:
    model = server.model(api_key="sk-another-123456")
    with pytest.raises(ModelFailed, match=r"check llm.api_key"):
        await submit(Batches(model))
    await model.aclose()
