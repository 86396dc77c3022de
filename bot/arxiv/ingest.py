"""From arXiv's announcements to the store.

Invariant: recording is idempotent. A listing that is fetched twice, breaks off, comes late or is missed for days
leaves, in the end, each paper announced once. Which days are missing is written down together with the listing that
shows it, so that a failure on the way only means that they are asked for later.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlite_utils import Database

from bot.arxiv import calendar
from bot.arxiv.client import Arxiv
from bot.model.announcement import AnnounceKind, Announcement, Listing
from bot.model.paper import Paper
from bot.store import Store, announcements, papers, versions
from bot.store.announcements import ListingState

_FEED_LIMIT = 2_000
_LONGEST_LAG = timedelta(days=5)
_CATCH_UP_AT_MOST = timedelta(days=31)
_ENRICH_FOR = timedelta(days=7)
_ENRICH_AT_ONCE = 2_000
_OLD_VERSIONS_FOR = timedelta(days=30)
"""How long it is known what a replaced paper was, so that a chat can be told what changed."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one run brought: the listing's `day` (None when it was empty), and how many announcements were not known."""

    day: date | None
    announced: int
    caught_up: int
    enriched: int
    truncated: bool


class Ingest:
    """Fetches announcements of `categories` and writes them to the store."""

    def __init__(self, store: Store, arxiv: Arxiv, categories: Sequence[str]) -> None:
        self._store = store
        self._arxiv = arxiv
        self._categories = tuple(categories)

    async def run(self, now: datetime) -> Ingested:
        """Fetch the listing of the day, catch up on missed days, and complete metadata.

        Raises ArxivUnavailable when arXiv does not answer one of these; what was recorded before stays.
        """
        listing = await self._arxiv.listing()
        announced = await self._store.run(_record, listing, now)
        missed = await self._store.run(_days_for_the_api, listing, now)
        caught_up = await self._catch_up(missed, now) if missed else 0
        enriched = await self.enrich(now)
        logger.info(
            "listing recorded",
            extra={"day": listing.day, "announced": announced, "caught_up": caught_up, "truncated": listing.truncated},
        )
        return Ingested(listing.day, announced, caught_up, enriched, listing.truncated)

    async def is_current(self, now: datetime) -> bool:
        """Whether the newest listing that should be out is here, whole, with all before it and all metadata."""
        state = await self._store.run(announcements.newest_listing)
        if state is None or state.day < calendar.expected_listing(now):
            return False
        if await self._store.run(announcements.incomplete_listings, _earliest(now)):
            return False
        since = (now - _ENRICH_FOR).date().isoformat()
        return not await self._store.run(papers.incomplete, since, 1)

    async def day(self, day: date, now: datetime) -> int:
        """Ask the API for the papers of one past listing day; return how many announcements were not known."""
        return await self._catch_up([day], now)

    async def enrich(self, now: datetime) -> int:
        """Ask the API for what the listing lacks (comment, journal reference, dates) of recently announced papers."""
        since = (now - _ENRICH_FOR).date().isoformat()
        wanted = await self._store.run(papers.incomplete, since, _ENRICH_AT_ONCE)
        if not wanted:
            return 0
        found = await self._arxiv.papers(wanted)
        return await self._store.run(papers.save, found)

    async def _catch_up(self, days: Sequence[date], now: datetime) -> int:
        start = datetime.combine(min(days), time(), UTC) - _LONGEST_LAG
        end = min(now, datetime.combine(max(days), time(), UTC) + timedelta(days=1))
        found = await self._arxiv.submitted_between(start, end)
        return await self._store.run(_record_missed, found, tuple(days), self._categories, now)


def _record(db: Database, listing: Listing, now: datetime) -> int:
    for day in _missed_days(announcements.newest_listing(db), listing, now):
        announcements.mark_listing(db, ListingState(day, False, "api"), now)
    first = {one.paper for one in listing.announcements if one.kind.is_first}
    papers.save(db, listing.papers, announced=first)
    known = announcements.record(db, listing.announcements)
    if listing.day is not None:
        versions.tidy(db, listing.day - _OLD_VERSIONS_FOR)
        is_whole = not listing.truncated and not _is_cut(listing)
        announcements.mark_listing(db, ListingState(listing.day, is_whole, "feed"), now)
    return known


def _days_for_the_api(db: Database, listing: Listing, now: datetime) -> list[date]:
    """Days of which something is missing that the feed will not show any more, or never shows for its limit."""
    today = now.astimezone(calendar.EASTERN).date()
    missing = announcements.incomplete_listings(db, _earliest(now))
    return [day for day in missing if day < today or (day == listing.day and _is_cut(listing))]


def _record_missed(
    db: Database, found: Sequence[Paper], days: Sequence[date], categories: Sequence[str], now: datetime
) -> int:
    """Give papers that no listing showed the listing day of their submission, kept within `days`."""
    fresh = set(announcements.unannounced(db, [paper.id for paper in found]))
    lines = [
        Announcement(day, paper.id, _kind(paper, categories), paper.version)
        for paper in found
        if paper.id in fresh and paper.published is not None
        for day in [_day_within(db, days, paper.published)]
        if day is not None
    ]
    lines.sort(key=lambda line: (line.day, str(line.paper)))
    by_id = {paper.id: paper for paper in found}
    papers.save(db, (by_id[line.paper] for line in lines), announced={line.paper for line in lines})
    for day in days:
        announcements.mark_listing(db, ListingState(day, True, "api"), now)
    return announcements.record(db, lines)


def _day_within(db: Database, days: Sequence[date], published: datetime) -> date | None:
    """The listing day of a paper that no listing showed, if it is one of `days`.

    That of its schedule; or a later one, when the listing of its schedule is here without it: moderators held it back.
    """
    scheduled = calendar.listing_day_of(published)
    if scheduled in days:
        return scheduled
    shown = announcements.listing(db, scheduled)
    if shown is None or not shown.complete:
        return None
    return next((day for day in sorted(days) if day > scheduled), None)


def _kind(paper: Paper, categories: Sequence[str]) -> AnnounceKind:
    archives = {paper.primary_category, paper.primary_category.split(".")[0]}
    return AnnounceKind.NEW if archives & set(categories) else AnnounceKind.CROSS


def _missed_days(before: ListingState | None, listing: Listing, now: datetime) -> list[date]:
    """Listing days between what was known and what came now.

    An empty feed on a day off stands for the last working day, whose listing it no longer shows. An empty feed on a
    working day is only late.
    """
    today = now.astimezone(calendar.EASTERN).date()
    expected = calendar.expected_listing(now)
    end = listing.day or min(expected + timedelta(days=1), today)
    first = expected if listing.day is None else end
    start = first if before is None else before.day + timedelta(days=1)
    return [day for day in calendar.listing_days(max(start, _earliest(now)), end) if day < end]


def _is_cut(listing: Listing) -> bool:
    return listing.size >= _FEED_LIMIT


def _earliest(now: datetime) -> date:
    """Before this day nothing is caught up."""
    return (now - _CATCH_UP_AT_MOST).date()
