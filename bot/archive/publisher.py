"""From an edition to files: file the days, read in full where that is wanted, write what changed.

Invariant: what did not change is not written again; post, page and feed tell of a paper what its one reading says.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

from sqlite_utils import Database

from bot.archive.album import Album
from bot.archive.editor import Editor
from bot.archive.feeds import Feeds
from bot.archive.folder import Folder, Run, Written
from bot.archive.in_full import InFull
from bot.archive.post_pages import ALBUMS, PostPages
from bot.archive.site import Site
from bot.archive.site_pages import INDEX_JSON, SitePages, is_ours
from bot.archive.topics import in_order, listed_in
from bot.config import Settings
from bot.locales import Locales
from bot.model.edition import Edition, Form
from bot.model.fulltext import Figure
from bot.model.paper import Paper, PaperId
from bot.render.post.hexo import Front
from bot.render.site import paths
from bot.render.site.skin import Skin
from bot.render.site.terms import SiteTerms
from bot.store import Store, fulltexts, papers, posts
from bot.topics.catalogue import Catalogue
from bot.trends.desk import Trends

Progress = Callable[[int], object]
"""Told how many posts or papers have been done since it was told last."""

Counts = tuple[int, int]
"""How many posts, and how many papers in them."""


@dataclass(frozen=True, slots=True)
class Published:
    """How many posts and papers there were, and what became of their files."""

    posts: int
    papers: int
    files: Written


class Publisher:
    """Publishes editions."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        catalogue: Catalogue,
        editor: Editor,
        in_full: InFull,
        locales: Locales,
        trends: Trends,
    ) -> None:
        self._settings = settings
        self._store = store
        self._catalogue = catalogue
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
            for day in edition.days:
                await self._prepare(edition, day, album, progress)
            if edition.form is Form.HTML:
                counts = await self._write_site(edition, run, album, progress)
                return Published(*counts, run.finish(is_ours))
            counts = await self._write_posts(edition, run, album, progress)
            return Published(*counts, run.finish())

    async def _prepare(self, edition: Edition, day: date, album: Album, progress: Progress) -> None:
        """File a day, read its papers in full and keep their figures, as far as that is wanted."""
        await self._editor.file(edition.topics, day)
        slugs = [topic.slug for topic in edition.topics]
        if edition.is_full(day):
            found = await self._store.run(_papers_of, slugs, day)
            await self._in_full.read(found, edition.language, lambda: progress(1))
        if edition.form in ALBUMS:
            await self._keep_figures(await self._store.run(_drawn_of, slugs, day), album)

    async def _write_site(self, edition: Edition, run: Run, album: Album, progress: Progress) -> Counts:
        run.claim(paths.INDEX)
        locale, terms = self._locales.get(edition.language), _terms(self._settings)
        pages = SitePages(locale, terms, self._areas(edition.language))
        site = Site(self._store, self._editor, self._trends, pages, run, album.plates, progress)
        topics = in_order(self._catalogue, [*edition.topics, *listed_in(run.read(INDEX_JSON))])
        return await site.write(topics)

    async def _write_posts(self, edition: Edition, run: Run, album: Album, progress: Progress) -> Counts:
        locale, terms = self._locales.get(edition.language), _terms(self._settings)
        words = Skin(locale, terms).stamp
        pages = PostPages(locale, terms, _front(self._settings), words)
        feeds = Feeds(locale, terms, words, are_in_site=False)
        counts = []
        for topic, day in product(edition.topics, reversed(edition.days)):
            post = await self._editor.post(topic, day, edition.language, album.plates)
            counts.append(len(post.entries))
            made = feeds.add(post) if edition.form is Form.RSS else [pages.page(post, edition.form)]
            await run.put(made)
            progress(1)
        await run.put(feeds.rest())
        return len(counts), sum(counts)

    def _areas(self, language: str) -> dict[str, str]:
        return {area: self._catalogue.area_name(area, language) for area in self._catalogue.areas()}

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
    return papers.get_many(db, _ids_of(db, slugs, day))


def _drawn_of(db: Database, slugs: Iterable[str], day: date) -> list[Paper]:
    """Those of which the store has figures."""
    return papers.get_many(db, fulltexts.with_figures(db, _ids_of(db, slugs, day)))


def _ids_of(db: Database, slugs: Iterable[str], day: date) -> list[PaperId]:
    return list(dict.fromkeys(one.paper for slug in slugs for one in posts.papers_on(db, slug, day)))


def _figures(db: Database, paper: Paper) -> tuple[str | None, tuple[Figure, ...]]:
    """A paper's licence, and the figures that the store has of it."""
    found = fulltexts.figures(db, paper)
    license_url = paper.license or fulltexts.license_of(db, paper) or None
    return license_url, found if isinstance(found, tuple) else ()
