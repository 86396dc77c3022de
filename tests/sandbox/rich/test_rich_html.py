"""What rich HTML becomes: the tags of the Bot API's documentation, one by one."""

import pytest

from bot.sandbox.wire import Json
from tests.sandbox.rich.telling import FIELDS, Tell

PARAGRAPH = {"type": "paragraph", "text": "x"}
PHOTO = {"type": "photo", **FIELDS["photo"]}
EMOJI = {"type": "custom_emoji", "custom_emoji_id": "53", "alternative_text": "👍"}
CELL = {"align": "left", "valign": "top"}

INLINE = [
    ("<b>x</b>", {"type": "bold", "text": "x"}),
    ("<strong>x</strong>", {"type": "bold", "text": "x"}),
    ("<i>x</i>", {"type": "italic", "text": "x"}),
    ("<em>x</em>", {"type": "italic", "text": "x"}),
    ("<u>x</u>", {"type": "underline", "text": "x"}),
    ("<ins>x</ins>", {"type": "underline", "text": "x"}),
    ("<s>x</s>", {"type": "strikethrough", "text": "x"}),
    ("<strike>x</strike>", {"type": "strikethrough", "text": "x"}),
    ("<del>x</del>", {"type": "strikethrough", "text": "x"}),
    ("<code>x</code>", {"type": "code", "text": "x"}),
    ("<mark>x</mark>", {"type": "marked", "text": "x"}),
    ("<sub>x</sub>", {"type": "subscript", "text": "x"}),
    ("<sup>x</sup>", {"type": "superscript", "text": "x"}),
    ("<tg-spoiler>x</tg-spoiler>", {"type": "spoiler", "text": "x"}),
    ("<b>a<i>b</i></b>", {"type": "bold", "text": ["a", {"type": "italic", "text": "b"}]}),
    ('<a href="https://a.org/?b=1&amp;c=2">x</a>', {"type": "url", "text": "x", "url": "https://a.org/?b=1&c=2"}),
    ("<A HREF='tg://resolve?domain=x'>x</A>", {"type": "url", "text": "x", "url": "tg://resolve?domain=x"}),
    ('<a href="mailto:a@b.org">x</a>', {"type": "email_address", "text": "x", "email_address": "a@b.org"}),
    ('<a href="tel:+49123">x</a>', {"type": "phone_number", "text": "x", "phone_number": "+49123"}),
    ('<a href="#">x</a>', {"type": "anchor_link", "text": "x", "anchor_name": ""}),
    (
        '<a href="tg://user?id=7">x</a>',
        {"type": "text_mention", "text": "x", "user": {"id": 7, "is_bot": False, "first_name": "Ada"}},
    ),
    ('<a href="tg://user?id=8">x</a>', "x"),
    (
        '<tg-emoji emoji-id="53">👍</tg-emoji>',
        {"type": "custom_emoji", "custom_emoji_id": "53", "alternative_text": "👍"},
    ),
    (
        '<img src="tg://emoji?id=53" alt="👍"/>',
        {"type": "custom_emoji", "custom_emoji_id": "53", "alternative_text": "👍"},
    ),
    (
        '<tg-time unix="1647531900" format="wDT">x</tg-time>',
        {"type": "date_time", "text": "x", "unix_time": 1647531900, "date_time_format": "wDT"},
    ),
    ('<tg-time unix="0">x</tg-time>', {"type": "date_time", "text": "x", "unix_time": 0, "date_time_format": ""}),
    (r"<tg-math>a &lt; \frac{b}{c}</tg-math>", {"type": "mathematical_expression", "expression": r"a < \frac{b}{c}"}),
    ('<tg-reference name="n">x</tg-reference>', {"type": "reference", "text": "x", "name": "n"}),
    ("a<br>b<br/>c", "a\nb\nc"),
    ("a \n\t b  <b> c</b>", ["a b ", {"type": "bold", "text": "c"}]),
    ("<b>a </b>", {"type": "bold", "text": "a"}),
    ("<b></b>a<i> </i>", "a"),
    ("&lt;&gt;&amp;&quot;&apos;&hellip;&mdash;&ndash;&lsquo;&rsquo;&ldquo;&rdquo;", "<>&\"'…—–‘’“”"),
    ("a&nbsp;b&#33;&#x1F600;", "a\N{NO-BREAK SPACE}b!😀"),
    ("1 > 0", "1 > 0"),
]


@pytest.mark.parametrize(("html", "text"), INLINE)
def test_tags_in_text(tell: Tell, html: str, text: object) -> None:
    assert tell(html=f"<p>{html}</p>")["blocks"] == [{"type": "paragraph", "text": text}]


