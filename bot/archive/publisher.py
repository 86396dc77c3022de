"""From an edition to files: file the days, read in full where that is wanted, write what changed.

Invariant: what did not change is not written again; post, page and feed tell of a paper what its one reading says.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from bot.archive.album import Album
from bot.archive.editor import Editor
from bot.archive.folder import Folder, Run, Written
from bot.archive.in_full import InFull
from bot.archive.post_pages import ALBUMS, PostPages
from bot.config import Settings
from bot.locales import Locale, Locales
from bot.model.edition import Edition, Form
from bot.model.fulltext import Figure
from bot.model.paper import Paper
from bot.model.post import Post
from bot.render.post.hexo import Front
from bot.render.site.skin import Skin
from bot.render.site.terms import SiteTerms
from bot.store import Store, fulltexts, papers, posts
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
        await self._editor.file(edition.topics, edition.days[0])  # what cannot be done is told before a folder is made
        album = Album(folder / ALBUMS.get(edition.form, ""), self._settings.reading.figures)
        with Folder(folder).opened() as run:
            posts_, papers_ = await self._write(edition, run, album, progress)
            return Published(posts_, papers_, run.finish())

    async def _write(self, edition: Edition, run: Run, album: Album, progress: Progress) -> tuple[int, int]:
        locale = self._locales.get(edition.language)
        pages = PostPages(locale, _terms(self._settings), _front(self._settings), self._words(locale))
        counts, feeds = [], {topic.slug: list[Post]() for topic in edition.topics}
        async for post in self._posts(edition, album, progress):
            counts.append(len(post.entries))
            if edition.form is Form.RSS:
                feeds[post.topic.slug].append(post)
            else:
                await asyncio.to_thread(run.write, [pages.page(post, edition.form)])
        for found in feeds.values():
            await asyncio.to_thread(run.write, pages.feeds(found))
        return len(counts), sum(counts)

    def _words(self, locale: Locale) -> str:
        return Skin(locale, _terms(self._settings)).stamp

    async def _posts(self, edition: Edition, album: Album, progress: Progress) -> AsyncIterator[Post]:
        """The posts, day by day."""
        for day in edition.days:
            await self._editor.file(edition.topics, day)
            found = await self._store.run(_papers_of, [topic.slug for topic in edition.topics], day)
            if edition.full:
                await self._in_full.read(found, edition.language, lambda: progress(1))
            if edition.form in ALBUMS:
                await self._keep_figures(found, album)
            for topic in edition.topics:
                yield await self._editor.post(topic, day, edition.language, album.pictures)
                progress(1)

    async def _keep_figures(self, found: Iterable[Paper], album: Album) -> None:
        """Put into the album what the store has and the album has not."""
        for paper in found:
            if not album.has(paper):
                license_url, figures = await self._store.run(_figures, paper)
                if figures:
                    await asyncio.to_thread(album.add, paper, license_url, figures)


def _terms(settings: Settings) -> SiteTerms:
    archive = settings.archive
    return SiteTerms(
        title=archive.title,
        author=archive.author,
        author_url=archive.author_url,
        copyright=archive.copyright,
        url=archive.url,
        arxiv_site_url=settings.arxiv.site_url,
    )


def _front(settings: Settings) -> Front:
    archive = settings.archive
    return Front(archive.author, archive.author_url, archive.category, archive.copyright, archive.url)


def _papers_of(db: Database, slugs: Iterable[str], day: date) -> list[Paper]:
    """The papers of the posts of a day, each once."""
    ids = dict.fromkeys(one.paper for slug in slugs for one in posts.papers_on(db, slug, day))
    return papers.get_many(db, list(ids))


def _figures(db: Database, paper: Paper) -> tuple[str | None, tuple[Figure, ...]]:
    """A paper's licence, and the figures that the store has of it."""
    found = fulltexts.figures(db, paper)
    license_url = paper.license or fulltexts.license_of(db, paper) or None
    return license_url, found if isinstance(found, tuple) else ()
