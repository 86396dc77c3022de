"""Papers that do not fit in one call."""

import pytest

from bot.errors import ModelFailed
from bot.llm import LanguageModel
from bot.model.fulltext import PartKind
from bot.reading.generative import GenerativeReader
from bot.reading.generative.passages import passages_of
from bot.reading.generative.plan import MOST_PIECES, plan, within
from bot.reading.reader import Source
from tests.llm.server import Json, ModelServer, Request
from tests.reading.generative.drafts import ENGLISH, part, said, sliders, with_text
from tests.reading.papers import NOW

RESULT = "On the Alpha benchmark the sliders reach an accuracy of 71.5%."


def sentences(number: int, topic: str) -> str:
    sentence = "The {} of step {} is described here in a plain and quite long sentence."
    return " ".join(sentence.format(topic, place) for place in range(number))


def long_paper(size: int = 150, appendix: int = 50) -> Source:
    return with_text(
        sliders(),
        part(PartKind.INTRODUCTION, "1 Introduction", sentences(10, "aim")),
        part(PartKind.METHOD, "2 Method", sentences(size, "method")),
        part(PartKind.EXPERIMENTS, "3 Experiments", f"{sentences(size, 'setting')} {RESULT}"),
        part(PartKind.APPENDIX, "A Proofs", sentences(appendix, "lemma")),
        part(PartKind.REFERENCES, "References", "[1] Somebody. A paper."),
    )


def answering(request: Request) -> Json:
    """Choices for pieces, and a reading of what was chosen."""
    lines = dict(line.split("| ", 1) for line in request.user.splitlines() if "| " in line and line[0].isdigit())
    if request.schema == "Choice":
        numbers = [int(number) for number, text in lines.items() if text == RESULT] or [max(map(int, lines))]
        return {"background": [], "prior_work": [], "method": [], "results": numbers, "limits": []}
    (number,) = (int(number) for number, text in lines.items() if text == RESULT)
    return ENGLISH | {"results": [said("The sliders reach 71.5% accuracy on the Alpha benchmark.", number)]}


async def test_a_long_paper_is_read_piece_by_piece_and_joined(server: ModelServer, reader: GenerativeReader) -> None:
    server.always(answering)
    reading = await reader.read(long_paper(), "en", NOW)
    choices = [request for request in server.requests if request.schema == "Choice"]
    assert 2 <= len(choices) <= MOST_PIECES
    joined = server.requests[-1]
    assert joined.schema == "Draft"
    assert "2| Diffusion models have recently" in joined.user, "the abstract is read beside what was chosen"
    results = [claim for section, found in reading.sections.items() if section == "results" for claim in found]
    assert [claim.evidence for claim in results] == [(RESULT,)]
    assert reading.usage is not None
    assert reading.usage.calls == len(server.requests)
    assert (reading.pages, reading.cut) == (9, 0)


async def test_every_sentence_of_the_body_is_in_some_piece(server: ModelServer, reader: GenerativeReader) -> None:
    server.always(answering)
    source = long_paper()
    await reader.read(source, "en", NOW)
    asked = "\n".join(request.user for request in server.requests if request.schema == "Choice")
    for one in passages_of(source).body:
        assert f"\n{one.line}\n" in asked
    assert "lemma" not in asked, "the appendix is left out first"
    assert "Somebody" not in asked


async def test_no_call_is_longer_than_the_models_context(server: ModelServer, model: LanguageModel) -> None:
    server.always(answering)
    await GenerativeReader(model, deadline=20).read(long_paper(120), "en", NOW)
    for request in server.requests:
        tokens = model.tokens(request.system + request.user)
        assert tokens + request.body["max_tokens"] <= model.context_tokens


async def test_a_book_is_cut_and_does_not_claim_its_pages(server: ModelServer, reader: GenerativeReader) -> None:
    server.always(lambda request: answering(request) if request.schema == "Choice" else ENGLISH)
    reading = await reader.read(long_paper(2_000), "en", NOW)
    assert len(server.requests) <= MOST_PIECES + 2
    assert reading.partly


async def test_a_piece_that_is_not_answered_does_not_stop_the_others(
    server: ModelServer, reader: GenerativeReader
) -> None:
    server.fail(400, "bad request")
    server.always(lambda request: answering(request) if request.schema == "Choice" else ENGLISH)
    reading = await reader.read(long_paper(), "en", NOW)
    assert reading.summary is not None
    assert reading.partly, "not all of the text was read"


async def test_no_answer_at_all_is_a_failure_with_its_price(server: ModelServer, reader: GenerativeReader) -> None:
    server.refuse("no")
    server.always("no JSON at all")
    with pytest.raises(ModelFailed) as caught:
        await reader.read(long_paper(), "en", NOW)
    assert caught.value.usage is not None
    assert caught.value.usage.calls >= 3


def test_a_batch_is_offered_one_call_or_none(reader: GenerativeReader) -> None:
    assert reader.prompt_for(Source(sliders()), "en") is not None
    assert reader.prompt_for(long_paper(), "en") is None


def count(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize("room", [200, 300, 700, 1_500, 4_000, 20_000])
def test_every_plan_keeps_to_its_room(room: int) -> None:
    planned = plan(passages_of(long_paper()), room, count)
    assert 1 <= len(planned.pieces) <= MOST_PIECES
    assert all(count(piece.text) <= room + 2 for piece in planned.pieces)
    body = passages_of(long_paper()).body
    assert planned.whole == (len(planned.read.body) == len(body))


def test_short_parts_stay_whole_where_long_ones_are_cut() -> None:
    kept = within(passages_of(long_paper()).body, 800, count)
    by_heading = {block.heading: len(block.passages) for block in kept.blocks}
    assert by_heading["1 Introduction"] == 10
    assert abs(by_heading["2 Method"] - by_heading["3 Experiments"]) <= 1


async def test_an_abstract_that_is_too_long_is_read_as_far_as_it_goes(server: ModelServer) -> None:
    model = server.model(context_tokens=2_000)
    server.always(ENGLISH)
    await GenerativeReader(model, deadline=10).read(Source(sliders()), "en", NOW)
    assert model.tokens(server.requests[0].user) < 2_000
    await model.aclose()


@pytest.mark.parametrize("room", range(400, 2_400, 37))
def test_no_line_is_lost_between_two_pieces(room: int) -> None:
    passages = passages_of(long_paper(60))
    planned = plan(passages, room, count)
    if count(passages.body.text) <= (MOST_PIECES - 2) * (room - count(passages.opening.text)):
        assert [one.number for one in planned.read.body] == [one.number for one in passages.body]
