"""Lead-ins and asides go, everything else stays."""

import re

import pytest

from bot.reading.compression import compressed, without_lead_in
from bot.reading.sentences import split
from tests.reading.papers import corpus


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("In this paper, we propose X.", "We propose X."),
        ("In this work we propose X.", "We propose X."),
        ("To address these limitations, we propose X.", "We propose X."),
        ("Specifically, in this paper, we propose X.", "We propose X."),
        ("Motivated by these findings, nnU-Net is trained.", "nnU-Net is trained."),
        ("To this end, $k$ is chosen.", "$k$ is chosen."),
        ("Moreover, it is fast.", "It is fast."),
    ],
)
def test_a_lead_in_is_left_out(sentence: str, left: str) -> None:
    assert without_lead_in(sentence) == left


@pytest.mark.parametrize(
    "sentence",
    [
        "To address hallucination in LLMs, we propose X.",
        "In this paper, the first in a series of three on X.",
        "To test itineraries, we travel.",
        "Recently, models have grown.",
        "Using this, we win.",
        "Finally",
        "Moreover,",
        "",
    ],
)
def test_what_says_something_stays(sentence: str) -> None:
    assert without_lead_in(sentence) in {sentence, "The first in a series of three on X."}


def test_what_is_left_of_a_real_sentence_is_its_end() -> None:
    for subject in corpus()[::10]:
        for sentence in split(subject.abstract):
            left = without_lead_in(sentence)
            assert left
            assert sentence.lower().endswith(left.lower())


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        (
            "In this paper, we then propose large language models (LLMs) for all.",
            "We propose large language models for all.",
        ),
        (
            "We train it on images (e.g., of cats), on text [3, 4] and on sound.",
            "We train it on images, on text and on sound.",
        ),
        ("We further show that this holds (see below).", "We show that this holds."),
        ("It gains from attention (Section 3) in all cases.", "It gains from attention in all cases."),
    ],
)
def test_an_aside_is_left_out(sentence: str, left: str) -> None:
    assert compressed(sentence) == left


@pytest.mark.parametrize(
    "sentence",
    [
        "We bound the cost of $f(x)$ (with $x > 0$) by a constant.",
        "We propose a state space model (SSM), and the SSM wins.",
        "We solve the problem in (3) for all inputs.",
        "We study (un)supervised learning of model(s).",
        "The rates are 3 (4) for cats and dogs.",
        "We do so at https://example.org/a_(b) for all to see.",
        "It nests (one (two) three) and is kept whole.",
        "We win (twice).",
    ],
)
def test_brackets_that_belong_to_the_sentence_stay(sentence: str) -> None:
    assert compressed(sentence) == sentence


def test_a_name_that_the_title_gives_stays() -> None:
    sentence = "We propose block-wise quantization (BWQ) for all models."
    assert compressed(sentence, "BWQ: small and fast") == sentence


def test_nothing_is_added_to_a_real_sentence_and_the_order_is_kept() -> None:
    for subject in corpus()[::10]:
        for sentence in split(subject.abstract):
            rest = iter(re.findall(r"\w+", sentence.lower()))
            assert all(word in rest for word in re.findall(r"\w+", compressed(sentence, subject.title).lower()))
