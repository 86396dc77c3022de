"""A store with real announcements, and an editor over it."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from bot.archive.editor import Editor
from bot.clock import ManualClock
from bot.model.announcement import Announcement
from bot.model.topic import Topic
from bot.reading.extractive import ExtractiveReader
from bot.reading.shelf import Shelf
from bot.sandbox.arxiv.corpus import Announced
from bot.store import Store, announcements, papers
from tests.archive.example_posts import KINDS, Printed, printed

MONDAY, TUESDAY = date(2025, 10, 6), date(2025, 10, 7)
NOON = datetime(2025, 10, 6, 12, tzinfo=UTC)
DIFFUSION = Topic("diffusion-models", '"diffusion model" OR diffusion', {"en": "Diffusion Models", "zh": "扩散模型"})


@dataclass(frozen=True, slots=True)
class Desk:
    """An editor, what it works with, and a clock that is turned by hand."""

    store: Store
    shelf: Shelf
    clock: ManualClock
    editor: Editor

    async def announce(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Let arXiv announce these."""
        await self.store.run(_record, [Announced.of(row) for row in rows])


@asynccontextmanager
async def desk_over(path: Path) -> AsyncIterator[Desk]:
    """A desk over the store at `path`, at noon of 6 October 2025."""
    store, clock = await Store.open(path), ManualClock(NOON)
    shelf = Shelf(store, ExtractiveReader(), clock)
    try:
        yield Desk(store, shelf, clock, Editor(store, shelf, clock))
    finally:
        await shelf.aclose()
        await store.aclose()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_over(tmp_path / "store.sqlite3") as made:
        yield made


def row(base: str, day: date = MONDAY, kind: str = "new", version: int = 1, **more: Any) -> dict[str, Any]:
    """An announcement of a paper on diffusion."""
    usual = {
        "title": f"Diffusion {base}",
        "authors": ["Ada Lovelace", "Charles Babbage"],
        "abstract": f"We propose a diffusion model called D{base[-3:]}. It improves the score by {base[-2:]}%.",
        "categories": ["cs.CV"],
    }
    return {"id": base, "announced": day.isoformat(), "kind": kind, "version": version} | usual | more


def _record(db: Database, announced: Sequence[Announced]) -> None:
    for one in announced:
        papers.save(db, [one.paper], announced=[one.paper.id] if one.kind.is_first else ())
        announcements.record(db, [Announcement(one.day, one.paper.id, one.kind, one.paper.version)])


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """The example's day, printed in each way."""
    return {kind: printed(kind, tmp_path_factory.mktemp(kind)) for kind in KINDS}
