"""Time zones by the names that people type."""

import difflib
import re
from zoneinfo import available_timezones

ZONES_OFFERED = (
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Africa/Nairobi",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "America/Sao_Paulo",
    "America/New_York",
    "America/Los_Angeles",
)


_ALSO = {
    "beijing": "Asia/Shanghai",
    "北京": "Asia/Shanghai",
    "上海": "Asia/Shanghai",
    "香港": "Asia/Hong_Kong",
    "台北": "Asia/Taipei",
    "东京": "Asia/Tokyo",
    "新加坡": "Asia/Singapore",
    "伦敦": "Europe/London",
    "柏林": "Europe/Berlin",
    "纽约": "America/New_York",
    "san_francisco": "America/Los_Angeles",
    "delhi": "Asia/Kolkata",
    "gmt": "UTC",
}
_COUNTRY, _FEW = 2, 2
_OFFSET = re.compile(r"(?:utc|gmt)?(?P<sign>[+-])(?P<hours>\d|1[0-4])(?::?00)?", re.ASCII)


def zone_named(text: str) -> str | None:
    """The IANA zone that `text` names: `Europe/Berlin`, `europe/berlin`, `berlin`, `new york`, `北京`, `UTC+8`.

    The names `Etc/GMT+8` count the other way round (it is UTC-8), so nobody is led to them by what looks alike.
    """
    wanted = _folded(text)
    offset = _OFFSET.fullmatch(wanted)
    if offset is not None:
        turned = {"+": "-", "-": "+"}[offset["sign"]]
        return "UTC" if offset["hours"] == "0" else f"Etc/GMT{turned}{offset['hours']}"
    whole = {_folded(zone): zone for zone in _places()}
    cities = {_folded(zone.split("/")[-1]): zone for zone in _places() if "/" in zone}
    return _ALSO.get(wanted) or whole.get(wanted) or cities.get(wanted)


def zone_of_language(tag: str) -> str | None:
    """The zone of the country where most people speak a language (`de`, `zh-hans`), if it has hardly more than one.

    Source: Unicode CLDR, through babel.
    """
    from babel.core import get_global  # noqa: PLC0415  # as heavy as Fluent

    language, *rest = tag.replace("_", "-").split("-")
    likely = str(get_global("likely_subtags").get(language.lower(), "")).split("_")
    country = next((part.upper() for part in rest if len(part) == _COUNTRY), likely[-1])
    zones = get_global("territory_zones").get(country, [])
    return zones[0] if 0 < len(zones) <= _FEW else None


def zones_like(text: str, count: int = 3) -> list[str]:
    """The zones whose names come nearest to `text`."""
    names = dict(_ALSO)
    for zone in _places():
        names.setdefault(_folded(zone.split("/")[-1]), zone)
        names[_folded(zone)] = zone
    near = difflib.get_close_matches(_folded(text), names, n=count, cutoff=0.5)
    return list(dict.fromkeys(names[one] for one in near))


def _places() -> list[str]:
    return sorted(zone for zone in available_timezones() if not zone.startswith("Etc/") and "GMT" not in zone)


def _folded(name: str) -> str:
    return name.strip().replace(" ", "_").casefold()
