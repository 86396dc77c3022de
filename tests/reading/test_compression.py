"""Lead-ins go, everything else stays."""

import pytest

from bot.reading.compression import without_lead_in
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
