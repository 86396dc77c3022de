"""The limits of a rich message, exactly at each and one over; and that hostile text is answered in time."""

import re
from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.rich import read
from bot.sandbox.rich.limits import characters
from bot.sandbox.wire import ApiError, BadRequest
from tests.sandbox.rich.telling import USERS, Tell, resolve

IMAGE = '<img src="https://a.org/x"/>'


def rows(count: int) -> str:
    return f"<table>{'<tr><td>x</td></tr>' * count}</table>"


def nested(tag: str, count: int) -> str:
    return f"<{tag}>" * count + "x" + f"</{tag}>" * count


def details(count: int) -> str:
    return "<details><summary>s</summary>" * count + "x" + "</details>" * count


LIMITS = [
    ("RICH_MESSAGE_TEXT_TOO_LONG", "x" * 32_768, "x" * 32_769),
    ("RICH_MESSAGE_TEXT_TOO_LONG", "😀" * 32_768, "😀" * 32_769),
    ("RICH_MESSAGE_TEXT_TOO_LONG", *(f"<tg-math-block>{'x' * size}</tg-math-block>" for size in (32_768, 32_769))),
    ("RICH_MESSAGE_TEXT_TOO_LONG", *(f"<tg-math>{'x' * 32_767}</tg-math>{'x' * size}" for size in (1, 2))),
    (
        "RICH_MESSAGE_TEXT_TOO_LONG",
        *(f"{'x' * 32_760}<tg-button type='disabled'>{'x' * size}</tg-button>" for size in (8, 9)),
    ),
    ("RICH_MESSAGE_BLOCKS_TOO_MANY", "<p>x</p>" * 500, "<p>x</p>" * 501),
    ("RICH_MESSAGE_BLOCKS_TOO_MANY", "<blockquote>x</blockquote>" * 250, "<blockquote>x</blockquote>" * 250 + "x"),
    (
        "RICH_MESSAGE_BLOCKS_TOO_MANY",
        *(f"<ul>{'<li>x</li>' * 249}</ul>{'<p>x</p>' * count}" for count in (1, 2)),
    ),
    ("RICH_MESSAGE_BLOCKS_TOO_MANY", rows(499), rows(500)),
    ("RICH_MESSAGE_DEPTH_INVALID", details(15), details(16)),
    ("RICH_MESSAGE_DEPTH_INVALID", nested("blockquote", 15), nested("blockquote", 16)),
    ("RICH_MESSAGE_DEPTH_INVALID", nested("b", 15), nested("b", 16)),
    ("RICH_MESSAGE_MEDIA_TOO_MANY", IMAGE * 50, IMAGE * 51),
    (
        "RICH_MESSAGE_MEDIA_TOO_MANY",
        *(f"<tg-collage>{IMAGE * 25}</tg-collage><tg-slideshow>{IMAGE * count}</tg-slideshow>" for count in (25, 26)),
    ),
    (
        "RICH_MESSAGE_TABLE_COLS_TOO_MANY",
        *(f"<table><tr>{'<td>x</td>' * count}</tr></table>" for count in (20, 21)),
    ),
    (
        "RICH_MESSAGE_TABLE_COLS_TOO_MANY",
        *(f'<table><tr><td colspan="{count}">x</td></tr></table>' for count in (20, 21)),
    ),
    (
        "RICH_MESSAGE_TABLE_COLS_TOO_MANY",
        *(f'<table><tr><td rowspan="2">x</td></tr><tr><td colspan="{count}">x</td></tr></table>' for count in (19, 20)),
    ),
]


@pytest.mark.parametrize(
    ("code", "fits", "over"), LIMITS, ids=[f"{place}-{case[0]}" for place, case in enumerate(LIMITS)]
)
def test_limits(tell: Tell, code: str, fits: str, over: str) -> None:
    assert tell(html=fits)["blocks"]
    with pytest.raises(BadRequest) as refused:
        tell(html=over)
    assert refused.value.description == f"Bad Request: {code}"


def test_a_row_span_ends(tell: Tell) -> None:
    wide = f"<tr>{'<td>x</td>' * 20}</tr>"
    assert tell(html=f'<table><tr><td rowspan="2">x</td></tr><tr><td>x</td></tr>{wide}</table>')