TABLE = """<table bordered striped compact><caption>c</caption><tr><th>x</th></tr>
<tr><td colspan="2" rowspan="3" align="right" valign="bottom">x</td><td></td></tr></table>"""
BLOCKS: list[tuple[str, Json]] = [
    ("x", PARAGRAPH),
    ("<h1>x</h1>", {"type": "heading", "text": "x", "size": 1}),
    ("<h6>x</h6>", {"type": "heading", "text": "x", "size": 6}),
    ("<pre> a\n  b</pre>", {"type": "pre", "text": " a\n  b"}),
    (
        '<pre><code class="language-c++">a &lt; b</code></pre>',
        {"type": "pre", "text": "a < b", "language": "c++"},
    ),
    ("<footer>x</footer>", {"type": "footer", "text": "x"}),
    ("<tg-math-block>\nE = mc^2\n</tg-math-block>", {"type": "mathematical_expression", "expression": "E = mc^2"}),
    ("<blockquote>x</blockquote>", {"type": "blockquote", "blocks": [PARAGRAPH]}),
    ("<blockquote>x<cite>y</cite></blockquote>", {"type": "blockquote", "blocks": [PARAGRAPH], "credit": "y"}),
    (
        "<blockquote expandable>x<br>y<cite>z</cite></blockquote>",
        {"type": "expandable_blockquote", "text": "x\ny", "credit": "z"},
    ),
    ("<aside>x<cite>y</cite></aside>", {"type": "pullquote", "text": "x", "credit": "y"}),
    ("<ul><li>x</li></ul>", {"type": "list", "items": [{"label": "•", "blocks": [PARAGRAPH]}]}),
    (
        '<ul>\n<li><input type="checkbox" checked>x</li>\n<li> <input type="checkbox"/>x</li>\n</ul>',
        {
            "type": "list",
            "items": [
                {"label": "•", "blocks": [PARAGRAPH], "has_checkbox": True, "is_checked": True},
                {"label": "•", "blocks": [PARAGRAPH], "has_checkbox": True},
            ],
        },
    ),
    (
        '<ol start="3" type="a" reversed><li>x</li><li value="9" type="I">x</li><li>x</li></ol>',
        {
            "type": "list",
            "items": [
                {"label": "c.", "blocks": [PARAGRAPH], "value": 3, "type": "a"},
                {"label": "IX.", "blocks": [PARAGRAPH], "value": 9, "type": "I"},
                {"label": "h.", "blocks": [PARAGRAPH], "value": 8, "type": "a"},
            ],
        },
    ),
    ('<img src="https://a.org/x"/>', PHOTO),
    ('<video src="https://a.org/x.mp4"></video>', {"type": "video", **FIELDS["video"]}),
    ('<video src="https://a.org/x.gif?y"/>', {"type": "animation", **FIELDS["animation"]}),
    ('<audio src="https://a.org/x.mp3"></audio>', {"type": "audio", **FIELDS["audio"]}),
    ('<audio src="https://a.org/x.OGG"></audio>', {"type": "voice_note", **FIELDS["voice_note"]}),
    ('<tg-document src="https://a.org/x.zip"></tg-document>', {"type": "document", **FIELDS["document"]}),
    (
        '<figure><img src="https://a.org/x" tg-spoiler/><figcaption>a<cite>b</cite></figcaption></figure>',
        {**PHOTO, "has_spoiler": True, "caption": {"text": "a", "credit": "b"}},
    ),
    (
        '<tg-map lat="41.9" long="-12" zoom="14" width="300" height="200"/>',
        {
            "type": "map",
            "location": {"latitude": 41.9, "longitude": -12.0},
            "zoom": 14,
            "width": 300,
            "height": 200,
        },
    ),
    ('<tg-collage><img src="https://a.org/x"/></tg-collage>', {"type": "collage", "blocks": [PHOTO]}),
    (
        '<tg-slideshow><img src="https://a.org/x"/> <img src="https://a.org/x"/><figcaption>c</figcaption></tg-slideshow>',
        {"type": "slideshow", "blocks": [PHOTO, PHOTO], "caption": {"text": "c"}},
    ),
    (
        TABLE,
        {
            "type": "table",
            "caption": "c",
            "is_bordered": True,
            "is_striped": True,
            "is_compact": True,
            "cells": [
                [{"text": "x", "is_header": True, **CELL}],
                [{"text": "x", "colspan": 2, "rowspan": 3, "align": "right", "valign": "bottom"}, CELL],
            ],
        },
    ),
    ("<details><summary>s</summary>x</details>", {"type": "details", "summary": "s", "blocks": [PARAGRAPH]}),
    (
        "<details open>\n<summary>s</summary><p>x</p></details>",
        {"type": "details", "summary": "s", "blocks": [PARAGRAPH], "is_open": True},
    ),
]


