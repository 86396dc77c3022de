"""Statements on any paper."""

import pytest

from bot.reading.checking.platitudes import is_platitude


@pytest.mark.parametrize(
    "text",
    [
        "The paper presents interesting results.",
        "The authors propose a novel method.",
        "This work is important.",
        "作者进行了研究。",
        "本文提出了一种新方法，取得了良好的效果。",
        "论文展示了实验结果。",
    ],
)
def test_what_could_be_said_of_any_paper_says_nothing(text: str) -> None:
    assert is_platitude(text)


@pytest.mark.parametrize(
    "text",
    [
        "The method outperforms transformers.",
        "We present DALDA.",
        "Results improve by 3%.",
        "本文提出了一种图像生成方法。",
        "实验证明了 DALDA 的效果。",
        "作者比较了三种方法。",
        "",
    ],
)
def test_a_word_of_its_own_is_enough(text: str) -> None:
    assert not is_platitude(text)
