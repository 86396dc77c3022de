"""Why a day has nothing to show: the calendar, a late listing, or no match."""

from datetime import datetime, time, timedelta

from bot.arxiv import calendar
from bot.model.digest import Quiet
from bot.store.announcements import ListingState

GRACE = timedelta(minutes=45)
"""So long after midnight US Eastern, when the feed rolls, a listing is not yet late."""


def may_still_come(now: datetime, newest: ListingState | None) -> bool:
    """Whether the listing of this very day is not here, and it is too early to call it late."""
    expected = calendar.expected_listing(now)
    rolled = datetime.combine(expected, time(), calendar.EASTERN)
    return (newest is None or newest.day < expected) and now - rolled < GRACE


def explain(now: datetime, announced: int, newest: ListingState | None) -> Quiet:
    """The reason, given how many papers were `announced` since the last digest and the `newest` known listing."""
    if newest is None or newest.day < calendar.expected_listing(now) or not newest.complete:
        return Quiet.LATE
    if announced:
        return Quiet.NO_MATCH
    today = now.astimezone(calendar.EASTERN).date()
    return calendar.quiet_reason(today) or Quiet.NOTHING_NEW
