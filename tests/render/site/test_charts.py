"""Charts of the site show the figures of the trend, as bars and as text."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from lxml import html

from bot.locales import Locales
from bot.model.post import DayLine
from bot.model.trends import Bar, Trend, Unit
from bot.render.site.charts import FULL, ChartsView, charts_view, spark
from tests.charts.test_chart import TREND, YOUNG
from tests.render.site.samples import DAY, DIFFUSION, EVIL, evil_trend, skin


def view(trend: Trend, language: str = "en") -> ChartsView:
    made = charts_view(DIFFUSION, trend, Locales.load().get(language))
    assert made is not None
    return made


def shown(trend: Trend | None) -> html.HtmlElement:
    return html.document_fromstring(skin("en").topic(DIFFUSION, [DayLine(DAY, 3)], trend))


@pytest.mark.parametrize("most", [1, 3, 7, 10, 61, 99, 100, 1234])
def test_the_ticks_are_round_and_no_bar_is_higher(most: int) -> None:
    plot = view(replace(TREND, bars=(Bar(DAY, most), Bar(DAY + timedelta(1), 0)))).plot
    step = plot.ticks[-2]
    assert plot.ticks == tuple(range(plot.ticks[0], -1, -step))
    assert str(step).rstrip("0") in ("1", "2", "5")
    assert len(plot.ticks) <= 5
    assert plot.ticks[0] >= most > plot.ticks[0] - step
    assert plot.columns[0].high == round(FULL * most / plot.ticks[0], 1)
    assert plot.columns[1].high == 0


def test_every_bar_says_its_figure() -> None:
    page = shown(TREND)
    told = [title.text for title in page.xpath("//figure[starts-with(@class, 'plot')]//rect/title")]
    assert told[:2] == ["week of 6 Oct: 10 papers", "week of 13 Oct: 11 papers"]
    assert len(told) == len(TREND.bars)
    (label,) = page.xpath("//figure[starts-with(@class, 'plot')]/div/*[name()='svg']/@aria-label")
    assert label == f"Papers per week: {'; '.join(told)}"


def test_a_day_and_a_lone_paper_are_named_so() -> None:
    (column,) = view(YOUNG).plot.columns
    assert column.told == "6 Oct: 1 paper"
    assert view(YOUNG, "zh").plot.columns[0].told == "10月6日：1 篇"


def test_what_is_not_whole_looks_so() -> None:
    page = shown(TREND)
    classes = page.xpath("//figure[starts-with(@class, 'plot')]//rect/@class")
    assert classes == ["whole" if bar.is_whole else "part" for bar in TREND.bars]


def test_bars_stand_beside_each_other_within_the_plot() -> None:
    columns = view(
        replace(TREND, unit=Unit.DAY, bars=tuple(Bar(DAY + timedelta(n), n) for n in range(26)))
    ).plot.columns
    edges = [(column.left, column.left + column.width) for column in columns]
    assert all(right < left for (_, right), (left, _) in pairwise(edges))
    assert 0 <= edges[0][0] < edges[-1][1] <= FULL


def test_rankings_have_names_and_figures() -> None:
    page = shown(TREND)
    rows = [" ".join(row.text_content().split()) for row in page.xpath("//figure[@class='ranking']//li")]
    assert rows == [
        "flow matching ×3.1 · 12 papers",
        "costs $5 and x² ×2.5 · 8 papers",
        "cs.CV 120",
        "cs.LG 60",
        "Björn Ommer 4",
        "\U000140f3 nobody 2",
    ]


def test_nothing_that_rises_is_said() -> None:
    assert "Too few papers so far to tell" in shown(YOUNG).text_content()
    assert "None that rises beyond chance" in shown(replace(TREND, rising=())).text_content()


@pytest.mark.parametrize("trend", [None, replace(YOUNG, papers=0, bars=(Bar(DAY, 0),))])
def test_without_papers_there_is_no_chart(trend: Trend | None) -> None:
    assert shown(trend).xpath("//*[@class='charts']") == []


def test_words_of_strangers_stay_words() -> None:
    page = shown(evil_trend())
    assert len(page.xpath("//script")) == 1
    names = ["".join(one.itertext()) for one in page.xpath("//figure[@class='ranking']//*[@class='name']")]
    assert len(names) == 3
    assert all(name.startswith(EVIL[:25]) for name in names)


def test_a_spark_ends_with_the_newest_post() -> None:
    days = [DayLine(DAY - timedelta(n), n + 1) for n in range(40)]
    columns = spark(days)
    assert len(columns) == 30
    assert (columns[-1].high, columns[0].high) == (round(FULL / 30, 1), FULL)
    assert spark([]) == ()
    assert spark([DayLine(DAY, 0)])[0].high == 0


@pytest.mark.parametrize(("count", "is_narrow"), [(1, True), (6, True), (7, False), (26, False)])
def test_a_few_bars_do_not_fill_a_page(count: int, is_narrow: bool) -> None:
    plot = view(replace(TREND, bars=TREND.bars[:1] * count)).plot
    assert plot.is_narrow is is_narrow
    assert plot.columns[-1].left + plot.columns[-1].width > FULL * 0.85
