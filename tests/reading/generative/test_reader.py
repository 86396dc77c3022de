"""The model reader: what it asks, what it keeps, and what it cuts."""

import pytest

from bot.errors import ModelFailed
from bot.llm import LanguageModel
from bot.model.fulltext import PartKind
from bot.model.reading import Claim, Depth, Reading, Section
from bot.reading.generative import GenerativeReader
from bot.reading.reader import Source
from tests.llm.server import MODEL, ModelServer
from tests.reading.generative.drafts import CHINESE, ENGLISH, draft, part, said, sliders, text
from tests.reading.papers import NOW, paper


def claims(reading: Reading) -> list[Claim]:
    summary = [reading.summary] if reading.summary else []
    return [*summary, *reading.takeaways, *(claim for section in reading.sections.values() for claim in section)]


async def test_a_good_draft_becomes_a_reading_with_verbatim_evidence(
    server: ModelServer, reader: GenerativeReader
) -> None:
    server.answer(ENGLISH)
    reading = await reader.read(Source(sliders()), "en", NOW)
    assert len(server.requests) == 1
    assert (reading.reader, reading.language, reading.depth, reading.cut) == (MODEL, "en", Depth.ABSTRACT, 0)
    assert reading.summary is not None
    assert reading.summary.evidence[1] == "We refer to our method as Prompt Sliders."
    assert [claim.text for claim in reading.takeaways] == [one["text"] for one in ENGLISH["key_takeaways"]]
    assert list(reading.sections) == [Section.BACKGROUND, Section.PRIOR_WORK, Section.METHOD, Section.RESULTS]
    assert all(sentence in sliders().abstract for claim in claims(reading) for sentence in claim.evidence)
    assert reading.made == NOW
    assert reading.title is None


async def test_a_chinese_reading_keeps_names_and_numbers(server: ModelServer, reader: GenerativeReader) -> None:
    server.answer(CHINESE)
    reading = await reader.read(Source(sliders()), "zh", NOW)
    assert reading.cut == 0
    assert reading.title == CHINESE["title"]
    assert [claim.text for claim in reading.takeaways] == [one["text"] for one in CHINESE["key_takeaways"]]
    assert reading.keywords == tuple(CHINESE["keywords"])
    assert server.requests[0].user.endswith("Language of every `title`, `text` and keyword: Simplified Chinese (zh).")


async def test_metadata_is_never_asked_of_the_model(server: ModelServer, reader: GenerativeReader) -> None:
    server.answer(ENGLISH)
    source = Source(sliders(), text(part(PartKind.METHOD, "Method", "We train."), affiliations=("A University",)))
    reading = await reader.read(source, "en", NOW)
    assert not any(author in server.requests[0].user for author in sliders().authors)
    assert "A University" not in server.requests[0].user
    assert reading.affiliations == ("A University",)
    assert reading.pages == 9
    assert reading.depth is Depth.FULL
    assert reading.links.project == ("https://deepaksridhar.github.io/promptsliders.github.io/",)


async def test_what_does_not_hold_goes_back_once_with_the_reasons(
    server: ModelServer, reader: GenerativeReader
) -> None:
    wrong = said("The method is 50% faster than using LoRAs.", 10)
    server.answer(ENGLISH | {"key_takeaways": [wrong, *ENGLISH["key_takeaways"][1:]]})
    server.answer({"statements": [{"statement": 1, "evidence": [10], "text": "The method is 30% faster than LoRAs."}]})
    reading = await reader.read(Source(sliders()), "en", NOW)
    again = server.requests[1].user
    assert "The method is 50% faster than using LoRAs." in again
    assert "10| Our method is 30% faster" in again
    assert "2| Diffusion models have recently" not in again, "only the lines in question are sent again"
    assert reading.takeaways[0].text == "The method is 30% faster than LoRAs.", "in the place of the old one"
    assert reading.cut == 0
    assert reading.usage is not None
    assert reading.usage.calls == 2


async def test_what_fails_twice_is_cut_and_counted(server: ModelServer, reader: GenerativeReader) -> None:
    wrong = ENGLISH | {
        "results": [said("It reaches an accuracy of 99.9% on 12 data sets.", 10)],
        "method": [said("It was tested by nobody.", 77)],
    }
    server.answer(wrong)
    server.answer(
        {
            "statements": [
                {"statement": 1, "evidence": [10], "text": "It was tested on 12 data sets."},
                {"statement": 2, "evidence": [10], "text": None},
            ]
        }
    )
    reading = await reader.read(Source(sliders()), "en", NOW)
    assert len(server.requests) == 2
    assert reading.cut == 2
    assert not {Section.RESULTS, Section.METHOD} & set(reading.sections)


