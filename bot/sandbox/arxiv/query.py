"""The part of arXiv's query language that Papergram speaks, for the sandbox.

Source: "arXiv API User's Manual", section 5.1, and `submittedDate` of section 3.1.1.1.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from bot.model.paper import Paper

Test = Callable[[Paper], bool]

_BETWEEN = re.compile(r"submittedDate:\[(\d{12}) TO (\d{12})\]")
_FIELD = re.compile(r"(cat|ti):([\w.*-]+)")


def parse_query(text: str) -> Test:
    """A test for `a AND (b OR c)` of `submittedDate:[… TO …]`, `cat:…` and `ti:…`.

    Raises ValueError for everything else.
    """
    groups = [[_parse_term(term) for term in _unwrapped(group).split(" OR ")] for group in text.split(" AND ")]
    return lambda paper: all(any(test(paper) for test in group) for group in groups)


def _unwrapped(group: str) -> str:
    return group[1:-1] if group.startswith("(") and group.endswith(")") else group


def _parse_term(term: str) -> Test:
    if between := _BETWEEN.fullmatch(term):
        start, end = (datetime.strptime(moment, "%Y%m%d%H%M").replace(tzinfo=UTC) for moment in between.groups())
        return lambda paper: paper.published is not None and start <= paper.published <= end
    if not (field := _FIELD.fullmatch(term)):
        raise ValueError(f"cannot read {term!r} in a query")
    name, wanted = field.groups()
    if name == "ti":
        return lambda paper: wanted.lower() in re.findall(r"\w+", paper.title.lower())
    if wanted.endswith("*"):
        return lambda paper: any(category.startswith(wanted[:-1]) for category in paper.categories)
    return lambda paper: wanted in paper.categories
