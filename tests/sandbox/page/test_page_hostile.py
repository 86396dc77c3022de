"""Whatever a message holds, nothing runs, nothing is thrown, nothing leaves the bubble, and its text is shown.

The `shown` fixture fails a test in which the console, the policy or a dialog complains.
"""

from typing import Any

import pytest

from tests.browser import expect
from tests.sandbox.page.harness import Json, Opening, Shown

SCRIPT = "<img src=x onerror=alert(1)><script>alert(1)</script>"
GROUP = {"id": -100, "type": "supergroup", "title": SCRIPT}


def span(kind: Any, offset: Any = 0, length: Any = 4, **fields: Any) -> Json:
    return {"type": kind, "offset": offset, "length": length} | fields


@pytest.mark.parametrize(
    "fields",
    [
        {"text": SCRIPT},
        {"text": "hello", "chat": GROUP, "from": {"id": 3, "first_name": SCRIPT}, "via_bot": {"username": SCRIPT}},
        {"text": "hello", "forward_origin": {"type": "hidden_user", "sender_user_name": SCRIPT}},
        {"document": {"file_unique_id": '"><script>', "file_name": SCRIPT, "file_size": SCRIPT}},
        {"photo": [{"file_unique_id": "../../x", "width": 10, "height": 10}], "caption": SCRIPT},
        {"contact": {"first_name": SCRIPT, "phone_number": SCRIPT}},
        {"new_chat_title": SCRIPT, "from": {"id": 3, "first_name": SCRIPT}},
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": SCRIPT, "callback_data": SCRIPT}]]}},
        {"text": "code", "entities": [span("pre", language=SCRIPT), span("custom_emoji", custom_emoji_id=SCRIPT)]},
        {"rich_message": {"blocks": [{"type": "heading", "text": SCRIPT}, {"type": "anchor", "name": SCRIPT}]}},
        {"rich_message": {"blocks": [{"type": "mathematical_expression", "expression": SCRIPT}]}},
    ],
)
async def test_markup_is_text(shown: Shown, fields: Json) -> None:
    message = await shown.message(fields)
    await expect(message.locator("script, [onerror], [src=x]")).to_have_count(0)
    assert await shown.calls() == []


URLS: list[object] = [
    *("javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)"),
    *(
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "blob:x",
        "file:///etc/passwd",
    ),
    *("", "//", "http://", None, 7, {}),
]


@pytest.mark.parametrize("url", URLS)
async def test_an_address_that_is_not_safe_is_text(shown: Shown, url: object) -> None:
    button = {"text": "go", "url": url}
    blocks = [
        {"type": "paragraph", "text": {"type": "url", "text": "rich", "url": url}},
        {"type": "buttons", "buttons": [button]},
    ]
    plain = await shown.message({
        "text": "link", "entities": [span("text_link", url=url)], "reply_markup": {"inline_keyboard": [[button]]},
        "link_preview_options": {"url": url},
    })  # fmt: skip
    rich = await shown.message({"rich_message": {"blocks": blocks}})
    for message in (plain, rich):
        await expect(message.locator("a[href]")).to_have_count(0)
        await expect(message.get_by_test_id("button")).to_be_disabled()
    assert (await plain.inner_text()).startswith("link")
    assert (await rich.inner_text()).startswith("rich")


@pytest.mark.parametrize(
    "entities",
    [
        [span("bold", -5, 3), span("bold", 2, -1), span("bold", 99, 99), span("bold", 1.5, 1), span("bold", "0", "4")],
        [span("bold", None, None), None, 7, "x", [], {}],
        [span({"a": 1}), span(None), span(3), span("__proto__"), span("toString")],
        [span("bold", 0, 2**53), span("italic", -(2**53), 2**54)],
        [span("bold", 0, 5), span("blockquote", 3, 5), span("pre", 1, 4), span("spoiler", 4, 9), span("code", 2, 9)],
        [span("bold", at % 7, at % 5) for at in range(2000)],
        [span("text_mention", user="Bob"), span("text_mention", user=None)],
        "bold",
        {"0": span("bold")},
    ],
)
async def test_wrong_entities_lose_no_text(shown: Shown, entities: Any) -> None:
    message = await shown.message({"text": "some text", "entities": entities})
    text = """node => {
      node.querySelectorAll(".meta, .copy, .fold").forEach((one) => one.remove());
      return node.textContent;
    }"""
    assert await message.get_by_test_id("text").evaluate(text) == "some text"


@pytest.mark.parametrize(
    ("text", "length"), [("a\0b", 3), ("\ud800", 1), ("\udc00x\ud83d", 3), ("\u202egnp.exe", 8), ("\ufffe\uffff", 2)]
)
async def test_odd_characters_are_shown(shown: Shown, text: str, length: int) -> None:
    everywhere = {
        "text": text,
        "chat": GROUP,
        "from": {"id": 3, "first_name": text},
        "entities": [span("text_link", 0, 1, url=text)],
    }
    message = await shown.message(everywhere)
    text_length = "node => { node.querySelector('.meta').remove(); return node.textContent.length; }"
    assert await message.get_by_test_id("text").evaluate(text_length) == length
    await shown.message({"document": {"file_unique_id": text, "file_name": text}})
    await shown.rich({"type": "paragraph", "text": {"type": "url", "text": text, "url": text}})


