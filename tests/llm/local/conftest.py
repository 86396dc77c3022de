"""A small real model behind a real server; `make local-model` starts it. Without it these tests are skipped."""

import os
from collections.abc import AsyncIterator

import pytest

from benchmarks.local_model import KEY, MODEL, VARIABLE
from bot.llm import LanguageModel, Prices

URL = os.environ.get(VARIABLE, "")
CONTEXT = 2048


def local_model(key: str = KEY) -> LanguageModel:
    """It has a second or so for 30 tokens: ask for short answers."""
    return LanguageModel(
        base_url=URL, api_key=key, model=MODEL, concurrency=1, prices=Prices(1, 1, 1), context_tokens=CONTEXT
    )


@pytest.fixture
async def model() -> AsyncIterator[LanguageModel]:
    asked = local_model()
    yield asked
    await asked.aclose()
