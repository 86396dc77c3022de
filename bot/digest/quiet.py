"""Why a day has nothing to show: the calendar, a late listing, or no match."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.arxiv import calendar
from bot.model.digest import Quiet
from bot.store.announcements import ListingState

_EASTERN = ZoneInfo("America/New_York")


def explain(now: datetime, announced: int, newest: ListingState | None) -> Quiet:
    """The reason, given how many papers were `announced` since the last digest and the `newest` known listing."""
    if announced:
        return Quiet.NO_MATCH
    expected = calendar.expected_listing(now)
    if newest is None or newest.day < expected:
        return Quiet.LATE
    today = now.astimezone(_EASTERN).date()
    reason = calendar.quiet_reason(today)
    if reason is not None:
        return reason
    return Quiet.NOTHING_NEW
