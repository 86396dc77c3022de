"""Old archives into the store: papers that it lacks, old readings, and what is wrong with these.

Invariant: no paper is announced by an import, and what the store knows of a paper is never replaced by what a post
says of it; the same folder taken twice changes nothing.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlite_utils import Database

from bot.arxiv.client import Arxiv
from bot.errors import ArxivUnavailable
from bot.imports.check import findings
from bot.imports.files import Found, posts_in
from bot.imports.old_post import OldEntry, OldPost
from bot.imports.outcome import Became, Imported, TakenEntry, TakenFile
from bot.imports.post import read_post
from bot.imports.reading import language_of, old_reading, printed_paper
from bot.model.fulltext import FullText
from bot.model.paper import Paper, PaperId
from bot.model.post import OldReading
from bot.store import Store, fulltexts, old_readings, papers
from bot.store.old_readings import Kept

_AT_ONCE = 100
_BECAME = {Kept.NEW: Became.NEW, Kept.CHANGED: Became.CHANGED, Kept.UNCHANGED: Became.UNCHANGED}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An entry that can be taken, and what it is held against."""

    entry: OldEntry
    paper: Paper
    text: FullText | None
    is_known: bool
    repeated: int | None


class Importer:
    """Takes folders of old posts; `arxiv` is asked only for what is to be completed."""

    def __init__(self, store: Store, arxiv: Arxiv) -> None:
        self._store = store
        self._arxiv = arxiv

    async def take(
        self,
        folder: Path,
        *,
        is_dry: bool = False,
        is_completed: bool = False,
        on_file: Callable[[], object] = lambda: None,
    ) -> Imported:
        """Take every post below `folder`, or one file; a bad one stops none of the others.

        `is_dry` writes nothing; `is_completed` asks arXiv for the metadata that the store lacks. `on_file` is called
        after each file. Raises PapergramError where there is no folder.
        """
        read = await asyncio.to_thread(lambda: [(one, _post(one)) for one in posts_in(folder)])
        ids = {entry.paper for _, post in read if post for entry in post.entries if entry.paper}
        fetched, unasked = await self._fetched(sorted(ids), is_dry=is_dry) if is_completed else ({}, "")
        taken = []
        for found, post in read:
            taken.append(await self._taken(found, post, fetched, is_dry=is_dry))
            on_file()
        return Imported(tuple(taken), len(fetched), unasked, is_dry)

    async def _fetched(self, ids: Sequence[PaperId], *, is_dry: bool) -> tuple[dict[PaperId, Paper], str]:
        """What arXiv says of papers that the store lacks or knows from a listing only, and why it says no more."""
        known = {one.id for one in await self._store.run(papers.get_many, ids) if one.complete}
        wanted = [one for one in ids if one not in known]
        found: dict[PaperId, Paper] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            try:
                batch = await self._arxiv.papers(wanted[start : start + _AT_ONCE])
            except ArxivUnavailable as error:
                return found, str(error)
            if not is_dry:
                await self._store.run(papers.save, batch)
            found |= {one.id: one for one in batch}
        return found, ""

    async def _taken(
        self, found: Found, post: OldPost | None, fetched: Mapping[PaperId, Paper], *, is_dry: bool
    ) -> TakenFile:
        if post is None:
            return TakenFile(found.path, fault=found.fault or "")
        if post.day is None:
            fault = "It has no date: not in the front matter, not in a heading, not in the file's name."
            return TakenFile(found.path, post.title, reader=post.reader, remarks=post.remarks, fault=fault)
        wanted, told = _sorted_out(post)
        ids = [entry.paper for entry in wanted if entry.paper]
        known = {one.id: one for one in await self._store.run(papers.get_many, ids)} | dict(fetched)
        candidates = await self._store.run(_candidates, wanted, known, _second_lines(post))
        readings = await asyncio.to_thread(lambda: [_reading(one, post) for one in candidates])
        write = _compare if is_dry else _save
        kept = await self._store.run(write, [one.paper for one in candidates if not one.is_known], readings)
        done = [_told(*each) for each in zip(candidates, readings, kept, strict=True)]
        entries = tuple(sorted([*told, *done], key=lambda one: one.line))
        return TakenFile(found.path, post.title, post.day, post.reader, entries, post.remarks)


def _post(found: Found) -> OldPost | None:
    post = None if found.fault else read_post(found.text, found.path.rpartition("/")[2])
    return post if post and post.entries else None


def _sorted_out(post: OldPost) -> tuple[list[OldEntry], list[TakenEntry]]:
    """The entries that can be taken, and what is told of the others."""
    wanted: dict[tuple[PaperId, int | None], OldEntry] = {}
    told: list[TakenEntry] = []
    for entry in post.entries:
        if entry.paper is None:
            told.append(_failed(entry, "; ".join(one.text for one in entry.remarks[:1])))
        elif (first := wanted.setdefault((entry.paper, entry.version), entry)) is not entry:
            why = f"The paper stands in line {first.line} already."
            told.append(TakenEntry(entry.line, entry.title, _name(entry), Became.REPEATED, why))
    return list(wanted.values()), told


def _failed(entry: OldEntry, why: str) -> TakenEntry:
    return TakenEntry(entry.line, entry.title, _name(entry), Became.FAILED, why)


def _name(entry: OldEntry) -> str:
    if entry.paper is None:
        return ""
    return f"{entry.paper}v{entry.version}" if entry.version else str(entry.paper)


def _second_lines(post: OldPost) -> dict[tuple[PaperId | None, int | None], int]:
    """Where a paper stands in the post again."""
    first: set[tuple[PaperId | None, int | None]] = set()
    second: dict[tuple[PaperId | None, int | None], int] = {}
    for entry in post.entries:
        key = entry.paper, entry.version
        if key in first:
            second.setdefault(key, entry.line)
        first.add(key)
    return second


def _candidates(
    db: Database,
    entries: Iterable[OldEntry],
    known: Mapping[PaperId, Paper],
    second: Mapping[tuple[PaperId | None, int | None], int],
) -> list[_Candidate]:
    found = []
    for entry in entries:
        assert entry.paper is not None, "those without an id are sorted out"
        stored = known.get(entry.paper)
        paper = _version(entry, stored)
        text = fulltexts.text(db, paper)
        repeated = second.get((entry.paper, entry.version))
        found.append(
            _Candidate(entry, paper, text if isinstance(text, FullText) else None, stored is not None, repeated)
        )
    return found


def _version(entry: OldEntry, stored: Paper | None) -> Paper:
    """The paper in the version of the entry: as the store has it, else as the post printed it."""
    printed = printed_paper(entry, stored.version if stored else 1)
    if stored is None or stored.version != printed.version:
        return printed
    return replace(stored, comment=stored.comment or printed.comment)


def _reading(one: _Candidate, post: OldPost) -> OldReading:
    language = language_of(post)
    found = findings(one.entry, one.paper, one.text, language=language, repeated=one.repeated)
    return old_reading(one.entry, post, one.paper, found)


def _save(db: Database, new: Sequence[Paper], readings: Sequence[OldReading]) -> list[Kept]:
    papers.save(db, new)
    return old_readings.save(db, readings)


def _compare(db: Database, new: Sequence[Paper], readings: Sequence[OldReading]) -> list[Kept]:  # noqa: ARG001
    return old_readings.compare(db, readings)


def _told(one: _Candidate, reading: OldReading, kept: Kept) -> TakenEntry:
    return TakenEntry(
        line=one.entry.line,
        title=one.entry.title,
        paper=one.paper.versioned_id,
        became=_BECAME[kept],
        is_new_paper=not one.is_known,
        findings=reading.findings,
    )
