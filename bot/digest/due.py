"""When a chat's digest is owed.

Invariant: each local date has exactly one moment at which its digest is owed, whatever clock changes do: an hour that
a clock change skips is owed as long after the jump as it would have been (02:30 becomes 03:30), an hour that it repeats
at the first of the two. A date that a zone skips has no digest, nor has one whose ISO weekday is not among `days`.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.chat import EVERY_DAY


def moment_on(day: date, hour: time, timezone: str) -> datetime:
    """The moment at which the digest of the local date `day` is owed."""
    return datetime.combine(day, hour, ZoneInfo(timezone)).astimezone(ZoneInfo("UTC"))


def next_due(now: datetime, hour: time, timezone: str, days: Collection[int] = EVERY_DAY) -> datetime:
    """The first owed moment after `now`."""
    day = now.astimezone(ZoneInfo(timezone)).date() - timedelta(days=1)
    while day.isoweekday() not in days or moment_on(day, hour, timezone) <= now:
        day += timedelta(days=1)
    return moment_on(day, hour, timezone)


def owed_day(now: datetime, hour: time, timezone: str, days: Collection[int] = EVERY_DAY) -> date:
    """The local date whose digest became owed last, at `now` or before."""
    day = now.astimezone(ZoneInfo(timezone)).date() + timedelta(days=1)
    while day.isoweekday() not in days or moment_on(day, hour, timezone) > now:
        day -= timedelta(days=1)
    return day


def after_change(
    old_due: datetime,
    now: datetime,
    hour: time,
    timezone: str,
    day_is_done: bool,
    days: Collection[int] = EVERY_DAY,
) -> datetime:
    """When the next digest is owed after a chat changed its hour, zone or days; `day_is_done` is about its today.

    Today's digest is not lost by moving the hour to one that has passed: if it was to come today, or is overdue, and is
    not done, it is owed now.
    """
    zone = ZoneInfo(timezone)
    today = now.astimezone(zone).date()
    was_owed = old_due.astimezone(zone).date() <= today
    has_passed = today.isoweekday() in days and moment_on(today, hour, timezone) <= now
    return now if was_owed and has_passed and not day_is_done else next_due(now, hour, timezone, days)
