"""Singular and plural find each other; look-alikes do not."""

import pytest

from bot.topics.words import numbers, split_words


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("model", "models"),
        ("policy", "policies"),
        ("gan", "gans"),
        ("loss", "losses"),
        ("patch", "patches"),
        ("database", "databases"),
        ("hypothesis", "hypotheses"),
        ("bias", "biases"),
        ("survey", "surveys"),
        ("matrix", "matrices"),
        ("topic", "topics"),
    ],
)
def test_each_number_finds_the_other(singular: str, plural: str) -> None:
    assert plural in numbers(singular)
    assert singular in numbers(plural)


@pytest.mark.parametrize("word", ["ai", "news", "robotics", "robotic", "physics", "4o", "émile", "series", "lens"])
def test_a_word_without_another_number_stays_alone(word: str) -> None:
    assert numbers(word) == (word,)


@pytest.mark.parametrize(
    ("word", "not_this"), [("loss", "los"), ("bus", "bu"), ("analysis", "analysi"), ("bias", "bia")]
)
def test_an_s_that_is_no_ending_stays(word: str, not_this: str) -> None:
    assert not_this not in numbers(word)


def test_the_first_form_is_the_word_itself() -> None:
    assert numbers("models")[0] == "models"


def test_words_are_cut_as_the_index_cuts() -> None:
    assert split_words("Text-to-image, O'Brien's_GPT-4o (“café”)") == (
        "text",
        "to",
        "image",
        "o",
        "brien",
        "s",
        "gpt",
        "4o",
        "café",
    )
    assert split_words("++ — …") == ()
