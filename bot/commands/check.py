"""`papergram check --jsonl`: readings, whoever wrote them, held against their sources, one JSON line each.

Invariant: there is one line out for each line in, in the same order, and a broken one stops none of the others.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from bot.model.finding import Finding
from bot.reading.checking.ground import Ground
from bot.reading.checking.reading import check_reading


class BrokenLine(ValueError):
    """What keeps a line from being checked, in a sentence."""


def main(args: Namespace) -> int:  # noqa: ARG001 - there is but one form
    """Check standard input; the status is 1 when a line could not be read."""
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    status = 0
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            answer: object = [asdict(finding) for finding in check_line(line)]
        except BrokenLine as broken:
            sys.stderr.write(f"papergram: line {number}: {broken}\n")
            answer, status = {"error": str(broken)}, 1
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return status


def check_line(line: str) -> list[Finding]:
    """The findings on one line of input; raises BrokenLine."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BrokenLine(f"this is no JSON: {error}") from None
    source, reading = _object(record, "source"), _object(record, "reading")
    ground = Ground(*(_text(source.get(key), f"source.{key}") for key in ("title", "abstract", "comment", "text")))
    if not ground.whole.strip():
        raise BrokenLine("source has neither title nor abstract nor text")
    takeaways = reading.get("key_takeaways") or []
    if not isinstance(takeaways, list):
        raise BrokenLine("reading.key_takeaways is no list")
    sections = reading.get("sections") or {}
    if not isinstance(sections, dict):
        raise BrokenLine("reading.sections is no object")
    return check_reading(
        ground,
        _text(reading.get("summary"), "reading.summary"),
        [_text(one, f"reading.key_takeaways[{place}]") for place, one in enumerate(takeaways)],
        {name: _text(value, f"reading.sections.{name}") for name, value in sections.items()},
    )


def _object(record: object, key: str) -> Mapping[str, Any]:
    value = record.get(key) if isinstance(record, dict) else None
    if not isinstance(value, dict):
        raise BrokenLine(f'there is no object "{key}"')
    return value


def _text(value: object, place: str) -> str:
    """A string, {"text": …}, a list of either (one a line), or null."""
    match value:
        case None:
            return ""
        case str():
            return value
        case {"text": one}:
            return _text(one, place)
        case Sequence():
            return "\n".join(_text(one, place) for one in value)
        case _:
            raise BrokenLine(f"{place} is no text")
