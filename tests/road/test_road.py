"""The main job from end to end: arXiv announces, chats get their digests, commands answer."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.errors import ArxivUnavailable
from bot.sandbox.arxiv.faults import Fault
from tests.road.conftest import MONDAY, Road, Row, road_over

TUESDAY, WEDNESDAY, FRIDAY, SATURDAY = (date(2025, 10, day) for day in (7, 8, 10, 11))
NEXT_MONDAY = date(2025, 10, 13)


def papers_in(road: Road) -> list[str]:
    """The papers of all digests in Ada's chat, in order; titles link to their pages."""
    return [
        paper
        for message in road.telegram.messages(road.chat)
        for paper in re.findall(r"<b>\d+\. <a href=\"https?://[^/]+/abs/([\w.-]+)v\d", message.html)
    ]


async def test_a_subscribed_chat_gets_its_digest_at_its_hour(road: Road) -> None:
    (answer,) = await road.ask("/subscribe diffusion-models")
    assert "Diffusion models" in answer.text
    assert "08:00" in answer.text
    await road.morning(MONDAY, hour=7)
    assert len(road.said()) == 1, "nothing before the hour"
    await road.morning(MONDAY, hour=8)
    digest = road.said()[1]
    assert "Mon 6 Oct 2025" in digest
    assert "diffusion" in digest.lower()
    await road.morning(MONDAY, hour=9)
    assert digest in road.said()
    assert len(papers_in(road)) == len(set(papers_in(road))) > 0, "a late tick makes no second digest"


async def test_the_next_day_brings_only_new_papers(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY)
    monday = papers_in(road)
    await road.morning(TUESDAY)
    tuesday = papers_in(road)[len(monday) :]
    assert tuesday
    assert not set(monday) & set(tuesday)
    announced = {row["id"] for row in road.arxiv_rows if row["announced"] == TUESDAY.isoformat()}
    assert set(tuesday) <= announced


async def test_a_revision_is_not_posted_again(tmp_path: Path, rows: list[Row]) -> None:
    first = next(row for row in rows if "diffusion model" in row["title"].lower()) | {"version": 1}
    revised = first | {"announced": TUESDAY.isoformat(), "kind": "replace", "version": 2, "title": "Revised"}
    cross = first | {"announced": WEDNESDAY.isoformat(), "kind": "cross"}
    again = first | {"announced": FRIDAY.isoformat(), "kind": "new"}
    async with road_over([first, revised, cross, again], tmp_path / "store.sqlite3") as road:
        await road.ask("/subscribe diffusion-models")
        for day in (MONDAY, TUESDAY, WEDNESDAY, FRIDAY):
            await road.morning(day)
        assert papers_in(road) == [first["id"]]
        (answer, *_) = await road.ask(f"/paper {first['id']}")
        assert "Revised" in answer.text, "the command shows the newest version"
        assert f"{first['id']}v2" in answer.text


async def test_a_weekend_and_a_day_without_match_are_explained(road: Road) -> None:
    await road.ask('/subscribe ti:"no such words anywhere"')
    await road.morning(MONDAY)
    assert "announced, none" in road.said()[-1]
    await road.morning(FRIDAY)
    await road.morning(SATURDAY)
    assert "weekend" in road.said()[-1]


async def test_a_late_listing_is_said_and_then_delivered_the_same_day(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY)
    before = len(papers_in(road))
    road.clock.set(road.clock.now().replace(day=7))
    await road.papergram.schedule.compose()
    assert "is late today" in road.said()[-1]
    await road.papergram.schedule.compose()
    assert sum("is late today" in text for text in road.said()) == 1, "said once"
    await road.morning(TUESDAY, hour=10)
    assert len(papers_in(road)) > before
    assert sum("Tue 7 Oct 2025" in text for text in road.said()) == 2, "the word, and then the head of the papers"


async def test_missed_days_are_caught_up(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY)
    before = set(papers_in(road))
    await road.morning(FRIDAY)
    owed = {
        row["id"]
        for row in road.arxiv_rows
        if MONDAY.isoformat() < row["announced"] <= FRIDAY.isoformat() and row["id"] not in before
    }
    got = set(papers_in(road)) - before
    announced = {row["id"]: row["announced"] for row in road.arxiv_rows}
    assert got <= owed
    assert {announced[paper] for paper in got} >= {TUESDAY.isoformat(), WEDNESDAY.isoformat()}


@pytest.mark.parametrize("fault", [Fault.HTML, Fault.UNAVAILABLE, Fault.TRUNCATED])
async def test_a_broken_feed_loses_nothing(road: Road, fault: Fault, tmp_path: Path) -> None:
    await road.ask("/subscribe diffusion-models")
    await road.ask("/settings papers 50")
    road.arxiv.fail(fault, times=2)
    for hour in (8, 9, 10):
        with suppress(ArxivUnavailable):
            await road.morning(MONDAY, hour)
    await road.morning(TUESDAY)
    async with road_over(road.arxiv_rows, tmp_path / "other.sqlite3") as other:
        await other.ask("/subscribe diffusion-models")
        await other.ask("/settings papers 50")
        await other.morning(MONDAY)
        await other.morning(TUESDAY)
        assert sorted(papers_in(road)) == sorted(papers_in(other)) != []


async def test_a_pasted_link_counts_as_paper(road: Road) -> None:
    await road.morning(MONDAY)
    row = road.arxiv_rows[0]
    (answer, *_) = await road.ask(f"look at https://www.alphaxiv.org/pdf/{row['id']}v1?utm=1 please")
    assert row["id"] in answer.text
    assert "abstract only" in answer.text


async def test_a_paper_that_is_not_in_the_store_is_fetched_and_kept(road: Road) -> None:
    row = road.arxiv_rows[0]
    (answer, *_) = await road.ask(f"/paper {row['id']}")
    assert row["id"] in answer.text
    asked = len(road.arxiv.requests)
    await road.ask(f"/paper {row['id']}")
    assert len(road.arxiv.requests) == asked


async def test_a_topic_answers_from_the_same_store(road: Road) -> None:
    await road.morning(MONDAY)
    (answer,) = await road.ask("/topic diffusion-models")
    assert "Diffusion models" in answer.text
    assert any(key["text"].startswith("+") for row in answer.keyboard for key in row)
    await road.telegram.press(answer, "s:diffusion-models", road.ada)
    await road.telegram.wait_for(road.chat, lambda message: any("Unsubscribe" in str(row) for row in message.keyboard))
    (listed,) = await road.ask("/subscriptions")
    assert "Diffusion models" in listed.text


async def test_a_chat_due_when_the_feed_rolls_is_not_told_that_it_is_late(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    await road.morning(MONDAY)
    await road.ask("/settings hour 04:00")
    before = len(road.said())
    road.clock.set(datetime(2025, 10, 7, 4, 0, 5, tzinfo=UTC))
    await road.papergram.schedule.compose()
    assert len(road.said()) == before, "midnight in New York: the list may come any minute"
    road.arxiv.today = TUESDAY
    road.clock.set(datetime(2025, 10, 7, 4, 10, tzinfo=UTC))
    await road.papergram.schedule.ingest()
    await road.papergram.schedule.compose()
    assert "Tue 7 Oct 2025" in road.said()[before]
    assert not any("is late today" in text for text in road.said())
