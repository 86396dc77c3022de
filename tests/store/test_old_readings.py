"""What older archives said: kept as it was, written once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.model.finding import Finding, FindingKind
from bot.model.paper import PaperId
from bot.model.post import OldReading
from bot.store import Store, old_readings, papers
from bot.store.old_readings import Kept
from tests.imports.posts import paper

OLD = OldReading(
    paper=PaperId("2409.10001"),
    version=1,
    language="zh",
    post="Stone Bridges",
    day=date(2024, 9, 27),
    reader="Old Model",
    summary=None,
    takeaways=("石桥会老化。",),
    sections=(("1. 标题", "寻找裂缝"), ("6. 摘要", "")),
    findings=(Finding("sections.title", FindingKind.MISSING, "", "Part 2 is missing."),),
)


@pytest.fixture
async def store(tmp_path: Path) -> Store:
    made = await Store.open(tmp_path / "store.sqlite3")
    await made.run(papers.save, [paper(), paper("2409.10002")])
    return made


async def test_what_was_saved_comes_back_by_paper_the_oldest_post_first(store: Store) -> None:
    later = replace(OLD, day=date(2024, 9, 30), version=2)
    assert await store.run(old_readings.save, [later, OLD]) == [Kept.NEW, Kept.NEW]
    assert await store.run(old_readings.of, [OLD.paper, PaperId("2409.10002")]) == {OLD.paper: (OLD, later)}
    await store.aclose()


async def test_a_row_is_written_once_and_renewed_where_it_says_something_else(store: Store) -> None:
    better = replace(OLD, findings=())
    assert await store.run(old_readings.save, [OLD]) == [Kept.NEW]
    assert await store.run(old_readings.save, [OLD]) == [Kept.UNCHANGED]
    assert await store.run(old_readings.compare, [better]) == [Kept.CHANGED]
    assert await store.run(old_readings.save, [better]) == [Kept.CHANGED]
    assert await store.run(old_readings.of, [OLD.paper]) == {OLD.paper: (better,)}
    await store.aclose()


async def test_comparing_writes_nothing(store: Store) -> None:
    assert await store.run(old_readings.compare, [OLD]) == [Kept.NEW]
    assert await store.run(_rows) == 0
    await store.aclose()


def _rows(db: Database) -> int:
    return db["old_readings"].count
