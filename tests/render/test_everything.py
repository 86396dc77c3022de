"""The length “everything”: all that a reading holds, folded, each statement once, each paper in one message."""

import re
from dataclasses import replace

import pytest

from bot.locales import Locales
from bot.model.chat import Length
from bot.model.digest import Digest, Entry, Message
from bot.model.reading import Claim, Reading, Section
from bot.render.card import Cards, View
from bot.render.classic import digest_messages
from bot.render.html import LIMIT
from bot.render.reading import section_name
from bot.render.rich.digest import rich_messages
from tests.render.samples import NAMES, SITE, digest_of, examples, model_reading_of, reading_of
from tests.render.tdlib import check

LOCALES = Locales.load()
FOLD = re.compile(r"<blockquote expandable>(.*?)</blockquote>", re.DOTALL)
PAPERS = examples()[:3]


def view(length: Length = Length.FULL, language: str = "en") -> View:
    return View(LOCALES.get(language), NAMES, length, SITE)


def digest_with(*readings: Reading) -> Digest:
    digest = digest_of(PAPERS[: len(readings)], more=0)
    pairs = zip(digest.entries, readings, strict=True)
    return replace(digest, entries=tuple(Entry(entry.paper, reading, entry.matches) for entry, reading in pairs))


def html_of(messages: list[Message]) -> str:
    for message in messages:
        check(message)
    return "\n\n".join(message.html for message in messages)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_part_of_a_reading_is_folded_under_its_name(language: str) -> None:
    reading = model_reading_of(PAPERS[0], claims=1)
    (fold,) = FOLD.findall(html_of(digest_messages(digest_with(reading), view(language=language))))
    names = [LOCALES.get(language).say(section_name(section)) for section in Section]
    assert [name for name in names if f"<b>{name}</b>" in fold] == names
    assert f"<b>{LOCALES.get(language).say('part-takeaways')}</b>" in fold


def test_more_is_shown_than_with_takeaways() -> None:
    digest = digest_with(reading_of(PAPERS[0]))
    short, whole = (html_of(digest_messages(digest, view(one))) for one in (Length.TAKEAWAYS, Length.FULL))
    assert "Background" not in short
    assert len(whole) > len(short)


def test_a_quotation_with_and_without_its_lead_in_is_told_once() -> None:
    sentence = "In this work, we count lanterns at night."
    summary = Claim("We count lanterns at night.", (sentence,))
    method = Claim(sentence, (sentence,)), Claim("A lamp is lit.", ("A lamp is lit.",))
    reading = reading_of(PAPERS[0], summary=summary, takeaways=(), sections={Section.METHOD: method})
    for message in (
        *digest_messages(digest_with(reading), view()),
        *rich_messages(digest_with(reading), view()),
        *rich_messages(digest_with(reading), view(Length.TAKEAWAYS)),
    ):
        assert message.html.count("count lanterns at night") == 1
        assert "A lamp is lit." in message.html


def test_what_has_no_room_in_one_message_is_named() -> None:
    readings = [model_reading_of(paper, claims=9) for paper in PAPERS]
    messages = digest_messages(digest_with(*readings), view())
    assert html_of(messages).count("Also read, and behind the number: ") == len(PAPERS)
    assert len(messages) == len(PAPERS), "each card is whole in one message"
    for message in messages:
        (fold,) = FOLD.findall(message.html)
        (left,) = re.findall(r"behind the number: (.*?)\.</i>", message.html)
        assert fold
        assert all(f"<b>{name}</b>" not in fold for name in left.split(", "))
        assert check(message).text
    assert max(len(check(message).text) for message in messages) > LIMIT * 0.7


def test_a_card_is_rendered_once_and_shared() -> None:
    cards, digest = Cards(), digest_with(model_reading_of(PAPERS[0]))
    first, other = (digest_messages(digest, view(), cards)[0] for _ in range(2))
    assert first.shared == other.shared != ()
