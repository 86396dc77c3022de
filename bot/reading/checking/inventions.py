"""What is said of a paper that nobody can have read in it: experiments it does not have, judgements on what it lacks.

Invariant: an experiment of which the text has any word, and a lack that the text itself admits, are no findings.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.addresses import denials
from bot.reading.checking.ground import Ground


class _Experiment(NamedTuple):
    """`said` in a statement needs `there` in the text."""

    said: re.Pattern[str]
    there: re.Pattern[str]


def _experiment(said: str, there: str) -> _Experiment:
    return _Experiment(re.compile(said, re.IGNORECASE), re.compile(there, re.IGNORECASE))


_PEOPLE = r"participant|subject|volunteer|respondent|user|human|people|person|annotator|patient|cohort|crowd|expert|student|survey|interview|questionnaire|clinician|adult|child|women|men\b|player|listener|viewer|参与|用户|人类|患者|学生|专家"
_EXPERIMENTS: Final = (
    _experiment(r"\bquestionnaires?\b|问卷", r"questionnaire|survey|interview|user stud|human (?:evaluat|subject|stud)|participant|respondent|self-report|likert|问卷"),
    _experiment(r"\b(?:participants?|respondents?|test subjects|human subjects|volunteers? were|recruited)\b|参与者|受试者|被试|受访者|招募(?:了)?", _PEOPLE),
    _experiment(r"\brandom(?:ly)? (?:assign|allocat|divid)\w*|\brandomi[sz]ed (?:into|to|controlled|trial|clinical)|随机(?:被)?(?:分(?:为|成|配到?|组|入)|对照)", r"randomi[sz]|randomly|random (?:assign|allocat|split)|\brcts?\b|control group|trial|随机"),
    _experiment(r"\b(?:control|treatment|placebo|experimental) groups?\b|对照组|实验组|治疗组|安慰剂", r"control (?:group|arm|cohort|subject|condition|sample|partic)|controls\b|treatment|treated|placebo|trial|randomi|case-control|healthy|arms?\b|对照"),
    _experiment(r"\binterview(?:s|ed|ing)?\b|访谈", r"interview|qualitative|focus group|survey|访谈|conversation"),
    _experiment(r"\b(?:we|authors|they|researchers) (?:have )?survey(?:ed)? (?:over |more than |about )?[\d,]+|\b(?:user|field) (?:study|survey) (?:with|of|among|involving)\b|问卷调查|用户(?:调查|调研)|实地(?:观察|调查|考察)|field observations?", rf"survey|user (?:stud|survey|research)|field (?:stud|obs|test|trial|work|exper|deploy|data|meas)|{_PEOPLE}"),
    _experiment(r"\bdouble-blind|\bplacebo\b|双盲", r"blind|placebo|trial"),
    _experiment(r"\bclinical trials?\b|临床试验", r"trial|clinical"),
    _experiment(r"\bSPSS\b|统计(?:分析)?软件|t-?检验|方差分析|\bANOVA\b", r"SPSS|statistic|anova|t-test|p-value|p ?<|检验"),
    _experiment(r"干预(?:措施|效果|组)|\bintervention (?:group|effect)s?\b", r"interven|treatment|causal|policy|therap"),
    _experiment(r"\bablation(?:s| stud(?:y|ies)| experiments?)?\b|消融", r"ablat|消融"),
    _experiment(r"\buser stud(?:y|ies)\b|用户研究|用户实验", r"user|human|participant|people|subjective|perceptual|preference|survey"),
    _experiment(r"\blongitudinal\b|纵向研究", r"longitudinal|follow-up|over time|years|months|纵向"),
    _experiment(r"\bA/B test(?:s|ing)?\b|A/B\s?测试", r"a/b|online (?:test|experiment|evaluat)|deploy|production|platform"),
    _experiment(r"\b(?:mice|mouse|rats?|primates?|monkeys?|in vivo|animal (?:model|experiment)s?)\b|小鼠|大鼠|动物实验", r"mice|mouse|\brats?\b|primate|monkey|in vivo|animal|rodent|macaque|murine"),
)  # fmt: skip
_PAPER = r"(?:the |this |present )?(?:paper|article|authors?|study|abstract|work|manuscript|text|publication|summary)"
_LACKING = (
    r"(?:experiment\w*|implementation|training|technical|methodolog\w*|architectur\w*|dataset|computational|further|specific|sufficient|enough|more|full|detailed|quantitative|numerical|concrete|exact) ?"
    r"(?:details?|settings?|setup|information|description|results?|costs?|resources?|complexity|procedures?|analysis|comparisons?|baselines?|figures?)"
)
_ABSENCES: Final = (
    rf"\b{_PAPER} (?:also |however |still |itself |simply |further )?(?:does|do|did|has|have) not (?:yet |been |explicitly |clearly |fully |directly |even |really |specif\w+ )?(?:report|provide|mention|discuss|specif\w*|describe|detail|disclose|state|give|explain|include|address|elaborate|clarify|release|indicate|list|name|compare|evaluate|quantify)\w*",
    rf"\b{_PAPER} (?:lacks?|omits?|fails? to (?:report|provide|mention|discuss|specify|describe|disclose|state|compare)|is silent on|says nothing|leaves out|gives no|provides no|reports no|mentions no|offers no|contains no|includes no|neglects to)\b",
    r"\b(?:not|never|nowhere|un)[ -]?(?:explicitly |clearly |fully |sufficiently |adequately )?(?:reported|provided|mentioned|discussed|specified|described|disclosed|stated|given|detailed)\b(?= (?:in|by) (?:the|this) (?:paper|article|abstract|authors?|study|work|text))",
    rf"\b(?:missing|insufficient|lack of|lacks|lacking|no|limited|inadequate|absence of|without) {_LACKING}\b(?! (?:about|on|for|of) (?:the )?(?:existing|prior|previous|users?|patients?))",
    rf"\b{_LACKING} (?:is|are|was|were) (?:not|un|in|missing|lacking|absent|insufficient)\s?(?:sufficient\w*|report\w*|provid\w*|mention\w*|specif\w*|describ\w*|disclos\w*|discuss\w*|given|detailed|clear|available|adequate\w*)?",
    r"\b(?:compute|computational (?:cost|complexity|resources?)|run-?time|training (?:time|cost)|hyper-?parameters?|affiliations?|authors?['’]? affiliations?|hardware|limitations|GPU hours) (?:is|are|was|were|has|have) (?:not|never)(?: been)? (?:report|provid|mention|specif|describ|disclos|discuss|given|stated)\w*",
    r"\b(?:the )?(?:workload|amount of work|work load|effort) (?:of (?:the|this) \w+ )?(?:is|seems|appears|was|looks) (?:\w+ )?(?:large|heavy|substantial|moderate|small|light|considerable|significant|insufficient|adequate|sufficient|reasonable|high|low|huge|enormous|limited)\b",
    r"(?:论文|文章|本文|作者|该文|文中|该论文|该文章|该研究|原文|摘要)(?:中|里)?[^。；，,\n]{0,10}?(?:并未|并没有|没有|尚未|未能|未|缺乏|缺少|不)(?:曾|能|有|明确|详细|具体|充分|全面|进一步|直接|清楚|清晰)*(?:地)?(?:报告|提及|提到|提供|给出|说明|讨论|描述|披露|公开|涉及|交代|阐述|阐明|列出|介绍|公布|分析|展示|比较|论述|注明|指出)",
    r"(?:具体的?|关于|详细的?|部分|其|相关的?)?(?:实验|实现|训练|技术|方法|模型|数据集|参数)(?:的)?(?:具体)?(?:细节|设置|参数|信息|描述|配置|步骤|过程)[^。；\n]{0,16}?(?:不够|不足|缺失|缺乏|不充分|不详|有限|欠缺|不明|未知|不清|需要?进一步|未(?:给出|提供|报告|说明|提及|披露|公开))",
    r"(?:缺少|缺乏|没有|未(?:给出|提供|报告|说明|披露))(?:了|对|关于|足够的?|具体的?|详细的?|充分的?|必要的?|相关的?|其)*(?:实验|实现|训练|技术|计算|数据|超参数|参数|模型|硬件|运行|消融)[^。；，\n]{0,8}?(?:细节|设置|说明|描述|信息|资源|复杂度|成本|时间|实验|报告|分析)",
    r"(?:计算(?:资源|成本|复杂度|开销|量)|运行时间|训练(?:时间|成本)|超参数|隶属机构|所属机构|作者单位|硬件|局限性)[^。；，\n]{0,10}?(?:未(?:给出|提供|报告|说明|提及|披露|公开|知)|没有(?:给出|提供|报告|说明|提及)|不详|不明)",
    r"未(?:提及|给出|提供|说明|注明|公布)(?:第一)?(?:作者|隶属|所属|机构|单位|论文链接|链接)[^。；\n]{0,12}",
    r"工作量(?:方面)?[^。；\n]{0,40}?(?:较大|很大|巨大|适中|不足|较小|偏小|较少|不大|合理|充足|饱满|繁重|一般|庞大|可观|略显|大(?=[。；，]|$))",
    r"(?:较高的?|大量的?|巨大的?)(?:计算资源|时间成本|计算资源和时间)(?:成本)?[^。；\n]{0,6}(?:因此|所以|，工作量)|无法(?:准确)?评估[^。；\n]{0,10}工作量",
    r"(?:可能|或许|也许|估计|应该)(?:会|还|也|将)?(?:需要|耗费|消耗|花费)(?:大量|较多|较大|更多|很多|一定)(?:的)?(?:计算资源|时间|算力|成本)",
)  # fmt: skip
_CHINESE = tuple(re.compile(one) for one in _ABSENCES if any(sign > "\u33ff" for sign in one))
_ENGLISH = tuple(re.compile(one, re.IGNORECASE) for one in _ABSENCES if not any(sign > "\u33ff" for sign in one))
_CLUES = re.compile(
    r"n[o']t|\bno\b|lack|omit|fail|missing|insuff|limited|inadeq|absence|without|silent|nothing|workload|work load|amount of work|leaves|nowhere|never|un|effort",
    re.IGNORECASE,
)
_ADMITTED = re.compile(
    r"\b(?:we (?:do|did) not|this (?:paper|work) does not|not (?:reported|included|considered|discussed)|limitation|beyond the scope|future work|lack of|insufficient|limited|missing|without|no )\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:existing|prior|previous|earlier|other|most|many|current|these|baselines?|traditional|conventional|recent)\b[^.]{0,40}$|(?:现有|以往|先前|已有|传统|其他|此前|过去|这些|许多|多数|早期|近期)[^。]{0,24}$",
    re.IGNORECASE,
)


def invention_findings(text: str, ground: Ground, *, where: str) -> list[Finding]:
    """What `text` says of experiments and of absences, where `ground` has nothing of the kind."""
    found = [
        *((said, f"The source tells of no {said}.") for said in _experiments(text, ground)),
        *((said, "Whether it lacks this cannot be told from what was read.") for said in absences(text, ground)),
    ]
    return [Finding(where, FindingKind.UNSUPPORTED, said, reason) for said, reason in found]


def _experiments(text: str, ground: Ground) -> Iterator[str]:
    for experiment in _EXPERIMENTS:
        match = experiment.said.search(text)
        if match and not experiment.there.search(ground.whole):
            yield match[0]


def absences(text: str, ground: Ground) -> Iterator[str]:
    """Judgements in `text` on what the paper does not say or give. Of code: only where the source gives none."""
    patterns = _CHINESE if any(sign > "\u33ff" for sign in text) else _ENGLISH if _CLUES.search(text) else ()
    for pattern in patterns:
        for match in pattern.finditer(text):
            if not _EARLIER.search(text, max(0, match.start() - 60), match.start()) and not _admitted(match[0], ground):
                yield match[0].strip()
    if not ground.addresses:
        yield from (said for said in denials(text))


def _admitted(said: str, ground: Ground) -> bool:
    """Whether a sentence of the text says so itself, in a part of the text that speaks of such things."""
    if any(sign > "\u33ff" for sign in said):
        return False
    words = set(re.findall(r"[a-z]{5,}", said.lower())) - {"paper", "authors", "article", "study", "abstract"}
    return any(
        _ADMITTED.search(sentence) and len(words & set(re.findall(r"[a-z]{5,}", sentence.lower()))) > 1
        for sentence in ground.sentences
    )
