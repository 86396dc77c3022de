"""What is typed behind /settings is a value or a refusal, whatever it is, and says the same when it is typed again."""

from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import Locales
from bot.model.chat import EVERY_DAY, Override
from bot.services import Services
from handlers.settings.changes import CHANGES, Refused, change_of
from handlers.settings.topic_choices import chosen
from handlers.settings.weekdays import BadDays, days_named
from tests.store.samples import chat

SERVICES = cast("Services", SimpleNamespace(locales=Locales.load()))
WORDS = st.text(max_size=40) | st.sampled_from(
    [
        "7:30",
        "24",
        "-1",
        "on",
        "OFF",
        "full",
        "rich",
        "p5",
        "mon-",
        "-fri",
        "mon-fri-sun",
        "周",
        "一",
        "5" * 400,
        "with-9",
    ]
)


@pytest.mark.parametrize("name", sorted(CHANGES.keys() - {"zone"}))
@given(words=WORDS)
def test_any_words_are_a_value_or_refused(name: str, words: str) -> None:
    try:
        change = change_of(name, words, SERVICES)
        once = change(chat())
    except Refused:
        return
    assert change(once) == once


@given(WORDS)
def test_any_words_name_days_in_order_or_none(words: str) -> None:
    try:
        days = days_named(words)
    except BadDays:
        return
    assert days
    assert list(days) == sorted(set(days) & set(EVERY_DAY))


@given(st.lists(st.sampled_from(["mon", "Tue", "wednesday", "周四", "5", "sat.", "星期日"]), min_size=1))
def test_days_may_stand_in_any_order_and_twice(words: list[str]) -> None:
    order = {"mon": 1, "Tue": 2, "wednesday": 3, "周四": 4, "5": 5, "sat.": 6, "星期日": 7}
    assert days_named(", ".join(words)) == tuple(sorted({order[word] for word in words}))


@given(WORDS)
def test_any_value_is_a_choice_for_a_topic_or_none(words: str) -> None:
    try:
        choose = chosen(words)
    except ValueError:
        return
    assert choose(choose(Override())) == choose(Override())