async def test_a_repair_that_fails_costs_only_what_it_should_mend(
    server: ModelServer, reader: GenerativeReader
) -> None:
    server.answer(ENGLISH | {"results": [said("It is 70% faster.", 10)]})
    server.fail(400, "bad request")
    reading = await reader.read(Source(sliders()), "en", NOW)
    assert reading.cut == 1
    assert len(reading.takeaways) == 3


async def test_a_reading_without_summary_and_takeaways_is_none(server: ModelServer, reader: GenerativeReader) -> None:
    server.answer(draft(summary=said("It has 900 million parameters.", 7), background=[ENGLISH["background"][0]]))
    server.answer({"statements": []})
    with pytest.raises(ModelFailed, match="held against the paper") as caught:
        await reader.read(Source(sliders()), "en", NOW)
    assert caught.value.usage is not None
    assert caught.value.usage.calls == 2


async def test_the_first_takeaway_stands_for_a_summary_that_was_cut(
    server: ModelServer, reader: GenerativeReader
) -> None:
    server.answer(ENGLISH | {"summary": said("Prompt Sliders need 12GB.", 7)})
    server.answer({"statements": []})
    reading = await reader.read(Source(sliders()), "en", NOW)
    assert reading.summary is not None
    assert reading.summary.text == ENGLISH["key_takeaways"][0]["text"]
    assert reading.summary not in reading.takeaways
    assert reading.cut == 1


async def test_statements_in_another_language_are_cut(server: ModelServer, reader: GenerativeReader) -> None:
    server.answer(CHINESE | {"results": ENGLISH["results"]})
    server.answer({"statements": []})
    reading = await reader.read(Source(sliders()), "zh", NOW)
    assert reading.cut == 1
    assert Section.RESULTS not in reading.sections


async def test_the_same_sentence_again_and_again_is_one(server: ModelServer, reader: GenerativeReader) -> None:
    same = said("The method is 30% faster than using LoRAs.", 10)
    server.answer(ENGLISH | {"key_takeaways": [same] * 7, "results": [same], "summary": said(sliders().title, 1)})
    reading = await reader.read(Source(sliders()), "en", NOW)
    texts = [claim.text for claim in claims(reading)]
    assert texts.count(same["text"]) == 1
    assert sliders().title not in texts, "the title says nothing new"


async def test_a_title_that_loses_its_names_is_not_shown(server: ModelServer, reader: GenerativeReader) -> None:
    server.answer(CHINESE | {"title": "基于 StyleGAN 的概念控制"})
    reading = await reader.read(Source(sliders()), "zh", NOW)
    assert reading.title is None


async def test_keywords_that_the_paper_does_not_know_are_dropped(server: ModelServer, reader: GenerativeReader) -> None:
    server.answer(CHINESE | {"keywords": ["扩散模型", "ControlNet", "LoRA 适配器", "文本反演", "https://a.example"]})
    reading = await reader.read(Source(sliders()), "zh", NOW)
    assert reading.keywords == ("扩散模型", "LoRA 适配器", "文本反演")


async def test_no_usable_answer_is_a_failure_with_its_price(server: ModelServer, reader: GenerativeReader) -> None:
    server.html()
    with pytest.raises(ModelFailed):
        await reader.read(Source(sliders()), "en", NOW)


async def test_the_deadline_is_that_of_the_whole_reading(server: ModelServer, model: LanguageModel) -> None:
    server.answer(ENGLISH | {"results": [said("It is 70% faster.", 10)]})
    server.hang()
    reading = await GenerativeReader(model, deadline=1.0).read(Source(sliders()), "en", NOW)
    assert reading.cut == 1, "the repair had no more time than the reading had left"


async def test_an_empty_paper_asks_nothing(server: ModelServer, reader: GenerativeReader) -> None:
    reading = await reader.read(Source(paper("")), "en", NOW)
    assert reading.summary is None
    assert not server.requests


async def test_an_answer_that_was_cut_off_counts_for_what_came(server: ModelServer, reader: GenerativeReader) -> None:
    import json

    whole = json.dumps(ENGLISH)
    server.answer(whole[: whole.index('"background"')], finish="length")
    reading = await reader.read(Source(sliders()), "en", NOW)
    assert reading.summary is not None


async def test_a_reading_costs_no_more_than_estimated(server: ModelServer, reader: GenerativeReader) -> None:
    server.answer(ENGLISH)
    reading = await reader.read(Source(sliders()), "en", NOW)
    given, written = reader.estimate(Source(sliders()), "en")
    assert reading.usage is not None
    assert reading.usage.input <= given
    assert reading.usage.output <= written
    assert reading.usage.cost <= reader.cost(Source(sliders()), "en")


@pytest.mark.parametrize("language", ["en", "zh", "de", "pt-br", "sw"])
def test_every_language_is_read_as_asked(reader: GenerativeReader, language: str) -> None:
    assert reader.language_of(language) == language
