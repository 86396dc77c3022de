"""The machine's parts, opened together and closed together. None of them knows Telegram."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from bot.archive.editor import Editor
from bot.archive.in_full import InFull
from bot.archive.publisher import Publisher
from bot.arxiv.client import Arxiv
from bot.arxiv.fulltext import FullTexts
from bot.arxiv.ingest import Ingest
from bot.arxiv.library import Library
from bot.charts.apart import Charts
from bot.clock import Clock
from bot.config import Settings
from bot.digest.ahead import Ahead
from bot.digest.compose import Composer
from bot.locales import Locales
from bot.places import Atlas
from bot.reading.asking import Asking
from bot.reading.desk import furnished
from bot.reading.nightly import Nightly
from bot.reading.shelf import Shelf
from bot.store import Store
from bot.topics.catalogue import Catalogue
from bot.trends.desk import Trends

PACE = 3.0


@dataclass(frozen=True, slots=True)
class Services:
    """One of each, for the life of the process."""

    settings: Settings
    store: Store
    clock: Clock
    catalogue: Catalogue
    locales: Locales
    arxiv: Arxiv
    ingest: Ingest
    library: Library
    texts: FullTexts
    shelf: Shelf
    asking: Asking
    nightly: Nightly | None
    ahead: Ahead
    composer: Composer
    publisher: Publisher
    trends: Trends
    charts: Charts
    atlas: Atlas


@asynccontextmanager
async def opened(settings: Settings, clock: Clock, pace: float = PACE) -> AsyncIterator[Services]:
    """The parts that `settings` ask for; `pace` is the least time between requests to arXiv, in seconds.

    Raises StoreBusy when the store cannot be opened.
    """
    catalogue, locales = Catalogue.load(), Locales.load()
    store = await Store.open(settings.store.path)
    arxiv = Arxiv(
        feed_url=settings.arxiv.feed_url,
        api_url=settings.arxiv.api_url,
        categories=settings.arxiv.categories,
        contact=settings.arxiv.contact,
        pace=pace,
    )
    texts = FullTexts(store, arxiv, clock, settings.arxiv.site_url)
    desk = furnished(settings, store, clock, texts)
    composer = Composer(store, catalogue, desk.shelf, locales, settings.arxiv.site_url)
    trends, charts, atlas = Trends(store), Charts(), Atlas()
    try:
        yield Services(
            settings=settings,
            store=store,
            clock=clock,
            catalogue=catalogue,
            locales=locales,
            arxiv=arxiv,
            ingest=Ingest(store, arxiv, settings.arxiv.categories),
            library=Library(store, arxiv),
            texts=texts,
            shelf=desk.shelf,
            asking=desk.asking,
            nightly=desk.nightly,
            ahead=Ahead(store, catalogue, desk.nightly or desk.shelf, composer.tastes),
            composer=composer,
            publisher=_publisher(settings, store, clock, catalogue, desk.shelf, texts, locales, trends),
            trends=trends,
            charts=charts,
            atlas=atlas,
        )
    finally:
        async with AsyncExitStack() as steps:  # last in, first out
            steps.push_async_callback(store.aclose)
            steps.push_async_callback(arxiv.aclose)
            steps.push_async_callback(texts.aclose)
            steps.push_async_callback(desk.aclose)
            steps.push_async_callback(trends.aclose)
            steps.push_async_callback(charts.aclose)
            steps.push_async_callback(atlas.aclose)


def _publisher(
    settings: Settings,
    store: Store,
    clock: Clock,
    catalogue: Catalogue,
    shelf: Shelf,
    texts: FullTexts,
    locales: Locales,
    trends: Trends,
) -> Publisher:
    editor, in_full = Editor(store, shelf, clock), InFull(shelf, texts, settings.reading.figures)
    return Publisher(settings, store, catalogue, editor, in_full, locales, trends)
