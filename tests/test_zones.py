"""Time zones as people type them."""

from zoneinfo import ZoneInfo

import pytest

from handlers.zones import ZONES_OFFERED, zone_named, zones_like


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("北京", "Asia/Shanghai"),
        ("Beijing", "Asia/Shanghai"),
        ("utc", "UTC"),
        ("GMT+8", "Etc/GMT-8"),
        ("UTC-5", "Etc/GMT+5"),
        ("+3", "Etc/GMT-3"),
        ("UTC+0", "UTC"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_zone_is_found_by_the_names_that_people_type(typed: str, zone: str | None) -> None:
    assert zone_named(typed) == zone


def test_an_offset_means_what_it_says() -> None:
    from datetime import UTC, datetime, timedelta

    noon = datetime(2025, 10, 6, 12, tzinfo=UTC)
    zone = zone_named("UTC+8")
    assert zone is not None
    assert noon.astimezone(ZoneInfo(zone)).utcoffset() == timedelta(hours=8)


def test_what_is_offered_exists_and_what_is_near_is_no_trap() -> None:
    assert all(zone_named(zone) == zone for zone in ZONES_OFFERED)
    assert "Europe/Berlin" in zones_like("Berlim")
    assert not any(zone.startswith("Etc/") for zone in zones_like("utc+88"))
