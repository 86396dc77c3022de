"""Every page of the site from a folder: whole, quiet, readable on a phone, in the dark, large and on paper."""

import re

import pytest

from bot.render.site import paths
from tests.browser import missing
from tests.render.samples import examples
from tests.render.site.samples import DAY, DIFFUSION, ROBOTS
from tests.site.conftest import PHONE, SMALL, Site

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())
PAGES = {
    "index": paths.INDEX,
    "month": paths.days_path("2025-10"),
    "topic": paths.topic_path(DIFFUSION.slug),
    "evil-topic": paths.topic_path(ROBOTS.slug),
    "day": paths.day_path(DIFFUSION.slug, DAY),
    "paper": paths.paper_path(examples()[1].id),
    "evil": "p/2409.00001.html",
}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CONTRASTS = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const linear = (part) => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
  const light = (colour) => [.2126, .7152, .0722].reduce((sum, one, at) => sum + one * linear(colour[at] / 255), 0);
  const ground = (at) => {
    const own = at ? rgb(getComputedStyle(at).backgroundColor) : [255, 255, 255];
    return own.length < 4 || own[3] === 1 ? own : ground(at.parentElement);
  };
  const low = new Set();
  for (const at of document.querySelectorAll("body *")) {
    if (![...at.childNodes].some((one) => one.nodeType === 3 && one.data.trim()) || !at.checkVisibility()) continue;
    const [one, other] = [light(rgb(getComputedStyle(at).color)), light(ground(at))];
    const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    if (ratio < 4.5) low.add(`${at.tagName}.${at.className} ${ratio.toFixed(2)}`);
  }
  return [...low];
}"""
WIDE_PARTS = """() => [...document.querySelectorAll("main *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest("pre"))
  .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", PAGES)
async def test_a_page_from_a_folder_says_nothing_to_the_console_and_asks_nobody_outside(site: Site, name: str) -> None:
    visit = await site.visit(PAGES[name])
    await visit.page.evaluate(OPEN_ALL)
    await visit.find("diffusion")
    await visit.page.wait_for_selector(".hits li")
    pictures = re.compile(r"ERR_FILE_NOT_FOUND")  # the sample has no picture files
    assert [line for line in visit.said if not pictures.search(line)] == []
    assert visit.outside == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("viewport", [PHONE, SMALL], ids=["phone", "small"])
async def test_nothing_is_wider_than_a_phone(site: Site, name: str, viewport: dict[str, int]) -> None:
    visit = await site.visit(PAGES[name], viewport=viewport)
    await visit.page.evaluate(OPEN_ALL)
    assert await visit.page.evaluate(WIDER) <= 0
    assert await visit.page.evaluate(WIDE_PARTS) == []


@pytest.mark.parametrize("name", PAGES)
async def test_letters_of_twice_the_size_still_fit(site: Site, name: str) -> None:
    visit = await site.visit(PAGES[name], viewport={"width": 640, "height": 400}, device_scale_factor=2)
    await visit.page.evaluate(f"document.documentElement.style.setProperty('font-size', '200%'); {OPEN_ALL}")
    assert await visit.page.evaluate(WIDER) <= 0


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_word_stands_out_from_its_ground(site: Site, name: str, scheme: str) -> None:
    visit = await site.visit(PAGES[name], color_scheme=scheme)
    await visit.page.evaluate(OPEN_ALL)
    await visit.find("schrodinger")
    await visit.page.wait_for_selector(".hits mark")
    assert await visit.page.evaluate(CONTRASTS) == []


async def test_the_dark_scheme_is_dark_and_a_choice_of_ones_own_lasts(site: Site) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    visit = await site.visit(paths.INDEX, color_scheme="dark")
    dark = await visit.page.evaluate(ground)
    await visit.page.click("button.theme")
    light = await visit.page.evaluate(ground)
    assert dark != light
    await visit.page.goto(visit.page.url.replace(paths.INDEX, PAGES["day"]))
    assert await visit.page.evaluate(ground) == light


async def test_a_page_can_be_read_without_scripts(site: Site) -> None:
    visit = await site.visit(PAGES["day"], java_script_enabled=False)
    page = visit.page
    assert not await page.is_visible("form.search")
    assert not await page.is_visible("button.theme")
    quote = page.locator("article .ev blockquote").first
    assert not await quote.is_visible()
    await page.locator("article .ev summary").first.click()
    assert await quote.is_visible()


async def test_a_link_to_a_folded_place_opens_it(site: Site) -> None:
    visit = await site.visit(f"{PAGES['paper']}#n3")
    assert await visit.page.is_visible("#n3")
    await visit.page.click("#n3 .back")
    assert visit.page.url.endswith("#r3")


async def test_on_paper_everything_is_there_and_nothing_that_is_pressed(site: Site) -> None:
    visit = await site.visit(PAGES["day"])
    await visit.page.emulate_media(media="print")
    await visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert await visit.page.is_visible("details.abstract p >> nth=0")
    assert not await visit.page.is_visible(".top")
    await visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert await visit.page.locator("details.abstract[open]").count() == 0


async def test_bibtex_is_copied_by_a_button(site: Site) -> None:
    visit = await site.visit(PAGES["paper"], permissions=["clipboard-read", "clipboard-write"])
    await visit.page.click("button.copy")
    assert str(await visit.page.evaluate("navigator.clipboard.readText()")).startswith("@misc{zhou2025controlcity")


async def test_formulas_are_typeset_and_hostile_ones_are_text(site: Site) -> None:
    visit = await site.visit(PAGES["evil"])
    assert await visit.page.locator("h1 math msup").count() == 1
    assert (
        await visit.page.evaluate("document.querySelectorAll('main script, main img[onerror], main style').length") == 0
    )


async def test_the_first_stop_of_the_keyboard_skips_to_the_content(site: Site) -> None:
    visit = await site.visit(PAGES["day"])
    await visit.page.keyboard.press("Tab")
    assert await visit.page.evaluate("document.activeElement.className") == "skip"
    await visit.page.keyboard.press("Enter")
    assert await visit.page.evaluate("document.activeElement.id") == "main"