@pytest.mark.parametrize(("html", "block"), BLOCKS)
def test_tags_that_make_blocks(tell: Tell, html: str, block: Json) -> None:
    assert tell(html=html)["blocks"] == [block]


def test_lone_anchors_and_rules_are_blocks(tell: Tell) -> None:
    blocks = tell(html='<a name="top"></a><p>x</p><hr/>y <a name="end"></a>')["blocks"]
    assert blocks[:3] == [{"type": "anchor", "name": "top"}, PARAGRAPH, {"type": "divider"}]
    assert blocks[3] == {"type": "paragraph", "text": ["y ", {"type": "anchor", "name": "end"}]}


def test_a_link_leads_to_a_footnote_or_to_a_place(tell: Tell) -> None:
    html = '<p><a href="#n">1</a><a href="#p">2</a></p><a name="p"></a><tg-reference name="n">x</tg-reference>'
    assert tell(html=html)["blocks"][0]["text"] == [
        {"type": "reference_link", "text": "1", "reference_name": "n"},
        {"type": "anchor_link", "text": "2", "anchor_name": "p"},
    ]


BUTTONS: list[tuple[str, Json]] = [
    ('type="url" url="tg://user?id=7" style="success"', {"style": "success", "url": "tg://user?id=7"}),
    ('type="callback_data" data="d" style="link"', {"style": "link", "callback_data": "d"}),
    ('type="copy_text" text="&lt;c&gt;"', {"copy_text": {"text": "<c>"}}),
    ('type="web_app" url="https://a.org"', {"web_app": {"url": "https://a.org"}}),
    (
        'type="login_url" url="https://a.org" forward-text="f" request-write-access',
        {"login_url": {"url": "https://a.org", "forward_text": "f", "request_write_access": True}},
    ),
    ('type="switch_inline_query" query="q"', {"switch_inline_query": "q"}),
    ('type="switch_inline_query_current_chat"', {"switch_inline_query_current_chat": ""}),
    (
        'type="switch_inline_query_chosen_chat" query="q" allow-bot-chats',
        {"switch_inline_query_chosen_chat": {"query": "q", "allow_bot_chats": True}},
    ),
    ('type="disabled"', {"disabled": {}}),
]


@pytest.mark.parametrize(("attributes", "fields"), BUTTONS)
def test_buttons_stand_in_rows_and_in_text(tell: Tell, attributes: str, fields: Json) -> None:
    button = f"<tg-button {attributes}>x</tg-button>"
    blocks = tell(html=f'<tg-button-row align="right">\n{button}\n</tg-button-row><p>{button}</p>')["blocks"]
    assert blocks == [
        {"type": "buttons", "buttons": [{"text": "x", **fields}], "align": "right"},
        {"type": "paragraph", "text": {"type": "button", "button": {"text": "x", **fields}}},
    ]


def test_a_draft_may_think(tell: Tell) -> None:
    assert tell(html="<tg-thinking>…</tg-thinking>", draft=True)["blocks"] == [{"type": "thinking", "text": "…"}]


def test_right_to_left_is_told(tell: Tell) -> None:
    assert tell(html="x", is_rtl=True)["is_rtl"] is True
    assert "is_rtl" not in tell(html="x", is_rtl=False)


MEDIA = [
    ("img", "photo", {"type": "photo", "media": "f"}, "photo"),
    ("video", "video", {"type": "video", "media": "f"}, "video"),
    ("video", "video", {"type": "animation", "media": "f"}, "animation"),
    ("audio", "audio", {"type": "audio", "media": "f"}, "audio"),
    ("audio", "audio", {"type": "voice_note", "media": "f"}, "voice_note"),
    ("tg-document", "document", {"type": "document", "media": "f"}, "document"),
]


@pytest.mark.parametrize(("tag", "word", "media", "kind"), MEDIA)
def test_media_of_the_request(tell: Tell, tag: str, word: str, media: Json, kind: str) -> None:
    message = tell(html=f'<{tag} src="tg://{word}?id=a-1"/>', media=[{"id": "a-1", "media": media}])
    assert message["blocks"] == [{"type": kind, **FIELDS[kind]}]


def test_the_spoiler_of_a_media_of_the_request(tell: Tell) -> None:
    media = [{"id": "a", "media": {"type": "photo", "media": "f", "has_spoiler": True}}]
    assert tell(html='<img src="tg://photo?id=a"/>', media=media)["blocks"] == [{**PHOTO, "has_spoiler": True}]
