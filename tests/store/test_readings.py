"""Readings: made once, the same words for everybody."""

from dataclasses import replace

from bot.model.paper import PaperId
from bot.model.reading import Claim, Depth, Section
from bot.store import Store, papers, readings
from tests.store.samples import paper, reading, told_by_the_api

ID = PaperId("2510.00001")


async def test_a_reading_that_is_there_keeps_its_words(store: Store) -> None:
    await store.run(papers.save, [paper()])
    other = replace(reading(), summary=Claim("Other words.", ("It works.",)))
    await store.run(readings.save, [reading()])
    await store.run(readings.save, [other])
    found = await store.run(readings.get_many, [paper()], "en", [Depth.ABSTRACT], "extractive")
    assert found == {ID: reading()}


async def test_a_reading_comes_back_with_its_evidence(store: Store) -> None:
    await store.run(papers.save, [paper()])
    claim = Claim("20亿 papers", ("2 billion papers", "and more"))
    rich = reading(sections={Section.METHOD: (claim,)}, takeaways=(claim,), depth=Depth.FULL, pages=14, cut=2)
    await store.run(readings.save, [rich])
    assert await store.run(readings.get_many, [paper()], "en", [Depth.FULL], "extractive") == {ID: rich}


async def test_a_reading_is_of_one_version_language_depth_and_reader(store: Store) -> None:
    await store.run(papers.save, [paper()])
    await store.run(readings.save, [reading()])
    wrong = [
        ([told_by_the_api(version=2)], "en", [Depth.ABSTRACT], "extractive"),
        ([paper()], "zh", [Depth.ABSTRACT], "extractive"),
        ([paper()], "en", [Depth.FULL], "extractive"),
        ([paper()], "en", [Depth.ABSTRACT], "a-model"),
    ]
    for asked in wrong:
        assert await store.run(readings.get_many, *asked) == {}
