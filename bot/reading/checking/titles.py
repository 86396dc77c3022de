"""A title in another language held against the paper's own.

Invariant: every name and number of a translated title is the title's, and the title's own names stand in it.
"""

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.addresses import address_findings
from bot.reading.checking.entities import entity_findings
from bot.reading.checking.filler import filler_findings
from bot.reading.checking.folding import compact
from bot.reading.checking.ground import Ground
from bot.reading.checking.leaks import leak_findings
from bot.reading.checking.names import Shape, names
from bot.reading.checking.numbers import number_findings
from bot.reading.checking.renderings import rendering_findings
from bot.reading.checking.support import support

_LEAST, _ENOUGH = 0.35, 6.0
_ALIEN = ("附录", "综述", "调查", "教程", "评论", "勘误", "数据集", "基准")
_ALIEN_ENGLISH = {
    "附录": "appendi supplement",
    "综述": "survey review overview",
    "调查": "survey investigat stud census poll inquir examin",
    "教程": "tutorial lecture introduc guide course primer",
    "评论": "comment review critic",
    "勘误": "errat correct corrig",
    "数据集": "data corpus collection set bank",
    "基准": "bench baseline reference standard test eval bed arena exam",
}


def title_findings(translated: str, ground: Ground, *, where: str) -> list[Finding]:
    """What is wrong with a title."""
    findings = [*filler_findings(translated, ground, where=where), *leak_findings(translated, ground, where=where)]
    findings += address_findings(translated, ground, where=where)
    findings += entity_findings(translated, ground, where=where)
    findings += number_findings(translated, (), ground.lines, where=where)
    findings += rendering_findings(translated, ground, where=where)
    findings += _dropped(translated, ground, where)
    findings += _other_kind(translated, ground, where)
    found = support(translated, ground)
    if found.weight > _ENOUGH and found.share < _LEAST:
        findings.append(Finding(where, FindingKind.UNSUPPORTED, translated, f"The title is “{ground.title}”."))
    return findings


def _dropped(translated: str, ground: Ground, where: str) -> list[Finding]:
    """The name before the colon, which is what a paper is called by."""
    head, colon, _ = ground.title.partition(":")
    called = names(head) if colon and len(head.split()) == 1 else ()
    kept = compact(translated)
    return [
        Finding(where, FindingKind.ENTITY, translated, f"The title's “{name.written}” is not in it.")
        for name in called
        if name.shape is Shape.MARKED and not kept.has(name.written)
    ]


def _other_kind(translated: str, ground: Ground, where: str) -> list[Finding]:
    """`附录研究` of what is no appendix."""
    plain = f"{ground.title} {ground.abstract}".lower()
    return [
        Finding(where, FindingKind.UNSUPPORTED, word, f"The title is “{ground.title}”; it is no “{word}”.")
        for word in _ALIEN
        if word in translated and not any(english in plain for english in _ALIEN_ENGLISH[word].split())
    ]
