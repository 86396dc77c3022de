"""Chinese words find papers by their Chinese readings: by /search, with the topic language, and inline."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.paper import Paper
from bot.model.reading import Claim, Depth, Links, Reading
from bot.store import papers, readings
from tests.llm.server import ModelServer
from tests.road.conftest import MONDAY, Road
from tests.road.lanterns import LANTERNS, Model, lit_road
from tests.road.test_inline import typed

SUMMARIES = ("用扩散模型设计蛋白质。", "用扩散模型合成语音。", "用强化学习训练机器人。")


async def read_in_chinese(road: Road) -> list[Paper]:
    """The newest papers, read in Chinese."""
    await road.morning(MONDAY)
    store = road.papergram.services.store
    newest = await store.run(papers.newest, len(SUMMARIES))
    made = [
        Reading(
            one.id, one.version, "zh", Depth.ABSTRACT, "m", Claim(text, ("x",)), (), {}, (), Links(), road.clock.now()
        )
        for one, text in zip(newest, SUMMARIES, strict=True)
    ]
    await store.run(readings.save, made)
    return newest


def listed(text: str, found: list[Paper]) -> list[bool]:
    return [one.title[:20] in text for one in found]


@pytest.fixture
async def known(road: Road) -> list[Paper]:
    return await read_in_chinese(road)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("扩散模型", [True, True, False]),
        ("扩散 -语音", [True, False, False]),
        ("机器人 OR 蛋白质", [True, False, True]),
    ],
)
async def test_chinese_words_find_chinese_readings(
    road: Road, known: list[Paper], query: str, wanted: list[bool]
) -> None:
    await road.ask("/settings language zh")
    (page,) = await road.ask(f"/search {query}")
    assert listed(page.text, known) == wanted


async def test_both_languages_meet_in_one_query(road: Road, known: list[Paper]) -> None:
    word = max(known[0].title.split(), key=len)
    (page,) = await road.ask(f'/search 扩散 ti:"{word}" cat:{known[0].primary_category}')
    assert listed(page.text, known) == [True, False, False]


async def test_inline_finds_them_too(road: Road, known: list[Paper]) -> None:
    asked = await typed(road, "扩散模型")
    assert set(asked.offers) == {one.versioned_id for one in known[:2]}
    half = await typed(road, "(扩散")
    assert set(half.offers) == set(asked.offers)


@pytest.fixture
async def lit(server: ModelServer, tmp_path: Path) -> AsyncIterator[Road]:
    server.always(Model())
    async with lit_road(tmp_path, server, rows=[LANTERNS], documents={}) as road:
        yield road


async def test_what_a_model_read_for_a_digest_is_found(lit: Road) -> None:
    await lit.ask("/settings language zh")
    await lit.ask("/subscribe diffusion-models")
    await lit.morning(MONDAY)
    (page,) = await lit.ask("/search 灯笼")
    assert "LanternNet" in page.text
