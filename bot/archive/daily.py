"""The archive of a morning: written once a day, when the digests of the usual hour have been made.

Invariant: a day is published after the readings of its digests were made, so that both tell the same; days that were
missed are caught up, and what has not changed is not written again.
"""

import logging
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from bot.archive import topics
from bot.archive.publisher import Publisher
from bot.arxiv import calendar
from bot.config import Settings
from bot.digest.due import moment_on, owed_day
from bot.model.edition import Edition, Form
from bot.model.topic import Topic
from bot.store import Store, announcements, posts, subscriptions
from bot.topics.catalogue import Catalogue

AFTER_DIGESTS = timedelta(minutes=30)
_LOOKS_BACK = timedelta(days=14)

logger = logging.getLogger(__name__)


class Daily:
    """Publishes what `archive.directory` asks for; without it nothing."""

    def __init__(self, settings: Settings, store: Store, catalogue: Catalogue, publisher: Publisher) -> None:
        self._settings = settings
        self._store = store
        self._catalogue = catalogue
        self._publisher = publisher
        self._done: tuple[date, int] | None = None

    async def run(self, now: datetime) -> bool:
        """Publish if the last morning's is not done, or more of it was announced; whether anything was to be done."""
        folder = self._settings.archive.directory
        if folder is None:
            return False
        morning, newest = self._last_morning(now)
        state = morning, await self._store.run(announcements.last_seq_until, newest)
        if state == self._done:
            return False
        edition = await self._edition(newest)
        if edition.topics and edition.days:
            done = await self._publisher.publish(edition, Path(folder))
            logger.info(
                "archive written",
                extra={"posts": done.posts, "papers": done.papers, "written": done.files.written},
            )
        self._done = state
        return True

    def _last_morning(self, now: datetime) -> tuple[date, date]:
        """The last date whose digests are made by now, and the newest listing that was out for them."""
        digest = self._settings.digest
        morning = owed_day(now - AFTER_DIGESTS, digest.hour, digest.timezone)
        return morning, calendar.expected_listing(moment_on(morning, digest.hour, digest.timezone))

    async def _edition(self, newest: date) -> Edition:
        chosen, archive = await self._topics(), self._settings.archive
        days = await self._store.run(_days, [topic.slug for topic in chosen], newest)
        language = archive.language or self._settings.digest.language
        full_since = newest - _LOOKS_BACK if archive.full else None
        return Edition(chosen, days, language, Form(archive.format), full_since)

    async def _topics(self) -> tuple[Topic, ...]:
        words = self._settings.archive.topics
        if words:
            return topics.named(self._catalogue, words)
        return topics.of_slugs(self._catalogue, (), await self._store.run(subscriptions.slugs))


def _days(db: Database, slugs: Iterable[str], newest: date) -> tuple[date, ...]:
    """What was announced of late until `newest`, and all days that have posts: these may have to be corrected."""
    published = {line.day for slug in slugs for line in posts.days(db, slug)}
    return tuple(sorted(published.union(announcements.days_between(db, newest - _LOOKS_BACK, newest))))
