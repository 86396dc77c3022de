"""Ten weeks of announcements, made of two that were real: shifted, renamed, revised, cross-listed.

Invariant: what is made is the same each time; an id means one paper, and a paper is revised or cross-listed a week
after its announcement at the earliest.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from tests.road.conftest import CATEGORIES, Row, corpus_rows

FIRST, LAST = date(2025, 9, 22), date(2025, 11, 30)
HOLIDAY = date(2025, 11, 28)
"""The feed that would carry what is announced on the evening of Thanksgiving."""

_DAY = timedelta(days=1)
_FRESH_IDS = 60_000
_AGES = range(6, 15)
_REVISED, _CROSSED, _OUTSIDE, _HELD_BACK = 8, 5, 2, 2
_ADDED = " This version adds experiments on diffusion models, large language models and robots."
_LISTED = frozenset(CATEGORIES.split(","))


@dataclass(frozen=True)
class Line:
    """A paper that the listing of `day` shows as new or cross-listed; `is_late` when it was submitted long before."""

    day: date
    row: Row
    is_late: bool

    @property
    def paper(self) -> str:
        return str(self.row["id"])


class Listings:
    """The rows for an arXiv: at most `most` papers of the corpus a day, with so many letters of their abstracts."""

    def __init__(self, most: int, letters: int = 10_000) -> None:
        self._corpus = _corpus_by_day()
        self._letters = letters
        self._chance = random.Random(20250922)
        self._serial = _FRESH_IDS
        self._known: list[list[Row]] = []
        """The first rows of each listing day so far, as the papers are now."""
        self.rows = [row for day in listing_days() for row in self._of(day, most)]

    @cached_property
    def lines(self) -> dict[date, list[Line]]:
        """What readers are owed, by listing day, in order: replacements are nobody's news."""
        found: dict[date, list[Line]] = {day: [] for day in listing_days()}
        for row in self.rows:
            if row["kind"] in ("new", "cross") and _LISTED & set(row["categories"]):
                day = date.fromisoformat(row["announced"])
                found[day].append(Line(day, row, row["kind"] == "cross"))
        return found

    def _of(self, day: date, most: int) -> Iterator[Row]:
        fresh = [self._fresh(row, day) for row in self._source(day, most)]
        for row in fresh[:_HELD_BACK]:
            row["published"] = _submitted(listing_day_before(listing_day_before(day)))
        old = self._picked(_REVISED + _CROSSED)
        outside = [self._outside(day, row) for row in fresh[-_OUTSIDE:]]
        crossed = [self._crossed(row, day) for row in old[_REVISED:]]
        revised = [self._revised(row, day, number) for number, row in enumerate(old[:_REVISED])]
        self._known.append([*fresh, *outside])
        yield from (dict(row) for row in [*fresh, *outside, *crossed, *revised])

    def _source(self, day: date, most: int) -> list[Row]:
        own = self._corpus.get(day) or list(self._corpus.values())[len(self._known) % len(self._corpus)]
        return own[:: max(1, len(own) // most)][:most]

    def _fresh(self, row: Row, day: date) -> Row:
        made = {**row, "announced": day.isoformat(), "kind": "new", "version": 1, "published": _submitted(day)}
        made["abstract"] = row["abstract"][: self._letters]
        if row["announced"] != day.isoformat():
            made["id"] = self._new_id(day)
        return made

    def _outside(self, day: date, row: Row) -> Row:
        """A paper of categories that nobody here reads, until it is cross-listed."""
        return {**row, "id": self._new_id(day), "categories": ["math.OC"], "primary_category": "math.OC"}

    def _picked(self, count: int) -> list[Row]:
        """Papers that were announced one to three weeks ago."""
        ages = [age for age in _AGES if age < len(self._known)]
        pool = [row for age in ages for row in self._known[-1 - age]]
        return self._chance.sample(pool, min(count, len(pool)))

    def _crossed(self, row: Row, day: date) -> Row:
        if len(row["categories"]) == 1 and row["primary_category"] == "math.OC":
            row["categories"] = ["math.OC", "cs.LG"]
        else:
            missing = [name for name in ("cs.RO", "cs.CL", "cs.LG", "stat.ML") if name not in row["categories"]]
            row["categories"] = [*row["categories"], *missing[:1]]
        return {**row, "announced": day.isoformat(), "kind": "cross"}

    def _revised(self, row: Row, day: date, number: int) -> Row:
        row["version"] += 1
        if number == 0:
            row["abstract"] = row["comment"] = "This paper has been withdrawn by the authors."
        else:
            row["title"] = f"{row['title'].removesuffix(' (revised)')} (revised)"
            row["abstract"] = row["abstract"].removesuffix(_ADDED) + _ADDED
        return {**row, "announced": day.isoformat(), "kind": "replace"}

    def _new_id(self, day: date) -> str:
        self._serial += 1
        return f"{day:%y%m}.{self._serial:05}"


def listing_days(first: date = FIRST, last: date = LAST) -> list[date]:
    """The days whose feed holds papers."""
    days = (first + _DAY * number for number in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5 and day != HOLIDAY]


def listing_day_before(day: date) -> date:
    """The newest day before `day` whose feed held papers."""
    return listing_days(day - timedelta(days=6), day - _DAY)[-1]


def _submitted(day: date) -> str:
    """In the morning of the working day before the listing of `day`, US Eastern time."""
    return f"{listing_day_before(day).isoformat()}T15:00:00+00:00"


def _corpus_by_day() -> dict[date, list[Row]]:
    found: dict[date, list[Row]] = {}
    for row in corpus_rows():
        found.setdefault(date.fromisoformat(row["announced"]), []).append(row)
    return found
