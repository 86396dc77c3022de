"""Numbers of statements, held against the source."""

import pytest

from bot.model.finding import FindingKind
from bot.reading.checking.numbers import number_findings

CITIES = (
    "Experiments across 22 global cities show that ControlCity simulates real urban patterns. Our method achieves "
    "an average FID of 50.94, reducing error by 71.01% compared to leading methods, and a MIoU score of 0.36, an "
    "improvement of 38.46%."
)
SLIDERS = (
    "Our method is 30% faster than using LoRAs. Each concept embedding only requires 3KB of storage compared to the "
    "8922KB or more required for each LoRA adapter. There are two stages."
)


def reasons(text: str, source: str, *evidence: str) -> list[str]:
    found = number_findings(text, evidence, source, where="summary")
    assert all(finding.kind is FindingKind.NUMBER and finding.where == "summary" for finding in found)
    return [finding.reason for finding in found]


@pytest.mark.parametrize(
    "text",
    [
        "平均 FID 为 50.94，误差降低 71%，MIoU 为 0.36，提升约 38.5%。",
        "An MIoU of 0.36 and an FID of 50.9 over twenty-two cities.",
        "在全球二十二个城市上的实验，误差下降百分之七十一。",
        "MIoU 提高超过 38%，FID 均值约 51。",
    ],
)
def test_numbers_in_other_words_stand(text: str) -> None:
    assert not reasons(text, CITIES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("FID 达到 50.49。", "50.94"),
        ("在 32 个城市上的实验。", "22"),
        ("误差降低 7.101%。", "71.01%"),
        ("MIoU 为 0.63。", "0.36"),
        ("An FID of 5094.", "50.94"),
    ],
)
def test_a_changed_number_is_found_with_the_sources(text: str, said: str) -> None:
    assert any(said in reason for reason in reasons(text, CITIES))


def test_a_magnitude_that_slipped_is_spelt_out() -> None:
    found = reasons("一个 2亿 参数的模型。", "We train a model with 2 billion parameters.")
    assert found == ['The source says "2 billion", the text "2亿" (200,000,000).']


@pytest.mark.parametrize("text", ["比 LoRA 快 30 ms。", "每个概念只需 3MB。", "Each adapter needs 8922GB."])
def test_a_changed_unit_is_found(text: str) -> None:
    assert reasons(text, SLIDERS)


@pytest.mark.parametrize(
    "text",
    [
        "FID 为 0.36，MIoU 为 50.94。",
        "Our method achieves an average FID score of 0.36 and a MIoU score of 50.94.",
        "误差降低 38.46%，MIoU 提升 71.01%。",
    ],
)
def test_numbers_said_of_the_wrong_thing_are_found(text: str) -> None:
    assert reasons(text, CITIES)


def test_lists_in_turn_keep_their_order() -> None:
    source = "It gains +6.1 and +12.4 points for 7B and 2B models respectively."
    assert not reasons("7B 和 2B 模型分别提高 6.1 和 12.4 分。", source)
    assert reasons("7B 和 2B 模型分别提高 12.4 和 6.1 分。", source)


def test_from_and_to_keep_their_order() -> None:
    source = "It improves the success rate from 0.47 to 0.54."
    assert not reasons("成功率从 0.47 提高到 0.54。", source)
    assert reasons("成功率从 0.54 提高到 0.47。", source)


def test_whoever_lists_things_may_count_them() -> None:
    source = "The system has a planner, a solver and a critic. It runs in two stages."
    assert not reasons("It has three parts: a planner, a solver and a critic.", source)
    assert not reasons("系统有三个部分。", source)
    assert reasons("It runs in three stages.", source)
    assert reasons("系统分三个阶段运行。", source)


def test_a_number_outside_the_evidence_may_stand_elsewhere_in_the_text() -> None:
    assert not reasons("FID of 50.94", CITIES, "Experiments across 22 global cities.")
    assert reasons("FID of 50.49", CITIES, "Experiments across 22 global cities.")


def test_a_number_in_a_name_is_not_held_against_counts() -> None:
    assert not reasons("比较了 Mamba 2 等四种范式。", "We evaluate four paradigms: ResNet-1D, BiLSTM, Mamba 2, T5.")


def test_shares_and_factors_are_one_thing_in_two_ways() -> None:
    assert not reasons("计算成本仅为原来的三十分之一。", "It achieves a 30-fold reduction in cost.")
    assert not reasons("It runs twice as fast.", "The latency falls from 100 ms to 50 ms.")
