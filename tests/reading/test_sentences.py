"""Sentences: nothing is lost, nothing is cut in the middle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.sentences import split
from tests.reading.papers import corpus

PIECES = [
    "We show this",
    "e.g.",
    "et al.",
    "$x. Y$",
    "(a. B.)",
    "https://a.org/b.C",
    "3.5",
    "J.",
    "Fig.",
    ". ",
    "? ",
    "。",
    "\n",
    " ",
]


def folded(text: str) -> str:
    return "".join(text.split())


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_the_sentences_joined_give_back_the_text(text: str) -> None:
    assert folded("".join(split(text))) == folded(text)


def test_the_sentences_of_5_100_abstracts_give_them_back() -> None:
    for subject in corpus():
        found = split(subject.abstract)
        assert folded("".join(found)) == folded(subject.abstract)
        assert all(sentence in subject.abstract for sentence in found)


@pytest.mark.parametrize(
    "whole",
    [
        "We compare with strong baselines, e.g. ResNet, i.e. The one of Fig. 2 and Eq. (3).",
        "It follows Smith et al. (2020) and J. R. Doe in Sec. 4 of No. 5.",
        "The rate is 0.5 vs. 0.7 resp. 71.2% of $n = 3. X$ samples.",
        "The steps (first one. Then two. Then three.) are at https://example.org/a.b. ok",
        "There are two steps: 1. Find the edges, 2. Cut them.",
        "For all \\(x. Y\\) cf. Theorem 2 by Dr. Who, approx. Ten of them.",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(whole: str) -> None:
    assert split(whole) == (whole,)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It builds on Smith et al.", "We extend it."),
        ("It runs cats, dogs, etc.", "The rest follows."),
        ("It takes 33 ms.", "Without it, nothing works."),
        ("This is of type I.", "We show why."),
        ("It was shown in 2020.", "3D models followed."),
        ("Is it so?", "It is."),
        ("All of it (see there.)", "Then the rest."),
        ("It wins.", "nnU-Net loses."),
        ("It wins.", "$k$-means loses."),
    ],
)
def test_a_sentence_ends_where_the_next_one_starts(first: str, second: str) -> None:
    assert split(f"{first} {second}") == (first, second)


def test_sentences_may_be_glued_together() -> None:
    assert split("It is a method.We show that it works.") == ("It is a method.", "We show that it works.")


def test_chinese_sentences_need_no_space() -> None:
    assert split("我们提出了一种方法。结果很好！") == ("我们提出了一种方法。", "结果很好！")


def test_blank_text_has_no_sentences() -> None:
    assert split(" \n ") == ()
