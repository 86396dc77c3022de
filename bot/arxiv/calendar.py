"""When arXiv announces.

A *listing day* is the date that the announcement feed carries, in US Eastern time: Monday to Friday, one day after the
evening of the announcement. Invariant: every listing day has exactly one cut-off, so a submission has one earliest
listing day. Source: "Availability of submissions" (info.arxiv.org/help/availability.html): submissions received until
14:00 of a working day are announced at 20:00 that day, those of Friday on Sunday; the feed shows them from midnight.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.arxiv.holidays import HOLIDAYS
from bot.model.digest import Quiet

EASTERN = ZoneInfo("America/New_York")
_CUT_OFF = time(14)
_DAY = timedelta(days=1)
_FRIDAY, _SATURDAY = 4, 5


def expected_listing(now: datetime) -> date:
    """The newest listing day that should be out at `now` (aware): the feed rolls at midnight US Eastern."""
    day = now.astimezone(EASTERN).date()
    while quiet_reason(day):
        day -= _DAY
    return day


def listing_days(start: date, end: date) -> list[date]:
    """The listing days from `start` to `end`, both included, in order."""
    days = (start + _DAY * offset for offset in range((end - start).days + 1))
    return [day for day in days if quiet_reason(day) is None]


def quiet_reason(day: date) -> Quiet | None:
    """Why the feed of `day` is empty by arXiv's calendar; None when it should hold papers."""
    if day.weekday() >= _SATURDAY:
        return Quiet.WEEKEND
    return Quiet.HOLIDAY if holiday_name(day) else None


def holiday_name(day: date) -> str | None:
    """The holiday for which the feed of `day` is empty, in English: that of the day before, or of the weekend."""
    eves = [day - _DAY * back for back in ((1, 2, 3) if day.weekday() == 0 else (1,))]
    return next((HOLIDAYS[eve] for eve in eves if eve in HOLIDAYS), None)


def listing_day_of(published: datetime) -> date:
    """The earliest listing day of a submission (aware time of its first version).

    arXiv's moderators may hold a paper back, so that it comes later, never earlier.
    """
    local = published.astimezone(EASTERN)
    cut_off = local.date() if local.time() < _CUT_OFF else local.date() + _DAY
    while cut_off.weekday() >= _SATURDAY or cut_off in HOLIDAYS:
        cut_off += _DAY
    return cut_off + _DAY * (3 if cut_off.weekday() == _FRIDAY else 1)
