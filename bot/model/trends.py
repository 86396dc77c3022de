"""What the store says about a topic over time, and the words that go with its picture."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """What one bar stands for."""

    DAY = "day"
    WEEK = "week"


class Theme(StrEnum):
    """The ground of a picture."""

    LIGHT = "light"
    DARK = "dark"


class Form(StrEnum):
    """The format of a picture."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Bar:
    """The papers of a day, or of the week that begins with the Monday `start`; not whole while it is going on."""

    start: date
    papers: int
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Rising:
    """A word or phrase: in how many papers since the turn, in how many before, and how its rate grew (smoothed)."""

    words: str
    now: int
    before: int
    factor: float


@dataclass(frozen=True, slots=True)
class Share:
    """A category or an author, and its papers."""

    name: str
    papers: int


@dataclass(frozen=True, slots=True)
class Trend:
    """A topic from the first announcement day counted to the newest one, both included.

    `papers` were announced for the topic, `announced` in all. `turn` is the day from which “now” counts for the rising
    words; None, and no rising words, where there is nothing before it. The store `is_young` when it holds no earlier
    days than these.
    """

    since: date
    until: date
    unit: Unit
    papers: int
    announced: int
    bars: tuple[Bar, ...]
    turn: date | None
    rising: tuple[Rising, ...]
    categories: tuple[Share, ...]
    authors: tuple[Share, ...]
    is_young: bool


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of a picture in one language. `days` stand below the first and the last bar."""

    title: str
    span: str
    papers: str
    rising: str
    categories: str
    authors: str
    days: tuple[str, str]
    nothing: str
