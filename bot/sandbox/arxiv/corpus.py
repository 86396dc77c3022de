"""What the sandbox's arXiv knows: announcements, and the papers that follow from them.

Invariant: nothing of a paper is visible before the day on which it was announced.
"""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from importlib import resources
from typing import Any, Self

from bot.model.announcement import AnnounceKind
from bot.model.paper import Paper, PaperId

_SUBMITTED_AT = time(15, tzinfo=UTC)
_CROSSED = {AnnounceKind.NEW: AnnounceKind.CROSS, AnnounceKind.REPLACE: AnnounceKind.REPLACE_CROSS}

Row = Mapping[str, Any]


def sample_rows() -> list[Row]:
    """The announcements that come with the program; see `sample/README.md`."""
    packed = resources.files("bot.sandbox.arxiv").joinpath("sample", "announcements.jsonl.gz").read_bytes()
    return [json.loads(line) for line in gzip.decompress(packed).splitlines()]


@dataclass(frozen=True, slots=True)
class Announced:
    """One paper on one listing day."""

    day: date
    kind: AnnounceKind
    paper: Paper

    @classmethod
    def of(cls, row: Row) -> Self:
        """Read a row: `id`, `title`, `authors`, `abstract`, `categories` and `announced` at the least.

        `kind` is "new" and `version` 1 where the row has none; times that are absent follow from the day.
        """
        day = date.fromisoformat(row["announced"])
        paper = Paper(
            id=PaperId.parse(row["id"]),
            version=row.get("version", 1),
            title=row["title"],
            authors=tuple(row["authors"]),
            abstract=row["abstract"],
            categories=tuple(row["categories"]),
            primary_category=row.get("primary_category") or row["categories"][0],
            published=_moment(row.get("published"), day),
            updated=_moment(row.get("updated"), day),
            comment=row.get("comment"),
            journal_ref=row.get("journal_ref"),
            doi=row.get("doi"),
            license=row.get("license"),
            complete=True,
        )
        return cls(day, AnnounceKind(row.get("kind", "new")), paper)


class Corpus:
    """Announcements in the order in which they were given."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._announced = [Announced.of(row) for row in rows]

    def listing(self, day: date, categories: Sequence[str]) -> list[Announced]:
        """What was announced on `day` in `categories` (archives included), in the kinds that these readers see."""
        shown = [line for line in self._announced if line.day == day and is_in(line.paper.categories, categories)]
        return [
            line
            if is_in((line.paper.primary_category,), categories)
            else replace(line, kind=_CROSSED.get(line.kind, line.kind))
            for line in shown
        ]

    def versions(self, today: date) -> dict[PaperId, dict[int, Paper]]:
        """Every version that was announced up to `today`; all carry the submission time of the first."""
        known: dict[PaperId, dict[int, Paper]] = {}
        for line in sorted(self._announced, key=lambda line: line.day):
            if line.day > today:
                break
            of_paper = known.setdefault(line.paper.id, {})
            first = next(iter(of_paper.values()), line.paper)
            of_paper[line.paper.version] = replace(line.paper, published=first.published)
        return known


def is_in(categories: Iterable[str], wanted: Sequence[str]) -> bool:
    """Whether one of `categories` is wanted, by its own name or by its archive's."""
    return any(name in wanted or name.partition(".")[0] in wanted for name in categories)


def _moment(text: str | None, day: date) -> datetime:
    """The time in `text` (ISO; a date alone is 15:00 UTC), or 15:00 UTC of the working day before `day`."""
    if text and len(text) > len("2025-10-06"):
        return datetime.fromisoformat(text).astimezone(UTC)
    if text:
        return datetime.combine(date.fromisoformat(text), _SUBMITTED_AT)
    before = day - timedelta(days=3 if day.weekday() == 0 else 1)
    return datetime.combine(before, _SUBMITTED_AT)
