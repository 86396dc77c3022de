"""A file of an old archive, read as a post.

Invariant: every heading with authors below it becomes an entry, and whatever the text, nothing is raised.
"""

import re
from datetime import date
from itertools import pairwise

from bot.imports.entry import entry
from bot.imports.front import day_of, front_matter
from bot.imports.old_post import OldPost, Remark

_HEADING = re.compile(r"##(?!#)")
_AUTHORS = re.compile(r"\s*\*\*\s*(?:Authors?|作者)\s*\*{0,2}\s*[:：]", re.IGNORECASE)
_DAY_HEADING = re.compile(r"#(?!#)\s*(?P<day>.*)")
_READER = re.compile(r"\[(?P<name>[^\]\n]{1,80})\]\([^)\s]{0,500}\)")
_WRITES = re.compile(r"模型|总结|\bmodels?\b|\bllm\b|summar", re.IGNORECASE)
_NEAR = 3
_OWN = re.compile(r"^\[PDF\]\(<[^>\n]{1,500}>\) \[arXiv\]\(<", re.MULTILINE)


def is_own(text: str) -> bool:
    """Whether Papergram itself wrote a post: its links, unlike those of the old form, stand in angle brackets."""
    return _OWN.search(text) is not None


def read_post(text: str, name: str = "") -> OldPost:
    """The post in a text; `name` is its file's, from which a day is taken where the text has none."""
    lines = _lines(text)
    front = front_matter(lines)
    starts = [place for place in _starts(lines) if place >= front.start]
    head = lines[front.start : starts[0]] if starts else lines[front.start :]
    entries = tuple(
        entry(lines[place:end], place + 1) for place, end in pairwise([*starts, len(lines)] if starts else ())
    )
    day = front.day or _day_in(head) or day_of(name)
    remarks = [*front.remarks, *_strange(lines, set(starts), front.start)]
    if not front.title:
        remarks.append(Remark(1, "The post has no title; its file's name stands for it."))
    if not front.day and day:
        remarks.append(Remark(1, f"The front matter has no date; {day} stands in the heading or in the file's name."))
    return OldPost(front.title or name.rpartition(".")[0] or name, day, _reader(head), entries, tuple(remarks))


def _lines(text: str) -> list[str]:
    """Those that an editor counts: a form feed or a Unicode line separator begins none."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _starts(lines: list[str]) -> list[int]:
    """Where entries begin: a heading of the second level, and authors in one of the next lines that say anything."""
    return [place for place, line in enumerate(lines) if _HEADING.match(line) and _has_authors(lines, place)]


def _has_authors(lines: list[str], place: int) -> bool:
    near = [line for line in lines[place + 1 : place + 1 + 2 * _NEAR] if line.strip()][:1]
    return any(_AUTHORS.match(line) for line in near)


def _strange(lines: list[str], known: set[int], start: int) -> list[Remark]:
    return [
        Remark(place + 1, f"“{line.strip()[:80]}” has no authors below it; it is kept as text of what is above it.")
        for place, line in enumerate(lines)
        if place >= start and place not in known and _HEADING.match(line)
    ]


def _day_in(head: list[str]) -> date | None:
    found = (day_of(match["day"]) for line in head if (match := _DAY_HEADING.match(line)))
    return next((day for day in found if day), None)


def _reader(head: list[str]) -> str:
    """Who wrote it, by the notice: the first link of a line that speaks of a model, else the first link."""
    notice = [line for line in head if line.lstrip().startswith(">")]
    lines = sorted(notice, key=lambda line: not _WRITES.search(line))
    return next((" ".join(match["name"].split()) for line in lines if (match := _READER.search(line))), "")
