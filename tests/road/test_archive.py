"""The archive of a morning: written by itself when the digests were made, and telling what they tell."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.store import subscriptions
from tests.road.conftest import MONDAY, Road, Row, road_over
from tests.road.test_own_topics import saved

TUESDAY = MONDAY + timedelta(days=1)


@asynccontextmanager
async def archived(rows: list[Row], folder: Path, **more: str) -> AsyncIterator[Road]:
    """A road whose archive goes to `folder`/site; digests are made at 08:00 UTC."""
    variables = {"PAPERGRAM_ARCHIVE__DIRECTORY": str(folder / "site"), "PAPERGRAM_DIGEST__TIMEZONE": "UTC"}
    async with road_over(rows, folder / "store.sqlite3", variables=variables | more) as road:
        yield road
        road.check()


async def publish_at(road: Road, day: date, hour: int, minute: int) -> None:
    road.clock.set(datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC))
    await road.papergram.schedule.publish()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


async def test_a_morning_writes_the_topics_that_chats_have(rows: list[Row], tmp_path: Path) -> None:
    async with archived(rows, tmp_path) as road:
        await road.ask("/subscribe diffusion-models")
        await road.morning(MONDAY)
        await publish_at(road, MONDAY, 8, 29)
        assert not (tmp_path / "site").exists()
        await publish_at(road, MONDAY, 8, 30)
        index = json.loads((tmp_path / "site/index.json").read_text("utf-8"))
        assert [topic["slug"] for topic in index["topics"]] == ["diffusion-models"]
        assert (tmp_path / f"site/t/diffusion-models/{MONDAY}.html").is_file()


async def test_the_post_tells_the_readings_of_the_digest(rows: list[Row], tmp_path: Path) -> None:
    async with archived(rows, tmp_path, PAPERGRAM_ARCHIVE__TOPICS="diffusion-models") as road:
        await road.ask("/subscribe diffusion-models")
        await road.morning(MONDAY)
        await publish_at(road, MONDAY, 9, 0)
        post = json.loads((tmp_path / f"site/t/diffusion-models/{MONDAY}.json").read_text("utf-8"))
        digest = "\n".join(road.said())
        told = [paper for paper in post["papers"] if paper["title"] in digest]
        assert told
        assert [paper["id"] for paper in told if paper["reading"]["summary"] not in digest] == []


async def test_days_that_were_missed_are_caught_up(rows: list[Row], tmp_path: Path) -> None:
    async with archived(rows, tmp_path, PAPERGRAM_ARCHIVE__TOPICS="diffusion-models,robotics") as road:
        await road.morning(MONDAY)
        await road.morning(TUESDAY)
        await publish_at(road, TUESDAY, 9, 0)
        for slug in ("diffusion-models", "robotics"):
            assert {path.name for path in (tmp_path / "site/t" / slug).glob("2025-*.html")} == {
                f"{MONDAY}.html",
                f"{TUESDAY}.html",
            }


async def test_a_morning_is_written_once(rows: list[Row], tmp_path: Path) -> None:
    async with archived(rows, tmp_path, PAPERGRAM_ARCHIVE__TOPICS="diffusion-models") as road:
        await road.morning(MONDAY)
        await publish_at(road, MONDAY, 9, 0)
        page = tmp_path / f"site/t/diffusion-models/{MONDAY}.html"
        page.unlink()
        await publish_at(road, MONDAY, 9, 10)
        assert not page.exists()
        await road.morning(TUESDAY)
        await publish_at(road, TUESDAY, 9, 0)
        assert page.is_file()


async def test_an_hour_late_in_the_evening_is_published_after_midnight(rows: list[Row], tmp_path: Path) -> None:
    late = {"PAPERGRAM_DIGEST__HOUR": "23:50", "PAPERGRAM_ARCHIVE__TOPICS": "robotics"}
    async with archived(rows, tmp_path, **late) as road:
        await road.morning(MONDAY, hour=23)
        page = tmp_path / f"site/t/robotics/{MONDAY}.html"
        await publish_at(road, TUESDAY, 0, 19)
        assert not page.exists()
        await publish_at(road, TUESDAY, 0, 20)
        assert page.is_file()


async def test_what_is_announced_for_the_next_morning_waits_for_it(rows: list[Row], tmp_path: Path) -> None:
    async with archived(rows, tmp_path, PAPERGRAM_ARCHIVE__TOPICS="robotics") as road:
        await road.morning(MONDAY)
        await road.morning(TUESDAY, hour=6)
        await publish_at(road, TUESDAY, 7, 0)
        pages = tmp_path / "site/t/robotics"
        assert names(pages) & {f"{MONDAY}.html", f"{TUESDAY}.html"} == {f"{MONDAY}.html"}
        await road.morning(TUESDAY)
        await publish_at(road, TUESDAY, 8, 30)
        assert f"{TUESDAY}.html" in names(pages)


async def test_without_a_folder_nothing_is_written(rows: list[Row], tmp_path: Path) -> None:
    async with archived(rows, tmp_path, PAPERGRAM_ARCHIVE__DIRECTORY="") as road:
        await road.ask("/subscribe diffusion-models")
        await road.morning(MONDAY)
        before = names(tmp_path)
        await publish_at(road, MONDAY, 9, 0)
        assert names(tmp_path) == before


async def test_a_chat_s_own_topics_are_nobody_else_s(rows: list[Row], tmp_path: Path) -> None:
    async with archived(rows, tmp_path) as road:
        await road.ask("/subscribe diffusion-models")
        await saved(road)
        assert len(await road.papergram.services.store.run(subscriptions.slugs)) == 2
        await publish_at(road, MONDAY, 9, 0)
        index = json.loads((tmp_path / "site/index.json").read_text("utf-8"))
        assert [topic["slug"] for topic in index["topics"]] == ["diffusion-models"]
