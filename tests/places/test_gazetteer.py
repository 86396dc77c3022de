"""Cities by the names that people type."""

import pytest

from bot.places import Found
from bot.places.gazetteer import MOST, named, nearest


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Munich", "Europe/Berlin"),
        ("münchen", "Europe/Berlin"),
        ("慕尼黑", "Europe/Berlin"),
        ("北京市", "Asia/Shanghai"),
        ("NYC", "America/New_York"),
        ("  new   york city ", "America/New_York"),
        ("Москва", "Europe/Moscow"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Paris, TX", "America/Chicago"),
        ("San Jose, Costa Rica", "America/Costa_Rica"),
        ("Bangalore", "Asia/Kolkata"),
        ("Shenzen", "Asia/Shanghai"),
    ],
)
def test_a_city_is_known_by_many_names(typed: str, zone: str) -> None:
    assert named(typed).cities[0].zone == zone


def test_several_of_one_name_come_the_most_populous_first() -> None:
    found = [(city.name, city.region, city.country) for city in named("Cambridge").cities]
    assert found[:3] == [("Cambridge", "", "GB"), ("Cambridge", "", "CA"), ("Cambridge", "MA", "US")]
    assert {name for name, _, _ in found} == {"Cambridge"}
    assert len(named("San Jose").cities) <= MOST


def test_what_is_spelled_nearly_so_is_a_guess_and_what_is_far_smaller_is_not_meant() -> None:
    assert [named(typed).is_certain for typed in ("Shenzhenn", "Shenzhen")] == [False, True]
    assert [city.country for city in named("Sydney").cities] == ["AU"]
    assert [city.country for city in named("Sydney, Canada").cities] == ["CA"]


def test_what_stands_behind_the_comma_and_is_not_known_leaves_a_doubt() -> None:
    found = named("London, Ontario")
    assert not found.is_certain
    assert [city.country for city in found.cities][:2] == ["GB", "CA"]
    assert named("München, Bayern") == named("München")


def test_a_greater_city_that_is_also_called_so_hides_none_of_the_name() -> None:
    zones = [city.zone for city in named("Victoria").cities]
    assert "America/Vancouver" in zones
    assert "Asia/Hong_Kong" in zones


@pytest.mark.parametrize("typed", ["", " ", ",", "xx", "qqqqqqqqqq", "'; DROP TABLE", "🦉", "123456", "x" * 5_000])
def test_what_is_no_city_is_none(typed: str) -> None:
    assert named(typed) == Found((), is_certain=False)


@pytest.mark.parametrize(
    ("latitude", "longitude", "country"),
    [(48.1, 11.6, "DE"), (37.77, -122.42, "US"), (0.0, -179.9, "KI"), (90.0, 0.0, "SJ")],
)
def test_the_nearest_city_may_lie_beyond_the_date_line(latitude: float, longitude: float, country: str) -> None:
    assert nearest(latitude, longitude).country == country
