"""When arXiv announces: its schedule, its week, its own holidays, and the clock changes."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arxiv.calendar import (
    EASTERN,
    expected_listing,
    holiday_name,
    listing_day_of,
    listing_days,
    quiet_reason,
)
from bot.arxiv.holidays import HOLIDAYS
from bot.model.digest import Quiet


def eastern(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=EASTERN)


@pytest.mark.parametrize(
    ("submitted", "listed"),
    [
        ("2025-10-06 13:59", "2025-10-07"),  # Monday before the cut-off: Tuesday's listing
        ("2025-10-06 14:00", "2025-10-08"),
        ("2025-10-07 13:59", "2025-10-08"),
        ("2025-10-08 13:59", "2025-10-09"),
        ("2025-10-09 13:59", "2025-10-10"),
        ("2025-10-09 14:00", "2025-10-13"),  # Thursday after it: announced on Sunday, Monday's listing
        ("2025-10-10 13:59", "2025-10-13"),
        ("2025-10-10 14:00", "2025-10-14"),  # Friday after it until Monday: Tuesday's listing
        ("2025-10-11 12:00", "2025-10-14"),
        ("2025-10-12 23:00", "2025-10-14"),
        ("2025-10-13 13:59", "2025-10-14"),
        ("2025-11-26 14:00", "2025-12-01"),  # over Thanksgiving: Friday's cut-off
        ("2025-11-27 10:00", "2025-12-01"),
        ("2026-07-02 14:00", "2026-07-07"),  # Friday is a holiday: nothing on Sunday
    ],
)
def test_a_submission_is_listed_by_the_schedule(submitted: str, listed: str) -> None:
    assert listing_day_of(eastern(submitted)) == date.fromisoformat(listed)


def test_the_cut_off_is_in_eastern_time_whatever_the_zone_and_season() -> None:
    assert listing_day_of(datetime(2025, 7, 1, 17, 59, tzinfo=UTC)) == date(2025, 7, 2)
    assert listing_day_of(datetime(2025, 7, 1, 18, 0, tzinfo=UTC)) == date(2025, 7, 3)
    assert listing_day_of(datetime(2025, 12, 2, 18, 59, tzinfo=UTC)) == date(2025, 12, 3)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2025-10-06 00:00", "2025-10-06"),
        ("2025-10-06 23:59", "2025-10-06"),
        ("2025-10-07 00:00", "2025-10-07"),
        ("2025-10-11 12:00", "2025-10-10"),
        ("2025-10-12 23:59", "2025-10-10"),
        ("2025-09-02 12:00", "2025-09-01"),  # the day after Labor Day
        ("2025-11-28 12:00", "2025-11-27"),
        ("2026-07-06 12:00", "2026-07-03"),
    ],
)
def test_the_newest_listing_rolls_at_eastern_midnight(now: str, day: str) -> None:
    assert expected_listing(eastern(now)) == date.fromisoformat(day)


def test_a_week_has_five_listing_days() -> None:
    assert listing_days(date(2025, 10, 4), date(2025, 10, 12)) == [date(2025, 10, day) for day in range(6, 11)]
    assert listing_days(date(2025, 10, 12), date(2025, 10, 6)) == []


@pytest.mark.parametrize(
    ("day", "reason", "name"),
    [
        ("2025-10-06", None, None),
        ("2025-10-11", Quiet.WEEKEND, None),
        ("2025-09-02", Quiet.HOLIDAY, "Labor Day"),
        ("2025-11-28", Quiet.HOLIDAY, "Thanksgiving"),
        ("2025-07-07", Quiet.HOLIDAY, "Independence Day"),
        ("2025-11-27", None, None),  # announced the evening before
        ("2025-10-13", None, None),  # a federal holiday, not one of arXiv's
        ("2031-07-05", Quiet.WEEKEND, None),
        ("2031-12-26", None, None),  # not known yet
    ],
)
def test_a_quiet_day_has_a_reason(day: str, reason: Quiet | None, name: str | None) -> None:
    assert quiet_reason(date.fromisoformat(day)) == reason
    assert holiday_name(date.fromisoformat(day)) == name


def test_every_recorded_announcement_day_is_a_listing_day(rows: list[dict[str, Any]]) -> None:
    days = Counter(date.fromisoformat(row["announced"]) for row in rows)
    assert sorted(days) == listing_days(min(days), max(days))


def test_no_recorded_paper_was_listed_before_its_schedule_says(rows: list[dict[str, Any]]) -> None:
    lags = [
        date.fromisoformat(row["announced"]) - listing_day_of(eastern(row["published"] + " 00:00"))
        for row in rows
        if "published" in row
    ]
    assert len(lags) > 700
    assert min(lags) >= timedelta(0)


def test_holidays_are_working_days_or_the_sunday_after_one() -> None:
    for day in HOLIDAYS:
        assert day.weekday() < 5 or (day.weekday() == 6 and day - timedelta(days=2) in HOLIDAYS)


@given(st.integers(0, 4 * 365 * 24 * 60))
def test_a_submission_is_listed_on_a_listing_day_after_it(minutes: int) -> None:
    published = datetime(2023, 1, 2, tzinfo=UTC) + timedelta(minutes=minutes)
    day = listing_day_of(published)
    assert quiet_reason(day) is None
    assert day > published.astimezone(EASTERN).date()
    assert listing_day_of(published + timedelta(hours=1)) >= day
