"""Authors and affiliations, which no reading may guess.

Invariant: only places that are about people, and statements that say who wrote it, are looked at.
"""

import re

from bot.model.finding import Finding, FindingKind
from bot.reading.checking.ground import Ground

_ABOUT = re.compile(r"author|affiliat|作者|机构|单位|隶属", re.IGNORECASE)
_LABEL = re.compile(r"(?:第一)?作者(?:为|是|包括|有|[:：])\s*")
_CHINESE_NAMES = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}(?:[、，,和]\s?[\u4e00-\u9fff]{2,4})+(?![\u4e00-\u9fff])"
)
_INITIALS = re.compile(r"\b[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z][a-z]+(?:\s?等人?|\s?et al\.?)?")


def people_findings(text: str, ground: Ground, *, where: str) -> list[Finding]:
    """Names of people in `text` that `ground` does not have, in letters that other rules pass over."""
    label = _LABEL.search(text)
    if not _ABOUT.search(where.removeprefix("sections.")) and not label:
        return []
    start = label.start() if label and not _ABOUT.search(where) else 0
    found = [match[0] for pattern in (_CHINESE_NAMES, _INITIALS) for match in pattern.finditer(text, start)]
    return [
        Finding(where, FindingKind.ENTITY, said, f"The source does not name “{said}”.")
        for said in found
        if said.lower() not in ground.plain
    ]
