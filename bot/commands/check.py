"""`papergram check --jsonl`: readings, whoever wrote them, held against their sources, one JSON line each.

In: `{"source": {"title", "abstract", "comment"?, "text"?}, "reading": {"summary", "key_takeaways", "sections"}}`,
the reading in any language. A line out is a list of findings `{"where", "kind", "text", "reason"}`.

Invariant: there is one line out for each line in that is not blank, in the same order; for a line that cannot be read
it is `{"error": …}`, and the others are checked all the same.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.model.finding import Finding
from bot.reading.checking.ground import Ground
from bot.reading.checking.reading import check_reading

_SOURCE = ("title", "abstract", "comment", "text")


class _BrokenLine(ValueError):
    """What keeps a line from being checked, in a sentence."""


def main(args: Namespace) -> int:  # noqa: ARG001 - JSON lines are the only form there is
    """Check standard input; the status is 1 when a line could not be read."""
    status = 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            _write([asdict(finding) for finding in _findings(line)])
        except _BrokenLine as broken:
            sys.stderr.write(f"papergram: line {number}: {broken}\n")
            _write({"error": f"line {number}: {broken}"})
            status = 1
    return status


def _write(answer: object) -> None:
    """Half a surrogate pair, which JSON can hold and UTF-8 cannot, becomes a question mark."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False).encode(errors="replace").decode() + "\n")
    sys.stdout.flush()


def _findings(line: bytes) -> list[Finding]:
    """Raises _BrokenLine."""
    try:
        record = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise _BrokenLine(f"this is no JSON: {error}") from None
    source, reading = _object(record, "source"), _object(record, "reading")
    ground = Ground(*(_text(source.get(key), f"source.{key}") or "" for key in _SOURCE))
    if not ground.whole.strip():
        raise _BrokenLine("the source has neither title nor abstract nor text")
    takeaways, sections = reading.get("key_takeaways") or [], reading.get("sections") or {}
    if not isinstance(takeaways, list):
        raise _BrokenLine("reading.key_takeaways is no list")
    if not isinstance(sections, dict):
        raise _BrokenLine("reading.sections is no object")
    return check_reading(
        ground,
        _text(reading.get("summary"), "reading.summary"),
        [_text(one, f"reading.key_takeaways[{place}]") or "" for place, one in enumerate(takeaways)],
        {name: _text(value, f"reading.sections.{name}") for name, value in sections.items()},
    )


def _object(record: object, key: str) -> Mapping[str, Any]:
    value = record.get(key) if isinstance(record, dict) else None
    if not isinstance(value, dict):
        raise _BrokenLine(f'there is no object "{key}"')
    return value


def _text(value: object, place: str) -> str | None:
    """A string, `{"text": …}`, or a list of either, which are its lines."""
    match value:
        case None | str():
            return value
        case {"text": one}:
            return _text(one, place)
        case list():
            return "\n".join(_text(one, place) or "" for one in value)
        case _:
            raise _BrokenLine(f"{place} is no text")
