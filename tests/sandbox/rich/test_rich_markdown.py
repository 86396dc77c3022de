"""What Rich Markdown becomes: the signs of the Bot API's documentation, and GitHub's rules where they matter."""

import pytest

from bot.sandbox.wire import Json, SpecViolation
from tests.sandbox.rich.telling import FIELDS, Tell

BOLD = {"type": "bold", "text": "x"}
ITALIC = {"type": "italic", "text": "x"}
PARAGRAPH = {"type": "paragraph", "text": "x"}
PHOTO = {"type": "photo", **FIELDS["photo"]}

INLINE = [
    ("**x**", BOLD),
    ("__x__", BOLD),
    ("*x*", ITALIC),
    ("_x_", ITALIC),
    ("***x***", {"type": "bold", "text": ITALIC}),
    ("~~x~~", {"type": "strikethrough", "text": "x"}),
    ("`x`", {"type": "code", "text": "x"}),
    ("`` a`b ``", {"type": "code", "text": "a`b"}),
    ("`**x**`", {"type": "code", "text": "**x**"}),
    ("==x==", {"type": "marked", "text": "x"}),
    ("||x||", {"type": "spoiler", "text": "x"}),
    ("**a _x_ b**", {"type": "bold", "text": ["a ", ITALIC, " b"]}),
    ("[x](https://a.org/b_c_(d))", {"type": "url", "text": "x", "url": "https://a.org/b_c_(d)"}),
    ("[**x**](https://a.org)", {"type": "url", "text": BOLD, "url": "https://a.org"}),
    ("[x](mailto:a@b.org)", {"type": "email_address", "text": "x", "email_address": "a@b.org"}),
    ("<https://a.org/>", {"type": "url", "text": "https://a.org/", "url": "https://a.org/"}),
    ("![👍](tg://emoji?id=53)", {"type": "custom_emoji", "custom_emoji_id": "53", "alternative_text": "👍"}),
    (
        "![x](tg://time?unix=1647531900&format=wDT)",
        {"type": "date_time", "text": "x", "unix_time": 1647531900, "date_time_format": "wDT"},
    ),
    (r"$\frac{a_1}{b}<c$", {"type": "mathematical_expression", "expression": r"\frac{a_1}{b}<c"}),
    ("<u>a **x**</u>", {"type": "underline", "text": ["a ", BOLD]}),
    ("<sub>x</sub>", {"type": "subscript", "text": "x"}),
    ("<tg-math>a_1 &lt; b_1</tg-math>", {"type": "mathematical_expression", "expression": "a_1 < b_1"}),
    ("a\nb", "a b"),
    ("a  \nb\\\nc", "a\nb\nc"),
    ("&amp;&hellip;", "&…"),
    (r"\*x\* \_ \\", r"*x* _ \ ".strip()),
    # What closes nothing stays as it is written.
    ("5 * 3 * 2", "5 * 3 * 2"),
    ("*x", "*x"),
    ("**x*", "**x*"),
    ("snake_case_name", "snake_case_name"),
    ("a == b", "a == b"),
    ("[x] y", "[x] y"),
    ("a[1](2", "a[1](2"),
    ("$5 and $10", "$5 and $10"),
    ("x` y", "x` y"),
    ("\\``x`", ["`", {"type": "code", "text": "x"}]),
    ("\\```x", "```x"),
    ("a < b & c", "a < b & c"),
    ("x[^1]", "x[^1]"),
]


@pytest.mark.parametrize(("markdown", "text"), INLINE)
def test_signs_in_text(tell: Tell, markdown: str, text: object) -> None:
    told = tell(markdown=markdown, skip_entity_detection=True)
    assert told["blocks"] == [{"type": "paragraph", "text": text}]


def item(*blocks: Json, **fields: object) -> Json:
    return {"label": "•", "blocks": list(blocks), **fields}


def bullets(*items: Json) -> Json:
    return {"type": "list", "items": list(items)}


OPEN: Json = {"has_checkbox": True}
HEADS = [("a", "left"), ("b", "center"), ("c", "right")]


def cell(text: str, align: str = "left", **fields: object) -> Json:
    return {**({"text": text} if text else {}), **fields, "align": align, "valign": "top"}


