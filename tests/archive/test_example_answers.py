"""A model's recorded answers to the example's ten papers: all of what they say holds, and stays, in Chinese."""

from itertools import chain
from pathlib import Path

import pytest

from bot.model.reading import Claim, Depth, Reading, Section
from tests.archive.example_day import IN_FULL, Recorded, example_day
from tests.archive.example_posts import Printed
from tests.llm.server import MODEL, ModelServer


@pytest.fixture(scope="module")
def readings(example: dict[str, Printed]) -> dict[str, Reading]:
    return {str(entry.paper.id): entry.reading for entry in example["zh-model"].post.entries}


def claims(reading: Reading) -> list[Claim]:
    summary = [reading.summary] if reading.summary else []
    return [*summary, *reading.takeaways, *chain.from_iterable(reading.sections.values())]


def test_every_paper_was_asked_once_and_nothing_had_to_be_mended(example: dict[str, Printed]) -> None:
    asked, entries = example["zh-model"].asked, example["zh-model"].post.entries
    assert asked == ("Draft",) * 10
    assert [entry.reading.reader for entry in entries] == [MODEL] * 10
    assert [entry.reading.cut for entry in entries] == [0] * 10


def test_all_that_was_answered_is_in_the_readings(readings: dict[str, Reading]) -> None:
    for line in Recorded().lines:
        answer = line["answer"]
        reading = readings[line["paper"].partition("v")[0]]
        slots = ["summary", "key_takeaways", *(section.value for section in Section)]
        told = [one["text"] for slot in slots for one in ([answer[slot]] if slot == "summary" else answer[slot])]
        assert [claim.text for claim in claims(reading)] == told
        assert (reading.title, reading.keywords) == (answer["title"], tuple(answer["keywords"]))


def test_two_were_read_in_full_and_have_every_section(readings: dict[str, Reading]) -> None:
    assert {paper for paper, reading in readings.items() if reading.depth is Depth.FULL} == set(IN_FULL)
    for paper in IN_FULL:
        assert set(readings[paper].sections) == set(Section)
        assert readings[paper].affiliations


def test_the_others_have_what_their_abstracts_tell(readings: dict[str, Reading]) -> None:
    lacking = {paper: set(Section) - set(reading.sections) for paper, reading in readings.items()}
    assert {paper: absent for paper, absent in lacking.items() if absent} == {
        "2409.16949": {Section.WORKLOAD},
        "2409.16535": {Section.WORKLOAD},
        "2409.16002": {Section.STEPS, Section.NOVELTY},
        "2409.12431": {Section.WORKLOAD},
        "2409.01322": {Section.WORKLOAD},
    }


def test_two_billion_is_twenty_yi(readings: dict[str, Reading]) -> None:
    told = " ".join(claim.text for claim in claims(readings["2408.14028"]))
    assert "20 亿参数" in told
    assert "2亿" not in told.replace(" ", "").replace("20亿", "")


def test_dilating_is_no_thinning(readings: dict[str, Reading]) -> None:
    told = " ".join(claim.text for claim in claims(readings["2409.14307"]))
    assert "膨胀" in told
    assert "稀释" not in told


async def test_another_request_has_no_recorded_answer(tmp_path: Path) -> None:
    async with ModelServer() as server:
        server.always(Recorded())
        async with example_day(tmp_path, server) as day:
            reading = await day.services.shelf.readings(day.papers[:1], "en")
    assert {one.reader for one in reading.values()} == {"extractive"}
