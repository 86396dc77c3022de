"""A model's server and a reader that asks it."""

from collections.abc import AsyncIterator

import pytest

from bot.llm import LanguageModel
from bot.reading.generative import GenerativeReader
from tests.llm.server import ModelServer


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with ModelServer() as running:
        yield running


@pytest.fixture
async def model(server: ModelServer) -> AsyncIterator[LanguageModel]:
    asked = server.model()
    await asked.server.client()  # the first time that takes longer than some deadlines
    yield asked
    await asked.aclose()


@pytest.fixture
def reader(model: LanguageModel) -> GenerativeReader:
    return GenerativeReader(model, deadline=20)
