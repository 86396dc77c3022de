"""One import, file by file: what each post gives, and what becomes of it.

Invariant: of what an archive says twice of one version of a paper in posts of one title and day the first is taken and
the others are told, so that a second import finds what the first one left.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlite_utils import Database

from bot.imports.check import findings
from bot.imports.files import Found
from bot.imports.old_post import OldEntry, OldPost
from bot.imports.outcome import Became, TakenEntry, TakenFile
from bot.imports.post import is_own
from bot.imports.reading import language_of, old_reading, printed_paper
from bot.model.fulltext import FullText
from bot.model.paper import Paper, PaperId
from bot.model.post import OldReading
from bot.store import Store, fulltexts, old_readings, papers
from bot.store.old_readings import Kept

_BECAME = {Kept.NEW: Became.NEW, Kept.CHANGED: Became.CHANGED, Kept.UNCHANGED: Became.UNCHANGED}
_NO_DAY = "It has no date: not in the front matter, not in a heading, not in the file's name."


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An entry that can be taken, and what it is held against. `printed` is the paper as the post has it.

    `again` is the line where the paper stands in the post a second time.
    """

    entry: OldEntry
    printed: Paper
    paper: Paper
    text: FullText | None
    again: int | None


class Taking:
    """Takes files into `store`, which had the papers `before`; `fetched` is what arXiv has said since."""

    def __init__(
        self, store: Store, before: Collection[PaperId], fetched: Mapping[PaperId, Paper], *, is_dry: bool
    ) -> None:
        self._store = store
        self._before = before
        self._fetched = fetched
        self._is_dry = is_dry
        self._seen: dict[tuple[PaperId, int, str, date], str] = {}

    async def file(self, found: Found, post: OldPost | None) -> TakenFile:
        """Take a file; `post` is None where it is none, or could not be read."""
        if post is None:
            return TakenFile(found.path, fault=found.fault or "", is_own=is_own(found.text))
        if post.day is None:
            return TakenFile(found.path, post.title, reader=post.reader, remarks=post.remarks, fault=_NO_DAY)
        printed, told = self._sorted_out(found.path, post, post.day)
        candidates = await self._store.run(self._candidates, printed, _second_lines(post))
        readings = await asyncio.to_thread(lambda: [_reading(one, post) for one in candidates])
        kept = await self._store.run(self._write, [one.printed for one in candidates], readings)
        done = [self._told(*each) for each in zip(candidates, readings, kept, strict=True)]
        entries = tuple(sorted([*told, *done], key=lambda one: one.line))
        return TakenFile(found.path, post.title, post.day, post.reader, entries, post.remarks)

    def _sorted_out(self, path: str, post: OldPost, day: date) -> tuple[list[tuple[OldEntry, Paper]], list[TakenEntry]]:
        """The entries that can be taken, each with its paper as printed, and what is told of the others."""
        wanted: list[tuple[OldEntry, Paper]] = []
        told: list[TakenEntry] = []
        for entry in post.entries:
            if entry.paper is None:
                told.append(TakenEntry(entry.line, entry.title, "", Became.FAILED, entry.remarks[0].text))
                continue
            paper = printed_paper(entry, entry.paper)
            key = paper.id, paper.version, post.title, day
            place = f"line {entry.line}"
            if (first := self._seen.setdefault(key, f"{path}, {place}")) != f"{path}, {place}":
                why = f"The paper stands in {first} already."
                told.append(TakenEntry(entry.line, entry.title, paper.versioned_id, Became.REPEATED, why))
            else:
                wanted.append((entry, paper))
        return wanted, told

    def _candidates(
        self, db: Database, wanted: Sequence[tuple[OldEntry, Paper]], second: Mapping[tuple[PaperId, int], int]
    ) -> list[_Candidate]:
        known = {one.id: one for one in papers.get_many(db, [paper.id for _, paper in wanted])} | dict(self._fetched)
        found = []
        for entry, printed in wanted:
            paper = _best(printed, known.get(printed.id))
            text = fulltexts.text(db, paper)
            again = second.get((paper.id, paper.version))
            found.append(_Candidate(entry, printed, paper, text if isinstance(text, FullText) else None, again))
        return found

    def _write(self, db: Database, printed: Sequence[Paper], readings: Sequence[OldReading]) -> list[Kept]:
        if self._is_dry:
            return old_readings.compare(db, readings)
        known = {one.id for one in papers.get_many(db, [one.id for one in printed])}
        papers.save(db, [one for one in printed if one.id not in known])
        return old_readings.save(db, readings)

    def _told(self, one: _Candidate, reading: OldReading, kept: Kept) -> TakenEntry:
        return TakenEntry(
            line=one.entry.line,
            title=one.entry.title,
            paper=one.paper.versioned_id,
            became=_BECAME[kept],
            is_new_paper=one.paper.id not in self._before,
            findings=reading.findings,
        )


def _second_lines(post: OldPost) -> dict[tuple[PaperId, int], int]:
    """Where a paper stands in the post again."""
    first: set[tuple[PaperId, int]] = set()
    second: dict[tuple[PaperId, int], int] = {}
    for entry in post.entries:
        if entry.paper is not None:
            key = entry.paper, printed_paper(entry, entry.paper).version
            if key in first:
                second.setdefault(key, entry.line)
            first.add(key)
    return second


def _best(printed: Paper, stored: Paper | None) -> Paper:
    """The version of the entry: as the store has it, else as the post printed it."""
    if stored is None or stored.version != printed.version:
        return printed
    return replace(stored, comment=stored.comment or printed.comment)


def _reading(one: _Candidate, post: OldPost) -> OldReading:
    found = findings(one.entry, one.paper, one.text, language=language_of(post), repeated=one.again)
    return old_reading(one.entry, post, one.paper, found)
