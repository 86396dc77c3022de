"""The front matter of a post: title and day.

Invariant: whatever stands there, what comes out are a title, a day and remarks; nothing of it is ever run.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import yaml

from bot.imports.old_post import Remark

_FENCE = re.compile(r"-{3,}\s*$")
_KEY = re.compile(r"^(title|date)[ \t]*:(.*)$", re.MULTILINE)
_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_LONGEST = 64 * 1024
_FAULTS = (yaml.YAMLError, ValueError, LookupError, AttributeError, ArithmeticError, TypeError, RecursionError)
"""What PyYAML raises for documents that nobody writes."""


@dataclass(frozen=True, slots=True)
class Front:
    """`start` is how many lines of the file it takes, 0 where there is none."""

    title: str
    day: date | None
    start: int
    remarks: tuple[Remark, ...] = ()


def front_matter(lines: list[str]) -> Front:
    """The front matter at the head of a file; what cannot be read as YAML is read line by line, with a remark."""
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None or not _FENCE.match(lines[first]):
        return Front("", None, 0)
    end = next((place for place in range(first + 1, len(lines)) if _FENCE.match(lines[place])), None)
    if end is None:
        return Front("", None, 0, (Remark(first + 1, "The front matter has no end."),))
    text = "\n".join(lines[first + 1 : end])
    found, fault = _read(text)
    remarks = (
        (Remark(first + 1, f"The front matter is no YAML ({fault}); title and date were looked for."),) if fault else ()
    )
    return Front(_title(found.get("title")), day_of(found.get("date")), end + 1, remarks)


def day_of(value: object) -> date | None:
    """The day in a date, a moment or a text; None where there is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    match = _DAY.search(value[:200]) if isinstance(value, str) else None
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _read(text: str) -> tuple[Mapping[str, object], str]:
    """Its keys, and what is wrong with it."""
    if len(text) > _LONGEST:
        return _looked_for(text), f"it has more than {_LONGEST // 1024} KiB"
    try:
        found = yaml.safe_load(text)
    except _FAULTS as error:
        return _looked_for(text), _said(error)
    return (found, "") if isinstance(found, dict) else ({}, "" if found is None else "it is no list of keys")


def _looked_for(text: str) -> dict[str, object]:
    return {key: value.strip(" \t'\"") for key, value in _KEY.findall(text)}


def _said(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or type(error).__name__)
    return f"line {mark.line + 2}: {problem}" if mark else problem


def _title(value: object) -> str:
    """A title is a word or a number; a tree of lists, which could unfold without an end, is none."""
    return " ".join(str(value).split()) if isinstance(value, str | date | bool | float) or _is_small(value) else ""


def _is_small(value: object) -> bool:
    return isinstance(value, int) and value.bit_length() <= 64  # noqa: PLR2004 - longer ones cannot be printed
