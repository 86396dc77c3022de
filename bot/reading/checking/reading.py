"""A whole reading held against the text it was made from.

Invariant: the findings stand in the order of the reading, each once.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.model.finding import Finding
from bot.reading.checking.filler import rehash_findings, repeated_findings
from bot.reading.checking.ground import Ground
from bot.reading.checking.missing import missing_findings
from bot.reading.checking.people import people_findings
from bot.reading.checking.statements import once, statement_findings
from bot.reading.checking.titles import title_findings

_TITLE = re.compile(r"title|标题|题目", re.IGNORECASE)


def check_reading(
    ground: Ground, summary: str | None, takeaways: Sequence[str], sections: Mapping[str, str | None]
) -> list[Finding]:
    """What is wrong with a reading in any language that names no evidence."""
    places = list(_places(summary, takeaways, sections))
    found = [finding for where, text in places for finding in _findings(where, text, ground)]
    found += repeated_findings(takeaways)
    found += rehash_findings({name: text for name, text in sections.items() if text})
    found += missing_findings(ground, summary, takeaways, sections)
    order = {where: place for place, where in enumerate(_order(takeaways, sections))}
    return sorted(once(found), key=lambda finding: order.get(finding.where, len(order)))


def _places(
    summary: str | None, takeaways: Sequence[str], sections: Mapping[str, str | None]
) -> Iterator[tuple[str, str]]:
    """What there is to read, with its place."""
    listed = [("summary", summary), *((f"key_takeaways[{place}]", text) for place, text in enumerate(takeaways))]
    listed += [(f"sections.{name}", text) for name, text in sections.items()]
    yield from ((where, text) for where, text in listed if text and text.strip())


def _order(takeaways: Sequence[str], sections: Mapping[str, str | None]) -> Iterator[str]:
    yield from ("summary", "key_takeaways")
    yield from (f"key_takeaways[{place}]" for place in range(len(takeaways)))
    yield from (f"sections.{name}" for name in sections)


def _findings(where: str, text: str, ground: Ground) -> Iterator[Finding]:
    if _TITLE.search(where):
        yield from title_findings(text, ground, where=where)
        return
    yield from people_findings(text, ground, where=where)
    yield from statement_findings(text, ground, where=where)
