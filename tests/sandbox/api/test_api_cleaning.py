"""Texts are cleaned as TDLib cleans them, and nothing that TDLib would find is passed over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Bot
from telegram.error import BadRequest

from bot.sandbox.api.cleaning import clean, covered, is_empty
from bot.sandbox.api.entities import detect, parse
from bot.sandbox.api.tdlib import ask, from_tdlib
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User

SIGNS = "a\t\n\r\x00\x0b\x0c\x1f\x7f \u00a0\u200b\u200e\u200f\u2027\u2028\u202e\u202f\u0309\u030a\u0333\u033fé😀"
DIRTY = st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8", exclude_characters="*_~|`[]()"), min_size=1)
PIECES = """. : / :// @ # $ + - _ , ? = & % a b abc www http https ftp tg ton mailto com org t.me рф xn--p1ai localhost
127 0 15 4242 0123456789 1:02:03 USD é 😀 。 ． ＠ ＃ ／ ＄ ( ) < >"""
LINKING = st.lists(st.sampled_from([*PIECES.split(), " ", "\n"]) | st.text(max_size=2), max_size=12).map("".join)


@given(DIRTY)
def test_a_text_is_cleaned_as_by_tdlib(text: str) -> None:
    plain = {"@type": "formattedText", "text": f"x{text}x", "entities": []}
    assert clean(f"x{text}x") == ask({"@type": "parseMarkdown", "text": plain})["text"]


@settings(max_examples=500)
@given(LINKING)
def test_whatever_tdlib_finds_is_found(text: str) -> None:
    assert detect(text) == from_tdlib(ask({"@type": "getTextEntities", "text": text})["entities"], {})


@given(st.text(st.characters(codec="utf-8", exclude_characters="<&"), min_size=1))
def test_html_without_tags_and_references_is_plain_text(text: str) -> None:
    answer = ask({"@type": "parseTextEntities", "text": text, "parse_mode": {"@type": "textParseModeHTML"}})
    assert (answer["text"], answer["entities"]) == (text, [])
    assert parse(text, "HTML") == parse(text, None)


@pytest.mark.parametrize("mode", ["HTML", None])
def test_styles_stay_on_their_letters_when_characters_before_them_go(mode: str | None) -> None:
    entities = [{"type": "bold", "offset": 4, "length": 3}]
    found = parse("\r\u2028\t\r<b>b\rc</b>", mode) if mode else parse("\r\u2028\t\rb\rc", None, given=entities)
    assert (found.text, [covered(found.text, one) for one in found.entities]) == ("bc", ["bc"])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\tb\r\nc\u202ed\x00e", "a b\ncd e"),
        (" \u00a0x\u3000\n", "\u00a0x\u3000"),
        ("x\u200e\u200fy", "x\u200c\u200fy"),
    ],
)
async def test_what_the_bot_and_people_send_is_cleaned(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User, text: str, kept: str
) -> None:
    await bot.send_message(chat.id, text)
    await sandbox.say(chat, ada, text)
    assert [message.text for message in sandbox.history(chat)] == [kept, kept]


@pytest.mark.parametrize("text", ["\x01", "\u202e", "\u200b", " \u00a0\u3000\ufeff\n", "\U000e0041\u2800"])
async def test_a_text_of_nothing_that_is_seen_is_empty(
    sandbox: TelegramSandbox, bot: Bot, chat: Chat, ada: User, text: str
) -> None:
    with pytest.raises(BadRequest, match="Text must be non-empty"):
        await bot.send_message(chat.id, text)
    with pytest.raises(ValueError, match="the text is empty"):
        await sandbox.say(chat, ada, text)


def test_a_word_joiner_alone_is_something() -> None:
    assert not is_empty("\u2060")
