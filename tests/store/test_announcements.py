"""Announcements: recorded once, in the order of their arrival."""

import sqlite3

import pytest
from sqlite_utils import Database

from bot.model.announcement import AnnounceKind
from bot.model.paper import PaperId
from bot.store import Store, announcements, papers
from bot.store.announcements import Announced, ListingState
from tests.store.samples import MONDAY, NOW, TUESDAY, announce, announcement, paper


def numbers(found: list[Announced]) -> list[str]:
    return [str(one.paper.id) for one in found]


async def test_a_listing_that_is_recorded_twice_is_there_once(store: Store) -> None:
    assert await store.run(announce, ["2510.00001", "2510.00002"]) == 2
    assert await store.run(announce, ["2510.00001", "2510.00002", "2510.00003"]) == 1
    assert numbers(await store.run(announcements.after, 0)) == ["2510.00001", "2510.00002", "2510.00003"]


async def test_only_what_came_after_a_place_is_given_each_paper_once(store: Store) -> None:
    await store.run(announce, ["2510.00001"])
    place = await store.run(announcements.last_seq)
    await store.run(announce, ["2510.00002", "2510.00003"], TUESDAY)
    await store.run(announce, ["2510.00002"], TUESDAY, AnnounceKind.CROSS)
    (first, second) = await store.run(announcements.after, place)
    assert (str(first.paper.id), first.day, str(second.paper.id)) == ("2510.00002", TUESDAY, "2510.00003")
    assert first.seq < second.seq


async def test_a_replacement_shows_no_paper_for_the_first_time(store: Store) -> None:
    for kind in (AnnounceKind.REPLACE, AnnounceKind.REPLACE_CROSS):
        await store.run(announce, ["2510.00001"], MONDAY, kind)
    assert await store.run(announcements.after, 0) == []
    assert await store.run(announcements.on, MONDAY) == []
    assert await store.run(announcements.newest_day) is None
    assert await store.run(announcements.newest_day_start) == 0
    assert await store.run(announcements.unannounced, [PaperId("2510.00001")]) == [PaperId("2510.00001")]


async def test_a_day_has_the_papers_of_its_listing(store: Store) -> None:
    await store.run(announce, ["2510.00001"])
    await store.run(announce, ["2510.00001", "2510.00002"], TUESDAY)
    assert numbers(await store.run(announcements.on, MONDAY)) == ["2510.00001"]
    assert numbers(await store.run(announcements.on, TUESDAY)) == ["2510.00001", "2510.00002"]


async def test_the_newest_day_starts_before_its_first_announcement(store: Store) -> None:
    assert await store.run(announcements.newest_day_start) == 0
    await store.run(announce, ["2510.00001", "2510.00002"])
    assert await store.run(announcements.newest_day_start) == 0
    await store.run(announce, ["2510.00003"], TUESDAY)
    await store.run(announce, ["2510.00001"], TUESDAY, AnnounceKind.REPLACE)
    assert await store.run(announcements.newest_day) == TUESDAY
    start = await store.run(announcements.newest_day_start)
    assert numbers(await store.run(announcements.after, start)) == ["2510.00003"]


async def test_unannounced_papers_are_told_from_a_long_list(store: Store) -> None:
    many = [f"2510.{number:05}" for number in range(1, 1_301)]
    await store.run(announce, many[::2])
    asked = [PaperId(number) for number in many]
    assert await store.run(announcements.unannounced, asked) == asked[1::2]


async def test_no_question_about_announcements_reads_the_whole_table(store: Store) -> None:
    await store.run(announce, [f"2510.{number:05}" for number in range(1, 100)])
    asked: list[str] = []

    def trace(sql: str, _: object) -> None:
        asked.append(sql)

    def ask(db: Database) -> list[str]:
        with db.tracer(trace):
            announcements.newest_day_start(db)
            announcements.unannounced(db, [PaperId("2510.00001")])
            announcements.after(db, 90)
        plans = [db.execute(f"EXPLAIN QUERY PLAN {sql}", [1] * sql.count("?")).fetchall() for sql in asked]
        return [step[3] for plan in plans for step in plan]

    steps = await store.run(ask)
    assert steps
    assert not [step for step in steps if step == "SCAN announcements"]


async def test_an_announcement_of_an_unknown_paper_is_refused_whole(store: Store) -> None:
    await store.run(papers.save, [paper("2510.00001")])
    with pytest.raises(sqlite3.IntegrityError):
        await store.run(announcements.record, [announcement("2510.00001"), announcement("2510.00002")])
    assert await store.run(announcements.last_seq) == 0


async def test_a_listing_that_was_whole_stays_whole(store: Store) -> None:
    for is_whole, source in ((False, "feed"), (True, "api"), (False, "feed")):
        await store.run(announcements.mark_listing, ListingState(MONDAY, is_whole, source), NOW)
    assert await store.run(announcements.listing, MONDAY) == ListingState(MONDAY, True, "feed")
    assert await store.run(announcements.listing, TUESDAY) is None


async def test_listings_of_which_something_is_missing_are_known(store: Store) -> None:
    assert await store.run(announcements.newest_listing) is None
    await store.run(announcements.mark_listing, ListingState(TUESDAY, True, "feed"), NOW)
    await store.run(announcements.mark_listing, ListingState(MONDAY, False, "api"), NOW)
    assert await store.run(announcements.incomplete_listings, MONDAY) == [MONDAY]
    assert await store.run(announcements.incomplete_listings, TUESDAY) == []
    assert await store.run(announcements.newest_listing) == ListingState(TUESDAY, True, "feed")
