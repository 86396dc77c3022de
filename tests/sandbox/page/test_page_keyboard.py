"""Buttons below a message: what each asks of the page, and how one waits for its answer."""

import pytest

from tests.browser import expect
from tests.sandbox.page.harness import Json, Shown


def keyboard(*rows: list[Json]) -> Json:
    return {"text": "choose", "reply_markup": {"inline_keyboard": rows}}


@pytest.mark.parametrize(
    ("button", "call"),
    [
        ({"callback_data": "a:1"}, ["onPress", 5, "a:1"]),
        ({"callback_data": ""}, ["onPress", 5, ""]),
        ({"url": "https://arxiv.org/"}, ["onUrl", "https://arxiv.org/", True]),
        ({"url": "tg://user?id=4"}, ["onUrl", "tg://user?id=4", True]),
        ({"web_app": {"url": "https://app.org/"}}, ["onUrl", "https://app.org/", True]),
        ({"copy_text": {"text": "@misc{x}"}}, ["onCopy", "@misc{x}"]),
        ({"switch_inline_query": "cats"}, ["onInline", "cats", False]),
        ({"switch_inline_query_current_chat": ""}, ["onInline", "", True]),
        ({"switch_inline_query_chosen_chat": {"query": "q"}}, ["onInline", "q", False]),
    ],
)
async def test_a_button_asks_the_page(shown: Shown, button: Json, call: list[object]) -> None:
    message = await shown.message(keyboard([{"text": "Press"} | button]))
    await message.get_by_role("button", name="Press").click()
    assert await shown.calls() == [call]


@pytest.mark.parametrize("button", [{"pay": True}, {"url": "javascript:alert(1)"}, {"callback_game": {}}, {}])
async def test_a_button_that_leads_nowhere_is_dim(shown: Shown, button: Json) -> None:
    message = await shown.message(keyboard([{"text": "Press"} | button]))
    await expect(message.get_by_test_id("button")).to_be_disabled()
    await message.get_by_test_id("button").click(force=True)
    assert await shown.calls() == []


async def test_buttons_stand_in_their_rows_with_their_styles(shown: Shown) -> None:
    styled = [{"text": style, "callback_data": "x", "style": style} for style in ("danger", "success", "primary", "x")]
    message = await shown.message(keyboard(styled, [], [{"text": "wide", "callback_data": "y"}]))
    rows = message.locator(".keyboard-row")
    assert [await rows.nth(at).get_by_test_id("button").count() for at in range(await rows.count())] == [4, 1]
    classes = await rows.first.locator("button").evaluate_all("all => all.map((one) => one.className)")
    assert classes == ["key callback danger", "key callback success", "key callback primary", "key callback"]


async def test_a_button_waits_for_its_answer_and_takes_no_second_press(shown: Shown) -> None:
    message = await shown.message(
        keyboard([{"text": "one", "callback_data": "1"}, {"text": "two", "callback_data": "2"}])
    )
    one, two = message.get_by_role("button", name="one"), message.get_by_role("button", name="two")
    waiting = "(node, on) => harness.setWaiting(node, '1', on)"
    await message.evaluate(waiting, True)
    await expect(one).to_have_attribute("aria-busy", "true")
    await one.click(force=True)
    await two.click()
    await message.evaluate(waiting, False)
    await expect(one).to_be_enabled()
    await one.click()
    assert await shown.calls() == [["onPress", 5, "2"], ["onPress", 5, "1"]]


async def test_a_link_button_is_marked(shown: Shown) -> None:
    message = await shown.message(keyboard([{"text": "arXiv", "url": "https://arxiv.org/abs/1"}]))
    button = message.get_by_test_id("button")
    await expect(button).to_have_attribute("title", "https://arxiv.org/abs/1")
    await expect(button.locator("svg")).to_be_visible()


async def test_without_buttons_there_is_no_keyboard(shown: Shown) -> None:
    message = await shown.message(keyboard([], []))
    await expect(message.get_by_test_id("keyboard")).to_have_count(0)
