"""Words of the prompt, and of the assistant to whom it spoke, in what should be a statement on a paper.

Invariant: what the text itself says in these words is no leak.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.ground import Ground

_CHINESE: Final = (
    r"请(?:用|以|在)?(?:不超过|少于|约)?\s?\d+\s?(?:个)?(?:字|词|句话?)(?:以内|左右)?(?:来|内)?(?:总结|概括|回答|介绍|描述)",
    r"^请(?:总结|概括|翻译|简要|详细|列出|回答|阅读|注意|记住)",
    r"让我们(?:一步步|一步一步|开始|来(?:总结|分析|看))",
    (
        r"希望(?:以上|这|本|该|我的|上述|能|可以|对|符合|满足|这些|此|上面|这样|"
        r"有)[^。！!\n]{0,24}(?:要求|需求|帮助|满意|期望|您|你|有用|参考)"
    ),
    r"(?:符合|满足)(?:了)?[您你]的(?:要求|需求|期望)",
    r"对[您你]有(?:所)?帮助",
    r"如(?:果)?[您你](?:还)?(?:有|需要|想|希望|能)[^。\n]{0,30}",
    r"(?:请|欢迎)(?:随时)?(?:告诉|告知|联系|提出|咨询|与我联系)(?:我|给我)?",
    r"随时(?:告诉|联系|提问)",
    (
        r"请(?:您|你)?(?:先)?(?:提供|给出|输入|上传|发送|粘贴|补充)[^。\n]{0,30}(?:内容|信息|"
        r"文本|论文|原文|摘要|链接|材料|细节|全文)"
    ),
    (
        r"(?:我|本助手)(?:将|会|可以|能|无法|不能|很乐意|来)(?:根据|为|帮|按|访问|获取|提供|"
        r"协助|总结|直接)[^。\n]{0,20}"
    ),
    r"帮(?:您|你)(?:总结|分析|解答|完成|概括|整理)",
    r"根据(?:您|你)(?:的|所)?(?:要求|提供|需求|给出|输入|问题|指示)",
    r"(?:您|你)(?:提供|给出|要求|上传|输入)(?:的|了)",
    r"^\s*(?:好的|当然(?:可以)?|没问题|明白了|收到|好)[，,！!。：:]",
    (
        r"(?:以下|下面|下方|如下)(?:是|为|就是)(?:我|(?:对|关于|根据)?(?:本|该|这|此|您|你|论文|文章|摘要|原文))"
        r"[^。\n：:]{0,16}(?:总结|摘要|概括|翻译|回答|分析|要点|内容|解读|归纳)"
    ),
    (
        r"(?:以上|上面|上述|这)(?:内容|就)?(?:是|为)(?:我)?(?:对|关于|根据|针对)?(?:本|该|这篇|此|您|你|论文|文章|原文)"
        r"[^。\n]{0,24}(?:总结|摘要|概括|翻译|回答|分析|归纳|解读|介绍|整理)"
    ),
    (
        r"作为(?:一个|一名|一款)?(?:AI|人工智能|大?语言模型|大模型|助手|语言AI)(?:助手|模型|"
        r"语言模型)?[，,]?(?:我|无法|不能|，)"
    ),
    r"(?:我|本模型)(?:是|只是)(?:一个|一名|一款)?(?:AI|人工智能|语言模型|大?语言模型|助手)",
    r"(?:很)?抱歉[，,。！]?(?:我|无法|不能|由于|但)?",
    r"对不起[，,]",
    (
        r"(?:请注意|注意|注|提示|说明|备注)\s?[:：，,]\s?(?:以上|上述|由于|具体|实际|"
        r"根据|论文|链接|代码|部分内容|仅供|内容|请|我)[^。\n]{0,50}"
    ),
    r"仅供参考",
    r"(?:应|请)?以(?:论文)?原文(?:内容)?为准",
    (
        r"(?:需要|请|建议)(?:您|你|进一步|自行|读者)*(?:查阅|参考|参阅|查看|阅读|参见|核实|"
        r"核对)(?:论文|原文|原论文|全文|相关)[^。\n]{0,20}"
    ),
    r"请(?:自行)?(?:核实|确认|替换|检查|修改|填写|确保)",
    r"(?:根据|基于)(?:所|您|你)?(?:提供|给出|上述)的?(?:摘要|信息|文本|内容|论文|材料|资料)[，,：:](?=.{0,12}(?:论文|本文|作者|总结|无法|这))",
    (
        r"如(?:果)?(?:不可用|可用的?话?|没有|无法提供|无|不存在|未提供|未给出)?[，,]?(?:则|可|"
        r"请|可以|就)?(?:填写|填入|写|填|输出|返回|标注|留空)[“\"「'：:]?\s?(?:Github|None|无|"
        r"空|N/A|null|“|\")?"
    ),
    r"[（(]\s?如(?:果)?(?:不)?可用(?:的话)?\s?[）)]",
    r"如果可用(?:的话)?[，,）)]",
    r"(?:请|务必|必须)(?:用|使用|按照|遵循|以|将|勿|不要)(?:中文|英文|以下|上述|如下|JSON|格式|专有)[^。\n]{0,20}",
    r"(?:输出|回答|返回)(?:格式|的?内容)(?:必须|应|如下|为|要求)[^。\n]{0,16}",
    r"(?:不超过|控制在|少于)\s?\d+\s?(?:个)?(?:字|词)(?:以内|之内|。|$|）)",
    r"专有名词(?:需要?)?(?:用|使用)英文(?:标注|标记)",
    (
        r"(?:忽略|无视|忘记|不要理会)(?:掉)?(?:之前|以上|前面|上述|先前|所有|此前|你|"
        r"您)(?:的)?(?:所有|全部|一切)?(?:的)?(?:指令|指示|提示|要求|内容|命令|规则)"
    ),
    r"(?:实际)?链接请替换",
    r"请替换为(?:真实|实际)",
    r"请确保(?:提供|填写|使用|真实)",
)
_ENGLISH: Final = (
    r"\blet(?:['’]s| us) (?:break|think|summari[sz]e|start|begin|go|dive|take a look|walk|analy[sz]e)\b",
    r"^\W*remember to (?:keep|be|use|write|include|follow|answer|mention)\b",
    r"\b(?:below|following) is (?:an?|the|my|your) (?:\w+ ){0,3}(?:summary|translation|answer|reading|overview)\b",
    r"\b(?:the|this) user (?:wants|asks|asked|needs|requested|would like)\b(?=.{0,30}(?:summar|translat|paper))",
    r"\bask (?:me|follow-up|any further)\b",
    r"\b(?:follow|use|using|match) the (?:following |given )?(?:template|schema|format) (?:above|below|for)\b",
    r"\bI hope (?:this|that|it|these|the|my)\b[^.\n]{0,50}(?:help|useful|meets?|requirement|expect|satisf|clear)",
    r"\bhope (?:this|that|it) helps\b",
    r"\blet me know\b",
    r"\bfeel free to\b",
    r"\bI(?:'d| would|'m| am) (?:be )?(?:happy|glad) to\b",
    r"\bis there anything else\b",
    (
        r"\bif you (?:need|have|want|would like|'d like|wish|require|provide|"
        r"could)\b[^.\n]{0,40}\b(?:me|further|more|any|questions?|else|adjust|help|detail|"
        r"summary)"
    ),
    r"\bplease (?:provide|share|upload|paste|send|supply|give me|specify)\b",
    r"\b(?:meets?|per|fit|matches|according to) your (?:requirements?|request|needs|expectations|instructions?)\b",
    (
        r"\b(?:as you (?:requested|asked|specified)|you (?:asked|requested|provided|gave|"
        r"shared|supplied)|your (?:request|question|prompt|instructions?))\b"
    ),
    r"^\W*(?:sure|certainly|of course|absolutely|okay|ok|no problem|gladly|great question)\b\s?[,!.:]",
    (
        r"\bhere(?:'s| is| are) (?:the|a|an|my|your|some)\s(?:\w+ ){0,4}?(?:summary|summaries|"
        r"takeaways|translation|answer|analysis|reading|overview|response|breakdown|json|list|"
        r"points|result you)\b"
    ),
    (
        r"\b(?:this|the above|that) (?:is|was|concludes) (?:my|the|a) (?:summary|translation|"
        r"answer|analysis) (?:of|you|for|based)\b"
    ),
    (
        r"\bas an? (?:AI|artificial intelligence|(?:large )?language model|assistant|"
        r"LLM)\b(?![-\w]| (?:for|to|that|backbone|agents?|judge|evaluator|based))"
    ),
    r"\bI(?:'m| am) (?:an? (?:AI|language model|assistant)|ChatGPT|Claude|Gemini|sorry|unable|not able)\b",
    (
        r"\bI (?:cannot|can't|can not|do not have|don't have|could not|couldn't|was unable to|"
        r"am unable to|have no access)\b"
    ),
    r"\bmy (?:training data|knowledge cutoff)\b",
    r"\bI(?: do|'ll| will| can| have) (?:summar|translat|help|provide|assist|not have access)",
    (
        r"\b(?:please )?note(?: that)?\s?[:,]?\s(?:the|this|that|these)\s(?:actual|above|"
        r"summary|link|links|information|code link|github|content|details?|specific|"
        r"results above)\b"
    ),
    r"\bplease (?:note|refer|see|check|consult|verify|replace|ensure|fill|make sure|be advised)\b",
    (
        r"\bfor (?:more|further|full|complete|additional) (?:details?|"
        r"information),? (?:please |see |refer |consult |read |check )"
    ),
    r"\bthis (?:summary|translation|response|output) (?:is|was) (?:based|generated|produced|written|only)\b",
    (
        r"(?:^|[,;(]\s?)based (?:solely |only )?on the (?:provided|given|supplied) (?:abstract|text|"
        r"information|paper|content|document|excerpt)\b"
    ),
    (
        r"\b(?:github|gitlab|code|link|url|n/a|none)\b[^.\n]{0,16}\bif (?:not |"
        r"un)?(?:available|there|any|it exists|provided|applicable)\b"
    ),
    (
        r"\b(?:fill|write|put|return|output|use|enter|leave|respond with)(?: it)?(?: in|"
        r" with)?\s?[\"“'`]?(?:none|null|n/a|blank|empty|an empty (?:list|string))\b"
    ),
    r"\bif (?:not available|unavailable|there is none|no code)[,:]? (?:fill|write|put|leave|use|output|return|say)",
    (
        r"\b(?:respond|answer|reply|output|write|return) (?:only )?(?:in|with|as|"
        r"using) (?:valid )?(?:JSON|markdown|chinese|english|the following format|bullet)\b"
    ),
    r"\byour (?:task|job|role|goal) is to\b(?=.{0,40}(?:summar|translat|extract|write|answer|read))",
    (
        r"\byou are (?:a|an|the) (?:helpful|expert|professional|experienced|researcher|"
        r"reviewer|AI|assistant|scientific)\b"
    ),
    (
        r"\b(?:ignore|disregard|forget|override)\b (?:(?:all|any|the|your|my|of|these|"
        r"and) ){0,4}(?:previous|prior|above|earlier|preceding|system|foregoing|"
        r"instructions?)\b(?: (?:instructions?|prompts?|directions?|rules|text|messages?|"
        r"context))?"
    ),
    (
        r"<\|?\s?(?:im_start|im_end|endoftext|system|user|assistant|eot_id|start_header_id|"
        r"end_header_id|begin_of_text)\s?\|?>"
    ),
    (
        r"</?(?:s|think|thinking|answer|paper|statements|question|instructions?|system|"
        r"tool_call|output|response|source)>"
    ),
    r"\[/?(?:INST|SYS|SYSTEM)\]|<<SYS>>",
    r"^\s*#{0,4}\s?(?:system|user|assistant|human|instruction|response|input|output)\s?[:：](?!\S*//)",
    r"\b(?:system|user) prompt\b\s?[:：]",
    r"```",
    (
        r"^\s*\{\s?\"|\"(?:summary|key_takeaways|sections|evidence|background|prior_work|"
        r"method|results|text|keywords)\"\s?:"
    ),
    r"\b(?:key_takeaways|prior_work)\b",
    (
        r"(?<![\\\w}^$])\{\{?\s?(?:title|summary|abstract|text|language|paper|source|reading|"
        r"section|content|name|author|authors|link|url|code|keywords|question|statements|"
        r"method|results?|background|takeaways?|prompt|input|output|abstracts?|[a-z]+_[a-z_]+|"
        r"[\u4e00-\u9fff]{2,12})\s?\}?\}"
    ),
    r"<[a-z][a-z _-]{2,30}(?:here|name|text|summary|title|link|placeholder)>",
    (
        r"\bmax(?:imum)? \d+ (?:words|characters|tokens)\b\s?[.)]|\b(?:in|within|"
        r"under) \d+ words (?:or (?:less|fewer)|each)\b"
    ),
)
_CHINESE_LEAK, _ENGLISH_LEAK = (
    re.compile("|".join(f"(?:{one})" for one in listed), re.IGNORECASE | re.MULTILINE)
    for listed in (_CHINESE, _ENGLISH)
)
_LISTED_CLUES: Final = (
    "i i'm i'd i'll my me your yours you please sure certainly absolutely okay ok gladly "
    "course problem here here's hope note ai "
    "assistant llm model none null n/a blank respond answer reply output write return "
    "ignore disregard forget override system user "
    "assistant human instruction response input prompt github gitlab code link url "
    "available max maximum words based this above that "
    "great details information let let's feel ask remember below following template schema format user free"
)
_CLUES: Final = frozenset(_LISTED_CLUES.split())
_SIGNS: Final = frozenset('<[{`"_')
_WORD = re.compile(r"[a-z'/]+")
_LONGEST: Final = 80


def leak_findings(text: str, ground: Ground, *, where: str) -> list[Finding]:
    """Every place in `text` that speaks as a prompt or as an assistant."""
    return [
        Finding(where, FindingKind.LEAK, said, "This is not about the paper: it is said to or by an assistant.")
        for said in dict.fromkeys(_said(text, ground))
    ]


def _said(text: str, ground: Ground) -> Iterator[str]:
    for match in _matches(text):
        said = " ".join(match[0].split())
        if said and said.lower() not in ground.plain:
            yield said[:_LONGEST]


def _matches(text: str) -> Iterator[re.Match[str]]:
    """English statements without a word that leaks have are not looked through: most have none."""
    if any(sign > "\u2fff" for sign in text):
        yield from _CHINESE_LEAK.finditer(text)
    if not _SIGNS.isdisjoint(text) or not _CLUES.isdisjoint(_WORD.findall(text.lower())):
        yield from _ENGLISH_LEAK.finditer(text)
