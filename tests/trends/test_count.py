"""Papers counted over time: exact, however dealt out, and honest while the store is young."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.model.trends import Unit
from bot.store.trends import Counted, Span
from bot.trends.count import Count, turn_of

FIRST = date(2025, 10, 6)


def paper(number: int, day: date, text: str = "On images", authors: tuple[str, ...] = ()) -> Counted:
    return Counted(number, day, text, authors, ("cs.CV", "cs.LG") if number % 2 else ("cs.CV",))


def span(days: int, first: date = FIRST) -> Span:
    return Span(first, first + timedelta(days=days - 1), 1_000, 0, is_all=True)


def test_a_young_store_is_counted_by_day_without_weekends() -> None:
    count = Count(span(12))
    count.add([paper(1, FIRST), paper(2, FIRST), paper(3, FIRST + timedelta(days=7))])
    trend = count.trend()
    assert trend.unit is Unit.DAY
    assert [bar.papers for bar in trend.bars] == [2, 0, 0, 0, 0, 1, 0, 0, 0, 0]
    assert trend.is_young


def test_an_older_store_is_counted_by_week_and_the_last_one_is_not_whole() -> None:
    count = Count(span(30))
    count.add([paper(number, FIRST + timedelta(days=number)) for number in range(30)])
    trend = count.trend()
    assert trend.unit is Unit.WEEK
    assert [bar.papers for bar in trend.bars] == [7, 7, 7, 7, 2]
    assert [bar.is_whole for bar in trend.bars] == [True, True, True, True, False]
    assert [(share.name, share.papers) for share in trend.categories] == [("cs.CV", 30), ("cs.LG", 15)]


def test_an_author_of_one_paper_is_not_busy() -> None:
    count = Count(span(12))
    count.add(
        [paper(1, FIRST, authors=("Ada", "Ada")), paper(2, FIRST, authors=("Bo",)), paper(3, FIRST, authors=("Bo",))]
    )
    assert [share.name for share in count.trend().authors] == ["Bo"]


def test_one_paper_has_a_bar_and_no_rising_words() -> None:
    count = Count(span(12))
    count.add([paper(1, FIRST)])
    trend = count.trend()
    assert (trend.papers, trend.turn, trend.rising) == (1, None, ())


def test_a_word_that_comes_up_is_found() -> None:
    count = Count(span(28))
    early = [paper(number, FIRST, f"Image synthesis {number}") for number in range(40)]
    late = [paper(number, FIRST + timedelta(days=27), "Flow matching for image synthesis") for number in range(12)]
    count.add([*early, *late])
    (first, *_) = count.trend().rising
    assert (first.words, first.now, first.before) == ("flow matching", 12, 0)
    assert not [one for one in count.trend().rising if "synthesis" in one.words]


@given(st.lists(st.integers(0, 29), max_size=60), st.integers(1, 20))
def test_batches_make_no_difference(days: list[int], size: int) -> None:
    papers = [paper(number, FIRST + timedelta(days=day), f"Title {day % 3} words") for number, day in enumerate(days)]
    whole, dealt = Count(span(30)), Count(span(30))
    whole.add(papers)
    for start in range(0, len(papers), size):
        dealt.add(papers[start : start + size])
    assert whole.trend() == dealt.trend()
    assert sum(bar.papers for bar in whole.trend().bars) == len(days)


def test_now_is_at_least_two_days_and_at_most_four_weeks() -> None:
    assert turn_of(FIRST, FIRST + timedelta(days=6)) is None
    for days in range(8, 400):
        turn = turn_of(FIRST, FIRST + timedelta(days=days - 1))
        assert turn is not None
        assert 4 <= days - (turn - FIRST).days <= 28
