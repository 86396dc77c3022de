"""Explicit blocks, what Telegram finds in texts by itself, plain text and formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.rich import buttons, mathml, plain_text
from bot.sandbox.wire import BadRequest, Json, SpecViolation
from tests.sandbox.rich.telling import FIELDS, USERS, Tell

PARAGRAPH = {"type": "paragraph", "text": "x"}
CELL = {"text": "x", "align": "left", "valign": "top"}
PHOTO = {"type": "photo", "photo": {"type": "photo", "media": "f", "caption": "ignored"}}

SAME: list[Json] = [
    {"type": "heading", "text": ["a", {"type": "bold", "text": "b"}], "size": 2},
    {"type": "pre", "text": "x", "language": "python"},
    {"type": "footer", "text": "x"},
    {"type": "mathematical_expression", "expression": "x"},
    {"type": "blockquote", "blocks": [PARAGRAPH], "credit": "y"},
    {"type": "expandable_blockquote", "text": "x", "credit": "y"},
    {"type": "pullquote", "text": "x"},
    {"type": "table", "cells": [[CELL, {**CELL, "colspan": 2}]], "is_compact": True, "caption": "y"},
    {"type": "details", "summary": "s", "blocks": [PARAGRAPH], "is_open": True},
    {"type": "map", "location": {"latitude": 1.5, "longitude": 2}, "zoom": 3, "width": 4, "height": 5},
    {"type": "buttons", "buttons": [{"text": "x", "disabled": {}}], "align": "left"},
]


@pytest.mark.parametrize("block", SAME, ids=[block["type"] for block in SAME])
def test_blocks_that_come_back_as_they_were_sent(tell: Tell, block: Json) -> None:
    assert tell(blocks=[block])["blocks"] == [block]


@pytest.mark.parametrize("kind", FIELDS)
def test_media_come_back_as_files(tell: Tell, kind: str) -> None:
    block = {"type": kind, kind: {"type": kind, "media": "https://a.org/x"}, "caption": {"text": "c", "credit": "d"}}
    assert tell(blocks=[block])["blocks"] == [{"type": kind, **FIELDS[kind], "caption": {"text": "c", "credit": "d"}}]


def test_list_items_get_their_labels(tell: Tell) -> None:
    inside = {"blocks": [PARAGRAPH]}
    told = tell(
        blocks=[
            {"type": "list", "items": [inside, {**inside, "has_checkbox": True}]},
            {"type": "list", "items": [{**inside, "value": 4, "type": "i"}, {**inside, "type": "A"}]},
        ]
    )
    labels = [[item["label"] for item in block["items"]] for block in told["blocks"]]
    assert labels == [["•", "•"], ["iv.", "E."]]


def test_a_mentioned_user_is_known_or_none_is_mentioned(tell: Tell) -> None:
    text = [
        {"type": "text_mention", "text": "a", "user": {"id": 7, "is_bot": False, "first_name": "?"}},
        {"type": "text_mention", "text": "b", "user": {"id": 8, "is_bot": False, "first_name": "?"}},
    ]
    (block,) = tell(blocks=[{"type": "paragraph", "text": text}])["blocks"]
    assert block["text"] == [{"type": "text_mention", "text": "a", "user": USERS[7]}, "b"]


REFUSED: list[tuple[Json, str]] = [
    ({"type": "paragraph", "text": ""}, "RICH_MESSAGE_CONTENT_REQUIRED"),
    ({"type": "paragraph", "text": [{"type": "bold", "text": ""}]}, "RICH_MESSAGE_CONTENT_REQUIRED"),
    ({"type": "list", "items": []}, "RICH_MESSAGE_CONTENT_REQUIRED"),
    ({"type": "list", "items": [{"blocks": []}]}, "RICH_MESSAGE_CONTENT_REQUIRED"),
    ({"type": "table", "cells": []}, "RICH_MESSAGE_CONTENT_REQUIRED"),
    ({"type": "table", "cells": [[]]}, "RICH_MESSAGE_CONTENT_REQUIRED"),
    ({"type": "slideshow", "blocks": []}, "RICH_MESSAGE_CONTENT_REQUIRED"),
    ({"type": "divider"}, "RICH_MESSAGE_EMPTY"),
    ({"type": "collage", "blocks": [PARAGRAPH]}, "a collage can hold only media"),
    ({"type": "heading", "text": "x", "size": 7}, "the size of a heading must be from 1 to 6"),
    ({"type": "table", "cells": [[{**CELL, "align": "x"}]]}, "a cell's align must be left, center or right"),
    ({"type": "table", "cells": [[{**CELL, "rowspan": 0}]]}, "a cell must span at least one row"),
    ({"type": "list", "items": [{"blocks": [PARAGRAPH], "type": "x"}]}, "the type of a list item must be"),
    ({"type": "buttons", "buttons": []}, "a row has 0 buttons"),
    ({"type": "buttons", "buttons": [{"text": "x"}]}, "has 0 actions"),
    ({"type": "buttons", "buttons": [{"text": "x", "url": "https://a.org", "disabled": {}}]}, "has 2 actions"),
    ({"type": "buttons", "buttons": [{"text": "x", "disabled": {}}], "align": "x"}, "align must be left, center"),
    ({"type": "thinking", "text": "x"}, "a thinking block can be sent only in a draft"),
    ({"type": "paragraph", "text": {"type": "url", "text": "x", "url": "x"}}, "RICH_MESSAGE_URL_INVALID"),
    ({"type": "paragraph", "text": {"type": "anchor_link", "text": "x", "anchor_name": "y"}}, "no anchor of that name"),
    ({"type": "paragraph", "text": {"type": "reference", "text": "x", "name": ""}}, "the reference has no name"),
]


@pytest.mark.parametrize(("block", "words"), REFUSED)
def test_blocks_that_are_refused(tell: Tell, block: Json, words: str) -> None:
    with pytest.raises(BadRequest) as refused:
        tell(blocks=[block])
    assert words in refused.value.description


def test_media_are_for_markup_only(tell: Tell) -> None:
    with pytest.raises(SpecViolation, match="is not used in the message"):
        tell(blocks=[PARAGRAPH], media=[{"id": "a", "media": PHOTO["photo"]}])


FOUND: list[tuple[str, list[object]]] = [
    ("see t.me/x.", ["see ", {"type": "url", "text": "t.me/x", "url": "t.me/x"}, "."]),
    ("😀 @username", ["😀 ", {"type": "mention", "text": "@username", "username": "username"}]),
    ("#tag $USD", [
        {"type": "hashtag", "text": "#tag", "hashtag": "tag"}, " ",
        {"type": "cashtag", "text": "$USD", "cashtag": "USD"},
    ]),
    ("a@b.org /start", [
        {"type": "email_address", "text": "a@b.org", "email_address": "a@b.org"}, " ",
        {"type": "bot_command", "text": "/start", "bot_command": "start"},
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pieces"), FOUND)
def test_what_is_found_in_a_text(tell: Tell, text: str, pieces: list[object]) -> None:
    assert tell(html=text)["blocks"][0]["text"] == pieces
    assert tell(html=text, skip_entity_detection=True)["blocks"][0]["text"] == text


def test_styles_are_searched_but_code_and_links_are_not(tell: Tell) -> None:
    html = '<b>t.me</b> <code>t.me</code> <a href="https://a.org">t.me</a><pre>t.me</pre>'
    text, pre = (block["text"] for block in tell(html=html)["blocks"])
    assert text[0] == {"type": "bold", "text": {"type": "url", "text": "t.me", "url": "t.me"}}
    assert (text[2]["text"], text[4]["text"], pre) == ("t.me", "t.me", "t.me")


def test_texts_are_searched_wherever_they_stand(tell: Tell) -> None:
    html = (
        "<ul><li>t.me</li></ul><details><summary>t.me</summary>t.me</details>"
        "<table><caption>t.me</caption><tr><td>t.me</td></tr></table><aside>x<cite>t.me</cite></aside>"
    )
    assert str(tell(html=html)).count("'type': 'url'") == 6


def test_plain_text(tell: Tell) -> None:
    html = """<h1>Title</h1><p>a <b>b</b> <tg-math>x^2</tg-math> <tg-button type="disabled">c</tg-button></p><hr/>
    <ul><li><input type="checkbox" checked>d<p>e</p></li></ul><ol><li>f</li></ol>
    <table><caption>g</caption><tr><td>h</td><td></td><td>i</td></tr></table>
    <blockquote>j<cite>k</cite></blockquote><details><summary>l</summary>m</details>
    <figure><img src="https://a.org/x"/><figcaption>n<cite>o</cite></figcaption></figure><a name="p"></a>
    <tg-math-block>y</tg-math-block><tg-button-row><tg-button type="disabled">q</tg-button></tg-button-row>"""
    lines = [
        "Title",
        "a b x^2 [c]",
        "⁂",
        "• ☑ d",
        "e",
        "1. f",
        "g",
        "h |  | i",
        "j",
        "k",
        "l",
        "m",
        "[photo]",
        "n",
        "o",
    ]
    assert plain_text(tell(html=html)).split("\n") == [*lines, "y", "[q]"]


def test_buttons_in_the_order_of_reading(tell: Tell) -> None:
    button = '<tg-button type="callback_data" data="{0}">{0}</tg-button>'
    html = f"<p>{button.format(1)}</p><tg-button-row>{button.format(2)}{button.format(3)}</tg-button-row>"
    assert [found["callback_data"] for found in buttons(tell(html=html))] == ["1", "2", "3"]


def test_formulas_as_mathml() -> None:
    inline, block = (mathml(r"\frac{a}{b}", display=display) for display in (False, True))
    assert inline is not None
    assert "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>" in inline
    assert block == inline.replace('display="inline"', 'display="block"')


@pytest.mark.parametrize("source", [r"\frac", r"\left(", r"\begin{matrix}", "x^2^3^", "{" * 500, "x" * 5000])
def test_formulas_that_cannot_be_read(source: str) -> None:
    assert mathml(source, display=True) is None


@given(st.text(st.sampled_from(r"\{}^_&$ab1 frac sqrt left(") | st.characters(codec="utf-8"), max_size=30))
def test_no_formula_raises_anything(source: str) -> None:
    assert mathml(source, display=False) is None or "<math" in str(mathml(source, display=False))
