"""An entry of an old post as the values that the store keeps.

Invariant: a paper made of a post has what the post printed and nothing else; it is never called complete.
"""

import re

from bot.imports.old_post import OldEntry, OldPost
from bot.model.finding import Finding
from bot.model.paper import Paper, PaperId
from bot.model.post import OldReading

_HAN, _LETTER = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[^\W\d_]")
_CHINESE = 0.1
_UNNAMED = "unnamed"


def printed_paper(entry: OldEntry, paper: PaperId) -> Paper:
    """What an entry prints of its paper; a link that names no version counts as the first."""
    return Paper(
        id=paper,
        version=entry.version or 1,
        title=" ".join(entry.title.split()),
        authors=entry.authors,
        abstract=entry.abstract,
        categories=(),
        primary_category="",
        comment=entry.comment or None,
    )


def old_reading(entry: OldEntry, post: OldPost, paper: Paper, found: tuple[Finding, ...]) -> OldReading:
    """What a post said of a paper. Raises ValueError for a post without a day."""
    if post.day is None:
        raise ValueError("a post without a day")
    return OldReading(
        paper=paper.id,
        version=paper.version,
        language=_language(entry),
        post=post.title,
        day=post.day,
        reader=post.reader or _UNNAMED,
        summary=entry.summary or None,
        takeaways=entry.takeaways,
        sections=tuple((one.heading, one.text) for one in entry.sections),
        findings=found,
    )


def is_chinese(text: str) -> bool:
    """Whether Chinese characters stand among the letters."""
    return len(_HAN.findall(text)) > _CHINESE * len(_LETTER.findall(text))


def language_of(post: OldPost) -> str:
    """`zh` where most entries are Chinese, else `en`."""
    return "zh" if sum(_language(one) == "zh" for one in post.entries) * 2 > len(post.entries) else "en"


def _language(entry: OldEntry) -> str:
    said = "\n".join([entry.summary, *entry.takeaways, *(one.text for one in entry.sections)])
    return "zh" if is_chinese(said) else "en"
