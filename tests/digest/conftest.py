"""A composer over a real store, with chats that wish for words, and listings that are put there by hand."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from bot.clock import ManualClock
from bot.digest.compose import Composer
from bot.digest.due import next_due
from bot.locales import Locales
from bot.model.announcement import AnnounceKind, Announcement
from bot.model.chat import Chat, Subscription
from bot.model.paper import PaperId
from bot.model.topic import Topic
from bot.reading.extractive import ExtractiveReader
from bot.reading.shelf import Shelf
from bot.store import Store, announcements, blocks, chats, digests, papers, subscriptions
from bot.store.announcements import ListingState
from bot.topics.catalogue import Catalogue
from tests.store import samples

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2025, 10, day) for day in range(6, 11))
SATURDAY, NEXT_MONDAY = date(2025, 10, 11), date(2025, 10, 13)
SUNDAY_EVENING = datetime(2025, 10, 5, 20, tzinfo=UTC)


def at(day: date, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


class Morning:
    """The composer, and hands to set the scene. A wish for “alpha” is a topic of the chat's own with that word."""

    def __init__(self, store: Store, composer: Composer) -> None:
        self.store = store
        self.composer = composer

    async def chat(self, number: int = 5, *wishes: str, hour: int = 8, **changes: Any) -> Chat:
        """A chat since Sunday evening that wishes for words, in its General topic."""
        zone = changes.get("timezone", "UTC")
        due = next_due(SUNDAY_EVENING, time(hour), zone)
        one = samples.chat(number, hour=time(hour), next_due=due, **changes)
        await self.store.run(chats.save, one, SUNDAY_EVENING)
        for word in wishes:
            await self.wish(number, word)
        return one

    async def wish(self, number: int, word: str, thread: int = 0, slug: str = "") -> None:
        topic = Topic(slug or f"q-{word}", word, {"en": word}, owner=number)
        await self.store.run(subscriptions.save_topic, topic, SUNDAY_EVENING)
        await self.store.run(subscriptions.add, Subscription(number, thread, topic.slug), SUNDAY_EVENING)

    async def listing(
        self,
        day: date,
        titles: Mapping[str, str],
        kind: AnnounceKind = AnnounceKind.NEW,
        *,
        is_whole: bool = True,
        version: int = 1,
    ) -> None:
        """arXiv announces papers, each a number in October 2025 and a title."""
        await self.store.run(_record, day, titles, kind, is_whole, version)

    async def compose(self, now: datetime) -> int:
        return await self.composer.compose_due(now)

    async def had(self, number: int = 5) -> list[str]:
        """The papers of all digests of a chat, shown or offered, in order."""
        rows = await self.store.run(
            lambda db: list(
                db.query("SELECT paper FROM digest_papers WHERE chat = ? ORDER BY digest, position", [number])
            )
        )
        return [row["paper"].removeprefix("2510.0000") for row in rows]

    async def words(self, number: int = 5, thread: int | None = None) -> list[str]:
        """The text of every message of a chat's digests, in order."""
        query = "SELECT html, thread FROM deliveries WHERE chat = ? ORDER BY digest, part"
        rows = await self.store.run(
            lambda db: [(blocks.whole(db, html), of) for html, of in db.execute(query, [number]).fetchall()]
        )
        return [html for html, of in rows if thread in (None, of)]

    async def done(self, day: date, number: int = 5, thread: int = 0) -> digests.Frozen | None:
        return await self.store.run(digests.of_day, number, thread, day)

    async def due(self, number: int = 5) -> datetime:
        found = await self.store.run(chats.get, number)
        assert found is not None
        return found.next_due


def _record(
    db: Database, day: date, titles: Mapping[str, str], kind: AnnounceKind, is_whole: bool, version: int
) -> None:
    listed = [samples.paper(f"2510.0000{number}", title=title, version=version) for number, title in titles.items()]
    papers.save(db, listed, announced={one.id for one in listed} if kind.is_first else ())
    announcements.record(db, [Announcement(day, PaperId(f"2510.0000{one}"), kind, version) for one in titles])
    announcements.mark_listing(db, ListingState(day, is_whole, "feed"), at(day))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="session")
def locales() -> Locales:
    return Locales.load()


@pytest.fixture
async def morning(tmp_path: Path, catalogue: Catalogue, locales: Locales) -> AsyncIterator[Morning]:
    store = await Store.open(tmp_path / "store.sqlite3")
    shelf = Shelf(store, ExtractiveReader(), ManualClock(SUNDAY_EVENING))
    yield Morning(store, Composer(store, catalogue, shelf, locales, "https://arxiv.org"))
    await store.aclose()
