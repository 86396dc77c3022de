"""What cannot be read is refused in the chat's language, with the place."""

import pytest

from tests.road.conftest import Road

CASES = [
    ('/search diffusion "model', "这个引号没有闭合", "^"),
    ("/search diffusion cat:cs.XX", "arXiv 没有“cs.XX”这个分类", "^"),
    ("/search (a AND", "后面缺少要检索的词", "^"),
    ("/search -diffusion", "只说了不要什么", "^"),
    ("/similar bananas", "“bananas”不是 arXiv 编号或链接", ""),
]


@pytest.mark.parametrize(("typed", "says", "mark"), CASES)
async def test_a_mistake_is_told_in_the_chats_language(road: Road, typed: str, says: str, mark: str) -> None:
    await road.ask("/settings language zh")
    (answer,) = await road.ask(typed)
    assert says in answer.text
    assert mark in answer.text


async def test_arxiv_out_of_reach_is_told_in_the_chats_language(road: Road) -> None:
    await road.ask("/settings language zh")
    await road.arxiv.stop()
    (answer,) = await road.ask("/similar 2101.00001")
    assert "请过几分钟再试" in answer.text