async def test_a_name_cannot_turn_what_stands_beside_it(shown: Shown) -> None:
    message = await shown.message({"text": "x", "chat": GROUP, "from": {"id": 3, "first_name": "\u202eevil"}})
    assert await message.get_by_test_id("sender").locator("bdi").inner_text() == "\u202eevil"


JUNK: list[Any] = [None, 7, "x", True, [], {}, [[]], [None], {"type": None}, {"type": {}}, 1e308, -1]
FIELDS = [
    *("text", "caption", "entities", "photo", "document", "video", "animation", "audio", "voice", "sticker"),
    *("location", "venue", "contact", "dice", "poll", "rich_message", "reply_markup", "reply_to_message", "quote"),
    *("forward_origin", "via_bot", "from", "chat", "date", "edit_date", "message_id", "link_preview_options"),
    *("new_chat_members", "pinned_message", "forum_topic_created", "chat_shared", "media_group_id", "sender_chat"),
    *("video_note", "external_reply"),
]


@pytest.mark.parametrize("field", FIELDS)
async def test_a_field_of_the_wrong_type_does_no_harm(shown: Shown, field: str) -> None:
    for junk in JUNK:
        message = await shown.message({"text": "still here", field: junk})
        await expect(message).to_have_count(1)
        await shown.page.evaluate("shown => harness.renderPreview(shown)", {"message": {field: junk}})


KINDS = [
    *("paragraph", "heading", "pre", "footer", "divider", "mathematical_expression", "anchor", "list", "blockquote"),
    *("expandable_blockquote", "pullquote", "collage", "slideshow", "table", "details", "map", "animation", "audio"),
    *("photo", "video", "voice_note", "document", "buttons", "thinking"),
]
PARTS = [
    *("text", "size", "language", "expression", "name", "items", "blocks", "credit", "cells", "summary", "location"),
    *("zoom", "width", "photo", "video", "document", "caption", "buttons", "align"),
]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_block_of_wrong_parts_does_no_harm(shown: Shown, kind: str) -> None:
    junk = [
        *JUNK,
        [{"cells": 1}],
        [[{"colspan": 10**9, "rowspan": 10**9, "text": []}]],
        [{"blocks": "x", "value": 10**12}],
    ]
    blocks = [{"type": kind}, *({"type": kind} | dict.fromkeys(PARTS, each) for each in junk)]
    rich = await shown.rich(*blocks, {"type": "paragraph", "text": "still here"}, formulas={"x": "<"})
    await expect(rich.get_by_text("still here")).to_be_visible()


@pytest.mark.parametrize(
    "shown_value", [None, 7, "x", {}, {"message": None}, {"message": {}, "formulas": 3, "old": "x"}]
)
async def test_what_is_no_message_does_no_harm(shown: Shown, shown_value: object) -> None:
    await expect(await shown.raw(shown_value)).to_have_attribute("data-testid", "message")
    assert await shown.page.evaluate("shown => harness.renderPreview(shown)", shown_value) == ""
    await shown.raw([shown_value, shown_value])


def deep(depth: int) -> tuple[Any, Any]:
    text: Any = "bottom"
    block: Any = {"type": "paragraph", "text": "bottom"}
    for _ in range(depth):
        text, block = {"type": "bold", "text": [text]}, {"type": "blockquote", "blocks": [block]}
    return text, block


async def test_what_is_nested_too_deep_is_shown_as_text(shown: Shown) -> None:
    text, block = deep(300)
    rich = await shown.rich({"type": "paragraph", "text": text}, block)
    await expect(rich.get_by_text("bottom")).to_have_count(2)


@pytest.mark.parametrize("width", [360, 1000])
async def test_nothing_is_wider_than_the_page(opening: Opening, width: int) -> None:
    async with opening(viewport={"width": width, "height": 700}) as shown:
        word = "x" * 3000
        await shown.message(
            {
                "text": word,
                "chat": GROUP,
                "from": {"id": 3, "first_name": word},
                "forward_origin": {"sender_user_name": word},
            }
        )
        await shown.message({"document": {"file_name": word}, "author_signature": word})
        await shown.message(
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": word, "callback_data": "x"}] * 8]}}
        )
        await shown.message(
            {
                "text": word,
                "entities": [span("pre", 0, 99), span("code", 200, 900)],
                "link_preview_options": {"url": f"https://{word[:60]}.org/{word}"},
            }
        )
        await shown.message(
            {"text": "x", "reply_to_message": {"message_id": 2, "text": word, "from": {"id": 3, "first_name": word}}}
        )
        await shown.message({"new_chat_title": word})
        await shown.rich(
            {"type": "paragraph", "text": word},
            {"type": "heading", "text": word},
            {"type": "pre", "text": word, "language": word},
        )
        await shown.rich(
            {"type": "list", "items": [{"label": word, "blocks": [{"type": "paragraph", "text": word}]}]},
            {"type": "table", "cells": [[{"text": word}] * 20]},
        )
        await shown.rich(
            {"type": "buttons", "buttons": [{"text": word, "callback_data": "x"}] * 3},
            {"type": "mathematical_expression", "expression": word},
        )
        assert await shown.page.evaluate("document.documentElement.scrollWidth") == width
        assert shown.troubles == []
