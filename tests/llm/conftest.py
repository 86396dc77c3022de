"""A model's server for every test of the client."""

from collections.abc import AsyncIterator

import pytest
from pydantic import BaseModel, Field

from bot.llm import LanguageModel, Prompt
from tests.llm.server import ModelServer

PROMPT = Prompt("You read papers.", "<paper>A paper on diffusion.</paper>", "What does it claim?")


class Statement(BaseModel):
    """What the paper states."""

    text: str = Field(max_length=200, description="One sentence.")
    evidence: list[str] = Field(min_length=1)


class Draft(BaseModel):
    """A reading, as a model is asked for it."""

    title: str
    statements: list[Statement] = []
    score: float | None = None


GOOD = {"title": "Diffusion", "statements": [{"text": "It works.", "evidence": ["It does."]}], "score": 0.5}


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with ModelServer() as running:
        yield running


@pytest.fixture
async def model(server: ModelServer) -> AsyncIterator[LanguageModel]:
    asked = server.model()
    await asked.server.client()  # the first time that takes longer than some deadlines below
    yield asked
    await asked.aclose()