def test_captions_credits_and_alternative_texts_are_counted(tell: Tell) -> None:
    html = (
        '<figure><img src="https://a.org/x"/><figcaption>ab<cite>c</cite></figcaption></figure>'
        '<table><caption>de</caption><tr><td>f</td></tr></table><tg-emoji emoji-id="1">👍</tg-emoji>'
    )
    assert characters(tell(html=html)["blocks"]) == 7


MARKDOWN = [
    ("RICH_MESSAGE_TEXT_TOO_LONG", "x" * 32_769),
    ("RICH_MESSAGE_BLOCKS_TOO_MANY", "x\n\n" * 501),
    ("RICH_MESSAGE_TABLE_COLS_TOO_MANY", "|x" * 21 + "|\n" + "|-" * 21 + "|"),
    ("RICH_MESSAGE_DEPTH_INVALID", "> " * 17 + "x"),
]


@pytest.mark.parametrize(("code", "markdown"), MARKDOWN)
def test_the_four_refusals_that_were_seen_for_markdown(tell: Tell, code: str, markdown: str) -> None:
    with pytest.raises(BadRequest) as refused:
        tell(markdown=markdown)
    assert refused.value.description == f"Bad Request: {code}"


HOSTILE = [
    "<b>", "<b></b>", "<", "&", "&lt;", '<a href="', "<a  ", "<p>x</p>", "<ul><li>", "<details>", "a<b></b>", "<!--",
    "]", "[", "[](", "![", "*a", "**a*", "_a_", "`", "`` `", "$a ", "$$x\n", "~~a", "|", "|\n", "> ", ">", "- ",
    "1. x\n", "---\n", "<hr/>\n", "[^a]: x\n", "\\", " ", "\t", "\n", "x\n", "😀", "a\u0301", "\u202e", "a@b.c ",
    "http://", "#a ",
]  # fmt: skip


@pytest.mark.parametrize("kind", ["html", "markdown"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_answered_in_time(kind: str, piece: str) -> None:
    text = (piece * 65_536)[:65_536]
    began = process_time()
    with suppress(ApiError):
        read({kind: text}, resolve, USERS)
    assert process_time() - began < 3, "a tenth of that on an idle machine; quadratic time would take minutes"


@pytest.mark.parametrize(
    "source", [{"html": "<b></b>" * 40_000}, {"markdown": "*a " * 100_000}, {"blocks": [{"x": "y" * 9_000}] * 30}]
)
def test_far_too_much_text_is_refused_unread(source: dict[str, object]) -> None:
    with pytest.raises(BadRequest, match="RICH_MESSAGE_TEXT_TOO_LONG"):
        read(source, resolve, USERS)


@pytest.mark.parametrize("deep", [["x"], {"type": "bold", "text": "x"}])
def test_deep_blocks_are_refused(deep: object) -> None:
    text: object = "x"
    for _ in range(500):
        text = [text] if isinstance(deep, list) else {"type": "bold", "text": text}
    with pytest.raises(BadRequest, match="RICH_MESSAGE_DEPTH_INVALID"):
        read({"blocks": [{"type": "paragraph", "text": text}]}, resolve, USERS)


TAGS = """< > </ /> & ; " ' = b p a ul li table tr td img src href details summary tg-math tg-button type url # <b>
</b> <p> </p> <hr/> <details> </details> https://a.org tg://photo?id=x"""
SIGNS = "* _ ` $ [ ] ( ) ! ~ | - + 1. \\ ^ : x 😀 |-| ``` $$"
SPACED = ["\n", "\n\n", " ", "  ", "\x00", "> ", "- [ ] "]
SCRAPS = st.sampled_from([*re.split(r"\s", TAGS), *re.split(r"\s", SIGNS), *SPACED])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["html", "markdown"]), st.lists(SCRAPS | st.text(max_size=4), max_size=40))
def test_no_text_raises_anything_but_a_refusal(kind: str, scraps: list[str]) -> None:
    try:
        message = read({kind: "".join(scraps)}, resolve, USERS)
    except ApiError:
        return
    assert message["blocks"]
