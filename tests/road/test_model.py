"""/paper with a language model: its reading in the chat's language, with the paper's own words behind it, paid once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.paper import PaperId
from bot.model.reading import Depth
from bot.store import papers, readings
from tests.llm.server import MODEL, ModelServer
from tests.road.conftest import MONDAY, Road
from tests.road.lanterns import ID, ONLY_IN_TEXT, Model, in_chinese, lit_road

PAPER = f"/paper {ID}"


@pytest.fixture
async def lit(server: ModelServer, tmp_path: Path) -> AsyncIterator[Road]:
    server.always(Model())
    async with lit_road(tmp_path, server) as road:
        await road.morning(MONDAY)
        yield road


async def told(road: Road) -> str:
    return "\n".join(one.text for one in await road.ask(PAPER))


async def test_a_chinese_chat_reads_chinese_with_the_papers_words_folded_below(lit: Road, server: ModelServer) -> None:
    await in_chinese(lit)
    (answer, *_) = await lit.ask(PAPER)
    assert "LanternNet：用扩散模型清点灯笼" in answer.text
    assert "一句话总结\nLanternNet 是一种扩散模型，根据闪烁来跟踪灯笼。" in answer.text
    assert "BridgeSet 包含 31 座桥的 4200 段视频。" in answer.text
    assert "全文" in answer.text
    assert MODEL in answer.text
    assert "仅摘要" not in answer.text
    folded = [one for one in answer.entities if one["type"] == "expandable_blockquote"]
    quoted = "".join(answer.text[one["offset"] : one["offset"] + one["length"]] for one in folded)
    assert "“We propose LanternNet, a diffusion model that follows lanterns by their flicker.”" in quoted
    assert len(server.requests) == 1


async def test_the_full_text_is_what_the_model_is_given(lit: Road, server: ModelServer) -> None:
    await lit.ask(PAPER)
    assert ONLY_IN_TEXT in server.requests[0].user
    assert "Simplified Chinese" not in server.requests[0].user


async def test_a_reading_is_kept_and_costs_the_next_chat_nothing(lit: Road, server: ModelServer) -> None:
    (first, *_) = await lit.ask(PAPER)
    bob = lit.telegram.user("Bob", language_code="en")
    own = lit.telegram.private_chat(bob)
    await lit.telegram.say(own, bob, PAPER)
    assert (await lit.telegram.wait_for(own, 1)).text == first.text
    assert len(server.requests) == 1
    store = lit.papergram.services.store
    paper = await store.run(papers.get, PaperId(ID))
    assert paper is not None
    kept = await store.run(readings.get_many, [paper], "en", [Depth.FULL], MODEL)
    assert kept[paper.id].takeaways[0].text == "LanternNet reaches an accuracy of 87.4% on BridgeSet."


async def test_every_language_is_a_call_of_its_own(lit: Road, server: ModelServer) -> None:
    assert "LanternNet is 2.5 times faster than WickNet." in await told(lit)
    await in_chinese(lit)
    assert "LanternNet 比 WickNet 快 2.5 倍。" in await told(lit)
    assert len(server.requests) == 2
    assert server.requests[0].system == server.requests[1].system
