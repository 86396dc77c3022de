"""A chat's day is keyed by its local date: no clock change, restart or late tick makes two digests or none."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.due import after_change, moment_on, next_due, owed_day

ZONES = (
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "UTC",
    "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "Africa/Casablanca", "Asia/Gaza",
)  # fmt: skip
SKIPPED = {("Pacific/Apia", date(2011, 12, 30))}
zones = st.sampled_from(ZONES)
hours = st.times().map(lambda moment: time(moment.hour, moment.minute))
NIGHTS = ("2011-12-28", "2025-03-08", "2025-03-29", "2025-04-05", "2025-10-04", "2025-10-25", "2025-11-01")
nights_of_change = st.sampled_from(NIGHTS).map(date.fromisoformat)
moments = st.one_of(
    st.datetimes(datetime(2011, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - takes them naive
    st.builds(
        lambda day, hours: datetime.combine(day, time(), UTC) + timedelta(hours=hours),
        nights_of_change,
        st.floats(0, 72),
    ),
)


def local_dates(start: date, count: int, zone: str) -> list[date]:
    """The dates that the calendars on the wall show, from `start` on."""
    days = (start + timedelta(days=offset) for offset in range(count + 1))
    return [day for day in days if (zone, day) not in SKIPPED][:count]


@settings(deadline=None, max_examples=300)
@given(moments, hours, zones)
def test_every_local_date_is_owed_once_at_one_moment(start: datetime, hour: time, zone: str) -> None:
    now, owed = start, []
    for _ in range(8):
        before, now = now, next_due(now, hour, zone)
        assert now > before
        owed.append(owed_day(now, hour, zone))
        assert now == moment_on(owed[-1], hour, zone)
    assert owed == local_dates(owed[0], len(owed), zone)


@settings(deadline=None, max_examples=300)
@given(moments, hours, zones)
def test_a_digest_is_owed_from_its_moment_until_the_next(now: datetime, hour: time, zone: str) -> None:
    moment = next_due(now, hour, zone)
    assert owed_day(moment - timedelta(seconds=1), hour, zone) == owed_day(now, hour, zone)
    assert owed_day(moment, hour, zone) > owed_day(now, hour, zone)
    assert moment_on(owed_day(now, hour, zone), hour, zone) <= now < moment


@settings(deadline=None, max_examples=300)
@given(moments, hours, zones)
def test_the_clock_on_the_wall_shows_the_hour_unless_it_jumps_over_it(now: datetime, hour: time, zone: str) -> None:
    moment = next_due(now, hour, zone)
    wall = moment.astimezone(ZoneInfo(zone))
    wanted = datetime.combine(wall.date(), hour, ZoneInfo(zone))
    exists = wanted.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wanted.replace(tzinfo=None)
    assert not exists or wall.time() == hour


@pytest.mark.parametrize(
    ("zone", "day", "hour", "moment"),
    [
        ("Europe/Berlin", date(2025, 3, 30), time(2, 30), "2025-03-30T01:30"),  # 02:30 does not exist: 03:30
        ("Europe/Berlin", date(2025, 10, 26), time(2, 30), "2025-10-26T00:30"),  # comes twice: the first
        ("America/New_York", date(2025, 11, 2), time(1, 30), "2025-11-02T05:30"),
        ("Australia/Lord_Howe", date(2025, 10, 5), time(2, 15), "2025-10-04T15:45"),  # half an hour is skipped
        ("Australia/Lord_Howe", date(2025, 4, 6), time(1, 45), "2025-04-05T14:45"),  # half an hour comes twice
        ("Asia/Kathmandu", date(2025, 10, 6), time(8), "2025-10-06T02:15"),
        ("Pacific/Apia", date(2011, 12, 29), time(8), "2011-12-29T18:00"),
        ("Pacific/Apia", date(2011, 12, 31), time(8), "2011-12-30T18:00"),
    ],
)
def test_the_moment_of_a_date(zone: str, day: date, hour: time, moment: str) -> None:
    assert moment_on(day, hour, zone) == datetime.fromisoformat(f"{moment}+00:00")
    assert owed_day(moment_on(day, hour, zone), hour, zone) == day


class Waiting:
    """A chat whose digests are made at their moments."""

    def __init__(self, now: datetime, hour: time, zone: str) -> None:
        self.now, self.hour, self.zone = now, hour, zone
        self.due = next_due(now, hour, zone)
        self.made: list[date] = []

    def wait(self, step: timedelta) -> None:
        end = self.now + step
        while self.due <= end:
            self.now = max(self.now, self.due)
            self.compose()
        self.now = end

    def compose(self) -> None:
        day = owed_day(self.now, self.hour, self.zone)
        if day not in self.made:
            self.made.append(day)
        self.due = next_due(self.now, self.hour, self.zone)

    def change(self, hour: time, zone: str) -> None:
        self.hour, self.zone = hour, zone
        today = self.now.astimezone(ZoneInfo(zone)).date()
        self.due = after_change(self.due, self.now, hour, zone, day_is_done=today in self.made)


@settings(deadline=None, max_examples=300)
@given(moments, hours, zones, st.lists(st.tuples(st.integers(0, 40 * 60), hours), max_size=8))
def test_changing_the_hour_neither_loses_a_digest_nor_makes_two(
    start: datetime, hour: time, zone: str, changes: list[tuple[int, time]]
) -> None:
    chat = Waiting(start, hour, zone)
    for minutes, other in changes:
        chat.wait(timedelta(minutes=minutes))
        chat.change(other, zone)
    chat.wait(timedelta(days=3))
    assert chat.made == local_dates(chat.made[0], len(chat.made), zone)


@settings(deadline=None, max_examples=300)
@given(moments, hours, zones, st.lists(st.tuples(st.integers(0, 40 * 60), hours, zones), max_size=8))
def test_changing_the_zone_never_leaves_a_chat_waiting_for_more_than_a_day(
    start: datetime, hour: time, zone: str, changes: list[tuple[int, time, str]]
) -> None:
    chat = Waiting(start, hour, zone)
    for minutes, other, elsewhere in changes:
        chat.wait(timedelta(minutes=minutes))
        chat.change(other, elsewhere)
        assert chat.now <= chat.due <= chat.now + timedelta(hours=26)


@pytest.mark.parametrize("due_in", [3, -2, -26])
def test_todays_digest_is_made_at_once_when_its_new_hour_has_passed(due_in: int) -> None:
    now = datetime(2025, 10, 6, 9, tzinfo=UTC)
    old_due = now + timedelta(hours=due_in)
    assert after_change(old_due, now, time(6), "UTC", day_is_done=False) == now
    assert after_change(old_due, now, time(6), "UTC", day_is_done=True) == now + timedelta(hours=21)


def test_a_digest_that_was_owed_tomorrow_is_not_made_today() -> None:
    now = datetime(2025, 10, 6, 9, tzinfo=UTC)
    tomorrow = now + timedelta(hours=23)
    assert after_change(tomorrow, now, time(6), "UTC", day_is_done=False) == now + timedelta(hours=21)
