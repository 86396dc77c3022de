"""The archive of a morning: written once a day, when the digests of the usual hour have been made.

Invariant: a day is published after the readings of its digests were made, so that both tell the same; days that were
missed are caught up, and what has not changed is not written again.
"""

import logging
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from bot.archive import topics
from bot.archive.publisher import Publisher
from bot.config import Settings
from bot.digest.due import moment_on
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
        """Publish if this morning's is not done, or more was announced since; whether anything was to be done."""
        folder, today = self._settings.archive.directory, self._today(now)
        if folder is None or now < self._moment(today):
            return False
        state = today, await self._store.run(announcements.last_seq)
        if state == self._done:
            return False
        edition = await self._edition(today)
        if edition.topics and edition.days:
            done = await self._publisher.publish(edition, Path(folder))
            logger.info(
                "archive written",
                extra={"posts": done.posts, "papers": done.papers, "written": done.files.written},
            )
        self._done = state
        return True

    async def _edition(self, today: date) -> Edition:
        chosen, archive = await self._topics(), self._settings.archive
        days = await self._store.run(_days, [topic.slug for topic in chosen], today)
        language = archive.language or self._settings.digest.language
        full_since = today - _LOOKS_BACK if archive.full else None
        return Edition(chosen, days, language, Form(archive.format), full_since)

    async def _topics(self) -> tuple[Topic, ...]:
        words = self._settings.archive.topics
        if words:
            return topics.named(self._catalogue, words)
        return topics.of_slugs(self._catalogue, (), await self._store.run(subscriptions.slugs))

    def _today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self._settings.digest.timezone)).date()

    def _moment(self, today: date) -> datetime:
        digest = self._settings.digest
        return moment_on(today, digest.hour, digest.timezone) + AFTER_DIGESTS


def _days(db: Database, slugs: Iterable[str], today: date) -> tuple[date, ...]:
    """What was announced of late, and all days that have posts: these may have to be corrected."""
    published = {line.day for slug in slugs for line in posts.days(db, slug)}
    return tuple(sorted(published.union(announcements.days_between(db, today - _LOOKS_BACK, today))))
