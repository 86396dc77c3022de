"""Blocks of rich messages, one by one."""

import pytest

from tests.browser import expect
from tests.sandbox.page.harness import Json, Shown


def paragraph(text: object) -> Json:
    return {"type": "paragraph", "text": text}


def photo(name: str) -> Json:
    return {"type": "photo", "photo": [{"file_unique_id": name, "width": 800, "height": 600}]}


@pytest.mark.parametrize(
    ("block", "selector", "text"),
    [
        ({"type": "heading", "size": 1, "text": "One"}, "h1", "One"),
        ({"type": "heading", "size": 6, "text": "Six"}, "h6", "Six"),
        ({"type": "heading", "size": 99, "text": "Far"}, "h6", "Far"),
        (paragraph(["a ", {"type": "bold", "text": ["b", {"type": "italic", "text": "c"}]}]), "p > b > i", "c"),
        ({"type": "pre", "text": "x = 1", "language": "python"}, "pre > code", "x = 1"),
        ({"type": "footer", "text": "end"}, "footer", "end"),
        ({"type": "divider"}, "hr", ""),
        ({"type": "blockquote", "blocks": [paragraph("said")], "credit": "Al"}, "blockquote cite", "Al"),
        ({"type": "expandable_blockquote", "text": "said"}, "blockquote.foldable .quoted", "said"),
        ({"type": "pullquote", "text": "said", "credit": "Al"}, "aside > cite", "Al"),
        ({"type": "thinking", "text": "Reading …"}, "p.thinking", "Reading …"),
        ({"type": "map", "location": {"latitude": 1, "longitude": 2}}, ".map", "📍\n1.00000° N, 2.00000° E"),
        (photo("red") | {"caption": {"text": "A figure", "credit": "Al"}}, "figure > figcaption", "A figure\nAl"),
        ({"type": "document", "document": {"file_name": "a.pdf"}}, "figure .document-name", "a.pdf"),
        ({"type": "voice_note", "voice_note": {}, "caption": {"text": "Hear"}}, "figure:has(audio) figcaption", "Hear"),
        ({"type": "video", "video": {}, "caption": {"text": "See"}}, "figure:has(video) figcaption", "See"),
        ({"type": "hologram", "text": "from the future"}, "p", "from the future"),
    ],
)  # fmt: skip
async def test_a_block_is_the_element_that_it_means(shown: Shown, block: Json, selector: str, text: str) -> None:
    node = (await shown.rich(block)).locator(selector)
    assert await node.inner_text() == text


@pytest.mark.parametrize(
    ("kind", "tag"),
    [("subscript", "sub"), ("superscript", "sup"), ("marked", "mark"), ("underline", "u"), ("strikethrough", "s")],
)
async def test_a_rich_text_is_marked(shown: Shown, kind: str, tag: str) -> None:
    rich = await shown.rich(paragraph({"type": kind, "text": "x"}))
    assert await rich.locator(tag).inner_text() == "x"


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ({"type": "url", "text": "paper", "url": "https://arxiv.org/"}, ["onUrl", "https://arxiv.org/", True]),
        ({"type": "email_address", "text": "mail", "email_address": "a@b.org"}, ["onUrl", "mailto:a@b.org", False]),
        ({"type": "bot_command", "text": "do", "bot_command": "/digest"}, ["onCommand", "/digest"]),
        ({"type": "code", "text": ["x", " = 1"]}, ["onCopy", "x = 1"]),
        ({"type": "button", "button": {"text": "Save", "callback_data": "s"}}, ["onPress", 5, "s"]),
    ],
)
async def test_a_rich_text_asks_the_page(shown: Shown, text: Json, call: list[object]) -> None:
    rich = await shown.rich(paragraph(text))
    await rich.locator("a, [role=button], button, code").first.click()
    assert await shown.calls() == [call]


async def test_a_list_shows_its_labels_boxes_and_lists_within(shown: Shown) -> None:
    inner = {"type": "list", "items": [{"label": "a.", "value": 1, "type": "a", "blocks": [paragraph("deep")]}]}
    items = [
        {"label": "•", "blocks": [paragraph("one"), inner]},
        {"label": "•", "has_checkbox": True, "is_checked": True, "blocks": [paragraph("done")]},
        {"value": 4, "type": "i", "blocks": [paragraph("four")]},
    ]
    rich = await shown.rich({"type": "list", "items": items})
    assert (await rich.inner_text()).split() == ["•", "one", "a.", "deep", "done", "iv.", "four"]
    await expect(rich.get_by_role("checkbox")).to_be_checked()
    await expect(rich.locator("ol ol > li")).to_have_count(1)


