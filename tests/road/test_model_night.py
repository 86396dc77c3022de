"""Nightly batches: handed in when a listing is there, fetched when they are ready, checked like everything else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.usage import Purpose
from bot.store import batches, spending
from tests.llm.server import MODEL, ModelServer
from tests.road.conftest import MONDAY, Road, Row
from tests.road.lanterns import LANTERNS, Model, everything, lit_road, said
from tests.road.test_model_digest import some, words_of

READ = "LanternNet is 2.5 times faster than WickNet."


@asynccontextmanager
async def listed(folder: Path, server: ModelServer, rows: list[Row], **settings: str) -> AsyncIterator[Road]:
    """A road with a subscriber, a listing and what followed from it two hours before the digest."""
    async with lit_road(folder, server, {"LLM__BATCH": "true"} | settings, rows=some(rows), documents={}) as road:
        await road.ask("/subscribe diffusion-models")
        await road.papergram.schedule.ingest()
        await road.papergram.schedule.read()
        yield road


async def paid(road: Road) -> dict[Purpose, float]:
    day = road.clock.now().date()
    today = await road.papergram.services.store.run(spending.by_purpose, day, day)
    return {purpose: usage.cost for purpose, usage in today.items()}


async def test_a_digest_shows_what_the_batch_brought_at_half_the_price(
    server: ModelServer, rows: list[Row], tmp_path: Path
) -> None:
    server.always(Model())
    async with listed(tmp_path, server, rows) as road:
        assert sorted(line["custom_id"] for line in server.batches.lines()) == sorted(
            f"{row['id']}v1" for row in some(rows)
        )
        server.batches.finish()
        await road.papergram.schedule.read()
        await road.morning(MONDAY)
        assert "LanternNet is a diffusion model that follows lanterns by their flicker." in words_of(road, road.chat)
        costs = await paid(road)
    assert server.requests == []
    assert costs == {Purpose.BATCH: pytest.approx(5 * 0.00075 / 2)}


async def test_lies_in_a_batch_are_cut_too(server: ModelServer, rows: list[Row], tmp_path: Path) -> None:
    server.always(Model(key_takeaways=[said("LanternNet is evaluated on HarbourBench.", 1)]))
    async with listed(tmp_path, server, rows) as road:
        server.batches.finish()
        await road.papergram.schedule.read()
        await road.morning(MONDAY)
        assert MODEL in words_of(road, road.chat)
        assert "HarbourBench" not in everything(road)


async def test_a_batch_that_is_late_is_not_paid_for_twice(server: ModelServer, rows: list[Row], tmp_path: Path) -> None:
    server.always(Model())
    async with listed(tmp_path, server, rows) as road:
        await road.papergram.schedule.read()
        await road.morning(MONDAY)
        digest = words_of(road, road.chat)
        assert "We propose LanternNet, a diffusion model" in digest
        assert "the model did not answer" in digest
        assert server.requests == []
        assert await paid(road) == {}
        server.batches.finish()
        await road.papergram.schedule.read()
        await road.papergram.schedule.read()
        assert (await paid(road)).keys() == {Purpose.BATCH}
        assert READ in "\n".join(one.text for one in await road.ask(f"/paper {LANTERNS['id']}"))
    assert len(server.batches.batches) == 1


async def test_what_a_batch_lost_is_read_at_the_hour(server: ModelServer, rows: list[Row], tmp_path: Path) -> None:
    server.always(Model())
    async with listed(tmp_path, server, rows) as road:
        server.batches.finish(fail=(f"{LANTERNS['id']}v1",))
        await road.papergram.schedule.read()
        await road.morning(MONDAY)
        assert "follows lanterns by their flicker" in words_of(road, road.chat)
    assert [one.user.count("LanternNet: Counting") for one in server.requests] == [1]


async def test_a_server_without_batches_reads_one_by_one(server: ModelServer, rows: list[Row], tmp_path: Path) -> None:
    server.always(Model())
    server.batches.offered = False
    async with listed(tmp_path, server, rows) as road:
        assert len({one.user for one in server.requests if one.schema == "Draft"}) == 5
        read = len(server.requests)
        await road.morning(MONDAY)
        assert MODEL in words_of(road, road.chat)
    assert len(server.requests) == read


async def test_a_batch_keeps_within_the_days_budget(server: ModelServer, rows: list[Row], tmp_path: Path) -> None:
    server.always(Model())
    async with listed(tmp_path, server, rows, LLM__DAILY_BUDGET="0.07") as road:
        handed_in = len(server.batches.lines())
        assert 1 <= handed_in < 5
        server.batches.finish()
        await road.papergram.schedule.read()
        await road.morning(MONDAY)
        assert "follows lanterns by their flicker" in words_of(road, road.chat)


async def test_a_batch_that_never_comes_is_given_up_after_a_day(
    server: ModelServer, rows: list[Row], tmp_path: Path
) -> None:
    server.always(Model())
    async with listed(tmp_path, server, rows) as road:
        store = road.papergram.services.store
        road.clock.advance(timedelta(hours=25))
        await road.papergram.schedule.read()
        assert len(await store.run(batches.under_way)) == 1
        road.clock.advance(timedelta(hours=2))
        await road.papergram.schedule.read()
        assert await store.run(batches.under_way) == []


@pytest.mark.parametrize("ready", [True, False])
async def test_a_batch_outlives_a_stop(server: ModelServer, rows: list[Row], tmp_path: Path, *, ready: bool) -> None:
    server.always(Model())
    async with listed(tmp_path, server, rows):
        pass
    if ready:
        server.batches.finish()
    async with listed(tmp_path, server, rows) as road:
        left = await road.papergram.services.store.run(batches.under_way)
        assert bool(left) is not ready
        assert (await paid(road)).keys() == ({Purpose.BATCH} if ready else set())
    assert len(server.batches.batches) == 1
    assert server.requests == []


async def test_a_batch_that_breaks_down_is_read_at_the_hour(
    server: ModelServer, rows: list[Row], tmp_path: Path
) -> None:
    server.always(Model())
    async with listed(tmp_path, server, rows) as road:
        server.batches.break_down("The file is too large.")
        await road.papergram.schedule.read()
        await road.morning(MONDAY)
        assert "follows lanterns by their flicker" in words_of(road, road.chat)
        assert "too large" not in everything(road)
    assert len([one for one in server.requests if one.schema == "Draft"]) == 5
