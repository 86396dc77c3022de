"""Passages that are named as evidence, found again in the text."""

import pytest

from bot.reading.checking.ground import Ground
from bot.reading.checking.location import locate

FIRST = "We propose a fine-grained (FG) efficient classifier."
SECOND = r"It reaches an error of $\sigma = 0.31 \%$ on two data sets, as Erdős and Müller predicted."
THIRD = "Its training takes 3 hours on one machine."
GROUND = Ground("A fine classifier", f"{FIRST} {SECOND} {THIRD}", "12 pages")


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        (FIRST, FIRST),
        ("we propose a\n  ﬁne-grained (FG) eﬃcient  classifier", FIRST),
        ("It reaches an error of σ = 0.31% on two data sets", SECOND),
        ("as Erdos and Muller predicted", SECOND),
        (f"{SECOND} {THIRD}", f"{SECOND} {THIRD}"),
        (f"“{FIRST}” [...] {THIRD}", f"{FIRST} {THIRD}"),
        ("12 pages", "12 pages"),
    ],
)
def test_a_passage_is_found_however_it_is_typeset(passage: str, found: str) -> None:
    assert locate(passage, GROUND) == found


def test_a_passage_with_a_wrong_word_is_the_sentence_that_it_means() -> None:
    assert locate("Its training needs 3 hours on one machine.", GROUND) == THIRD


def test_a_misquotation_of_two_sentences_is_none_of_them() -> None:
    ground = Ground("", "It takes three long hours on machine A. It takes three long hours on machine B.")

    assert locate("It takes three long hours on machine C.", ground) is None


@pytest.mark.parametrize("passage", ["", "…", "two", "We study the weather of distant planets.", "error on data sets"])
def test_what_stands_nowhere_or_is_too_short_to_tell_is_not_found(passage: str) -> None:
    assert locate(passage, GROUND) is None
