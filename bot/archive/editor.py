"""From a topic and an announcement day to its post.

Invariant: which papers a post has is decided once, when the day is filed, and a topic has a paper once; what is told of
them is what the store knows now, the very reading that chats get.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from bot.clock import Clock
from bot.errors import PapergramError
from bot.model.announcement import AnnounceKind
from bot.model.paper import Paper, PaperId
from bot.model.post import Correction, OldReading, Plates, Post, PostEntry, Revised
from bot.model.reading import Reading
from bot.model.revision import Changes, changes_between
from bot.model.topic import Match, Topic
from bot.reading.shelf import Shelf
from bot.store import Store, announcements, fulltexts, old_readings, papers, posts, versions
from bot.store.posts import Filed, State
from bot.topics.match import DayIndex

Pictures = Callable[[Paper, str | None], Plates]
"""The figures of a paper that an archive has and may show; the licence is given as far as the store knows it."""


def no_pictures(paper: Paper, license_url: str | None) -> Plates:  # noqa: ARG001 - the form of `Pictures`
    """For an archive without figures."""
    return Plates(license_url)


class _Announced(NamedTuple):
    """A paper that arXiv announced on a day, and what it was before, where that is known."""

    paper: Paper
    kind: AnnounceKind
    version: int
    before: Paper | None


class _Listed(NamedTuple):
    """All that arXiv announced on a day, `papers` in number."""

    announced: tuple[_Announced, ...]
    papers: int
    seq: int


class Editor:
    """Files days and makes posts of them."""

    def __init__(self, store: Store, shelf: Shelf, clock: Clock) -> None:
        self._store = store
        self._shelf = shelf
        self._clock = clock

    async def file(self, topics: Sequence[Topic], day: date) -> None:
        """Decide which papers the posts of `day` have; what is decided stays, what has been announced since is added.

        Raises PapergramError when the store has nothing of that day, QuerySyntaxError for a topic that cannot be read.
        """
        seq = await self._store.run(announcements.last_seq_on, day)
        if not seq:
            raise PapergramError(
                f"The store holds no announcements of {day}. Run `papergram ingest --date {day}` first."
            )
        known = await self._store.run(_states, [topic.slug for topic in topics], day)
        stale = [topic for topic in topics if topic.slug not in known or known[topic.slug].seq < seq]
        if stale:
            listed = await self._store.run(_listed, day)
            matches = await asyncio.to_thread(_match, stale, [one.paper for one in listed.announced])
            changes = await asyncio.to_thread(
                _changes, listed, {match.paper for one in matches.values() for match in one}
            )
            await self._store.run(_file, stale, day, listed, matches, changes)

    async def post(self, topic: Topic, day: date, language: str, pictures: Pictures = no_pictures) -> Post:
        """The post of a topic and a day, filed where it is not yet. Nobody pays for readings, nothing is fetched."""
        await self.file([topic], day)
        found = await self._store.run(_found, topic.slug, day)
        readings = await self._shelf.readings_at_once([paper for _, paper in found.filed], language)
        shown = [readings[paper.id] for _, paper in found.filed]
        corrected = await self._store.run(posts.told, topic.slug, shown, language, self._clock.now())
        entries = tuple(
            _entry(filed, paper, readings[paper.id], corrected[paper.id], found, pictures)
            for filed, paper in found.filed
        )
        revised = tuple(
            Revised(paper, first, one.version, one.since, one.changes) for one, first, paper in found.revised
        )
        return Post(topic, day, language, entries, found.announced, revised)


class _Found(NamedTuple):
    """What the store has of a post."""

    filed: list[tuple[Filed, Paper]]
    revised: list[tuple[Filed, date, Paper]]
    announced: int
    licenses: Mapping[PaperId, str | None]
    old: Mapping[PaperId, tuple[OldReading, ...]]


def _entry(
    filed: Filed,
    paper: Paper,
    reading: Reading,
    corrections: tuple[Correction, ...],
    found: _Found,
    pictures: Pictures,
) -> PostEntry:
    plates = pictures(paper, found.licenses[paper.id])
    return PostEntry(
        paper=paper,
        reading=reading,
        announced=filed.kind,
        terms=filed.terms,
        since=filed.since,
        changes=filed.changes,
        corrections=corrections,
        license=plates.license,
        pictures=plates.pictures,
        old=found.old.get(paper.id, ()),
    )


def _states(db: Database, slugs: Iterable[str], day: date) -> dict[str, State]:
    found = {slug: posts.state(db, slug, day) for slug in slugs}
    return {slug: state for slug, state in found.items() if state is not None}


def _listed(db: Database, day: date) -> _Listed:
    rows = announcements.all_on(db, day)
    known = {paper.id: paper for paper in papers.get_many(db, [one.paper for one in rows])}
    announced = tuple(
        _Announced(
            known[one.paper],
            one.kind,
            one.version,
            None if one.kind.is_first else versions.before(db, known[one.paper], one.version),
        )
        for one in rows
    )
    return _Listed(announced, len({one.paper.id for one in announced}), announcements.last_seq_on(db, day))


def _match(topics: Sequence[Topic], listed: Sequence[Paper]) -> dict[str, tuple[Match, ...]]:
    with DayIndex(listed) as index:
        return index.match(topics)


def _changes(listed: _Listed, wanted: set[PaperId]) -> dict[PaperId, Changes]:
    """What changed in replacements of which it is known what they were; comparing takes a millisecond or two each."""
    return {
        one.paper.id: changes_between(one.before, one.paper)
        for one in listed.announced
        if one.before is not None and one.paper.id in wanted
    }


def _file(
    db: Database,
    topics: Sequence[Topic],
    day: date,
    listed: _Listed,
    matches: Mapping[str, Sequence[Match]],
    changes: Mapping[PaperId, Changes],
) -> None:
    for topic in topics:
        terms = {match.paper: match.terms for match in matches[topic.slug]}
        filed = [
            Filed(
                paper=one.paper.id,
                day=day,
                kind=one.kind,
                version=one.version,
                since=one.before.version if one.before else None,
                changes=changes.get(one.paper.id),
                terms=terms[one.paper.id],
            )
            for one in listed.announced
            if one.paper.id in terms
        ]
        posts.file(db, topic.slug, day, State(listed.papers, listed.seq), filed)


def _found(db: Database, slug: str, day: date) -> _Found:
    state = posts.state(db, slug, day)
    filed, revised = posts.papers_on(db, slug, day), posts.revised_on(db, slug, day)
    ids = [one.paper for one in filed] + [one.paper for one, _ in revised]
    known = {paper.id: paper for paper in papers.get_many(db, ids)}
    shown = [(one, known[one.paper]) for one in filed]
    return _Found(
        filed=shown,
        revised=[(one, first, known[one.paper]) for one, first in revised],
        announced=state.announced if state else 0,
        licenses={paper.id: paper.license or fulltexts.license_of(db, paper) or None for _, paper in shown},
        old=old_readings.of(db, [paper.id for _, paper in shown]),
    )
