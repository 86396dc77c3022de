"""Formatted text as TDLib reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.api.cleaning import covered, utf16_length
from bot.sandbox.api.entities import detect, parse
from bot.sandbox.wire import BadRequest, Json, SpecViolation

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zs", "Zl", "Zp", "Cs", "Co", "Cn")), min_size=1
)


@given(before=WORDS, bold=WORDS)
def test_offsets_are_utf16_units(before: str, bold: str) -> None:
    plain = [one.replace("&", "").replace("<", "").replace(">", "") or "x" for one in (before, bold)]
    parsed = parse(f"{plain[0]} <b>{plain[1]}</b>", "HTML")
    (entity,) = [one for one in parsed.entities if one["type"] == "bold"]
    assert covered(parsed.text, entity) == plain[1]


@pytest.mark.parametrize(
    ("html", "entity"),
    [
        ("<s>x</s>", {"type": "strikethrough"}),
        ("<tg-spoiler>x</tg-spoiler>", {"type": "spoiler"}),
        ("<blockquote>x</blockquote>", {"type": "blockquote"}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
        ('<a href="https://a.org/x?y=1">x</a>', {"type": "text_link", "url": "https://a.org/x?y=1"}),
        ('<pre><code class="language-python">x</code></pre>', {"type": "pre", "language": "python"}),
        ("<pre>x</pre>", {"type": "pre"}),
        ('<tg-emoji emoji-id="53">x</tg-emoji>', {"type": "custom_emoji", "custom_emoji_id": "53"}),
        ('<tg-time unix="1700000000">x</tg-time>', {"type": "date_time", "unix_time": 1700000000}),
        (
            '<tg-time unix="1700000000" format="wDt">x</tg-time>',
            {"type": "date_time", "unix_time": 1700000000, "date_time_format": "wDt"},
        ),
        (
            '<tg-time unix="1700000000" format="r">x</tg-time>',
            {"type": "date_time", "unix_time": 1700000000, "date_time_format": "r"},
        ),
    ],
)
def test_tags_become_entities_of_the_bot_api(html: str, entity: Json) -> None:
    assert parse(html, "HTML").entities == (entity | {"offset": 0, "length": 1},)


def test_a_mention_by_id_needs_a_known_user() -> None:
    html = '<a href="tg://user?id=5">x</a>'
    user = {"id": 5, "is_bot": False, "first_name": "Ada"}
    assert parse(html, "HTML", {5: user}).entities == (
        {"type": "text_mention", "offset": 0, "length": 1, "user": user},
    )
    assert parse(html, "HTML").entities == ()


def test_links_and_commands_are_found_but_not_in_code() -> None:
    found = parse("/paper https://arxiv.org <code>/not</code> @somebody #nlp", "HTML").entities
    assert [one["type"] for one in found] == ["bot_command", "url", "code", "mention", "hashtag"]


def test_outer_white_space_goes_and_offsets_follow() -> None:
    parsed = parse("\n  lead <b>x </b> \n", "HTML")
    assert (parsed.text, parsed.entities) == ("lead x", ({"type": "bold", "offset": 5, "length": 1},))


def test_a_hundred_entities_pass_and_one_more_does_not() -> None:
    assert len(parse("<b>x</b> " * 100, "HTML").entities) == 100
    with pytest.raises(SpecViolation, match="101 entities"):
        parse("<b>x</b> " * 101, "HTML")


def test_what_telegram_finds_by_itself_is_cut_at_a_hundred() -> None:
    found = parse("<b>x</b> " * 60 + "#a " * 60, "HTML").entities
    assert [one["type"] for one in found] == ["bold"] * 60 + ["hashtag"] * 40


def test_a_link_around_something_found_hides_it_and_a_style_does_not() -> None:
    html = '<a href="https://a.org"><b>#in</b> x</a> <i>#out</i> <code>#in</code>#out'
    found = parse(html, "HTML")
    assert [covered(found.text, one) for one in found.entities if one["type"] == "hashtag"] == ["#out"]


def test_markup_stays_literal_without_a_parse_mode() -> None:
    assert parse("<b>x</b>", None).text == "<b>x</b>"
    assert parse("*x*", "MarkdownV2").entities[0]["type"] == "bold"


def test_text_that_is_no_unicode_is_refused_as_by_telegram() -> None:
    with pytest.raises(BadRequest, match="must be encoded in UTF-8"):
        detect("\ud83d")


def test_utf16_length_counts_pairs_twice() -> None:
    assert [utf16_length(text) for text in ("a", "é", "亿", "😀")] == [1, 1, 1, 2]
