"""Statements on what a paper lacks, made by one who has read its abstract.

Invariant: a lack that the text itself owns up to, and a lack of other work, are no finding.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.reading.checking.alignment import passages
from bot.reading.checking.ground import Ground

_SUBJECT: Final = (
    r"(?:本|该|此|这篇)?(?:文章|论文|文中|作者|研究|摘要|原文|本文|该文|文本|文献|the (?:paper|authors?|abstract|"
    r"article|work|study|text|source)|this (?:paper|work|article|study))"
)
_TOLD: Final = (
    r"(?:details?|descriptions?|specifics|information|experiments?|ablation|ablations|comparisons?|analys[ei]s|"
    r"discussions?|limitations?|"
    r"runtime|run time|complexity|computational (?:cost|complexity|resources?|requirements?)|compute|hardware|"
    r"hyper-?parameters?|implementation|"
    r"dataset sizes?|data ?sets?|evaluation|metrics?|statistics|error bars|significance|baselines?|results?|numbers|"
    r"proofs?|code|affiliations?|authors?|venue|source|link)"
)
_PATTERNS: Final = (
    (
        r"(?:论文|文章|本文|该文|作者|该研究)[^。；;，,\n]{0,6}(?:缺少|缺乏|没有|未|欠缺)[^。；;，,\n]{0,8}"
        r"(?:比较|对比|消融|分析|讨论|评估|验证)"
    ),
    (
        r"\b(?:paper|article|study|work|manuscript|authors?) (?:lacks?|omits?|misses) (?:\w+ ){0,3}"
        r"(?:comparisons?|ablations?|baselines?|evaluations?|analys[ie]s|discussions?)\b"
    ),
    # 文章未提及计算复杂度
    (
        rf"{_SUBJECT}(?:也|还|却|并|仍|中|里|内|对|关于|在|于|的|方面|工作量|具体|实验|细节|,|，){{0,8}}(?:并未|"
        r"未能?|没有|没|尚未|未曾|缺乏|缺少|不够)(?:明确|详细|具体|充分|清楚|直接|完整|给出|地|深入|系统|"
        r"单独)*(?:提及|提到|提供|说明|报告|给出|描述|讨论|介绍|披露|公开|涉及|分析|阐述|指出|展示|列出|交代|解释|"
        r"比较|评估|验证)[^。；;\n]{0,30}"
    ),
    (
        r"(?:缺乏|缺少|欠缺|没有|未见|未提供|未给出|未报告|未说明)(?:足够|充分|详细|具体|明确|完整|相关|必要|"
        r"深入)?的?(?:实验|实现|技术|训练|数据集?|参数|方法|计算|硬件|统计|定量|消融|对比|细节|评估|具体|性能)(?:与|"
        r"和|的|、|上的|方面的)?(?:实验|对比|比较|资源|复杂度|时间|设置|结果|过程|信息|研究|分析|实现|参数|性能|"
        r"数据)*(?:的)?(?:细节|描述|信息|说明|(?<=实验)数据|(?<=定量)数据|(?<=统计)数据|(?<=对比)数据|(?<=性能)数据|分析|讨论|结果|介绍|指标|报告|验证)"
    ),
    (
        r"(?:细节|描述|信息|说明|介绍|阐述|分析|讨论|实验|验证)[^。；;，,\n]{0,12}(?:不够|不足(?!以)|欠缺|有限|不充分|"
        r"不详细|不完整|缺失|不清楚|不明确|较少)(?:充分|详细|清楚|全面|完整|深入|具体|明确)?"
    ),
    (
        r"(?:工作量|实验量)(?:方面|上|来看|也|较|比较|相对|略|稍|显|很|非常|十分|相当|为|是|较为|适|足够|略显|,|"
        r"，){0,6}(?:大|小|不足|充足|充分|饱满|适中|中等|中|繁重|少|多|合理|可观|有限|轻)"
    ),
    (
        r"(?:无法|难以|不能)(?:准确|直接|进一步)?(?:评估|判断|确定|得知|评价|获知)"
        r"[^。；;\n]{0,10}(?:工作量|细节|代码|可行性|适用性|复杂度|成本|开销|贡献)"
    ),
    (
        r"(?:细节|程度|可行性|适用性|有效性)[^。；;，,\n]{0,10}(?:需要?|有待|尚待|仍需)(?:进一步)?(?:评估|确认|验证|"
        r"核实|查阅)"
    ),
    (
        r"(?:第一作者|作者|论文|所属)[^。；;\n]{0,8}(?:所属)?(?:机构|单位|隶属)[^。；;\n]{0,6}(?:未知|不详|未提及|"
        r"未给出|未提供|不明)"
    ),
    r"未(?:给出|提及|提供|注明)(?:第一)?(?:作者)?(?:的)?(?:隶属|所属)?(?:机构|单位)",
    (
        rf"{_SUBJECT} (?:\w+ )?(?:do(?:es)?|did|has|have|is|are) ?(?:not|n't|n’t) (?:\w+ )?(?:mention|report|provide|"
        r"specify|describe|discuss|include|state|give|disclose|detail|present|address|explain|offer|explore|compare|"
        r"say|been)\b[^.;\n]{0,80}"
    ),
    (
        r"\b(?:lacks?|lacking|missing|omits?|omitting|absence of|without providing|fails? to (?:report|provide|"
        r"mention|discuss|describe|specify|give)|no mention of|insufficient|inadequate|limited|no|few|not enough|"
        rf"little)\s+(?:\w+\s+){{0,3}}?{_TOLD}\b(?:\s+(?:are|is|were|was)\s+(?:reported|provided|given|mentioned|"
        r"discussed|described|available|disclosed|specified|stated))"
    ),
    (
        r"\b(?:lacks?|lacking|missing|omits?|omitting|fails? to (?:report|provide|mention|discuss|describe|specify|"
        r"give|disclose)|no mention of|insufficient|inadequate)\s+(?:(?:any|the|some|more|detailed|specific|"
        r"experimental|implementation|sufficient|enough|clear|full|technical|training|its|of|on|about|further|deeper|"
        r"thorough|key|important|quantitative|computational|ablation)\s+){0,4}(?:details?|descriptions?|specifics|"
        r"information on|ablation stud(?:y|ies)|ablations|runtime|run time|computational (?:cost|complexity|"
        r"resources?|requirements?)|compute|hardware|hyper-?parameters?|discussion of|error bars|limitations)\b"
    ),
    (
        rf"\b{_TOLD}\s+(?:are|is|seem|appear)\s+(?:missing|lacking|absent|insufficient|unavailable|unclear|not clear|"
        r"sparse|scant)\b"
    ),
    (
        r"(?:缺乏|缺少|欠缺|没有提供|没有|未提供|未进行|未做|未见|未给出)[^。，,；;\n]{0,12}(?:消融|对比|对照|显著性|"
        r"鲁棒性|用户)(?:的)?(?:实验|研究|分析|检验|测试)"
    ),
    (
        r"(?:细节|显著性|参数|设置|复杂度|时间|硬件|数据集?|过程|结果|原因|局限性?|资源)[^。，,；;\n]{0,8}(?:未|没有|"
        r"并未|尚未)(?:作|做|予|予以|加以|被|得到|进行|作出|做出|给出|提供)(?:详细|具体|充分|进一步|"
        r"任何)?(?:的)?(?:说明|讨论|报告|分析|交代|描述|介绍|披露)?"
    ),
    (
        rf"\b{_TOLD}\s+(?:\w+\s+){{0,5}}?(?:is|are|was|were|has|have)\s+(?:not|"
        r"never)\s+(?:been\s+)?(?:\w+ )?(?:reported|provided|given|mentioned|discussed|described|disclosed|specified|"
        r"stated|detailed|available|listed|included)\b"
    ),
    (
        r"\b(?:it|they) (?:do(?:es)?|did|has|have) ?(?:not|n't|n’t) (?:\w+ )?(?:mention|report|specify|disclose|"
        rf"state|discuss|detail|give)(?:ed)?\b[^.;\n]{{0,40}}\b{_TOLD}\b"
    ),
    (
        r"\b(?:remains?|is|are) (?:unclear|unknown|unspecified|not clear) (?:from|in|based on) (?:the )?(?:paper|"
        r"abstract|text)\b"
    ),
    (
        r"\b(?:the )?workload (?:is|was|appears?|seems?) (?:\w+ )?(?:large|heavy|moderate|small|light|substantial|"
        r"considerable|adequate|sufficient|insufficient|high|low|reasonable)\b"
    ),
    (
        r"\b(?:cannot|can not|could not|impossible to|hard to) (?:be )?(?:assess(?:ed)?|judged?|evaluated?|"
        r"determined?|verif(?:y|ied)) (?:from|without|because|due|based)\b"
    ),
)
_FOUND = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)
_CLUES = re.compile(
    r"未|没|缺|欠|不足|不够|不充分|不详|不明|不完整|不清|有限|较少|无法|难以|不能|工作量|实验量|待|仍需|需要|"
    r"\b(?:not|n't|lack\w*|missing|omit\w*|absence|fails?|no|few|insufficient|inadequate|limited|little|without|"
    r"workload|unclear|unknown|unspecified|cannot|impossible|hard|never)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:existing|prior|previous|other|most|many|current|baselines?|conventional|traditional|past|earlier|recent|"
    r"often|typically)\b|"
    r"现有|以往|过去|先前|其他|多数|许多|传统|已有|此前|目前|当前|往往|通常|常常|前人|相关工作|既有|大多",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:lack|limit|miss|scarc|insufficien|inadequa|absen|unknown|unclear|poorly|rarely|seldom|few|little|hardly|"
    r"sparse|unexplored|"
    r"under-?explored|open|future|leave)|\b(?:not|no|without|cannot|neither|nor)\b|缺|未|没有|不足|有限",
    re.IGNORECASE,
)
_NEAR, _READ = 0.4, 3
_JUDGES_PAPER = re.compile(
    (
        rf"工作量|实验量|机构|单位|隶属|{_SUBJECT}(?![^。；]{{0,4}}(?:发现|指出|表明|认为|提出))|workload|"
        r"affiliation|the (?:paper|abstract|article)|source"
    ),
    re.IGNORECASE,
)


def absences(text: str, ground: Ground) -> Iterator[tuple[str, str]]:
    """Each place where `text` says that the paper lacks something, with the reason against it."""
    if not _CLUES.search(text):
        return
    for pattern in _FOUND:
        for match in pattern.finditer(text):
            if _OTHERS.search(text, 0, match.end()) and not _JUDGES_PAPER.search(match[0]):
                continue
            if _owned(match[0], ground):
                continue
            yield match[0].strip(), "Who has read no more than this cannot know what the paper lacks."
            return


def _owned(said: str, ground: Ground) -> bool:
    """Whether a sentence on the same thing says that it is missing, too."""
    near = passages(said, ground.sentences)[:_READ]
    return any(one.overlap >= _NEAR and _OWNED.search(one.text) for one in near)
