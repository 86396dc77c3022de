"""The numbered block: headings that drift, items, what is merged, what is not understood."""

import pytest

from bot.imports.numbered import sections
from bot.imports.old_post import OldEntry, OldSection
from bot.imports.post import read_post
from tests.imports.posts import BLOCK, entry, post

ROLES = [
    "title", "authors", "affiliation", "keywords", "urls", "summary", "background", "prior_work", "method", "results",
    "steps", "conclusion", "significance", "novelty", "performance", "workload",
]  # fmt: skip


def parts(block: str) -> tuple[OldSection, ...]:
    return sections(block.split("\n"))


def only(text: str) -> OldEntry:
    (one,) = read_post(text).entries
    return one


def test_the_parts_stand_under_their_headings_as_printed() -> None:
    found = parts(BLOCK)
    assert [one.role for one in found] == ROLES
    assert [one.heading for one in found[:8]] == [
        "1. 标题", "2. 作者", "3. 隶属机构", "4. 关键词", "5. 链接", "6. 摘要", "(1)研究背景", "(2)过去的方法及问题",
    ]  # fmt: skip
    assert found[10].text == "(1) 收集300张照片。\n\n(2) 训练网络。"
    assert found[-1] == OldSection("工作量", "使用300张照片。", "workload")


@pytest.mark.parametrize(
    ("line", "role", "heading", "text"),
    [
        ("1. Title: Stones", "title", "1. Title", "Stones"),
        ("1. 标题（Title）：石头", "title", "1. 标题（Title）", "石头"),
        ("**1. Title:** Stones", "title", "1. Title", "Stones"),
        ("### 2. Authors: Ada", "authors", "2. Authors", "Ada"),
        ("3. Affiliation: \nFirst author's affiliation: 石桥大学", "affiliation", "3. Affiliation", None),
        ("3、所属机构：石桥大学", "affiliation", "3、所属机构", "石桥大学"),
        ("5. Urls https://arxiv.org/abs/2409.10001", "urls", "5. Urls", "https://arxiv.org/abs/2409.10001"),
        ("7. 方法论概述：\n石头", "steps", "7. 方法论概述", "石头"),
        ("9. Methods:\n石头", "steps", "9. Methods", "石头"),
        ("8. 结论：\n石头", "conclusion", "8. 结论", "石头"),
    ],
)
def test_headings_drift(line: str, role: str, heading: str, text: str | None) -> None:
    (found,) = parts(line)
    assert (found.role, found.heading) == (role, heading)
    assert found.text == text if text else "石桥大学" in found.text


def test_the_numbers_of_steps_are_no_headings() -> None:
    found = parts("7. 方法：\n1. 标题：先看标题。\n2. 方法：再看方法。\n(3) 结论：最后。\n8. 结论：\n好")
    assert [one.role for one in found] == ["steps", "conclusion"]
    assert found[0].text.count("\n") == 2


def test_a_label_tells_more_than_a_number() -> None:
    found = parts("6. 摘要：\n(1)研究方法：网络。\n(2)实验结果：好。")
    assert [one.role for one in found] == ["summary", "method", "results"]


def test_numbers_that_start_again_do_not_cut_an_item() -> None:
    found = parts("6. Summary:\n(1) Background: old stones.\n(2) Methods:\n(1) look\n(2) learn\n(3) Approach: nets")
    assert [one.role for one in found] == ["summary", "background", "method", "method"]
    assert found[2].text == "(1) look\n(2) learn"


@pytest.mark.parametrize(
    "said",
    [
        "- (2) 创新点：提出网络。性能：很好。工作量：很大。",
        "- (2) 创新点：提出网络。性能方面，很好。工作量方面，很大。",
        "- (2) 创新点、性能和工作量：\n创新点：提出网络。\n性能：很好。\n工作量：很大。",
        "- (2) Innovation point: a network. Performance: good. Workload: large.",
        "* **(2)** 创新性评价：提出网络。\n* 性能评价：很好。\n* 工作量评价：很大。",
    ],
)
def test_what_is_judged_in_one_paragraph_is_told_apart(said: str) -> None:
    found = [one for one in parts(f"8. Conclusion:\n- (1) 有意义。\n{said}") if one.text]
    assert [one.role for one in found] == ["significance", "novelty", "performance", "workload"]


def test_what_cannot_be_told_apart_stays_whole() -> None:
    found = parts("8. Conclusion:\n一切都好。")
    assert found == (OldSection("8. Conclusion", "一切都好。", "conclusion"),)


def test_without_a_separator_the_block_begins_with_its_title() -> None:
    one = only(post(entry(block=BLOCK)))
    assert one.takeaways == ("石桥会老化。", "Archer找到91.5%的裂缝。")
    assert [section.role for section in one.sections] == ROLES


def test_a_numbered_takeaway_on_methods_begins_no_block() -> None:
    numbered = "1. 石桥会老化。\n7. 方法：寻找裂缝。\n"
    one = only(post(entry(takeaways=(), block=numbered + "\n7. 方法：\n\n看照片。\n", details="")))
    assert one.takeaways == ("石桥会老化。", "方法：寻找裂缝。")
    assert [(section.role, section.text) for section in one.sections] == [("steps", "看照片。")]


def test_parts_that_are_not_understood_are_kept_and_told() -> None:
    block = "**[x](https://example.org)**\n\n前言一句。\n\n" + BLOCK.replace("(4)任务与性能", "(5)其他")
    one = only(post(entry(block=block)))
    other = [(section.heading, section.text) for section in one.sections if section.role == "other"]
    assert other == [("", "前言一句。"), ("(5)其他", "Archer找到91.5%的裂缝。")]
    assert "not understood" in one.remarks[-1].text


def test_text_among_the_figures_is_kept() -> None:
    details = "<details>\n<summary>图</summary>\n一句话 <img src='https://example.org/a.png'>\n</details>\n又一句。\n"
    one = only(post(entry(details=details)))
    assert one.pictures == 1
    assert one.sections[-1] == OldSection("", "一句话 \n\n又一句。", "other")
