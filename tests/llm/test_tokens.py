"""The estimate of tokens, beside what tokenizers count.

The counts are those of the tokenizer of SmolLM2 (49,152 pieces), but for Chinese, where it is weak: there a character
is a token or less for the models that know the language.
"""

import pytest

from bot.llm.tokens import count_tokens

COUNTED = [
    ("We introduce a method that denoises images in four steps instead of a thousand.", 16),
    (r"Let $\mathcal{L}(\theta) = \mathbb{E}_{x \sim p}\left[\|f_\theta(x) - y\|_2^2\right]$ be the loss.", 48),
    ("| DDPM | 3.17 | 9.46 |\n| Ours | 2.89 | 9.71 |\n", 35),
    ("See https://github.com/example/controlnet for code, weights and 1,024 samples.", 24),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_the_estimate_is_on_the_high_side_and_near(text: str, counted: int) -> None:
    assert 0.95 * counted <= count_tokens(text) <= 1.5 * counted


def test_a_chinese_character_is_about_a_token() -> None:
    text = "我们提出了一种用于图像超分辨率的扩散模型"
    assert len(text) <= count_tokens(text) <= 1.3 * len(text)


def test_an_empty_text_has_none() -> None:
    assert count_tokens("") == 0
