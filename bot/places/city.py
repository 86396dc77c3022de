"""A city, as far as a time of day depends on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class City:
    """`name` as GeoNames writes it, `country` by its ISO 3166 code, `region` a state's code in the United States, else
    empty; `zone` is an IANA time zone."""

    name: str
    region: str
    country: str
    zone: str


@dataclass(frozen=True, slots=True)
class Found:
    """The cities that somebody may mean, the most populous first; `is_certain` where they bear the name, and are not
    only spelled nearly so."""

    cities: tuple[City, ...]
    is_certain: bool
