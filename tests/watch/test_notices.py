"""How errors are grouped for operators."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.watch.notices import MOST_KINDS, OTHERS, Notice, Notices

SIX = datetime(2025, 10, 6, 6, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def told(notices: Notices, now: datetime) -> Sequence[Notice]:
    """What is due, told."""
    due = notices.due(now)
    notices.were_told(due, now)
    return due


def test_the_first_error_of_a_kind_is_told_at_once() -> None:
    notices = Notices()
    notices.note("bot.x|failed", "failed: odd", SIX)
    assert told(notices, SIX) == [Notice("bot.x|failed", "failed: odd", 1, SIX)]
    assert told(notices, SIX + 2 * HOUR) == []


def test_more_of_it_is_told_after_an_hour_in_one_notice() -> None:
    notices = Notices()
    for minute in range(38):
        notices.note("bot.x|failed", f"failed: number {minute}", SIX + minute * MINUTE)
        told(notices, SIX + minute * MINUTE)
    (due,) = told(notices, SIX + HOUR)
    assert (due.count, due.since, due.text) == (37, SIX + MINUTE, "failed: number 37")


def test_kinds_are_told_apart_but_not_by_their_numbers() -> None:
    notices = Notices()
    for kind in ("bot.x|chat 5 failed", "bot.x|chat -1006 failed", "bot.x|other"):
        notices.note(kind, kind, SIX)
    assert [one.count for one in told(notices, SIX)] == [2, 1]


def test_what_was_told_before_a_restart_is_not_told_again_at_once() -> None:
    notices = Notices()
    notices.remember({"bot.x|failed": SIX})
    notices.note("bot.x|failed", "failed", SIX + MINUTE)
    assert told(notices, SIX + 2 * MINUTE) == []
    assert len(told(notices, SIX + HOUR)) == 1


def test_what_happens_while_operators_are_told_counts_for_the_next_time() -> None:
    notices = Notices()
    notices.note("bot.x|failed", "failed", SIX)
    due = notices.due(SIX)
    notices.note("bot.x|failed", "failed again", SIX)
    notices.were_told(due, SIX)
    assert [one.count for one in told(notices, SIX + HOUR)] == [1]


def test_a_clock_that_was_ahead_silences_nothing() -> None:
    notices = Notices()
    notices.remember({"bot.x|failed": SIX + timedelta(days=30)})
    notices.note("bot.x|failed", "failed", SIX)
    assert len(told(notices, SIX)) == 1


def test_endless_kinds_share_one_notice() -> None:
    notices = Notices()
    for number in range(3 * MOST_KINDS):
        notices.note("bot." + "x" * number, "failed", SIX)
    due = notices.due(SIX)
    assert len(due) == MOST_KINDS + 1
    assert next(one.count for one in due if one.kind == OTHERS) == 3 * MOST_KINDS - MOST_KINDS


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 30)), max_size=60))
def test_no_error_is_lost_and_no_kind_is_told_twice_in_an_hour(errors: list[tuple[str, int]]) -> None:
    notices, now, moments, seen = Notices(), SIX, dict[str, list[datetime]](), 0
    for kind, minutes in errors:
        now += minutes * MINUTE
        notices.note(kind, kind, now)
        for one in told(notices, now):
            seen += one.count
            moments.setdefault(one.kind, []).append(now)
    seen += sum(one.count for one in notices.due(now + HOUR))
    assert seen == len(errors)
    assert all(later - earlier >= HOUR for times in moments.values() for earlier, later in pairwise(times))
