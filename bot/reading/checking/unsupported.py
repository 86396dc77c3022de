"""Statements that the text does not bear out: of another paper, of experiments that were none, on what was not read.

Invariant: a sentence of the text is supported.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.absence import absences
from bot.reading.checking.ground import Ground
from bot.reading.checking.support import is_foreign, support

_FEW: Final = 3
_NAMED: Final = 4


@dataclass(frozen=True, slots=True)
class Experiment:
    """Something people do in studies of people: how statements name it, and what a text that has it says."""

    said: re.Pattern[str]
    known_by: re.Pattern[str]


def _experiment(said: str, known_by: str) -> Experiment:
    return Experiment(re.compile(said, re.IGNORECASE), re.compile(known_by, re.IGNORECASE))


_EXPERIMENTS: Final = (
    _experiment(
        (
            r"问卷|调查表|量表|\bquestionnaires?\b|\bsurvey(?:ed|s)? (?:of )?(?:participants|respondents|users|"
            r"students|patients)\b|\brespondents?\b"
        ),
        r"questionnaire|survey|respondent|self-report|scale|inventory|问卷|量表|调查",
    ),
    _experiment(
        r"参与者|受试者|被试|志愿者(?!地理)|\bparticipants?\b|\bvolunteers\b|\bhuman subjects\b",
        (
            r"participant|subject|volunteer|recruit|user stud|human|people|persons?\b|patient|student|respondent|"
            r"cohort|crowd|users?\b|annotator|individual|players?|listener|参与者|受试"
        ),
    ),
    _experiment(
        (
            r"随机(?:地)?(?:分配|分组|分为|分成|对照)|\brandomi[sz]ed (?:controlled|trial|to|into|assignment)\b|"
            r"\brandomly (?:assigned|allocated|divided)\b"
        ),
        r"randomi[sz]|randomly|random assignment|\brct\b|trial|随机",
    ),
    _experiment(
        (
            r"对照组|实验组|处理组|治疗组|干预组|干预措施|\b(?:control|treatment|experimental|"
            r"intervention) groups?\b|\bplacebo\b"
        ),
        r"control(?:led)?\b|controls\b|treatment|placebo|intervention|trial|treated|对照|干预",
    ),
    _experiment(
        r"访谈|焦点小组|\binterview(?:s|ed|ees?)?\b|\bfocus groups?\b", r"interview|focus group|qualitative|访谈"
    ),
    _experiment(
        r"实地(?:观察|考察|调研|调查)|田野调查|\bfield (?:observations?|visits?|stud(?:y|ies))\b",
        r"field|in situ|in-situ|site|实地",
    ),
    _experiment(
        r"统计(?:分析)?软件|\bSPSS\b|方差分析|\bANOVA\b|\bt-tests?\b|t检验|卡方检验|\bchi-squared? test",
        r"spss|anova|variance|t-test|chi-squared?|statistical|significan|统计",
    ),
    _experiment(r"双盲|单盲|\b(?:double|single)-blind(?:ed)?\b", r"blind|双盲"),
    _experiment(
        r"用户(?:研究|调研|调查)|人工评(?:估|测)|人类评(?:估|测)|\b(?:user|human) (?:study|studies|evaluations?)\b",
        r"user|human|annotator|people|perceptual|subjective|preference|expert|listen|crowd|participant|rater|人",
    ),
)


def unsupported_findings(text: str, ground: Ground, *, where: str) -> list[Finding]:
    """What of `text`, one sentence, the text that was read does not bear out."""
    found = [Finding(where, FindingKind.UNSUPPORTED, said, reason) for said, reason in _invented(text, ground)]
    found += [Finding(where, FindingKind.UNSUPPORTED, said, reason) for said, reason in absences(text, ground)]
    return found or _foreign(text, ground, where)


def _invented(text: str, ground: Ground) -> Iterator[tuple[str, str]]:
    for experiment in _EXPERIMENTS:
        match = experiment.said.search(text)
        if match and not experiment.known_by.search(ground.whole):
            yield match[0], f"The source tells of no such thing as “{match[0]}”."


def _foreign(text: str, ground: Ground, where: str) -> list[Finding]:
    """A sentence that speaks of what the source does not speak of."""
    near = ground.near(text, _FEW)
    held = support(text, near)
    if not is_foreign(text, near, held):
        return []
    named = ", ".join(held.missing[:_NAMED])
    return [Finding(where, FindingKind.UNSUPPORTED, text, f"The source does not speak of this ({named}).")]
