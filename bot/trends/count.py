"""A topic's papers counted as they come, in one pass.

Invariant: the counts of papers are exact, however these are dealt out in batches, and memory is bounded: of words and
authors the rarest are forgotten when there are too many.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from bot.model.trends import Bar, Share, Trend, Unit
from bot.store.trends import Counted, Span
from bot.trends.phrases import phrases
from bot.trends.rising import rising

LONGEST = timedelta(weeks=26)
_YOUNG = timedelta(days=21)
_MOST_WORDS = 400_000
_LEAST_FOR_WORDS = 10
_SHOWN = 5
_WEEK = timedelta(days=7)


class Count:
    """The papers of one topic between the days of `span`."""

    def __init__(self, span: Span) -> None:
        self._span = span
        self._turn = turn_of(span.first, span.last)
        self._days: Counter[date] = Counter()
        self._categories: Counter[str] = Counter()
        self._authors: Counter[str] = Counter()
        self._now: Counter[str] = Counter()
        self._before: Counter[str] = Counter()

    def add(self, papers: Iterable[Counted]) -> None:
        """Count these too."""
        for paper in papers:
            self._days[paper.day] += 1
            self._categories.update(paper.categories)
            self._authors.update(dict.fromkeys(paper.authors, 1))
            if self._turn is not None:
                (self._now if paper.day >= self._turn else self._before).update(phrases(paper.text))
        for words in (self._now, self._before, self._authors):
            _forget_rare(words)

    def trend(self) -> Trend:
        """What was counted."""
        span, turn = self._span, self._turn
        papers = self._days.total()
        now = sum(count for day, count in self._days.items() if turn is not None and day >= turn)
        before = papers - now
        has_words = turn is not None and min(now, before) > 0 and papers >= _LEAST_FOR_WORDS
        unit = Unit.DAY if span.last - span.first < _YOUNG else Unit.WEEK
        return Trend(
            since=span.first,
            until=span.last,
            unit=unit,
            papers=papers,
            announced=span.announced,
            bars=_bars(self._days, span, unit),
            turn=turn if has_words else None,
            rising=rising(self._now, self._before, now, before, _SHOWN) if has_words else (),
            categories=_busiest(self._categories, 1),
            authors=_busiest(self._authors, 2),
            is_young=span.is_all,
        )


def turn_of(first: date, last: date) -> date | None:
    """The day from which “now” counts: the last quarter of the time, four weeks at most, a week where there are two.

    None when there is less than a week.
    """
    days = (last - first).days + 1
    if days <= _WEEK.days:
        return None
    now = min(28, max(7, days // 4)) if days >= 2 * _WEEK.days else days // 2
    return last - timedelta(days=now - 1)


def _bars(days: Counter[date], span: Span, unit: Unit) -> tuple[Bar, ...]:
    """One for each day that can have announcements, or for each week; those without papers too."""
    if unit is Unit.DAY:
        length = (span.last - span.first).days + 1
        every = [span.first + timedelta(days=number) for number in range(length)]
        return tuple(Bar(day, days[day]) for day in every if day.weekday() < 5 or days[day])  # noqa: PLR2004 - Saturday
    weeks: Counter[date] = Counter()
    for day, papers in days.items():
        weeks[_monday(day)] += papers
    start, bars = _monday(span.first), []
    while start <= span.last:
        is_whole = start + timedelta(days=4) <= span.last and start >= span.first
        bars.append(Bar(start, weeks[start], is_whole))
        start += _WEEK
    return tuple(bars)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _busiest(counts: Counter[str], least: int) -> tuple[Share, ...]:
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Share(name, papers) for name, papers in ranked[:_SHOWN] if papers >= least)


def _forget_rare(counts: Counter[str]) -> None:
    least = 1
    while len(counts) > _MOST_WORDS:
        for words in [words for words, count in counts.items() if count <= least]:
            del counts[words]
        least += 1
