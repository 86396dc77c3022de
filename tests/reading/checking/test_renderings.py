"""Words that are wrong for what the text has."""

import pytest

from bot.reading.checking.ground import Ground
from bot.reading.checking.renderings import rendering_findings

GROUND = Ground(
    "Weight dilation",
    "We dilate weights to undo image degradation. Embedding-free generation works among existing surgical models.",
)


def said(text: str, ground: Ground = GROUND) -> list[str]:
    return [finding.text for finding in rendering_findings(text, ground, where="summary")]


@pytest.mark.parametrize(
    "text",
    [
        "通过稀释权重",
        "降解引导的模块",
        "嵌入自由的生成",
        "论文的抽象部分",
        "用强化学习训练",
        "首次用于手术",
        "速度优势明显",
        "代码已开源",
    ],
)
def test_what_the_text_cannot_mean_is_a_finding(text: str) -> None:
    assert said(text)


def test_the_same_words_are_right_for_another_text() -> None:
    ground = Ground(
        "T",
        "Plastic degradation: we expand on enzymes. For the first time, reinforcement learning is fast; code released.",
    )
    for text in ("塑料降解", "用强化学习训练", "首次", "速度更快", "代码已开源", "the first work"):
        assert not said(text, ground)
