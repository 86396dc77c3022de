"""A server that takes less than OpenAI's is asked for less, and only once to find that out."""

import pytest

from bot.errors import ModelFailed
from bot.llm import LanguageModel
from tests.llm.conftest import GOOD
from tests.llm.server import ModelServer
from tests.llm.test_ask import ask


@pytest.mark.parametrize("status", [400, 404, 422, 500])
async def test_a_server_without_schemas_is_asked_for_any_object(
    server: ModelServer, model: LanguageModel, status: int
) -> None:
    server.no_schema(status)
    server.always(GOOD)
    await ask(model)
    await ask(model)
    assert [request.form for request in server.requests] == ["json_schema", "json_object", "json_object"]
    assert '"statements"' in server.requests[1].user, "the form is told in words"


@pytest.mark.parametrize(("status", "tries"), [(400, 1), (422, 1), (500, 2)])
async def test_a_server_that_does_not_say_why_is_asked_for_less_too(
    server: ModelServer, model: LanguageModel, status: int, tries: int
) -> None:
    server.no_schema(status, says_why=False)
    server.always(GOOD)
    await ask(model)
    await ask(model)
    assert [request.form for request in server.requests] == ["json_schema"] * tries + ["json_object"] * 2


async def test_a_server_without_any_form_is_asked_in_words(server: ModelServer, model: LanguageModel) -> None:
    server.no_schema(json_object=False)
    server.always("Sure:\n```json\n" + '{"title": "T", "statements": [], "score": null,}' + "\n```")
    assert (await ask(model)).value.title == "T"
    assert [request.form for request in server.requests] == ["json_schema", "json_object", ""]


async def test_a_schema_that_worked_is_not_given_up_for_a_hiccup(server: ModelServer, model: LanguageModel) -> None:
    server.answer(GOOD)
    await ask(model)
    server.fail(500, "oops", times=2)
    server.always(GOOD)
    await ask(model)
    assert {request.form for request in server.requests} == {"json_schema"}


async def test_an_error_that_no_form_mends_is_told_as_it_came_first(server: ModelServer, model: LanguageModel) -> None:
    server.fail(400, "first")
    server.fail(400, "second", times=2)
    with pytest.raises(ModelFailed, match="answered 400: first"):
        await ask(model)
    server.always(GOOD)
    await ask(model)
    assert server.requests[-1].form == "json_schema"


async def test_newer_models_are_told_the_length_in_their_word(server: ModelServer, model: LanguageModel) -> None:
    server.manners.newer_limit_only = True
    server.manners.temperature = False
    server.always(GOOD)
    await ask(model)
    await ask(model)
    assert len(server.requests) == 4
    assert server.requests[-1].body.keys() == {"model", "messages", "response_format", "max_completion_tokens"}
