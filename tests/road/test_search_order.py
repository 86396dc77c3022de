"""/search: one key for each order, the one that is shown marked, the page changed in place."""

from tests.road.conftest import MONDAY, Road
from tests.road.test_paper_keys import data_of


async def test_a_search_is_sorted_by_a_key_in_place(road: Road) -> None:
    await road.morning(MONDAY)
    (page,) = await road.ask("/search diffusion")
    newest = page.text
    assert "✓ Newest" in str(page.content.keyboard)
    best = next(one for one in data_of(page) if one.startswith("fb:"))
    await road.telegram.press(page, best, road.ada)
    await road.telegram.until(lambda: page.text != newest)
    assert "✓ Best match" in str(page.content.keyboard)
    newer = next(one for one in data_of(page) if one.startswith("f:"))
    await road.telegram.press(page, newer, road.ada)
    await road.telegram.until(lambda: page.text == newest)
