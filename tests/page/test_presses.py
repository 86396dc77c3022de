"""Pressing a message's keys, by mouse and by keyboard."""

from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tests.browser import expect
from tests.page.conftest import DESK
from tests.page.stage import Stage
from tests.page.window import Window

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator


KEYS = InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label) for label in ("Two", "One")]])


def key(window: Window, label: str) -> "Locator":
    return window.get("keyboard").get_by_role("button", name=label, exact=True)


async def test_only_who_pressed_hears_the_answer(browser: "Browser", window: Window, stage: Stage) -> None:
    stage.tells(stage.cast.private, "Which?", keys=("One", "Two"))
    async with Window.opened(browser, stage.telegram.url, viewport=DESK) as other:
        for each in (window, other):
            await each.open("Papergram")
        await key(window, "One").click()
        query = await stage.is_pressed()
        await query.answer("It is one")
        await window.sees("toast", "It is one")
        stage.tells(stage.cast.private, "And now?")
        await other.sees("message", "And now?")
        await expect(other.get("toast")).to_have_count(0)


async def test_a_toast_lets_presses_through(window: Window, stage: Stage) -> None:
    await stage.chatter(40)
    stage.tells(stage.cast.group, "Which?", keys=("One",))
    await window.open("Vision lab")
    await window.get("to-bottom").click()
    await key(window, "One").click()
    query = await stage.is_pressed()
    await query.answer("\n".join(["A long answer"] * 10))
    toast = await window.get("toast").bounding_box()
    assert toast is not None
    reached = "([x, y]) => !document.elementFromPoint(x, y).closest('[data-testid=toast]')"
    assert await window.page.evaluate(reached, [toast["x"] + toast["width"] / 2, toast["y"] + toast["height"] / 2])
    await key(window, "One").click()
    await stage.is_pressed()


async def test_the_focus_stays_on_a_key_whose_message_changes(window: Window, stage: Stage) -> None:
    stage.tells(stage.cast.private, "Which?", keys=("One", "Two"))
    await window.open("Papergram")
    await key(window, "Two").focus()
    await window.page.keyboard.press("Enter")
    query = await stage.is_pressed()
    await query.answer()
    await query.edit_message_text("Two it is. Which now?", reply_markup=KEYS)
    await window.sees("message", "Two it is")
    await expect(key(window, "Two")).to_be_focused()


async def test_the_focus_comes_back_from_an_alert(window: Window, stage: Stage) -> None:
    stage.tells(stage.cast.private, "Which?", keys=("One", "Two"))
    await window.open("Papergram")
    await key(window, "Two").focus()
    await window.page.keyboard.press("Enter")
    query = await stage.is_pressed()
    await query.answer("Really?", show_alert=True)
    await expect(window.get("alert")).to_be_visible()
    await query.edit_message_text("Two it is. Which now?", reply_markup=KEYS)
    await expect(window.get("message").filter(has_text="Two it is")).to_have_count(1)
    await window.page.keyboard.press("Enter")
    await expect(key(window, "Two")).to_be_focused()


async def test_what_is_still_being_made_takes_no_answer(window: Window, stage: Stage) -> None:
    await window.open("Papergram")
    stage.tells(stage.cast.private, "Let me think")
    await window.sees("message", "Let me think")
    stage.telegram.world.stream(stage.cast.private, {"draft_id": 5, "text": "Perhaps"})
    draft = window.get("message").filter(has_text="Perhaps")
    await expect(draft).to_be_visible()
    await expect(window.get("reply-action")).to_have_count(1)
    await draft.locator(".bubble").dispatch_event("dblclick")
    await expect(window.get("reply-bar")).not_to_be_visible()
