"""Words that stand where a statement should be."""

import pytest

from bot.model.finding import FindingKind
from bot.reading.checking.filler import filler_findings, rehash_findings, repeated_findings
from bot.reading.checking.ground import Ground

GROUND = Ground("Token probability deviation", "We propose the deviation TBD and measure it on FLEURS.")


@pytest.mark.parametrize(
    "text",
    [
        "xxx",
        "TODO",
        "N/A",
        "None.",
        "...",
        "- ",
        "1. xxx 2. xxx",
        "Lorem ipsum dolor sit amet.",
        "[insert summary here]",
        "Background: N/A",
        "To be added.",
        "待补充",
        "（待补充）",
        "暂无摘要",
        "此处填写摘要",
        "要点一",
        "论文链接待插入",
        "该方法达到了 xx% 的准确率。",
        "The gain is X%.",
        "See https://example.com/code.",
    ],
)
def test_placeholders_are_found(text: str) -> None:
    assert {one.kind for one in filler_findings(text, GROUND, where="summary")} == {FindingKind.FILLER}


@pytest.mark.parametrize(
    "text",
    [
        "TBD is measured on FLEURS.",
        "没有额外参数。",
        "无需训练即可提升 3%。",
        "The number of tokens (number of words) is unknown in advance.",
        "XXL models and X-ray images are handled alike.",
        "Results: the error falls.",
    ],
)
def test_statements_are_none(text: str) -> None:
    assert filler_findings(text, GROUND, where="summary") == []


def test_a_sentence_said_twice_is_reported_once() -> None:
    found = filler_findings("The deviation is small here. The deviation is small here.", GROUND, where="summary")

    assert [one.reason for one in found] == ["This is said twice."]


def test_a_takeaway_that_repeats_another_names_it() -> None:
    (found,) = repeated_findings(["The error falls.", "It is fast.", "The error falls"])

    assert (found.where, found.reason) == ("key_takeaways[2]", "This is key_takeaways[0] again.")


def test_headings_are_no_takeaways() -> None:
    (found,) = repeated_findings(["模型提升质量", "应用于手术教育", "引入新模型", "标准化验证", "教育工具潜力"])

    assert found.where == "key_takeaways"


def test_a_section_that_repeats_another_is_filler() -> None:
    text = "We propose a deviation that needs no labels. It compares every token with the one that is most likely."
    other = "The deviation finds 31 % more leaks than the best earlier method on three public collections of text."

    assert [one.where for one in rehash_findings({"method": text, "steps": text})] == ["sections.steps"]
    assert rehash_findings({"method": text, "results": other}) == []
