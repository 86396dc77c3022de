"""Thousands of odd things, each answered in bounded time, without an error, and without a word of what is nobody's
business. FUZZ says how many; `make fuzz` takes 20,000."""

import asyncio
import logging
import os
import time
from pathlib import Path
from random import Random

import pytest

import bot
from tests.road.conftest import MONDAY, Road, Row, road_over
from tests.road.fuzz.crowd import Crowd, Deed

COUNT = int(os.environ.get("FUZZ", "1500"))
SEED = int(os.environ.get("FUZZ_SEED", "6"))
AT_ONCE = 50
SECONDS = 60
_FEW_ROWS = 300


async def test_whatever_comes_is_answered_and_nothing_leaks(
    rows: list[Row], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    slowest = 0.0
    async with road_over(rows[:_FEW_ROWS], tmp_path / "store.sqlite3") as road:
        await road.morning(MONDAY)
        crowd = Crowd(road, Random(SEED))
        for _ in range(0, COUNT, AT_ONCE):
            deeds = [await crowd.act() for _ in range(AT_ONCE)]
            began = time.monotonic()
            silent = await _unanswered(road, deeds)
            assert [(deed.chat.id, deed.told[:80]) for deed in silent] == []
            slowest = max(slowest, time.monotonic() - began)
            crowd.look()
        road.check()
        leaks = _leaks(road)
    assert leaks == []
    assert [(one.message, one.exc_text) for one in caplog.records if one.levelno >= logging.ERROR] == []
    assert slowest < SECONDS
    logging.getLogger(__name__).info(
        "%s odd things, %s keys, the slowest fifty took %.1f s", COUNT, len(crowd.known), slowest
    )


async def _unanswered(road: Road, deeds: list[Deed]) -> list[Deed]:
    """Those that are not answered when the time is over."""
    try:
        await road.telegram.until(lambda: all(deed.is_answered(road) for deed in deeds), SECONDS)
    except TimeoutError:
        await asyncio.sleep(0)
    return [deed for deed in deeds if not deed.is_answered(road)]


def _leaks(road: Road) -> list[str]:
    """What was said to anybody that holds the token, a path of this machine, or a traceback."""
    forbidden = (
        road.telegram.token,
        str(Path(bot.__file__).parent),
        "Traceback (most recent",
        "sqlite3.",
        "store.sqlite3",
    )
    said = [str(request.params) for request in road.telegram.requests]
    return [text[:300] for text in said for word in forbidden if word in text]
