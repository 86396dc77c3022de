"""Orders to whoever was to write the reading: parts of a prompt that came out as its answer.

Invariant: a paper that orders nothing of its summarizer has no order; what the text itself says is none.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.ground import Ground

_OPENING: Final = r"^[\s\-•*#>\d.()（）]*(?:(?:please|then|also|now|finally|step \d+)[\s,:：]+){0,2}"
_VERBS: Final = (
    r"summari[sz]e|respond|answer|reply|return|output|write|list|translate|provide|use|keep|include|avoid|ensure|"
    r"fill|read|extract|follow|"
    r"describe|state|give|limit|start|begin|format|make sure|remember|leave|quote|cite|generate|produce|mention|mark|"
    r"print"
)
_WRITTEN: Final = (
    r"json|markdown|schema|(?:the|this) (?:(?:following|above|given|provided) )?(?:paper|abstract|article|"
    r"title)\b(?! (?:of|by)\b)|"
    r"the (?:following|above|given|provided) (?:text|format|template|schema|content|instructions?|sections?)|"
    r"(?:a|your) (?:summary|answer|response)\b|\d+ (?:words|sentences|bullet points)|bullet points|in (?:chinese|"
    r"english)|"
    r"proper nouns|code block|key takeaways"
)
_PATTERNS: Final = (
    rf"{_OPENING}(?:do not|don't|don’t|never|only|{_VERBS})\b(?:[^.\n]{{0,60}})\b(?:{_WRITTEN})[^.\n]{{0,40}}",
    rf"{_OPENING}(?:do not|don't|don’t|never) (?:{_VERBS}|add|invent|make up|repeat|explain|use|say)\b[^.\n]{{0,60}}",
    (
        r"\bin the following (?:json|format|schema|structure|template)\b|^\W*(?:output|answer|response) (?:format|"
        r"language)\s?[:：][^.\n]{0,40}"
    ),
    r"^\W*(?:the|your) (?:output|answer|response|reply) (?:must|should)\b[^.\n]{0,40}",
    (
        r"\bthe (?:user|assistant|system prompt) (?:asks?|wants?|should|must|requests?|has asked|is asking|provided|"
        r"gave|needs)\b[^.\n]{0,40}"
    ),
    r"^\W*(?:title|summary|text|keywords|evidence)\s?[:：]\s?(?:string|str|list|array|int|object)\b[^.\n]{0,40}",
    r"\bas (?:requested|instructed|asked|required by the (?:user|prompt))\b",
    (
        r"(?:请|务必|(?:你|您)(?:需要?|必须|要))(?:先|再|仅|只|直接|严格|仔细|用[^。\n]{0,5}?)?(?:根据|按照?|依据|参照|阅读|总结|"
        r"概括|提取|翻译|回答|列出|填写|输出|返回|遵循|生成|撰写|写出)[^。\n]{0,16}(?:论文|原文|摘要|要点|格式|内容|"
        r"模板|要求|中文|英文|指令|文章|总结)[^。\n]{0,12}"
    ),
    r"(?:请勿|切勿|^\W*(?:不要|禁止|不得|勿))(?:输出|添加|包含|编造|重复|使用|解释|翻译|写|附加|遗漏)[^。\n]{0,16}",
    (
        r"(?:你|您)(?:的)?(?:任务|角色|目标|工作|职责)(?:是|为)|(?:你|您)(?:是|将扮演|需要|应该|必须|要)(?:一名|一位|"
        r"一个|作为)?[^。\n]{0,16}(?:助手|专家|研究员|总结|翻译|审稿人|回答)"
    ),
    (
        r"如果?(?:没有|无|不存在|未找到|未提及)[^。，,\n]{0,10}[，,]?(?:则|就|请)(?:为|填|写|输出|返回|标记|"
        r"设)?\s?[“\"「]?(?:none|null|无(?![监需论法关])|空|n/a)"
    ),
    r"(?:输出|回答|返回|回复)(?:格式|语言)\s?[:：为是]",
)
_ORDER = re.compile("|".join(f"(?:{one})" for one in _PATTERNS), re.IGNORECASE | re.MULTILINE)
_LONGEST: Final = 80


def order_findings(text: str, ground: Ground, *, where: str) -> list[Finding]:
    """Every place in `text`, one sentence, that tells a writer what to write."""
    said = dict.fromkeys(_said(text, ground))
    return [
        Finding(where, FindingKind.LEAK, one, "This is an order to the writer, not about the paper.") for one in said
    ]


def _said(text: str, ground: Ground) -> Iterator[str]:
    for match in _ORDER.finditer(text):
        said = " ".join(match[0].split())
        if said.lower() not in ground.plain:
            yield said[:_LONGEST]
