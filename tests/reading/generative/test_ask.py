"""Questions on a paper, answered by a model."""

import pytest

from bot.errors import ModelFailed
from bot.llm import LanguageModel
from bot.reading.generative import Questions
from bot.reading.reader import Source
from tests.llm.server import MODEL, ModelServer
from tests.reading.generative.drafts import said, sliders
from tests.reading.generative.test_long import RESULT, long_paper

FASTER = "Our method is 30% faster than using LoRAs because it eliminates the need to load and unload adapters"


@pytest.fixture
def questions(model: LanguageModel) -> Questions:
    return Questions(model)


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        ("en", "How much faster is it?", "It is 30% faster than using LoRAs."),
        ("zh", "快多少？", "它比使用 LoRA 快 30%。"),
    ],
)
async def test_an_answer_comes_with_the_papers_own_sentence(
    server: ModelServer, questions: Questions, language: str, question: str, text: str
) -> None:
    server.answer({"says": True, "statements": [said(text, 10)]})
    answer = await questions.ask(Source(sliders()), question, language, deadline=10)
    assert answer.found
    assert [claim.text for claim in answer.claims] == [text]
    assert answer.claims[0].evidence[0].startswith(FASTER)
    assert answer.reader == MODEL
    assert answer.usage is not None
    assert f"<question>\n{question}\n</question>" in server.requests[0].user


async def test_a_paper_that_does_not_say_is_said_not_to(server: ModelServer, questions: Questions) -> None:
    server.answer({"says": False, "statements": []})
    answer = await questions.ask(Source(sliders()), "Who paid for it?", "en", deadline=10)
    assert (answer.found, answer.claims) == (False, ())


async def test_what_is_not_in_the_paper_is_no_answer(server: ModelServer, questions: Questions) -> None:
    server.answer({"says": True, "statements": [said("It was trained on 64 GPUs.", 10), said("It was cheap.", 400)]})
    server.answer({"statements": [{"statement": 1, "evidence": [10], "text": "It took 64 GPUs."}]})
    answer = await questions.ask(Source(sliders()), "Which hardware?", "en", deadline=10)
    assert not answer.found


async def test_where_nothing_holds_the_paper_is_quoted(server: ModelServer, questions: Questions) -> None:
    server.answer({"says": True, "statements": [said("It is 90% faster.", 10)]})
    server.answer({"statements": []})
    answer = await questions.ask(Source(sliders()), "How much faster is it than LoRA?", "en", deadline=10)
    assert answer.claims[0].text.startswith(FASTER)
    assert answer.reader == "extractive"
    assert answer.usage is not None
    assert answer.usage.calls == 2


async def test_of_a_long_paper_the_lines_in_question_are_shown(
    server: ModelServer, questions: Questions, model: LanguageModel
) -> None:
    server.always(lambda request: {"says": True, "statements": [said("71.5%", _line(request.user))]})
    source = long_paper(400)
    answer = await questions.ask(source, "What accuracy on the Alpha benchmark?", "en", deadline=10)
    (request,) = server.requests
    assert RESULT in request.user
    assert model.tokens(request.system + request.user) + request.body["max_tokens"] <= model.context_tokens
    assert answer.claims[0].evidence == (RESULT,)


def _line(user: str) -> int:
    return int(next(line for line in user.splitlines() if line.endswith(RESULT)).split("|")[0])


async def test_a_server_that_fails_says_so(server: ModelServer, questions: Questions) -> None:
    server.fail(400, "no")
    with pytest.raises(ModelFailed):
        await questions.ask(Source(sliders()), "Why?", "en", deadline=10)


async def test_an_answer_costs_no_more_than_estimated(server: ModelServer, questions: Questions) -> None:
    server.answer({"says": False, "statements": []})
    answer = await questions.ask(Source(sliders()), "Why?", "en", deadline=10)
    assert answer.usage is not None
    assert answer.usage.cost <= questions.cost(Source(sliders()), "Why?", "en")
