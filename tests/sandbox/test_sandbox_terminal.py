"""Messages as a terminal shows them."""

import re

import pytest

from bot.sandbox.api.entities import parse
from bot.sandbox.api.media import described
from bot.sandbox.terminal import render
from bot.sandbox.wire import Json, Upload
from bot.sandbox.world.chat import Chat, ChatKind, User
from bot.sandbox.world.files import FileStore
from bot.sandbox.world.message import Content, Media, MediaKind, SentMessage

ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")


def sent(html: str, *rows: tuple[Json, ...], document: Upload | None = None) -> SentMessage:
    parsed = parse(html, "HTML")
    media = None
    if document:
        stored = FileStore().add(document, "documents")
        media = Media(MediaKind.DOCUMENT, stored, described(MediaKind.DOCUMENT, stored))
    content = Content(parsed.text, parsed.entities, source=html, keyboard=rows, media=media)
    return SentMessage(1, Chat(5, ChatKind.PRIVATE, "Ada"), User(7, "Bot", is_bot=True), 0, content)


def test_styles_are_ansi_and_only_with_colour() -> None:
    message = sent("😀 <b>bold <i>both</i></b> x")
    assert render(message, colour=False) == "😀 bold both x"
    assert render(message, colour=True) == "😀 \x1b[1mbold \x1b[0m\x1b[1;3mboth\x1b[0m x"


def test_a_link_is_clickable_with_colour_and_spelt_out_without() -> None:
    message = sent('see <a href="https://a.org/">this</a>!')
    assert render(message, colour=False) == "see this (https://a.org/)!"
    assert render(message, colour=True) == "see \x1b]8;;https://a.org/\x1b\\this\x1b]8;;\x1b\\!"


def test_a_quote_has_a_bar_on_every_line_even_wrapped() -> None:
    message = sent("before\n<blockquote>one two three\nfour</blockquote>\nafter")
    assert render(message, colour=False, width=10) == "before\n▌ one two\n▌ three\n▌ four\nafter"


def test_a_folded_quote_shows_three_lines_and_counts_the_rest() -> None:
    message = sent("<blockquote expandable>1\n2\n3\n4\n5</blockquote>")
    assert render(message, colour=False) == "▌ 1\n▌ 2\n▌ 3\n▌ … 2 more lines"
    assert "more" not in render(sent("<blockquote expandable>1\n2\n3</blockquote>"), colour=False)


def test_neighbouring_quotes_stay_apart() -> None:
    message = sent("<blockquote>a</blockquote><blockquote expandable>b</blockquote>")
    assert render(message, colour=False) == "▌ a\n▌ b"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("大语言模型综述", ["大语言", "模型综", "述"]),
        ("e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", ["e\u0301" * 7]),
        ("one two three", ["one two", "three"]),
        ("abcdefghij", ["abcdefg", "hij"]),
        ("one two\n\nx", ["one two", "", "x"]),
    ],
)
def test_lines_are_measured_in_columns(text: str, lines: list[str]) -> None:
    assert render(sent(text), colour=False, width=7).split("\n") == lines


def test_buttons_are_numbered_through_all_rows() -> None:
    rows = ({"text": "Read", "callback_data": "r"}, {"text": "PDF", "url": "https://a.org"}), ({"text": "Save"},)
    assert render(sent("x", *rows), colour=False) == "x\n[1] Read  [2] PDF\n[3] Save"


def test_a_file_is_named_above_its_caption() -> None:
    message = sent("two entries", document=Upload("a.bib", "text/plain", b"x"))
    assert render(message, colour=False) == "[file] a.bib\ntwo entries"


def test_a_message_cannot_steer_the_terminal() -> None:
    assert render(sent("a\x9b2Jb\x7f"), colour=False) == "a�2Jb�"


def test_colour_changes_nothing_but_escapes() -> None:
    message = sent("<b>大语言</b> 😀\n<blockquote expandable><i>q</i>\n1\n2\n3</blockquote>\nend")
    assert ESCAPES.sub("", render(message, colour=True)) == render(message, colour=False)
