"""Takes the pictures of the chat page for the documentation: `make pictures`.

A real Chromium looks at the real page of a real demonstration: what is seen is what `make demo` shows. Fonts for emoji
and Chinese make them whole (Debian: fonts-noto-color-emoji, fonts-noto-cjk).
"""

import asyncio
import os
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.async_api import Browser, Locator, Page, async_playwright
from telegram import Bot

from bot.archive.topics import named
from bot.model.edition import Edition, Form
from bot.sandbox.demo import Demo, demonstration
from bot.store import announcements

FOLDER = Path(__file__).parent / "pictures"
DESK: dict[str, Any] = {"viewport": {"width": 1200, "height": 780}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True}
DAY = "arXiv · Mon 6 Oct 2025"
PAPER = "/paper 2510.03110"
SITE_TOPICS = ("diffusion-models", "llm", "robotics")
SITE_PAPER = "2510.03110"
SETTINGS = {"settings": "Settings of this chat", "settings-when": "Minutes in words", "settings-look": "Of each paper:"}
RICH = r"""
<h2>A rich message</h2>
<p>Headings, footnotes<a href="#n1">1</a>, formulas such as <tg-math>\epsilon_\theta(x_t, t)</tg-math>, and tables:</p>
<table bordered striped><tr><th>method</th><th align="right">PSNR</th></tr>
<tr><td>prior only</td><td align="right">15.2</td></tr>
<tr><td>with geometry</td><td align="right">17.1</td></tr></table>
<tg-math-block>x_{t-1} = \frac{1}{\sqrt{\alpha_t}} \left( x_t - \frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}
\epsilon_\theta(x_t, t) \right) + \sigma_t z</tg-math-block>
<details open><summary>What it is made of</summary><ol><li>projected point clouds</li><li>target-aware masking</li></ol>
</details>
<blockquote>One branch synthesizes the missing regions from the masked target.</blockquote>
<footer><tg-reference name="n1">A made-up example, to show what clients draw.</tg-reference></footer>
"""


async def main() -> None:
    """Write every picture anew."""
    chromium = os.environ.get("PAPERGRAM_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is not installed: apt-get install chromium")
    FOLDER.mkdir(exist_ok=True)
    async with demonstration() as demo, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        await _a_morning(demo)
        for scheme in ("light", "dark"):
            await _take(browser, demo, f"page-{scheme}", DESK | {"color_scheme": scheme}, DAY)
        await _take(browser, demo, "page-phone", PHONE, "Tasks and results")
        for name, text in SETTINGS.items():
            await _ask(demo, f"/{name.replace('-', ' ')}")
            await _take(browser, demo, name, PHONE, text)
        await _keep_trends(demo)
        await _send_rich(demo)
        await _take(browser, demo, "page-rich", PHONE | {"color_scheme": "dark"}, "A rich message")
        await _take_site(browser, demo)
        await browser.close()


async def _a_morning(demo: Demo) -> None:
    """Subscriptions in every kind of chat, a digest in each, and a paper that was asked for."""
    cast, telegram = demo.cast, demo.telegram
    topic = next(thread for thread, topic in cast.forum.topics.items() if topic.name == "Language models")
    await telegram.say(cast.group, cast.ada, "/subscribe nerf")
    await telegram.say(cast.forum, cast.ada, "/subscribe llm", thread=topic)
    telegram.post(cast.channel, "/subscribe diffusion-models")
    for text in ("/start", "/settings papers 4", "/subscribe diffusion-models"):
        await _ask(demo, text)
    await demo.next_morning()
    await _ask(demo, PAPER)


async def _ask(demo: Demo, text: str) -> None:
    await demo.telegram.say(demo.cast.private, demo.cast.ada, text)
    await demo.rest()


async def _keep_trends(demo: Demo) -> None:
    """The picture that /trends sends after a week, on either ground."""
    for _ in range(3):
        await demo.next_morning()
    await _ask(demo, "/trends diffusion-models")
    sent = next(one for one in reversed(demo.telegram.messages(demo.cast.private)) if one.content.media)
    for theme in ("light", "dark"):
        if theme == "dark":
            await demo.telegram.press(sent, "tr:dark:diffusion-models", demo.cast.ada)
            await demo.rest()
        media = sent.content.media
        assert media is not None
        (FOLDER / f"trends-{theme}.png").write_bytes(media.file.upload.content)


async def _take_site(browser: Browser, demo: Demo) -> None:
    """The archive of all mornings: a topic, a paper, a day on a phone, and the search."""
    services = demo.papergram.services
    while demo.left():
        await demo.next_morning()
    days = await services.store.run(announcements.days_between, date.min, date.max)
    topics = named(services.catalogue, SITE_TOPICS)
    with TemporaryDirectory() as folder:
        await services.publisher.publish(Edition(topics, tuple(days), "en", Form.HTML), Path(folder))
        views: tuple[tuple[str, str, dict[str, Any]], ...] = (
            ("site-topic", f"t/{SITE_TOPICS[0]}/index.html", DESK | {"color_scheme": "light"}),
            ("site-paper", f"p/{SITE_PAPER}.html", DESK | {"color_scheme": "dark"}),
            ("site-day", f"t/{SITE_TOPICS[0]}/{days[0]}.html", PHONE | {"color_scheme": "light"}),
            ("site-search", "index.html", DESK | {"color_scheme": "light"}),
        )
        for name, path, options in views:
            context = await browser.new_context(**options, locale="en-GB", timezone_id="UTC", device_scale_factor=2)
            page = await context.new_page()
            await page.goto(f"file://{folder}/{path}")
            if name == "site-search":
                await page.get_by_role("searchbox").fill("video diffusion")
                await page.get_by_role("listitem").filter(has_text="ideo").first.wait_for()
            await page.screenshot(path=FOLDER / f"{name}.png")
            await context.close()


async def _send_rich(demo: Demo) -> None:
    async with Bot(demo.telegram.token, base_url=f"{demo.telegram.url}/bot") as bot:
        rich = {"chat_id": demo.cast.private.id, "rich_message": {"html": RICH}}
        await bot.do_api_request("sendRichMessage", api_kwargs=rich)


async def _take(browser: Browser, demo: Demo, name: str, options: dict[str, Any], text: str) -> None:
    """A picture of Ada's private chat, scrolled to the message that holds the text."""
    context = await browser.new_context(**options, locale="en-GB", timezone_id="UTC", device_scale_factor=2)
    page = await context.new_page()
    await page.goto(f"{demo.telegram.url}/#{demo.cast.private.id}")
    message = page.get_by_test_id("message").filter(has_text=text).last
    await message.wait_for()
    await _scroll(page, message)
    await page.screenshot(path=FOLDER / f"{name}.png")
    await context.close()


async def _scroll(page: Page, message: Locator) -> None:
    await message.evaluate("message => message.scrollIntoView({block: 'start', behavior: 'instant'})")
    await page.mouse.move(0, 0)
    await page.wait_for_timeout(500)


if __name__ == "__main__":
    asyncio.run(main())
