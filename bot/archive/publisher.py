"""From an edition to files: file the days, read in full where that is wanted, write what changed.

Invariant: what did not change is not written again; post, page and feed tell of a paper what its one reading says.
"""

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from bot.archive.editor import Editor, Pictures, no_pictures
from bot.archive.folder import Written
from bot.archive.in_full import InFull
from bot.config import Settings
from bot.locales import Locales
from bot.model.edition import Edition
from bot.model.paper import Paper, PaperId
from bot.model.post import Post
from bot.store import Store, papers, posts
from bot.trends.desk import Trends

Progress = Callable[[int], object]
"""Told how many posts or papers have been done since it was told last."""


@dataclass(frozen=True, slots=True)
class Published:
    """How many posts and papers there were, and what became of their files."""

    posts: int
    papers: int
    files: Written


class Publisher:
    """Publishes editions."""

    def __init__(
        self, settings: Settings, store: Store, editor: Editor, in_full: InFull, locales: Locales, trends: Trends
    ) -> None:
        self._settings = settings
        self._store = store
        self._editor = editor
        self._in_full = in_full
        self._locales = locales
        self._trends = trends

    async def publish(self, edition: Edition, folder: Path, progress: Progress = lambda _: None) -> Published:
        """Write the posts of an edition below `folder`.

        Raises PapergramError when the store has nothing of a day, or the folder cannot be written.
        """
        raise NotImplementedError

    async def _posts(
        self, edition: Edition, pictures: Pictures = no_pictures, progress: Progress = lambda _: None
    ) -> AsyncIterator[Post]:
        """The posts, day by day."""
        for day in edition.days:
            await self._editor.file(edition.topics, day)
            if edition.full:
                found = await self._store.run(_papers_of, [topic.slug for topic in edition.topics], day)
                await self._in_full.read(found, edition.language, lambda: progress(1))
            for topic in edition.topics:
                yield await self._editor.post(topic, day, edition.language, pictures)
                progress(1)


def _papers_of(db: Database, slugs: Iterable[str], day: date) -> list[Paper]:
    """The papers of the posts of a day, each once."""
    ids = dict.fromkeys(one.paper for slug in slugs for one in posts.papers_on(db, slug, day))
    return papers.get_many(db, [PaperId(one.base) for one in ids])
