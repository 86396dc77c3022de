"""The example's day has none of the old posts' defects, and each rule that says so finds the defect it is about."""

import re
from collections.abc import Callable

import pytest

from tests.archive.example_posts import KINDS, Printed
from tests.archive.rules import ENTRY_RULES, POST_RULES, findings
from tests.archive.skeleton import taken_apart

Fault = Callable[[str], str]
DALDA, SURGEN, DILATE = r"## DALDA", r"## SurGen", r"## DilateQuant"


def swap(pattern: str, new: str, after: str = "") -> Fault:
    """Replace the first match of `pattern` (below that of `after`) by `new`."""

    def fault(text: str) -> str:
        start = found.end() if (found := re.search(after, text)) else len(text)
        changed, count = re.subn(pattern, new, text[start:], count=1)
        assert count == 1, pattern
        return text[:start] + changed

    return fault


def say(line: str, paper: str = "") -> Fault:
    """One takeaway more, in the first paper or in that whose heading is `paper`."""
    return swap(r"(\*\*Key Takeaways\*\*\n\n)", rf"\1- {line}\n", paper)


def drop(pattern: str, paper: str = "") -> Fault:
    return swap(pattern, "", paper)


def summary_as_methods(text: str) -> str:
    parts = re.search(r"6\. 总结：\n\n(.*?)\n\n7\. ", text, re.DOTALL)
    assert parts
    changed, count = re.subn(
        r"(?s)(7\. 方法步骤：\n\n).*?(\n\n8\. )", lambda at: at[1] + parts[1] + at[2], text, count=1
    )
    assert count == 1
    return changed


def entries(text: str) -> tuple[str, list[str]]:
    first, *others = re.split(r"(?m)^(?=## )", text)
    return first, others


def first_twice(text: str) -> str:
    head, papers = entries(text)
    return "".join([head, papers[0], *papers])


def last_first(text: str) -> str:
    head, papers = entries(text)
    return "".join([head, papers[-1], *papers[:-1]])


FAULTS: dict[str, Fault] = {
    "sections missing": drop(r"7\. 方法步骤：\n\n(?: +- .*\n\n)+"),
    "sections blank": swap(r"(4\. 关键词：).*", r"\1"),
    "methods are the summary again": summary_as_methods,
    "methods invented": say("参与者被随机分配到两组，并填写问卷。"),
    "no link to arXiv in 5": drop(r"(?<=5\. 链接：)\[arXiv\]\([^)]*\) · "),
    "repository or page lost": drop(r" · \[代码[^\]]*\]\([^)]*\)"),
    "repository denied": swap(r"(5\. 链接：).*", r"\1[arXiv](https://arxiv.org/abs/2409.17058v1)，GitHub：无"),
    "link under a wrong name": swap(r"(?<=5\. 链接：)\[arXiv\]\([^)]*\)", "[论文](https://lab.invalid/page)"),
    "link to nowhere": swap(r"(?<=5\. 链接：)", "[论文地址](#) · "),
    "PDF that is none": swap(r"arxiv\.org/pdf/", "arxiv.org/abs/"),
    "prompt leaked": swap(r"(4\. 关键词：.*)", r"\1，若可用请补充"),
    "chatter": say("希望这份介绍对您有帮助。"),
    "title altered": swap(r"(## Degradation-Guided) One-Step", r"\1 Two-Step"),
    "authors altered": swap(r"(2\. 作者：.*), [^,\n]*\n", r"\1\n"),
    "affiliation invented": swap(r"(3\. 第一作者单位：).*", r"\1海滨大学"),
    "number wrong": say("采样只用了 37 步。"),
    "name wrong": say("作者在 ZebraNet 上训练了模型。"),
    "contradiction": say("实验显示该模型的效率劣于近期方法。"),
    "unsupported": say("奖励函数由人类反馈训练。"),
    "filler": say("该论文具有重要意义。"),
    "headline figures dropped": lambda text: text.replace("71.01", "许多"),
    "word mistaken": say("方法对权重做了稀释。", DILATE),
    "takeaways that say nothing": swap(r"\*\*Key Takeaways\*\*\n\n(?:- .*\n)+", "**Key Takeaways**\n\n"),
    "blamed for what was not read": swap(r"(- 工作量：)", r"\1论文没有提供训练细节。"),
    "called the first": say("这是首个扩散超分模型。"),
    "comment lost": drop(r" The code is available at <[^>]*>"),
    "venue lost": drop(r" · 发表：[^·\n]*", DALDA),
    "revision unlabelled": lambda text: text.replace("修订", ""),
    "no date, no category": drop(r" · cs\.CV · [^\n]*"),
    "front matter differs": drop(r"\ntoc_number: [^\n]*"),
    "labels drift": swap(r"8\. 结论：", "8. 总评：", SURGEN),
    "paper twice": first_twice,
    "false provenance": swap(r"(?m)^> ", "> 由 Gemini-9 阅读。"),
    "outline broken": swap(r"\*\*Key Takeaways\*\*", "### 要点\n\n**Key Takeaways**"),
    "title with stray spaces": swap(r"(## Degradation-Guided) ", r"\1  "),
    "not the newest first": last_first,
}


@pytest.mark.parametrize("kind", KINDS)
def test_our_post_has_none_of_them(example: dict[str, Printed], kind: str) -> None:
    assert findings(example[kind].skeleton, example[kind].truths) == {}


def test_every_rule_has_a_defect_to_find() -> None:
    assert FAULTS.keys() == ENTRY_RULES.keys() | POST_RULES.keys()


@pytest.mark.parametrize("name", FAULTS)
def test_a_rule_finds_its_defect(example: dict[str, Printed], name: str) -> None:
    post = example["zh-model"]
    text = FAULTS[name](post.text)
    assert text != post.text
    assert name in findings(taken_apart(text), post.truths, [name])