BLOCKS: list[tuple[str, list[Json]]] = [
    ("x\n\n  x", [PARAGRAPH, PARAGRAPH]),
    ("# x\nx", [{"type": "heading", "text": "x", "size": 1}, PARAGRAPH]),
    ("###### x ##", [{"type": "heading", "text": "x", "size": 6}]),
    ("#x", [{"type": "paragraph", "text": {"type": "hashtag", "text": "#x", "hashtag": "x"}}]),
    ("x\n##\n***", [PARAGRAPH, {"type": "divider"}]),
    ("```python\n a\n\nb\n```\nx", [{"type": "pre", "text": " a\n\nb", "language": "python"}, PARAGRAPH]),
    ("~~~\n**a**", [{"type": "pre", "text": "**a**"}]),
    ("```math\na_1\n```", [{"type": "mathematical_expression", "expression": "a_1"}]),
    ("$$E = mc^2$$", [{"type": "mathematical_expression", "expression": "E = mc^2"}]),
    ("x\n$$\na\nb\n$$", [PARAGRAPH, {"type": "mathematical_expression", "expression": "a\nb"}]),
    ("> x\n>\n> > x", [{"type": "blockquote", "blocks": [PARAGRAPH, {"type": "blockquote", "blocks": [PARAGRAPH]}]}]),
    ("- x\n* x\n\n+ x", [bullets(item(PARAGRAPH), item(PARAGRAPH), item(PARAGRAPH))]),
    (
        "- x\n  - x\n\n    x\nx",
        [bullets(item(PARAGRAPH, bullets(item(PARAGRAPH, {"type": "paragraph", "text": "x x"}))))],
    ),
    (
        "- [ ] x\n- [x] x",
        [bullets(item(PARAGRAPH, has_checkbox=True), item(PARAGRAPH, has_checkbox=True, is_checked=True))],
    ),
    (
        "3. x\n4) x",
        [bullets(item(PARAGRAPH, label="3.", value=3, type="1"), item(PARAGRAPH, label="4.", value=4, type="1"))],
    ),
    ("x\n2019. x", [{"type": "paragraph", "text": "x 2019. x"}]),
    ("![](https://a.org/x.jpg)", [PHOTO]),
    ("![y](https://a.org/x.mp4)", [{"type": "video", **FIELDS["video"]}]),
    ("![](https://a.org/x.gif)", [{"type": "animation", **FIELDS["animation"]}]),
    ("![](https://a.org/x.ogg)", [{"type": "voice_note", **FIELDS["voice_note"]}]),
    ("![](https://a.org/x.pdf)", [{"type": "document", **FIELDS["document"]}]),
    ('![](https://a.org/x "a & b")', [{**PHOTO, "caption": {"text": "a & b"}}]),
    (
        "| a | b | c |\n|:-|:-:|--:|\n| x \\| y | **x** |",
        [
            {
                "type": "table",
                "cells": [
                    [
                        cell(text, side, is_header=True)
                        for text, side in zip("abc", ("left", "center", "right"), strict=True)
                    ],
                    [cell("x | y"), {**cell("", "center"), "text": BOLD}, cell("", "right")],
                ],
            }
        ],
    ),
    ("a | b\nc", [{"type": "paragraph", "text": "a | b c"}]),
    (
        "<details open><summary>**x**</summary>\n\n- x\n\n</details>\nx",
        [{"type": "details", "summary": BOLD, "blocks": [bullets(item(PARAGRAPH))], "is_open": True}, PARAGRAPH],
    ),
    ("<tg-collage>\n\n![](https://a.org/x)\n\n</tg-collage>", [{"type": "collage", "blocks": [PHOTO]}]),
    ("<aside>**x**</aside> x", [{"type": "pullquote", "text": "**x**"}, PARAGRAPH]),
    ("x\n<hr/>", [PARAGRAPH, {"type": "divider"}]),
    ('<a name="y"></a>\n\nx', [{"type": "anchor", "name": "y"}, PARAGRAPH]),
]


@pytest.mark.parametrize(("markdown", "blocks"), BLOCKS)
def test_signs_that_make_blocks(tell: Tell, markdown: str, blocks: list[Json]) -> None:
    assert tell(markdown=markdown)["blocks"] == blocks


def test_footnotes_are_numbered_and_lead_to_their_texts(tell: Tell) -> None:
    markdown = "x[^b] y[^a]\n\n[^a]: first **x**\n[^b]: second\n  goes on"
    assert tell(markdown=markdown)["blocks"] == [
        {
            "type": "paragraph",
            "text": [
                "x",
                {"type": "reference_link", "text": "[2]", "reference_name": "b"},
                " y",
                {"type": "reference_link", "text": "[1]", "reference_name": "a"},
            ],
        },
        {"type": "paragraph", "text": {"type": "reference", "text": ["first ", BOLD], "name": "a"}},
        {"type": "paragraph", "text": {"type": "reference", "text": "second goes on", "name": "b"}},
    ]


def test_a_media_of_the_request(tell: Tell) -> None:
    media = [{"id": "a", "media": {"type": "photo", "media": "f"}}]
    assert tell(markdown="![](tg://photo?id=a)", media=media)["blocks"] == [PHOTO]


REFUSED = [
    ("x ![](https://a.org/x)", "media can stand only as a block of their own at byte offset 0"),
    ("x\n\nä <b>x", 'can\'t find end tag corresponding to start tag "b" at byte offset 3'),
    ("x</b>", 'unexpected end tag "b"'),
    ("<b>*x</b>*</i>", 'unexpected end tag "i"'),
    ("<span>x</span>", 'unsupported tag "span"'),
    ("<details>\n<summary>x</summary>\nx", 'can\'t find end tag corresponding to start tag "details"'),
    ("<tg-math>x", 'can\'t find end tag corresponding to start tag "tg-math"'),
    ("&copy;", "unsupported reference &copy;"),
    ("<aside>a & b</aside>", 'a "&" that begins no reference must be written as &amp;'),
]


@pytest.mark.parametrize(("markdown", "words"), REFUSED)
def test_markup_that_is_refused(tell: Tell, markdown: str, words: str) -> None:
    with pytest.raises(SpecViolation) as refused:
        tell(markdown=markdown)
    assert words in refused.value.description
