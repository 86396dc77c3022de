"""Where and when a paper appeared, from its journal reference as authors type it.

Invariant: nothing is guessed: a reference that is not plainly “journal volume, pages (year)” stays whole.
"""

import re
from dataclasses import dataclass

from bot.model.paper import Paper
from bot.render.text import clean

_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
_REFERENCE = re.compile(
    r"(?P<journal>[^\d,;:()]{2,80}?),?\s+(?:vol(?:ume)?\.?\s*)?(?P<volume>[A-Z]?\d{1,4}[A-Z]?)"
    r"(?:\s*\((?P<number>\d{1,5})\)|,?\s*no\.?\s*(?P<issue>\d{1,3}))?"
    r"(?:\s*[,:]\s*|\s+)(?:pp?\.?\s*)?(?P<pages>[A-Z]?\d{1,7}(?:\s*[-–—]+\s*[A-Z]?\d{1,7})?)"
    r"(?:\s*\((?P<year>\d{4})\)|,\s*(?P<last>\d{4}))\.?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(?P<journal>[^\d,;:()]{2,80}?),?\s+(?:vol(?:ume)?\.?\s*)?(?P<volume>[A-Z]?\d{1,4}[A-Z]?)\s*\((?P<year>\d{4})\)"
    r"\s*[,:]?\s*(?:pp?\.?\s*)?(?P<pages>[A-Z]?\d{1,7}(?:\s*[-–—]+\s*[A-Z]?\d{1,7})?)(?P<number>)(?P<issue>)(?P<last>)\.?",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:proc(?:eedings)?\b|conf(?:erence)?\b|workshops?\b|symposium|neurips|nips|icml|iclr|cvpr|iccv|eccv|acl|emnlp"
    r"|naacl|aaai|ijcai|interspeech|icassp|miccai|iros|icra|kdd|sigir|wacv|bmvc|aistats|colt|uai)(?=\b|\d)",
    re.IGNORECASE,
)
_JOURNAL_PROC = re.compile(
    r"proc(?:eedings)?\.?\s+(?:of\s+)?(?:the\s+)?(?:natl|national|royal|r\.|vldb|acm on|ieee\b(?!.*conf))",
    re.IGNORECASE,
)
_SPLIT_ID = re.compile(r"(?:.*/)?(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class Venue:
    """`name` is a journal's or, where `is_meeting`, that of proceedings; the rest is empty where it is not told."""

    name: str
    volume: str = ""
    number: str = ""
    pages: str = ""
    year: int | None = None
    is_meeting: bool = False


def venue_of(paper: Paper) -> Venue | None:
    """Where it appeared, or None. Of several references (`;` between them) the first counts."""
    text = clean(paper.journal_ref or "").partition(";")[0].strip()
    if not text or "://" in text:
        return None
    parted = _REFERENCE.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if parted is not None:
        year = int(parted["year"] or parted["last"])
        pages = re.sub(r"\s*[-–—]+\s*", "--", parted["pages"])
        number = parted["number"] or parted["issue"] or ""
        return Venue(parted["journal"].strip(), parted["volume"], number, pages, year)
    years = _YEAR.findall(text)
    is_meeting = bool(_MEETING.search(text)) and not _JOURNAL_PROC.match(text)
    return Venue(text, year=int(years[-1]) if len(set(years)) == 1 else None, is_meeting=is_meeting)


def year_of(paper: Paper) -> int:
    """The year in which it appeared, else that of its first version."""
    venue = venue_of(paper)
    return (venue.year if venue is not None else None) or month_of(paper)[0]


def month_of(paper: Paper) -> tuple[int, int]:
    """Year and month of the first version; its id has them too."""
    if paper.published is not None:
        return paper.published.year, paper.published.month
    parts = _SPLIT_ID.match(paper.id.base)
    assert parts is not None, "an arXiv id begins with a year and a month"
    year, month = int(parts[1]), int(parts[2])
    return (1900 if year > 90 else 2000) + year, month  # noqa: PLR2004 - arXiv began in 1991
