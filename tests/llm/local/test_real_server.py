"""The client against llama.cpp's server and a model of 135 million parameters. What the model says does not matter."""

import asyncio
import json
import time

import pytest
from pydantic import BaseModel, Field

from bot.errors import ModelFailed
from bot.llm import Batches, BatchUnsupported, LanguageModel, Prompt
from bot.llm.traits import Form
from tests.llm.local.conftest import CONTEXT, URL, local_model

if not URL:
    pytest.skip("no local model is served; make local-model serves one", allow_module_level=True)

ABSTRACT = (
    "We present an edge-conditioned control network for text-to-image diffusion models. It locks the pretrained "
    "weights and trains a copy of the encoding layers, connected by zero-initialised convolutions, on 50,000 pairs."
)
PROMPT = Prompt("You summarise papers in JSON.", f"<paper>{ABSTRACT}</paper>", "Give a title and its topic.")


class Card(BaseModel):
    """A paper in two short lines."""

    title: str = Field(max_length=500)
    topic: str


async def test_a_schema_is_enforced_and_usage_told(model: LanguageModel) -> None:
    answered = await model.ask(PROMPT, Card, most_tokens=150, deadline=120)
    assert answered.whole
    assert answered.value.title
    assert answered.usage.calls == 1
    assert answered.usage.output <= 150
    assert model.traits.form is Form.SCHEMA
    assert model.traits.proven


async def test_the_estimate_of_tokens_is_careful(model: LanguageModel) -> None:
    answered = await model.ask(PROMPT, Card, most_tokens=150, deadline=120)
    template = 20
    assert answered.usage.input - template <= model.tokens(PROMPT.text) <= 1.5 * answered.usage.input


async def test_a_stream_grows_to_the_answer(model: LanguageModel) -> None:
    shown: list[str] = []

    async def show(text: str) -> None:
        shown.append(text)

    answered = await model.ask(PROMPT, Card, most_tokens=150, deadline=120, on_text=show)
    assert len(shown) > 5
    assert Card.model_validate(json.loads(shown[-1])) == answered.value
    assert answered.usage.input > 50, "told by the server, not estimated"


async def test_an_answer_without_room_is_cut_and_paid_for(model: LanguageModel) -> None:
    with pytest.raises(ModelFailed, match="cut off") as caught:
        await model.ask(PROMPT, Card, most_tokens=5, deadline=120)
    assert caught.value.usage is not None
    assert caught.value.usage.output == 5


async def test_a_wrong_key_is_told() -> None:
    model = local_model("sk-wrong-0123456789")
    with pytest.raises(ModelFailed, match="refuses the key") as caught:
        await model.ask(PROMPT, Card, most_tokens=5, deadline=120)
    await model.aclose()
    assert "wrong-0123456789" not in str(caught.value)


async def test_a_text_that_does_not_fit_is_told(model: LanguageModel) -> None:
    long = Prompt(PROMPT.system, "word " * (CONTEXT + 100), PROMPT.task)
    with pytest.raises(ModelFailed, match="too long for smollm2") as caught:
        await model.ask(long, Card, most_tokens=5, deadline=120)
    assert caught.value.usage is not None
    assert caught.value.usage.calls == 0


async def test_the_deadline_frees_the_server(model: LanguageModel) -> None:
    started = time.monotonic()
    with pytest.raises(ModelFailed, match="did not answer within"):
        await model.ask(Prompt("Count.", "1 2 3", "Count to 9,000."), Card, most_tokens=1_000, deadline=0.5)
    assert time.monotonic() - started < 2
    assert await asyncio.wait_for(model.ask(PROMPT, Card, most_tokens=150, deadline=120), 120)


async def test_a_server_without_batches_says_so(model: LanguageModel) -> None:
    with pytest.raises(BatchUnsupported):
        await Batches(model).submit([("1", PROMPT, Card)], most_tokens=5)
