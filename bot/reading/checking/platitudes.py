"""Statements that could be made on any paper.

Invariant: a statement with a name, a number, or one word of its own says something.
"""

import re
from typing import Final

from bot.model.finding import Finding, FindingKind
from bot.reading.words import FUNCTION_WORDS

_LISTED: Final = (
    "abstract achieve achieved achieves analysis analyses analyze analyzes approach "
    "approaches article author authors "
    "background carried certain comprehensive conclude concludes conclusion conclusions "
    "conduct conducted conducts "
    "contribution contributions describe described describes detail detailed details "
    "develop develops discuss discussed "
    "discusses discussion discussions existing experiment experiments experimental "
    "explain explains explore explores field findings "
    "general gives good great idea ideas important impressive information insight "
    "insights interesting introduce "
    "introduces introduction investigate investigates issue issues main meaningful "
    "method methodology methods new novel "
    "obtain obtained offer offers overall overview paper perform performed performs "
    "present presented presents "
    "problem problems promising propose proposed proposes provide provides publication "
    "question questions report "
    "reported reports research researchers result results section show showed shows "
    "significant solution solutions "
    "solve solves studied studies study summary task tasks technique techniques topic "
    "topics useful valuable value "
    "various very way well work works worth"
)
_GENERAL: Final = FUNCTION_WORDS | frozenset(_LISTED.split())
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_SUBJECT = r"(?:本|该|此|这篇?)?(?:论文|文章|研究|工作|文|作者|研究者|研究人员|方法|实验|模型)?(?:们|中|里)?"
_VERB = (
    r"(?:介绍|提出|描述|讨论|给出|展示|进行|包含|总结|阐述|说明|分析|研究|取得|具有|探讨|"
    r"报告|提供|做|开展|得到|获得|解决|"
    r"采用|使用|是|有|很|非常|较|十分)(?:了|出|的|过)?"
)
_PLAIN = (
    r"(?:一(?:种|个|些|项|系列)|新的?|新颖的?|其|相关的?|一定的?|很多|许多|重要的?|"
    r"良好的?|较好的?|不错的?|有趣的?|显著的?|"
    r"详细的?|大量的?|主要的?|全面的?|深入的?|有(?:意义|价值)的?|这一|该|的|和|与|、|并|"
    r"也)"
)
_OBJECT = (
    r"(?:结果|方法|问题|主题|想法|贡献|发现|结论|实验|工作|讨论|分析|模型|方案|技术|细节|"
    r"信息|背景|成果|内容|研究|价值|意义|"
    r"效果|有趣|重要|好|作用|影响|论文|说明|介绍|总结|成功|进展|领域|任务)"
)
_CHINESE = re.compile(rf"(?:{_SUBJECT}{_VERB}+(?:{_PLAIN})*{_OBJECT}+[\s，,。.！!；;、]*)+")
_LONGEST: Final = 80


def platitude_findings(text: str, *, where: str) -> list[Finding]:
    """A finding where `text`, one statement, has no word of its own."""
    if not is_platitude(text):
        return []
    return [Finding(where, FindingKind.FILLER, text.strip()[:_LONGEST], "It could be said of any paper.")]


def is_platitude(text: str) -> bool:
    """Whether nothing in `text` tells one paper from another."""
    plain = text.strip()
    if any(sign.isdigit() for sign in plain) or not plain:
        return False
    if any(sign > "\u33ff" for sign in plain):
        return bool(_CHINESE.fullmatch(plain))
    words = _WORD.findall(plain)
    return bool(words) and plain.isascii() and all(word.lower() in _GENERAL for word in words)
