"""The two language files say the same things, and nobody reads a message's name."""

import re
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

import bot.locales
from bot.locales import Html, Locales, UnknownMessageError
from tests.render.tdlib import parse

FOLDER = Path(bot.locales.__file__).parent


@cache
def locales() -> Locales:
    return Locales.load()


def messages(language: str) -> dict[str, set[str]]:
    """Each message with the arguments that it names."""
    text = (FOLDER / f"{language}.ftl").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for entry in FluentParser().parse(text).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{entry.id.name} stands twice"
            assert entry.span is not None
            found[entry.id.name] = set(re.findall(r"\$(\w+)", text[entry.span.start : entry.span.end].split("=", 1)[1]))
    return found


def test_every_language_has_the_same_messages_with_the_same_arguments() -> None:
    english = messages("en")
    for language in locales().languages:
        theirs = messages(language)
        assert theirs.keys() == english.keys()
        assert {name: args for name, args in theirs.items() if args != english[name]} == {}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_message_is_html_that_telegram_takes(language: str) -> None:
    locale = locales().get(language)
    for name, args in messages(language).items():
        for count in (0, 1, 2, 1_234):
            values: dict[str, str | float] = {arg: count if _counts(name, arg) else "<x & y>" for arg in args}
            assert "{ $" not in parse(locale.say(name, **values)).text


def _counts(name: str, arg: str) -> bool:
    source = (FOLDER / "en.ftl").read_text(encoding="utf-8")
    body = re.search(rf"^{name} =(.*(?:\n .*)*)", source, re.MULTILINE)
    return body is not None and f"${arg} ->" in body[1]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh-hans", "zh"), ("zh_CN", "zh"), ("ZH", "zh"), ("en-GB", "en"), ("xx", "en"), ("", "en"), (None, "en")],
)
def test_an_unknown_language_falls_back_to_english(tag: str | None, language: str) -> None:
    assert locales().get(tag).language == language


def test_plurals_follow_the_language() -> None:
    english, chinese = locales().get("en"), locales().get("zh")
    assert english.say("digest-more", count=1) == "1 more paper"
    assert english.say("digest-more", count=1_234) == "1,234 more papers"
    assert chinese.say("digest-more", count=1) == "另有 1 篇"


def test_strings_are_escaped_unless_they_are_html() -> None:
    locale = locales().get("en")
    assert locale.say("paper-comment", comment="a < b & c") == "Comment: a &lt; b &amp; c"
    assert locale.say("paper-comment", comment=Html("<i>a</i>")) == "Comment: <i>a</i>"
    assert locale.label("paper-comment", comment="a < b") == "Comment: a < b"
    assert locale.listed(["a&b", Html("<i>c</i>")]) == "a&amp;b, <i>c</i>"


@pytest.mark.parametrize(
    ("message", "args"), [("no-such-message", {}), ("digest-more", {}), ("paper-comment", {"x": "y"})]
)
def test_what_is_missing_raises(message: str, args: dict[str, str]) -> None:
    with pytest.raises(UnknownMessageError, match=message):
        locales().get("zh").say(message, **args)


def test_an_argument_may_be_longer_than_fluent_allows() -> None:
    long = "long & " * 2_000
    assert locales().get("en").say("paper-comment", comment=long) == f"Comment: {long.replace('&', '&amp;')}"


def test_dates_are_short_and_human() -> None:
    day = date(2025, 10, 7)
    english, chinese = locales().get("en"), locales().get("zh")
    assert (english.date(day), english.day(day), english.weekday(day)) == ("Tue 7 Oct 2025", "7 Oct 2025", "Tuesday")
    assert (chinese.date(day), chinese.day(day)) == ("2025年10月7日 星期二", "2025年10月7日")


def test_importing_the_package_loads_neither_fluent_nor_babel() -> None:
    program = "import sys, bot.locales; print([m for m in sys.modules if m.split('.')[0] in ('fluent', 'babel')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_remembered_is_said_only_where_everything_is_the_same() -> None:
    english, words = Locales.load().get("en"), {"topic": "<a>", "terms": "x"}
    for _ in range(2):
        counts = [english.say("and-more", count=count) for count in (2, 3, 2)]
        assert counts[0] == counts[2] != counts[1]
        assert english.label("topic-reason", **words) != english.say("topic-reason", **words)
        with pytest.raises(UnknownMessageError):
            english.say("and-more")
