"""Whether a statement is about what was read."""

import pytest

from bot.reading.checking.ground import Ground
from bot.reading.checking.support import is_foreign, support
from bot.reading.checking.terms import terms
from tests.reading.checking.readings import readings

ALL = [one for file in ("correct_golden.jsonl", "correct_fields.jsonl") for one in readings(file)]
GROUND = Ground(
    "Adaptive optics for telescopes",
    "We correct turbulence in the atmosphere with a deformable mirror. Wavefront errors fall by 40%.",
)


def foreign(text: str, ground: Ground = GROUND) -> bool:
    return is_foreign(text, ground, support(text, ground))


def test_a_sentence_of_the_text_has_full_support() -> None:
    assert support(GROUND.sentences[1], GROUND).share == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "A mirror that deforms takes the turbulence out of the image.",
        "可变形镜校正大气湍流，波前误差下降四成。",
        "It works well.",
    ],
)
def test_paraphrases_and_translations_are_no_strangers(text: str) -> None:
    assert not foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "Federated learning protects the privacy of hospital records across institutions.",
        "联邦学习保护医院病历的隐私，支持多语言翻译。",
        "Mice lacking the receptor show impaired spatial memory and synaptic plasticity.",
    ],
)
def test_sentences_of_another_field_are(text: str) -> None:
    assert foreign(text)


def test_most_summaries_are_foreign_to_the_next_paper_and_none_to_their_own() -> None:
    own = [foreign(one.reading["summary"], one.ground) for one in ALL]
    fields = list(readings("correct_fields.jsonl"))
    others = [
        foreign(one.reading["summary"], other.ground)
        for one in fields
        for other in fields
        if one.ground != other.ground
    ]
    assert not any(own)
    assert sum(others) >= 0.9 * len(others)


def test_the_longest_chinese_term_wins() -> None:
    assert [term.written for term in terms("图神经网络")] == ["图神经网络"]
