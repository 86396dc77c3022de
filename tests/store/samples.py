"""Papers, chats and drafts of which only the given parts matter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from sqlite_utils import Database

from bot.model.announcement import AnnounceKind, Announcement
from bot.model.chat import Chat, ChatState, Length
from bot.model.digest import Digest, Entry, Message, Quiet
from bot.model.paper import Paper, PaperId
from bot.model.reading import Claim, Depth, Links, Reading
from bot.model.topic import Match
from bot.store import Store, announcements, papers
from bot.store.digests import Draft
from bot.store.migrations import migrations

NOW = datetime(2025, 10, 6, 12, tzinfo=UTC)
MONDAY, TUESDAY = date(2025, 10, 6), date(2025, 10, 7)


def paper(number: str = "2510.00001", **changes: Any) -> Paper:
    """As the listing tells it; see `told_by_the_api`."""
    plain = Paper(PaperId(number), 1, "A title", ("Jane Doe",), "An abstract.", ("cs.LG",), "cs.LG")
    return replace(plain, **changes)


def told_by_the_api(number: str = "2510.00001", **changes: Any) -> Paper:
    """As the API tells it: with dates, without a licence."""
    told = {"complete": True, "published": NOW, "updated": NOW}
    return paper(number, **(told | changes))


def announcement(number: str, day: date = MONDAY, kind: AnnounceKind = AnnounceKind.NEW) -> Announcement:
    return Announcement(day, PaperId(number), kind, 1)


def announce(db: Database, numbers: Sequence[str], day: date = MONDAY, kind: AnnounceKind = AnnounceKind.NEW) -> int:
    """A listing of `day`; returns how many of its lines were not known."""
    papers.save(db, map(paper, numbers), announced={PaperId(number) for number in numbers})
    return announcements.record(db, [announcement(number, day, kind) for number in numbers])


def chat(number: int = 5, **changes: Any) -> Chat:
    plain = Chat(number, "private", "Ada", "en", "UTC", time(8), Length.SUMMARY, 10, ChatState.ACTIVE, None, NOW)
    return replace(plain, **changes)


def match(number: str, topic: str = "diffusion") -> tuple[Match, ...]:
    return (Match(topic, PaperId(number), ("diffusion",)),)


def reading(number: str = "2510.00001", **changes: Any) -> Reading:
    words = Claim("It works.", ("It works.",))
    plain = Reading(PaperId(number), 1, "en", Depth.ABSTRACT, "extractive", words, (), {}, (), Links(), NOW)
    return replace(plain, **changes)


def draft(
    owner: int = 5,
    shown: Sequence[str] = (),
    rest: Sequence[str] = (),
    *,
    thread: int = 0,
    day: date = MONDAY,
    quiet: Quiet | None = None,
    through: int = 0,
    texts: Sequence[str] = ("words",),
) -> Draft:
    """A digest about to be frozen, with one message for each of `texts`."""
    entries = tuple(Entry(paper(number), reading(number), match(number)) for number in shown)
    digest = Digest(owner, thread, day, entries, len(rest), len(shown), (day,), quiet)
    return Draft(digest, tuple(map(match, rest)), through, tuple(map(Message, texts)))


def bare_store() -> Database:
    """The tables in memory, for properties that need no file and no thread."""
    database = Database(memory=True)
    database.execute("PRAGMA foreign_keys = ON")
    migrations.apply(database)
    return database


async def count(store: Store, table: str) -> int:
    """How many rows a table has."""
    return await store.run(lambda db: int(db[table].count))
