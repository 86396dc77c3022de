"""How the open chat scrolls: it follows what arrives, and leaves alone who reads."""

from typing import TYPE_CHECKING, Any

from tests.browser import expect
from tests.page.stage import Stage
from tests.page.window import Window

if TYPE_CHECKING:
    from playwright.async_api import Locator

Json = dict[str, Any]
LONG = [{"type": "paragraph", "text": f"Paragraph {number}. {'Words and words. ' * 20}"} for number in range(30)]


def line(window: Window, number: int) -> "Locator":
    return window.get("message").filter(has_text=f"line {number}.")


def paragraph(text: Any) -> Json:
    return {"type": "paragraph", "text": text}


async def test_unfolding_at_the_bottom_leaves_the_reader_where_they_were(window: Window, stage: Stage) -> None:
    rich = {"blocks": [{"type": "details", "summary": "All of it", "blocks": LONG}]}
    stage.tells(stage.cast.private, rich=rich)
    await window.open("Papergram")
    await window.page.locator("summary").click()
    await expect(window.get("history").get_by_text("Paragraph 0.")).to_be_in_viewport()
    await expect(window.get("to-bottom")).to_be_visible()
    await expect(window.page.locator("summary")).to_be_in_viewport()


async def test_a_link_into_what_is_folded_arrives(window: Window, stage: Stage) -> None:
    await window.page.emulate_media(reduced_motion="no-preference")
    link = {"type": "anchor_link", "anchor_name": "here", "text": "Go there"}
    folded = [*LONG[:15], {"type": "anchor", "name": "here"}, *LONG[15:]]
    blocks = [paragraph(link), {"type": "details", "summary": "All of it", "blocks": folded}]
    stage.tells(stage.cast.private, rich={"blocks": blocks})
    await window.open("Papergram")
    await window.get("anchor-link").click()
    await expect(window.get("history").get_by_text("Paragraph 15.")).to_be_in_viewport()
    await expect(window.get("history").get_by_text("Paragraph 29.")).not_to_be_in_viewport()


async def test_who_is_at_the_bottom_follows_what_arrives(window: Window, stage: Stage) -> None:
    await window.open("Vision lab")
    await stage.chatter(60)
    await expect(line(window, 59)).to_be_in_viewport()
    await window.scroll(200)
    await expect(window.get("to-bottom")).to_be_visible()
    await stage.chatter(1)
    await expect(window.get("to-bottom")).to_have_text("1")
    await expect(line(window, 59)).not_to_be_in_viewport()


async def test_a_busy_chat_opens_with_its_latest_messages(window: Window, stage: Stage) -> None:
    await window.open("Papergram")
    await stage.chatter(500)
    await expect(window.get("unread")).to_have_text("500")
    await window.open("Vision lab")
    await expect(window.get("message")).to_have_count(200)
    await expect(window.page.get_by_text("Unread messages")).to_be_in_viewport()
    for there_are in (300, 400, 500):
        await window.scroll(0)
        await expect(window.get("message")).to_have_count(there_are)
    await window.scroll(0)
    await expect(line(window, 0)).to_be_in_viewport()


async def test_a_chat_that_stays_open_lets_go_of_what_is_far_above(window: Window, stage: Stage) -> None:
    await window.open("Vision lab")
    await stage.chatter(450)
    await expect(line(window, 449)).to_be_in_viewport()
    assert await window.count() <= 300


async def test_a_pinned_message_far_above_is_gone_to(window: Window, stage: Stage) -> None:
    await stage.chatter(450)
    early = next(message for message in stage.telegram.history(stage.cast.group) if message.text == "line 30.")
    stage.telegram.world.pin(early)
    await window.open("Vision lab")
    await window.get("to-bottom").click()
    await window.get("pinned").click()
    await expect(line(window, 30)).to_be_in_viewport()
