"""A day in the rich layout on the chat page: the contents jump, parts unfold, footnotes lead there, keys answer."""

from dataclasses import replace

from bot.model.chat import Layout, Length
from bot.sandbox.demo import Demo
from bot.store import chats
from tests.browser import expect
from tests.page.window import Window

TITLE = "GeoComplete: Geometry-Aware Diffusion"


async def choose_rich(demo: Demo) -> None:
    """What the settings do after the preview."""
    store = demo.papergram.services.store
    chat = await store.run(chats.get, demo.cast.private.id)
    assert chat is not None
    chosen = replace(chat.preferences, layout=Layout.RICH)
    changed = replace(chat, preferences=chosen, length=Length.TAKEAWAYS, max_papers=12)
    await store.run(chats.save, changed, demo.papergram.services.clock.now())


async def test_a_rich_day_is_read_by_jumping_unfolding_and_opening(phone: Window, demo: Demo) -> None:
    await phone.subscribe()
    await choose_rich(demo)
    await phone.turn_the_clock("6 Oct")
    day = phone.page.locator("article .rich").last
    await expect(day.get_by_role("heading", name="arXiv · Mon 6 Oct 2025")).to_be_attached()

    heading = day.locator("h3").filter(has_text=TITLE)
    await day.get_by_test_id("anchor-link").filter(has_text=TITLE).click()
    await expect(heading).to_be_in_viewport()

    fold = day.locator("details").first
    await fold.locator("summary").click()
    await expect(fold.locator("p").last).to_be_visible()

    note = day.get_by_test_id("reference-link").first
    await note.click()
    await expect(day.get_by_test_id("reference").first).to_be_in_viewport()

    await day.get_by_role("button", name="Open the paper").first.click()
    await phone.sees("message", "Read: abstract only")
    opened = phone.page.locator("article .rich").last
    await expect(opened.locator("h4").filter(has_text="Takeaways")).to_be_attached()
    assert await phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
