"""Time zones by the names that people type."""

import difflib
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


def zone_named(text: str) -> str | None:
    """The IANA zone that `text` names: `Europe/Berlin`, `europe/berlin`, `berlin`, `new york`."""
    wanted = _folded(text)
    whole = {_folded(zone): zone for zone in available_timezones()}
    cities = {_folded(zone.split("/")[-1]): zone for zone in sorted(available_timezones()) if "/" in zone}
    return whole.get(wanted) or cities.get(wanted)


def zones_like(text: str, count: int = 3) -> list[str]:
    """The zones whose names come nearest to `text`."""
    names: dict[str, str] = {}
    for zone in sorted(available_timezones()):
        names.setdefault(_folded(zone.split("/")[-1]), zone)
        names[_folded(zone)] = zone
    near = difflib.get_close_matches(_folded(text), names, n=count, cutoff=0.5)
    return list(dict.fromkeys(names[one] for one in near))


def _folded(name: str) -> str:
    return name.strip().replace(" ", "_").casefold()
