"""The headings of the numbered parts, which drift: Chinese, English, both, with other words and other numbers.

Invariant: a label is known or it is not; none is guessed from a part of a longer sentence.
"""

import re
from typing import Final

TOP: Final = {
    "title": 1,
    "authors": 2,
    "affiliation": 3,
    "keywords": 4,
    "urls": 5,
    "summary": 6,
    "steps": 7,
    "conclusion": 8,
}
"""The numbered parts and their numbers."""

OTHER: Final = "other"
BELOW_SUMMARY: Final = ("background", "prior_work", "method", "results")
BELOW_CONCLUSION: Final = ("significance", "novelty", "performance", "workload")

_TOP_WORDS: Final = {
    "title": r"(?:paper |translated )?title|(?:论文|中文)?(?:标题|题目)",
    "authors": r"authors?(?: list| names)?|(?:论文)?作者(?:列表|名单|姓名|信息)?",
    "affiliation": (
        r"(?:(?:the )?first author['’]?s? )?affiliations?(?: of (?:the )?first author)?|"
        r"(?:第一)?(?:作者)?的?(?:隶属|所属|所在)?(?:机构|单位)(?:信息)?|(?:第一作者)?(?:隶属|所属)(?:关系)?"
    ),
    "keywords": r"key\s?words?|关键(?:词|字)",
    "urls": r"urls?|links?|(?:论文|相关|代码)?链接(?:地址)?|网址",
    "summary": r"summary|(?:论文|内容|文章)?(?:摘要|总结|概要|概述)",
    "steps": (
        r"methods?(?: overview| summary)?|methodology|"
        r"(?:研究|具体|实验)?方法(?:论|学)?(?:的)?(?:概述|介绍|总结|详述|步骤|部分)?"
    ),
    "conclusion": r"conclusions?|结论(?:部分|与总结)?|总结(?:与结论)?|结语",
}
_TOP: Final = {role: re.compile(words, re.IGNORECASE) for role, words in _TOP_WORDS.items()}
_IN_SUMMARY: Final = {
    "prior_work": re.compile(
        r"过去|以往|现有|先前|前人|已有|\b(?:past|previous|prior|existing|related)\b", re.IGNORECASE
    ),
    "background": re.compile(r"背景|\bbackground\b", re.IGNORECASE),
    "results": re.compile(r"任务|性能|实验|结果|\b(?:tasks?|performances?|results?|experiments?)\b", re.IGNORECASE),
    "method": re.compile(r"方法|\b(?:method(?:s|ology)?|approach)\b", re.IGNORECASE),
}
_IN_CONCLUSION: Final = {
    "significance": re.compile(
        r"(?:研究|工作)?的?(?:重要)?意义|重要性|significance(?: of (?:the|this) work)?", re.IGNORECASE
    ),
    "novelty": re.compile(r"创新(?:点|性)?|innovations?(?: points?)?|novelty", re.IGNORECASE),
    "performance": re.compile(r"性能(?:表现)?|performance", re.IGNORECASE),
    "workload": re.compile(r"工作量|work\s?load", re.IGNORECASE),
}
_AROUND: Final = " \t*#_`"
_JUDGED: Final = re.compile(r"(?:的)?(?:评价|方面|总结|分析|评估|描述)$")
_PIECES: Final = re.compile(r"\s*[()（）/|]\s*")


def top_roles(label: str) -> tuple[str, ...]:
    """The numbered parts that a heading may name: `标题（Title）` is `title`; none where it is no such heading."""
    pieces = [piece for piece in _PIECES.split(label.strip(_AROUND)) if piece]
    known = [{role for role, words in _TOP.items() if words.fullmatch(piece)} for piece in pieces]
    return tuple(role for role in TOP if known and all(role in one for one in known))


def summary_role(label: str, number: int) -> str:
    """What an item of the summary is about: by its label, else by its number."""
    found = next((role for role, words in _IN_SUMMARY.items() if words.search(label)), None)
    return found or (BELOW_SUMMARY[number - 1] if 1 <= number <= len(BELOW_SUMMARY) else OTHER)


def conclusion_role(label: str) -> str | None:
    """What an item of the conclusion is about, by its label alone; None where that names none, or several."""
    bare = _JUDGED.sub("", label.strip(_AROUND))
    return next((role for role, words in _IN_CONCLUSION.items() if words.fullmatch(bare)), None)
