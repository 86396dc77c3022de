"""Where in an old reading something does not hold, in the reader's language.

Invariant: a place that has no name in the language is told as it is written.
"""

import re
from types import MappingProxyType
from typing import Final

from bot.locales import Locale

_LABELS: Final = MappingProxyType(
    {
        "title": "site-title",
        "authors": "site-authors",
        "affiliation": "site-affiliation",
        "keywords": "site-keywords",
        "urls": "site-links",
        "links": "site-links",
        "abstract": "part-abstract",
        "summary": "post-summary",
        "key_takeaways": "part-takeaways",
        "background": "part-background",
        "prior_work": "part-prior-work",
        "method": "part-method",
        "results": "part-results",
        "steps": "part-steps",
        "conclusion": "site-conclusion",
        "significance": "part-significance",
        "novelty": "part-novelty",
        "performance": "part-performance",
        "workload": "part-workload",
        "version": "old-version",
        "venue": "old-venue",
        "entry": "old-entry",
    }
)
_TAKEAWAY: Final = re.compile(r"key_takeaways\[(\d{1,4})\]")


def old_place(where: str, locale: Locale) -> str:
    """Plain words for the place that a finding names: `sections.method` is “Method”, `key_takeaways[0]` the first."""
    if match := _TAKEAWAY.fullmatch(where):
        return locale.label("old-takeaway", number=int(match[1]) + 1)
    if where == "summary":  # the line above the numbered parts, the sixth of which has the same name
        return locale.label("part-summary")
    name = where.removeprefix("sections.")
    return locale.label(_LABELS[name]) if name in _LABELS else name
