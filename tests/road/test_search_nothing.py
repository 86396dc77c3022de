"""A search that finds nothing says how it was understood, and offers what is near as keys that search at once."""

from tests.road.conftest import MONDAY, Road
from tests.road.test_paper_keys import data_of


async def test_a_slip_is_mended_by_one_press(road: Road) -> None:
    await road.morning(MONDAY)
    (page,) = await road.ask("/search diffuson")
    assert "I looked for “diffuson”." in page.text
    assert "🔎 diffusion" in str(page.content.keyboard)
    await road.telegram.press(page, data_of(page)[0], road.ada)
    await road.telegram.until(lambda: "newest first" in page.text)


async def test_the_part_that_rules_all_out_can_be_dropped(road: Road) -> None:
    await road.morning(MONDAY)
    (page,) = await road.ask("/search diffusion cat:q-fin.TR")
    assert "“diffusion”" in page.text
    assert "without cat:q-fin.TR" in str(page.content.keyboard)
    await road.telegram.press(page, data_of(page)[0], road.ada)
    await road.telegram.until(lambda: "for diffusion" in page.text)


async def test_in_chinese_a_topic_of_that_name_is_offered(road: Road) -> None:
    await road.morning(MONDAY)
    await road.ask("/settings language zh")
    (page,) = await road.ask("/search 扩散模型")
    assert "我的理解是：“扩散模型”" in page.text
    assert "t:diffusion-models" in data_of(page)


async def test_nothing_near_leaves_plain_words(road: Road) -> None:
    await road.morning(MONDAY)
    (page,) = await road.ask("/search qqqqqqqq")
    assert "Try fewer words" in page.text
    assert not page.content.keyboard
