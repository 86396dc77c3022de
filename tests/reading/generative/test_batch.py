"""Readings whose question and answer are hours apart."""

import pytest

from bot.errors import ModelFailed
from bot.llm import Answered, Batches, LanguageModel
from bot.llm.batch import Done
from bot.model.usage import Usage
from bot.reading.generative import GenerativeReader
from bot.reading.generative.schema import Draft
from bot.reading.nightly import BatchReader
from bot.reading.paid import PaidReader
from bot.reading.reader import Source
from tests.llm.server import MODEL, ModelServer
from tests.reading.generative.drafts import ENGLISH, draft, said, sliders
from tests.reading.papers import NOW


async def test_a_batch_becomes_the_reading_that_a_call_becomes(
    server: ModelServer, model: LanguageModel, reader: GenerativeReader
) -> None:
    server.always(ENGLISH)
    question = reader.prompt_for(Source(sliders()), "en")
    assert question is not None
    batches = Batches(model)
    number = await batches.submit([("2409.16535v1", *question)], most_tokens=4_000)
    server.batches.finish()
    outcome = await batches.poll(number, lambda _: Draft)
    assert isinstance(outcome, Done)
    answered = outcome.answers["2409.16535v1"]
    reading = await reader.finish(Source(sliders()), "en", Answered(answered.value, answered.usage), NOW)
    assert reading == await reader.read(Source(sliders()), "en", NOW)
    assert reading.usage == answered.usage


def test_it_is_what_the_budget_and_the_batches_want(reader: GenerativeReader) -> None:
    paid: PaidReader = reader
    batched: BatchReader = reader
    assert paid.name == batched.name == MODEL
    assert paid.cost(Source(sliders()), "en") > 0


async def test_what_fails_is_repaired_at_once(server: ModelServer, reader: GenerativeReader) -> None:
    server.answer({"statements": [{"statement": 1, "evidence": [10], "text": "It is 30% faster than using LoRAs."}]})
    value = Draft.model_validate(ENGLISH | {"key_takeaways": [said("It is 80% faster than using LoRAs.", 10)]})
    reading = await reader.finish(Source(sliders()), "en", Answered(value, Usage(10, 0, 5, 0.1, 1)), NOW)
    assert reading.takeaways[0].text == "It is 30% faster than using LoRAs."
    assert reading.usage is not None
    assert reading.usage.calls == 2


async def test_what_cannot_stand_is_a_failure_with_its_price(server: ModelServer, reader: GenerativeReader) -> None:
    usage = Usage(10, 0, 5, 0.1, 1)
    with pytest.raises(ModelFailed) as caught:
        await reader.finish(Source(sliders()), "en", Answered(Draft.model_validate(draft()), usage), NOW)
    assert caught.value.usage == usage
    assert not server.requests
