"""A trend as the templates draw it: bars in SVG, names and figures as text beside them.

Invariant: every figure that a bar stands for can be read as text too, and no bar is higher than the highest tick.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from bot.locales import Locale
from bot.model.post import DayLine
from bot.model.topic import Topic
from bot.model.trends import Bar, Share, Trend, Unit
from bot.render.text import clipped, readable
from bot.render.trends import labels

FULL = 100
"""How wide and high a plot is, in its own units."""
_GAPS = 4
_STEPS = (1, 2, 5)
_PART = 0.78
_FEW = 7
_LONGEST = 60
_SPARK_DAYS = 30


@dataclass(frozen=True, slots=True)
class Column:
    """A bar of a plot: `left`, `width` and `high` in its units; `told` is what it stands for."""

    left: float
    width: float
    high: float
    told: str = ""
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Plot:
    """Papers over time. `ticks` are the figures of the axis, highest first, evenly down to 0."""

    heading: str
    ticks: tuple[int, ...]
    columns: tuple[Column, ...]
    first: str
    last: str

    @property
    def is_narrow(self) -> bool:
        """A few bars across a whole page would be walls."""
        return len(self.columns) < _FEW


@dataclass(frozen=True, slots=True)
class Row:
    """A name, its figure in words, and how long its bar is."""

    name: str
    told: str
    long: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Names by their figures; where there are none, `nothing` says why."""

    heading: str
    rows: tuple[Row, ...]
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class ChartsView:
    """A topic's plot and rankings, and a line that says what was counted."""

    about: str
    plot: Plot
    rankings: tuple[Ranking, ...]


def charts_view(topic: Topic, trend: Trend | None, locale: Locale) -> ChartsView | None:
    """The charts of a topic; None where there is nothing to draw."""
    if trend is None or not trend.papers:
        return None
    words = labels(topic, trend, locale)
    rankings = (
        Ranking(words.rising, _rising(trend, locale), words.nothing),
        Ranking(words.categories, _shares(trend.categories)),
        Ranking(words.authors, _shares(trend.authors)),
    )
    return ChartsView(
        about=words.span,
        plot=Plot(words.papers, _ticks(trend.bars), _columns(trend, locale), *words.days),
        rankings=tuple(one for one in rankings if one.rows or one.nothing),
    )


def spark(days: Sequence[DayLine]) -> tuple[Column, ...]:
    """The papers of the newest posts (`days` are newest first) as a small plot, the oldest at the left."""
    shown = days[:_SPARK_DAYS][::-1]
    most = max([1, *(line.papers for line in shown)])
    return tuple(_column(place, _SPARK_DAYS, line.papers / most) for place, line in enumerate(shown))


def _columns(trend: Trend, locale: Locale) -> tuple[Column, ...]:
    highest = _ticks(trend.bars)[0]
    return tuple(
        _column(place, len(trend.bars), bar.papers / highest, _told(bar, trend.unit, locale), is_whole=bar.is_whole)
        for place, bar in enumerate(trend.bars)
    )


def _column(place: int, places: int, high: float, told: str = "", *, is_whole: bool = True) -> Column:
    step = FULL / places
    return Column(
        round((place + (1 - _PART) / 2) * step, 2), round(step * _PART, 2), round(high * FULL, 1), told, is_whole
    )


def _told(bar: Bar, unit: Unit, locale: Locale) -> str:
    name = "site-bar-week" if unit is Unit.WEEK else "site-bar-day"
    return locale.label(name, day=locale.brief_day(bar.start), papers=bar.papers)


def _ticks(bars: Sequence[Bar]) -> tuple[int, ...]:
    """Round figures, as few as make sense: 60, 40, 20, 0."""
    most = max(1, *(bar.papers for bar in bars), 1)
    step = next(step * 10**power for power in count() for step in _STEPS if step * 10**power * _GAPS >= most)
    return tuple(range(-(-most // step) * step, -1, -step))


def _rising(trend: Trend, locale: Locale) -> tuple[Row, ...]:
    most = max((one.now for one in trend.rising), default=1)
    return tuple(
        Row(
            _name(one.words),
            locale.label("site-rise", factor=f"{one.factor:.1f}", papers=one.now),
            _part(one.now, most),
        )
        for one in trend.rising
    )


def _shares(shares: Sequence[Share]) -> tuple[Row, ...]:
    most = max((one.papers for one in shares), default=1)
    return tuple(Row(_name(one.name), f"{one.papers:,}", _part(one.papers, most)) for one in shares)


def _part(papers: int, most: int) -> float:
    return round(FULL * papers / most, 1)


def _name(words: str) -> str:
    return clipped(readable(words), _LONGEST)
