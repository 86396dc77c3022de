"""What the site's search reads: a list of months, and a file of each month's papers, as scripts.

Invariant: whatever a title holds, a file is one call with one JSON value in ASCII: nothing in it ends the script, or
the element that loads it.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from bot.model.post import PostEntry, SearchLine
from bot.model.topic import Topic
from bot.render.claims import takeaways
from bot.render.site.paths import paper_path, search_path
from bot.render.text import clipped, readable

_LONGEST = 600
_MOST_AUTHORS = 100


def search_line(entry: PostEntry, day: date, topics: Iterable[str]) -> SearchLine:
    """What the paper of an entry is found by; `day` is that of the newest of its posts, `topics` are their slugs."""
    paper, reading = entry.paper, entry.reading
    said = [reading.summary, *takeaways(reading)] if reading.summary else takeaways(reading)
    return SearchLine(
        paper.id,
        _plain(paper.title) or paper.versioned_id,
        _plain(reading.title) if reading.title else None,
        tuple(_plain(name) for name in paper.authors[:_MOST_AUTHORS]),
        tuple(_plain(claim.text) for claim in said if claim is not None),
        day,
        tuple(topics),
    )


def search_list(months: Iterable[str], topics: Sequence[Topic], language: str) -> bytes:
    """The script that names the months that have a file (`2025-10`), and the topics."""
    paths = [[month, search_path(month)] for month in sorted(set(months), reverse=True)]
    named = [[topic.slug, topic.name(language)] for topic in topics]
    return _call("list", {"months": paths, "topics": named})


def search_shard(month: str, lines: Iterable[SearchLine]) -> bytes:
    """The script of one month, newest paper first."""
    ordered = sorted(lines, key=lambda line: (line.day, line.paper), reverse=True)
    slugs = sorted({slug for line in ordered for slug in line.topics})
    places = {slug: place for place, slug in enumerate(slugs)}
    papers = [
        [
            paper_path(line.paper),
            line.title,
            line.translation or "",
            line.authors,
            line.takeaways,
            line.day.isoformat(),
            [places[slug] for slug in line.topics],
        ]
        for line in ordered
    ]
    return _call("month", {"month": month, "topics": slugs, "papers": papers})


def _plain(text: str) -> str:
    return clipped(readable(text), _LONGEST)


def _call(name: str, value: Any) -> bytes:
    """ASCII alone, so that no line or paragraph separator and no lone surrogate is left, and no `<`."""
    written = json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"papergram.{name}({written});\n".encode("ascii")
