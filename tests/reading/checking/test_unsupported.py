"""Statements that the text does not bear out."""

import pytest

from bot.model.finding import FindingKind
from bot.reading.checking.ground import Ground
from bot.reading.checking.unsupported import unsupported_findings

QUANTIZATION = Ground(
    "Accurate quantization of diffusion models",
    "Diffusion models have substantial computational costs. Existing methods cannot maintain accuracy for low-bit "
    "quantization. We propose weight dilation, which reduces the range of activations without additional cost.",
)
TRIAL = Ground(
    "Does reading aloud help?",
    "We recruited 120 participants and randomly assigned them to a treatment and a control group. Both filled in a "
    "questionnaire. Prior studies lack implementation details.",
)


def kinds(text: str, ground: Ground) -> set[FindingKind]:
    return {one.kind for one in unsupported_findings(text, ground, where="summary")}


@pytest.mark.parametrize(
    "text",
    [
        "本文采用实验法，将参与者随机分为实验组和对照组。",
        "通过问卷调查收集数据。",
        "Participants filled in a questionnaire.",
        "A double-blind trial confirms it.",
        "对 30 名志愿者的用户研究证实了该结果。",
    ],
)
def test_experiments_with_people_are_found_where_the_text_has_none(text: str) -> None:
    assert kinds(text, QUANTIZATION) == {FindingKind.UNSUPPORTED}


@pytest.mark.parametrize(
    "text",
    ["参与者被随机分为实验组和对照组，并填写问卷。", "The 120 participants were randomly assigned to two groups."],
)
def test_experiments_of_the_text_are_none(text: str) -> None:
    assert kinds(text, TRIAL) == set()


@pytest.mark.parametrize(
    "text",
    [
        "文章并没有详细报告其计算复杂度和运行时间。",
        "缺乏实验细节。",
        "工作量较大。",
        "论文未提及第一作者所属机构。",
        "The paper lacks experimental details.",
        "The authors do not report compute or runtime.",
        "Implementation details are missing.",
    ],
)
def test_who_has_read_the_abstract_cannot_know_what_the_paper_lacks(text: str) -> None:
    assert kinds(text, QUANTIZATION) == {FindingKind.UNSUPPORTED}


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("现有方法无法在低比特量化下保持精度。", QUANTIZATION),
        ("Existing methods lack accuracy at low bit widths.", QUANTIZATION),
        ("Prior studies lack implementation details.", TRIAL),
    ],
)
def test_what_earlier_work_lacks_may_be_said(text: str, ground: Ground) -> None:
    assert kinds(text, ground) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Supernova light curves constrain the metallicity of dwarf galaxies near the Milky Way.",
        "超新星光变曲线约束了银河系附近矮星系的金属丰度。",
    ],
)
def test_a_sentence_of_another_paper_is_found(text: str) -> None:
    assert kinds(text, QUANTIZATION) == {FindingKind.UNSUPPORTED}


@pytest.mark.parametrize(
    "text",
    [
        "By widening its weights the network's activations become easier to quantize.",
        "通过扩张权重缩小激活范围，而不增加计算成本。",
    ],
)
def test_a_free_paraphrase_stands(text: str) -> None:
    assert kinds(text, QUANTIZATION) == set()
