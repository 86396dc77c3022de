"""The search in the page, in Chromium, from a folder."""

import pytest

from bot.render.site import paths
from tests.browser import expect, missing
from tests.render.site.samples import DAY, DIFFUSION
from tests.site.conftest import PHONE, Site, Visit

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())
LOOKED_THROUGH = """() => !document.querySelector(".hits > button").hidden
  || document.querySelector(".hits [role=status]").textContent.includes("2025-09 – 2025-10")"""
BRIDGES = "Schrödinger bridges made simple"


async def titles(visit: Visit) -> list[str]:
    return await visit.page.locator(".hits li b").all_inner_texts()


async def searched(site: Site, query: str) -> Visit:
    """An open page with that query, when all that it looks through has been looked through."""
    visit = await site.visit(paths.INDEX)
    await visit.find(query)
    await expect(visit.page.locator(".hits [role=status]")).to_contain_text("2025-10")
    await visit.page.wait_for_function(LOOKED_THROUGH)
    return visit


@pytest.mark.parametrize(
    "query",
    [
        "schrodinger",
        "SCHRÖDINGER bri",
        "Schro\u0308dinger",
        "薛定谔",
        "桥 薛定",
        "薛定谔 simple",
        "emile zola",
        "lukasz",
        "low-rank trick",
        "“low rank trick”",
        "schrodinger 薛定谔桥 zola halves",
    ],
)
async def test_it_finds_by_title_translation_author_and_takeaway(site: Site, query: str) -> None:
    visit = await searched(site, query)
    await expect(visit.page.locator(".hits li b").first).to_have_text(BRIDGES)


@pytest.mark.parametrize(
    "query", ["schrodinger nosuchword", "“rank low”", "bridgesmade", "rödinger", "\"><script>alert('x')"]
)
async def test_what_is_not_there_is_said_with_what_was_searched(site: Site, query: str) -> None:
    visit = await searched(site, query)
    status = visit.page.locator(".hits [role=status]")
    await expect(status).to_contain_text(query)
    await expect(status).to_contain_text("2025-09 – 2025-10")
    await expect(status).to_contain_text("314")
    assert await titles(visit) == []


async def test_words_are_found_from_their_beginning(site: Site) -> None:
    assert "Organs of GANs" in await titles(await searched(site, "gan"))
    assert BRIDGES not in await titles(await searched(site, "ridges"))


async def test_the_newest_month_comes_first_and_older_ones_only_where_they_are_needed(site: Site) -> None:
    visit = await searched(site, "a")
    months = [line[:7] for line in await visit.page.locator(".hits li .small:last-child").all_inner_texts()]
    assert months == sorted(months, reverse=True)
    assert {"2025-10", "2025-09"} >= set(months)


async def test_a_topic_filters(site: Site) -> None:
    visit = await searched(site, "low")
    assert BRIDGES in await titles(visit)
    await visit.page.select_option(".hits select", "robots")
    await expect(visit.page.locator(".hits li b", has_text=BRIDGES)).to_have_count(0)
    await expect(visit.page.locator(".hits li b", has_text="Organs of GANs")).to_have_count(1)


async def test_the_keyboard_is_enough(site: Site) -> None:
    visit = await site.visit(paths.day_path(DIFFUSION.slug, DAY))
    page = visit.page
    await page.keyboard.press("/")
    await page.keyboard.type("schrodinger")
    await page.wait_for_selector(".hits li")
    await page.keyboard.press("ArrowDown")
    assert await page.evaluate("document.activeElement.innerText.split('\\n')[0]") == BRIDGES
    await page.keyboard.press("ArrowUp")
    assert await page.evaluate("document.activeElement.type") == "search"
    await page.keyboard.press("Escape")
    assert not await page.is_visible(".hits")
    await page.keyboard.press("Escape")
    assert await page.evaluate("document.activeElement.tagName") == "BODY"


async def test_a_hit_leads_to_the_paper(site: Site) -> None:
    visit = await site.visit(paths.day_path(DIFFUSION.slug, DAY))
    await visit.find("ControlCity")
    await visit.page.click(".hits li a")
    await expect(visit.page.locator("h1")).to_contain_text("ControlCity")


async def test_what_was_found_is_marked(site: Site) -> None:
    visit = await searched(site, "schrodinger rank 谔")
    assert await visit.page.locator(".hits li").first.locator("mark").all_inner_texts() == ["Schrödinger", "谔", "rank"]


async def test_words_of_a_stranger_stay_words(site: Site) -> None:
    visit = await searched(site, "evil script")
    assert "<script>alert(1)</script>" in (await titles(visit))[0]
    assert await visit.page.locator(".hits script, .hits img").count() == 0
    assert visit.said == []


async def test_on_a_phone_the_results_fit(site: Site) -> None:
    visit = await site.visit(paths.INDEX, viewport=PHONE)
    await visit.find("low")
    await visit.page.wait_for_selector(".hits li")
    box = await visit.page.locator(".hits").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


async def test_a_list_that_is_gone_is_told(site: Site) -> None:
    visit = await site.visit(paths.INDEX)
    await visit.page.evaluate("document.querySelector('form').dataset.list = 'search/gone.js'")
    await visit.find("low")
    await expect(visit.page.locator(".hits [role=status]")).to_contain_text(
        "list" if "en" in site.root.name else "失败"
    )
