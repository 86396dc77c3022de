"""Names that the text does not have."""

import pytest

from bot.reading.checking.entities import entity_findings
from bot.reading.checking.ground import Ground
from bot.reading.checking.names import names

GROUND = Ground(
    "LongGuide for Large Language Models",
    "We fine-tune Llama-3 with Low-Rank Adaptation (LoRA) on ImageNet and the Cityscapes data from Germany. "
    "Super-resolution is measured with CLIPScore. A DEtection TRansformer is used.",
)


def said(text: str) -> list[str]:
    return [finding.text for finding in entity_findings(text, GROUND, where="summary")]


@pytest.mark.parametrize(
    "text",
    [
        "Llama 3 is tuned with LoRAs on imagenet.",
        "LLMs are tuned by AI researchers on GPUs.",
        "SR is measured with CLIP scores; DETR helps.",
        "在 ImageNet 上用 LoRA（低秩适应）微调 Llama-3 模型，token 更少。",
        "数据来自德国的 Cityscapes。",
        "It Is All About Models And Adaptation Of Data",
        "Larger models win at 10 GHz with 7B parameters in 3D, 256x256.",
        "Steering works.",
        "在大学里使用。",
    ],
)
def test_names_of_the_text_in_any_form_are_no_findings(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We tune Mistral on ImageNet.", "Mistral"),
        ("We tune Llama-2 on ImageNet.", "Llama-2"),
        ("Waymo contains images.", "Waymo"),
        ("在 CIFAR-10 上微调 Llama-3。", "CIFAR-10"),
        ("采用Stable Diffusion作为基础。", "Stable Diffusion"),
        ("用 ffmpeg 处理图像。", "ffmpeg"),
        ("数据来自法国。", "法国"),
        ("第一作者来自中山大学。", "中山大学"),
        ("By Hailin Fang and Wei Li", "Hailin Fang"),
    ],
)
def test_other_names_are_findings(text: str, name: str) -> None:
    assert name in said(text)


def test_a_school_in_chinese_may_be_the_translation_of_one_in_the_text() -> None:
    ground = Ground("T", "Authors are with Sun Yat-sen University.")
    assert not entity_findings("第一作者来自中山大学。", ground, where="summary")


def test_units_links_and_formulas_are_no_names() -> None:
    assert not names("at 3 TeV, see https://github.com/Foo/Bar and $X_{AB}$; 5 kHz or 2 GB")
