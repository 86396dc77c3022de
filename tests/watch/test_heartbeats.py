"""Signs of life, and how they are judged."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.errors import StoreBusy
from bot.store import Store, heartbeats
from bot.watch.health import ago, judge
from bot.watch.heartbeats import KEPT_EVERY, POLLING, TICK, Heartbeats

SIX = datetime(2025, 10, 6, 6, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


async def test_a_beat_is_in_the_store_where_another_process_sees_it(store: Store, tmp_path: Path) -> None:
    clock = ManualClock(SIX)
    beats = Heartbeats(store, clock)
    await beats.beat(TICK)
    assert heartbeats.read(tmp_path / "store.sqlite3") == {TICK: SIX}
    clock.advance(KEPT_EVERY)
    await beats.beat(POLLING)
    assert heartbeats.read(tmp_path / "store.sqlite3") == {TICK: SIX, POLLING: SIX + KEPT_EVERY}


async def test_many_beats_cost_one_write_in_fifteen_seconds(store: Store) -> None:
    clock = ManualClock(SIX)
    beats = Heartbeats(store, clock)
    before = await store.run(lambda db: db.conn.total_changes)
    for _ in range(60):
        await beats.beat(TICK)
        await beats.beat(POLLING)
        clock.advance(SECOND)
    assert await store.run(lambda db: db.conn.total_changes) - before == 2 + 3 * 2
    assert beats.last == {TICK: SIX + 59 * SECOND, POLLING: SIX + 59 * SECOND}


async def test_a_beat_that_cannot_be_kept_is_kept_later(store: Store, tmp_path: Path) -> None:
    clock = ManualClock(SIX)
    beats = Heartbeats(store, clock)
    await store.run(lambda db: db.execute("ALTER TABLE heartbeats RENAME TO away"))
    await beats.beat(POLLING)
    await store.run(lambda db: db.execute("ALTER TABLE away RENAME TO heartbeats"))
    clock.advance(KEPT_EVERY)
    await beats.beat(TICK)
    assert heartbeats.read(tmp_path / "store.sqlite3") == {TICK: SIX + KEPT_EVERY, POLLING: SIX}


async def test_beats_are_read_while_somebody_writes(store: Store, tmp_path: Path) -> None:
    await Heartbeats(store, ManualClock(SIX)).beat(TICK)
    with sqlite3.connect(tmp_path / "store.sqlite3", isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM heartbeats")
        assert heartbeats.read(tmp_path / "store.sqlite3") == {TICK: SIX}
    writer.close()


def test_where_no_store_is_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreBusy, match=r"store\.path"):
        heartbeats.read(tmp_path / "none.sqlite3")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("tick", "polling", "is_well"),
    [
        (0 * SECOND, 0 * SECOND, True),
        (2 * MINUTE, 5 * MINUTE, True),
        (2 * MINUTE + SECOND, SECOND, False),
        (SECOND, 5 * MINUTE + SECOND, False),
        (-10 * SECOND, SECOND, True),
        (-5 * MINUTE, SECOND, False),
    ],
)
def test_health_is_a_matter_of_age(tick: timedelta, polling: timedelta, is_well: bool) -> None:
    assert judge({TICK: SIX - tick, POLLING: SIX - polling}, SIX).is_well is is_well


def test_what_was_never_heard_is_not_well() -> None:
    health = judge({TICK: SIX}, SIX + 3 * SECOND)
    assert not health.is_well
    assert health.reasons == "the bot worked 3 s ago, Telegram answered never"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (119 * SECOND, "119 s ago"),
        (2 * MINUTE, "2 min ago"),
        (119 * MINUTE, "119 min ago"),
        (47 * 60 * MINUTE, "47 h ago"),
        (48 * 60 * MINUTE, "2 days ago"),
        (-60 * MINUTE, "at 2025-10-06 07:00 UTC, which is to come"),
    ],
)
def test_ages_are_said_in_one_unit(span: timedelta, words: str) -> None:
    assert ago(SIX - span, SIX) == words
