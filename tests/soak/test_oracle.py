"""The model that the soak trusts, against facts that are written out here; and that it would notice."""

from datetime import UTC, date, datetime, time

import pytest

from bot.sandbox.world.chat import Chat, ChatKind, User
from tests.soak.comparing import compared
from tests.soak.listings import FIRST, LAST, Listings, listing_days
from tests.soak.oracle import NO_MATCH, Owed, Post, moment_on
from tests.soak.readers import READERS
from tests.soak.received import Got
from tests.soak.weather import ROUGH
from tests.soak.weeks import Seat

NOON = datetime(2025, 10, 6, 12, tzinfo=UTC)
DAY = NOON.date()
LOST = Owed(Post(0, DAY, frozenset({"2510.00001", "2510.00002"})), NOON)


def seat(*posts: Got) -> Seat:
    user = User(1, "Ada")
    made = Seat(READERS[0], user, Chat(1, ChatKind.PRIVATE, "Ada"), {}, [])
    made.mail.posts.extend(posts)
    return made


def got(*papers: str, at: datetime = NOON, day: date = DAY, quiet: str = "") -> Got:
    return Got(0, day, at, list(papers), quiet)


@pytest.mark.parametrize(
    ("zone", "hour", "day", "moment"),
    [
        ("Australia/Sydney", "02:30", "2025-10-05", "2025-10-04 16:30"),  # skipped: 03:30 AEDT
        ("Pacific/Chatham", "03:15", "2025-09-28", "2025-09-27 14:30"),  # skipped: 04:15
        ("Europe/Berlin", "02:30", "2025-10-26", "2025-10-26 00:30"),  # the first of two
        ("America/New_York", "01:30", "2025-11-02", "2025-11-02 05:30"),  # the first of two
        ("America/New_York", "01:30", "2025-11-03", "2025-11-03 06:30"),
        ("Asia/Kathmandu", "06:15", "2025-10-05", "2025-10-05 00:30"),
        ("Pacific/Kiritimati", "08:00", "2025-10-05", "2025-10-04 18:00"),
    ],
)
def test_a_clock_on_the_wall_is_read_right(zone: str, hour: str, day: str, moment: str) -> None:
    owed = moment_on(date.fromisoformat(day), time.fromisoformat(hour), zone)
    assert f"{owed:%Y-%m-%d %H:%M}" == moment


def test_the_weeks_are_ten_with_a_holiday() -> None:
    assert (LAST - FIRST).days + 1 == 70
    assert len(listing_days()) == 49
    assert date(2025, 11, 28) not in listing_days()


def test_no_id_means_two_papers_and_papers_are_revised_and_cross_listed() -> None:
    rows = Listings(40).rows
    first = [row["id"] for row in rows if row["kind"] == "new"]
    assert len(first) == len(set(first))
    assert sum(row["kind"] == "replace" for row in rows) > 300
    crossed = {row["id"]: row["categories"] for row in rows if row["kind"] == "cross"}
    before = {row["id"]: row["categories"] for row in rows if row["kind"] == "new"}
    assert all(set(before[paper]) < set(categories) for paper, categories in crossed.items())


@pytest.mark.parametrize(
    "came",
    [
        [],
        [got("2510.00001")],
        [got("2510.00001", "2510.00002", "2510.00003")],
        [got("2510.00001", "2510.00002"), got("2510.00001", day=date(2025, 10, 7))],
        [got("2510.00001", "2510.00002", day=date(2025, 10, 7))],
        [got("2510.00001", "2510.00002", at=datetime(2025, 10, 6, 13, tzinfo=UTC))],
        [got("2510.00001", "2510.00002", at=datetime(2025, 10, 6, 11, tzinfo=UTC))],
        [got(quiet=NO_MATCH)],
    ],
)
def test_what_is_lost_doubled_early_or_late_is_noticed(came: list[Got]) -> None:
    assert list(compared(seat(*came), [LOST], ROUGH))


def test_what_is_right_is_left_alone() -> None:
    assert not list(compared(seat(got("2510.00002", "2510.00001")), [LOST], ROUGH))


def test_a_message_that_came_twice_needs_an_excuse() -> None:
    doubled = seat(got("2510.00001", "2510.00002"))
    doubled.mail.repeated = 1
    assert list(compared(doubled, [LOST], ROUGH))
    doubled.doubtful = 1
    assert not list(compared(doubled, [LOST], ROUGH))
