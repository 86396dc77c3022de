"""The language of a statement, as far as letters tell."""

import pytest

from bot.reading.generative.scripts import is_written_in


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Prompt Sliders 优于 Concept Sliders。", "zh"),
        ("ImageNet 256x256 上 FID 为 1.52", "zh-hant"),
        ("モデルは画像を生成する。", "ja"),
        ("Модель LoRA быстрее на 30 %.", "ru"),
        ("Das Verfahren ist 30 % schneller.", "de"),
        ("The rate is 𝒪(n²) for α ≤ β.", "en"),
        ("1.52", "zh"),
        ("Mfumo huu ni wa haraka.", "sw"),
    ],
)
def test_what_is_in_the_language_stands(text: str, language: str) -> None:
    assert is_written_in(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The method is 30% faster than using LoRAs.", "zh"),
        ("The method is faster.", "ru"),
        ("该方法更快。", "en"),
        ("该方法更快。", "de"),
        ("该方法更快。", "ko"),
    ],
)
def test_what_is_not_does_not(text: str, language: str) -> None:
    assert not is_written_in(text, language)