async def test_a_table_has_spans_alignments_and_a_caption(shown: Shown) -> None:
    head = [{"text": "Model", "is_header": True, "align": "left", "valign": "top"}, {"text": "n", "align": "right"}]
    cells = [
        head,
        [{"text": "both", "colspan": 2, "align": "center", "valign": "middle"}],
        [{"align": "left"}, {"text": "1", "rowspan": 9}],
    ]
    rich = await shown.rich(
        {"type": "table", "cells": cells, "is_bordered": True, "is_striped": True, "caption": "Results"}
    )
    assert await rich.locator("table").get_attribute("class") == "bordered striped"
    assert await rich.locator("caption").inner_text() == "Results"
    assert await rich.locator("th").get_attribute("class") == "align-left valign-top"
    assert await rich.locator("[colspan]").get_attribute("colspan") == "2"
    assert await rich.locator("[rowspan]").count() == 0  # no row is left to span
    assert await rich.locator("td.invisible").inner_text() == ""


async def test_a_wide_table_scrolls_inside_the_bubble(shown: Shown) -> None:
    rich = await shown.rich({"type": "table", "cells": [[{"text": "unbreakable" * 3} for _ in range(9)]]})
    region = rich.get_by_role("region")
    wider = "node => [node.scrollWidth > node.clientWidth, document.documentElement.scrollWidth <= innerWidth]"
    assert await region.evaluate(wider) == [True, True]


async def test_details_open_on_their_summary(shown: Shown) -> None:
    rich = await shown.rich({"type": "details", "summary": "More", "blocks": [paragraph("hidden")]})
    await expect(rich.get_by_text("hidden")).to_be_hidden()
    await rich.get_by_text("More").click()
    await expect(rich.get_by_text("hidden")).to_be_visible()


async def test_details_can_be_open_at_first(shown: Shown) -> None:
    rich = await shown.rich({"type": "details", "summary": "More", "is_open": True, "blocks": [paragraph("seen")]})
    await expect(rich.get_by_text("seen")).to_be_visible()


async def test_buttons_in_a_message_are_pressed_and_wait(shown: Shown) -> None:
    buttons = [
        {"text": {"type": "bold", "text": "Save"}, "callback_data": "s", "style": "primary"},
        {"text": "Off", "disabled": {}},
    ]
    rich = await shown.rich({"type": "buttons", "buttons": buttons, "align": "center"})
    await expect(rich.get_by_role("button", name="Off")).to_be_disabled()
    await rich.get_by_role("button", name="Save").click()
    assert await shown.calls() == [["onPress", 5, "s"]]
    await rich.evaluate("node => harness.setWaiting(node.closest('article'), 's', true)")
    await expect(rich.get_by_role("button", name="Save")).to_have_attribute("aria-busy", "true")


async def test_a_rich_message_can_run_from_right_to_left(shown: Shown) -> None:
    rich = await shown.rich(paragraph("שלום"), is_rtl=True)
    assert await rich.evaluate("node => getComputedStyle(node).direction") == "rtl"


async def test_a_collage_shows_its_pictures_together(shown: Shown) -> None:
    rich = await shown.rich({"type": "collage", "blocks": [photo("red"), photo("blue")], "caption": {"text": "Both"}})
    await expect(rich.get_by_test_id("collage").locator("img")).to_have_count(2)
    assert await rich.locator("figcaption").inner_text() == "Both"


SLIDES = {"type": "slideshow", "blocks": [photo("red"), photo("blue"), photo("red")]}


async def test_slides_are_turned_by_arrows_dots_keys_and_swiping(shown: Shown) -> None:
    slides = (await shown.rich(SLIDES)).get_by_test_id("slideshow")
    count, track = slides.locator(".slide-count"), slides.locator(".track")
    await expect(slides.get_by_test_id("previous")).to_be_disabled()
    await slides.get_by_test_id("next").click()
    await expect(count).to_have_text("2 / 3")
    await slides.press("ArrowRight")
    await expect(count).to_have_text("3 / 3")
    await expect(slides.get_by_test_id("next")).to_be_disabled()
    await slides.get_by_test_id("dot").first.click()
    await expect(count).to_have_text("1 / 3")
    await track.evaluate("node => { node.scrollLeft = node.clientWidth; }")
    await expect(count).to_have_text("2 / 3")
    await expect(slides.get_by_test_id("dot").nth(1)).to_have_attribute("aria-current", "true")


async def test_only_the_slide_in_view_is_reached(shown: Shown) -> None:
    slides = (await shown.rich(SLIDES)).get_by_test_id("slide")
    assert await slides.evaluate_all("all => all.map((one) => one.inert)") == [False, True, True]
