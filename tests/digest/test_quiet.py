"""A quiet day says which of the reasons it was."""

from datetime import UTC, date, datetime

import pytest

from bot.digest.quiet import explain
from bot.model.digest import Quiet
from bot.store.announcements import ListingState

THURSDAY, FRIDAY, MONDAY = date(2025, 10, 9), date(2025, 10, 10), date(2025, 10, 6)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def listing(day: date, *, is_whole: bool = True) -> ListingState:
    return ListingState(day, is_whole, "feed")


@pytest.mark.parametrize(
    ("now", "announced", "newest", "reason"),
    [
        ("2025-10-10T08:00", 300, listing(FRIDAY), Quiet.NO_MATCH),
        ("2025-10-10T08:00", 0, listing(FRIDAY), Quiet.NOTHING_NEW),
        ("2025-10-10T08:00", 0, listing(THURSDAY), Quiet.LATE),
        ("2025-10-10T08:00", 300, listing(THURSDAY), Quiet.LATE),  # yesterday's only
        ("2025-10-10T08:00", 300, listing(FRIDAY, is_whole=False), Quiet.LATE),  # the rest may match
        ("2025-10-10T08:00", 0, None, Quiet.LATE),
        ("2025-10-11T08:00", 0, listing(FRIDAY), Quiet.WEEKEND),
        ("2025-10-12T08:00", 0, listing(FRIDAY), Quiet.WEEKEND),
        ("2025-10-11T08:00", 300, listing(FRIDAY), Quiet.NO_MATCH),  # Friday's, read on Saturday
        ("2025-10-11T08:00", 0, listing(THURSDAY), Quiet.LATE),  # Friday's never came
        ("2025-10-13T03:59", 0, listing(FRIDAY), Quiet.WEEKEND),  # still Sunday in New York
        ("2025-10-13T04:01", 0, listing(FRIDAY), Quiet.LATE),  # Monday there
        ("2025-11-28T12:00", 0, listing(date(2025, 11, 27)), Quiet.HOLIDAY),  # nothing on the evening of Thanksgiving
        ("2025-12-26T12:00", 0, listing(date(2025, 12, 25)), Quiet.HOLIDAY),
    ],
)
def test_the_reason_of_a_quiet_day(now: str, announced: int, newest: ListingState | None, reason: Quiet) -> None:
    assert explain(at(now), announced, newest) is reason
