"""Texts with entities: what they look like, that offsets count UTF-16 units, and that no text is ever lost."""

from typing import Any

import pytest

from tests.browser import expect
from tests.sandbox.page.harness import Shown

WITHOUT_TIME = (
    "text => { const copy = text.cloneNode(true); copy.querySelector('.meta')?.remove(); return copy.innerHTML }"
)


def entity(kind: str, offset: int, length: int, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length} | fields


@pytest.mark.parametrize(
    ("text", "entities", "markup"),
    [
        ("plain <b>text</b> & more", [], "plain &lt;b&gt;text&lt;/b&gt; &amp; more"),
        ("bold", [entity("bold", 0, 4)], "<b>bold</b>"),
        ("a b c", [entity("italic", 2, 1)], "a <i>b</i> c"),
        ("under", [entity("underline", 0, 5)], "<u>under</u>"),
        ("struck", [entity("strikethrough", 0, 6)], "<s>struck</s>"),
        ("one two", [entity("bold", 0, 7), entity("italic", 4, 3)], "<b>one <i>two</i></b>"),
        ("one two", [entity("italic", 4, 3), entity("bold", 0, 7)], "<b>one <i>two</i></b>"),
        ("😀 bold", [entity("bold", 3, 4)], "😀 <b>bold</b>"),
        ("👩‍🔬x", [entity("bold", 5, 1)], "👩‍🔬<b>x</b>"),
        ("abcdef", [entity("bold", 0, 4), entity("italic", 2, 4)], "<b>ab<i>cd</i></b><i>ef</i>"),
        ("abc", [entity("bold", 1, 99)], "a<b>bc</b>"),
        ("abc", [entity("bold", -2, 3)], "<b>a</b>bc"),
        ("abc", [entity("bold", 7, 2)], "abc"),
        ("abc", [entity("bold", 1, 0)], "abc"),
        ("a😀b", [entity("bold", 2, 1)], "a<b>😀</b>b"),
        ("abc", [entity("sparkle", 0, 3)], "abc"),
        ("abc", [entity("constructor", 0, 3)], "abc"),
        ("#tag", [entity("hashtag", 0, 4)], '<span class="tag">#tag</span>'),
    ],
)
async def test_entities_mark_the_text_that_they_span(
    shown: Shown, text: str, entities: list[dict[str, Any]], markup: str
) -> None:
    node = await shown.text(text, *entities)
    assert await node.evaluate(WITHOUT_TIME) == markup


@pytest.mark.parametrize(
    ("kind", "text", "fields", "address", "is_hidden"),
    [
        ("url", "https://arxiv.org/abs/1", {}, "https://arxiv.org/abs/1", False),
        ("url", "arxiv.org/abs/1", {}, "http://arxiv.org/abs/1", False),
        ("text_link", "paper", {"url": "https://arxiv.org/abs/1"}, "https://arxiv.org/abs/1", True),
        ("text_mention", "Bob", {"user": {"id": 23, "first_name": "Bob"}}, "tg://user?id=23", False),
        ("mention", "@bob_n", {}, "https://t.me/bob_n", False),
        ("email", "a@b.org", {}, "mailto:a@b.org", False),
        ("phone_number", "+49 30 1", {}, "tel:+49 30 1", False),
    ],
)
async def test_links_ask_the_page_to_open_their_address(
    shown: Shown, kind: str, text: str, fields: dict[str, Any], address: str, is_hidden: bool
) -> None:
    node = await shown.text(text, entity(kind, 0, len(text), **fields))
    link = node.get_by_role("link")
    assert await link.get_attribute("href") == address
    await link.click()
    assert await shown.calls() == [["onUrl", address, is_hidden]]


async def test_a_command_is_said_on_a_click_and_on_enter(shown: Shown) -> None:
    command = (await shown.text("/digest now", entity("bot_command", 0, 7))).get_by_test_id("command")
    await command.click()
    await command.press("Enter")
    assert await shown.calls() == [["onCommand", "/digest"]] * 2


async def test_code_is_copied_as_it_stands(shown: Shown) -> None:
    node = await shown.text("run x | y\nprint(1)\nafter", entity("code", 4, 5), entity("pre", 10, 8, language="python"))
    await node.get_by_text("x | y").click()
    await node.get_by_role("button", name="Copy code").click()
    assert await shown.calls() == [["onCopy", "x | y"], ["onCopy", "print(1)"]]
    await expect(node.locator(".language")).to_have_text("python")


async def test_the_line_break_after_a_block_is_not_an_empty_line(shown: Shown) -> None:
    node = await shown.text("before\nquoted\nafter\n\nend", entity("blockquote", 7, 6))
    assert (await node.evaluate(WITHOUT_TIME)).endswith("</blockquote>after\n\nend")


@pytest.mark.parametrize("key", ["click", "Enter", "Space"])
async def test_a_spoiler_is_covered_until_it_is_pressed(shown: Shown, key: str) -> None:
    node = await shown.text(
        "the end: he dies", entity("spoiler", 9, 7), entity("text_link", 12, 4, url="https://x.org")
    )
    spoiler = node.get_by_test_id("spoiler")
    assert await spoiler.locator(".covered").evaluate("node => [node.inert, getComputedStyle(node).opacity]") == [
        True,
        "0",
    ]
    await (spoiler.click() if key == "click" else spoiler.press(key))
    assert await spoiler.locator(".covered").evaluate("node => node.inert") is False
    assert await spoiler.get_attribute("role") is None
    assert await shown.calls() == []
    await spoiler.get_by_role("link").click()
    assert await shown.calls() == [["onUrl", "https://x.org/", True]]


async def test_one_press_shows_all_spoilers_of_a_message(shown: Shown) -> None:
    node = await shown.text("one two", entity("spoiler", 0, 3), entity("spoiler", 4, 3))
    await node.get_by_test_id("spoiler").last.click()
    assert await node.locator(".spoiler.revealed").count() == 2


async def test_a_long_quotation_is_folded_to_three_lines(shown: Shown) -> None:
    text = "\n".join(f"line {number}" for number in range(9))
    node = await shown.text(text, entity("expandable_blockquote", 0, len(text)))
    quoted, fold = node.locator(".quoted"), node.locator(".fold")
    line = await quoted.evaluate("node => parseFloat(getComputedStyle(node).lineHeight)")
    assert await quoted.evaluate("node => node.clientHeight") == pytest.approx(3 * line, abs=1)
    await quoted.click()
    assert await quoted.evaluate("node => node.clientHeight") == pytest.approx(9 * line, abs=1)
    await expect(fold).to_have_attribute("aria-expanded", "true")
    await fold.press("Enter")
    assert await quoted.evaluate("node => node.clientHeight") == pytest.approx(3 * line, abs=1)


async def test_a_short_quotation_has_nothing_to_unfold(shown: Shown) -> None:
    node = await shown.text("one\ntwo", entity("expandable_blockquote", 0, 7))
    await expect(node.locator(".fold")).to_be_hidden()
