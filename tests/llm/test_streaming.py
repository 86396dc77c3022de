"""The answer as it grows."""

import json

import pytest

from bot.errors import ModelFailed
from bot.llm import Answered, LanguageModel
from tests.llm.conftest import GOOD, PROMPT, Draft
from tests.llm.server import ModelServer


class Screen:
    """Keeps what it was shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    async def __call__(self, text: str) -> None:
        self.shown.append(text)


async def ask(model: LanguageModel, screen: Screen, deadline: float = 10) -> Answered[Draft]:
    return await model.ask(PROMPT, Draft, most_tokens=200, deadline=deadline, on_text=screen)


async def test_the_whole_text_so_far_is_shown_as_it_grows(server: ModelServer, model: LanguageModel) -> None:
    server.answer(GOOD)
    screen = Screen()
    answered = await ask(model, screen)
    assert answered.value == Draft.model_validate(GOOD)
    assert len(screen.shown) > 5
    assert all(later.startswith(earlier) for earlier, later in zip(screen.shown, screen.shown[1:], strict=False))
    assert json.loads(screen.shown[-1]) == GOOD
    assert answered.usage.input == 100, "the server was asked for its usage"


async def test_chatter_before_the_object_is_not_shown(server: ModelServer, model: LanguageModel) -> None:
    server.answer("<think>A {brace}.</think>Here it is: " + json.dumps(GOOD))
    screen = Screen()
    await ask(model, screen)
    assert all(text.startswith('{"title"'[: len(text)]) for text in screen.shown)


async def test_a_server_that_does_not_stream_shows_it_once(server: ModelServer, model: LanguageModel) -> None:
    server.manners.streams = False
    server.answer(GOOD)
    screen = Screen()
    assert (await ask(model, screen)).usage.input == 100
    assert [json.loads(text) for text in screen.shown] == [GOOD]


async def test_a_server_without_stream_options_is_estimated(server: ModelServer, model: LanguageModel) -> None:
    server.manners.stream_options = False
    server.always(GOOD)
    usage = (await ask(model, Screen())).usage
    assert (usage.calls, usage.input) == (1, model.tokens(PROMPT.text))
    await ask(model, Screen())
    assert len(server.requests) == 3, "the refusal is remembered"


async def test_a_stream_that_breaks_is_used_as_far_as_it_goes(server: ModelServer, model: LanguageModel) -> None:
    server.cut('{"title": "T", "score": 0.25, "statements": [{"text": "x"', after=50)
    answered = await ask(model, Screen())
    assert answered.value == Draft(title="T", score=0.25)
    assert not answered.whole


async def test_a_number_that_is_cut_in_its_middle_is_left_out(server: ModelServer, model: LanguageModel) -> None:
    server.cut('{"title": "T", "score": 0.36', after=27)
    assert (await ask(model, Screen())).value == Draft(title="T", score=None)


async def test_a_stream_that_breaks_too_early_is_no_answer(server: ModelServer, model: LanguageModel) -> None:
    server.cut(GOOD, after=5)
    with pytest.raises(ModelFailed, match="the connection broke"):
        await ask(model, Screen())


async def test_what_came_before_the_deadline_is_used(server: ModelServer, model: LanguageModel) -> None:
    server.answer(GOOD)
    await ask(model, Screen())
    server.drip(GOOD, after=json.dumps(GOOD).index(', "score"'))
    answered = await ask(model, Screen(), deadline=0.5)
    assert answered.value.statements[0].text == "It works."
    assert not answered.whole
    assert answered.usage.output > 5


async def test_a_stream_that_drips_nothing_useful_ends_with_the_deadline(
    server: ModelServer, model: LanguageModel
) -> None:
    server.drip(GOOD, after=5)
    with pytest.raises(ModelFailed, match="did not answer within"):
        await ask(model, Screen(), deadline=0.5)


async def test_a_screen_that_breaks_does_not_cost_the_answer(
    server: ModelServer, model: LanguageModel, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(text: str) -> None:
        raise ValueError("no screen")

    server.answer(GOOD)
    answered = await model.ask(PROMPT, Draft, most_tokens=200, deadline=10, on_text=broken)
    assert answered.value.title == "Diffusion"
    assert caplog.text.count("could not be shown") == 1


async def test_an_error_in_the_middle_of_a_stream_is_told(server: ModelServer, model: LanguageModel) -> None:
    server.events('data: {"error": {"message": "overloaded"}}\n\n')
    server.answer(GOOD)
    assert (await ask(model, Screen())).value.title == "Diffusion"


@pytest.mark.parametrize("line", ["data: nonsense\n\n", 'data: "text"\n\ndata: [1]\n\n', ": a comment\n\n", ""])
async def test_a_stream_of_nonsense_is_no_answer(server: ModelServer, model: LanguageModel, line: str) -> None:
    for _ in range(4):
        server.events(line)
    with pytest.raises(ModelFailed):
        await ask(model, Screen())
