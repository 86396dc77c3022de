"""Errors, grouped: what the operators are told, and how often.

Invariant: of one kind there is a notice an hour at most, however often it happens, and nothing is lost: the next one
counts all that happened since. However many kinds there are, no more than a hundred are kept apart.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock

EVERY = timedelta(hours=1)
MOST_KINDS = 100
OTHERS = "others"
_LONGEST_KIND = 200
_CHANGING = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Notice:
    """`count` errors of one `kind` since `since`; `text` is what the latest of them says."""

    kind: str
    text: str
    count: int
    since: datetime


class Notices:
    """What was noted and not yet told. `told` are the moments of the last notices, by kind. Safe for threads."""

    def __init__(self, told: Mapping[str, datetime] | None = None) -> None:
        self._told = dict(told or {})
        self._open: dict[str, Notice] = {}
        self._lock = Lock()

    def note(self, kind: str, text: str, at: datetime) -> None:
        """An error happened. Numbers in `kind` do not make it another one."""
        kind = _CHANGING.sub("#", kind)[:_LONGEST_KIND]
        with self._lock:
            if kind not in self._open and len(self._open) >= MOST_KINDS:
                kind = OTHERS
            known = self._open.get(kind, Notice(kind, text, 0, at))
            self._open[kind] = replace(known, text=text, count=known.count + 1)

    def due(self, now: datetime) -> list[Notice]:
        """What is to be told at `now`, the first first."""
        with self._lock:
            return sorted(
                (one for one in self._open.values() if self._may_be_told(one.kind, now)), key=lambda one: one.since
            )

    def were_told(self, notices: Iterable[Notice], now: datetime) -> None:
        """The operators know these; what happened meanwhile is for the next time."""
        with self._lock:
            for one in notices:
                self._told[one.kind] = now
                known = self._open.pop(one.kind, one)
                if known.count > one.count:
                    self._open[one.kind] = replace(known, count=known.count - one.count, since=now)
            self._told = {kind: moment for kind, moment in self._told.items() if now - moment < EVERY}

    def remember(self, told: Mapping[str, datetime]) -> None:
        """These are the moments of notices that were told before the start."""
        with self._lock:
            self._told = {**told, **self._told}

    def _may_be_told(self, kind: str, now: datetime) -> bool:
        told = self._told.get(kind)
        return told is None or not timedelta(0) <= now - told < EVERY
