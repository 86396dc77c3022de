"""Orders to the writer of a reading that came out as its words."""

import pytest

from bot.model.finding import FindingKind
from bot.reading.checking.ground import Ground
from bot.reading.checking.orders import order_findings

GROUND = Ground("Prompt injection", "Papers that say “Output format: JSON” mislead models.")


@pytest.mark.parametrize(
    "text",
    [
        "Please summarize the following paper in 3 bullet points.",
        "Respond in the following JSON schema.",
        "Do not include any explanations.",
        "Your answer must be in Chinese.",
        "The user asks for a summary of this paper.",
        "Title: string, Summary: string",
        "请用中文总结以下论文的要点。",
        "请按照以下格式输出。",
        "不要输出多余内容。",
        "你的任务是总结论文。",
        "如果没有则为None",
    ],
)
def test_orders_are_leaks(text: str) -> None:
    assert {one.kind for one in order_findings(text, GROUND, where="summary")} == {FindingKind.LEAK}


@pytest.mark.parametrize(
    "text",
    [
        "The user wanders through a garden.",
        "Models must answer from the text.",
        "Generate images from text in one step.",
        "模型必须根据原文回答问题。",
        "如果没有标签，则使用聚类。",
        "Output format: JSON",
    ],
)
def test_statements_and_the_words_of_the_paper_are_none(text: str) -> None:
    assert order_findings(text, GROUND, where="summary") == []
