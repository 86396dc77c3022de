"""Statements that say the opposite of the source."""

import json
from pathlib import Path

import pytest

from bot.model.finding import FindingKind
from bot.reading.checking.polarity import polarity_findings

SLIDERS = (
    "Prompt Sliders for Fine-Grained Control\n"
    "Concept Sliders add parameters and increase inference time due to loading Low-Rank Adapters (LoRAs) used for "
    "learning concepts. We propose a textual inversion method to learn concepts through text embeddings. "
    "Our method is 30% faster than using LoRAs because it eliminates the need to load and unload adapters and "
    "introduces no additional parameters aside from the target concept text embedding."
)
EDITING = (
    "Guide-and-Rescale\nExisting methods require costly fine-tuning of the diffusion model. The proposed method "
    "significantly improves editing quality and reduces latency. It does not require fine-tuning the diffusion model. "
    "It outperforms all baselines on three benchmarks."
)
SURGERY = (
    "SurGen: Text-Guided Diffusion Model for Surgical Video Generation\nSurGen produces videos with the highest "
    "resolution among existing surgical video generation models."
)


def contradictions(text: str, source: str) -> list[str]:
    found = polarity_findings(text, (), source, where="summary")
    assert all(finding.kind is FindingKind.CONTRADICTION for finding in found)
    return [finding.reason for finding in found]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("该方法使用LoRA适配器来学习概念。", SLIDERS),
        ("Our method is 30% slower than using LoRAs.", SLIDERS),
        ("比使用 LoRA 慢30%。", SLIDERS),
        ("The proposed method significantly degrades editing quality and reduces latency.", EDITING),
        ("该方法降低了编辑质量。", EDITING),
        ("该方法提高了延迟。", EDITING),
        ("It requires fine-tuning the diffusion model.", EDITING),
        ("It underperforms all baselines on three benchmarks.", EDITING),
        ("在三个基准上劣于所有基线。", EDITING),
        ("It does not outperform all baselines on three benchmarks.", EDITING),
        ("该工作首次将扩散模型用于手术视频生成。", SURGERY),
        ("SurGen produces videos with the lowest resolution among existing surgical video generation models.", SURGERY),
    ],
)
def test_the_opposite_is_found(text: str, source: str) -> None:
    assert contradictions(text, source)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("无需加载和卸载适配器，比 LoRA 快30%。", SLIDERS),
        ("Concept Sliders 依赖低秩适配器，会增加参数和推理时间。", SLIDERS),
        ("不引入额外参数。", SLIDERS),
        ("It needs no adapters and is faster than LoRAs.", SLIDERS),
        ("不需要微调扩散模型。", EDITING),
        ("现有方法需要昂贵的微调。", EDITING),
        ("编辑质量显著提高，延迟降低。", EDITING),
        ("优于所有基线。", EDITING),
        ("All baselines do worse on three benchmarks.", EDITING),
        ("在现有手术视频生成模型中分辨率最高。", SURGERY),
    ],
)
def test_the_same_in_other_words_is_no_finding(text: str, source: str) -> None:
    assert not contradictions(text, source)


def test_the_reason_names_the_sources_word() -> None:
    (reason,) = contradictions("It underperforms all baselines on three benchmarks.", EDITING)
    assert '"outperforms' in reason


def test_the_sources_own_sentences_never_contradict_it() -> None:
    papers = (Path(__file__).parents[2] / "data" / "example-papers.jsonl").read_text("utf-8").splitlines()
    for paper in map(json.loads, papers):
        for sentence in paper["abstract"].split(". "):
            assert not contradictions(sentence, f"{paper['title']}\n{paper['abstract']}")
