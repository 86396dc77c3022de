"""Keywords: the paper's own terms, each once, none of what every paper says."""

import re

import pytest

from bot.reading.acronyms import find_acronyms
from bot.reading.keywords import find_keywords
from bot.reading.nouns import is_of_a_term
from tests.reading.papers import corpus, example_papers


def test_an_acronym_comes_with_its_expansion_and_only_once() -> None:
    found = find_keywords(
        "LoRA for all", "We tune by low-rank adaptation (LoRA). LoRA is small. Low-rank adaptation wins."
    )
    assert "low-rank adaptation (LoRA)" in found
    assert sum("LoRA" in keyword for keyword in found) == 1


def test_a_term_that_recurs_is_found_whatever_its_number() -> None:
    assert "neural field" in find_keywords("On heat", "We fit a neural field to heat. Many neural fields are small.")


def test_the_name_of_the_method_is_a_keyword() -> None:
    assert "DilateQuant" in find_keywords(example_papers()["2409.14307"].title, example_papers()["2409.14307"].abstract)


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("the mean intersection over union (mIoU) of", {"mIoU": "mean intersection over union"}),
        ("Vision-Language Models (VLMs) and", {"VLMs": "Vision-Language Models"}),
        ("a study of Large Language Models (LLMs)", {"LLMs": "Large Language Models"}),
        ("Hailin Feng (see above) and others (Oral)", {}),
        ("our contribution (ours) and the state of the art (SOTA)", {"SOTA": "state of the art"}),
    ],
)
def test_acronyms_are_those_that_the_words_spell(text: str, acronyms: dict[str, str]) -> None:
    assert find_acronyms(text) == acronyms


@pytest.mark.parametrize(
    "word", ["paper", "novel", "propose", "proposed", "methods", "state-of-the-art", "results", "the", "https"]
)
def test_words_of_every_paper_are_in_no_term(word: str) -> None:
    assert not is_of_a_term(word)


def test_keywords_of_real_papers_are_words_of_the_paper() -> None:
    few = 0
    for subject in corpus()[::5]:
        found = find_keywords(subject.title, subject.abstract)
        words = set(re.findall(r"\w+", f"{subject.title} {subject.abstract}"))
        assert len(found) <= 8
        assert len({keyword.lower() for keyword in found}) == len(found)
        assert all(set(re.findall(r"\w+", keyword)) <= words for keyword in found)
        few += len(found) < 3
    assert few / len(corpus()[::5]) < 0.06


def test_no_text_has_no_keywords() -> None:
    assert find_keywords("", "") == ()
