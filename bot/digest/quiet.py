"""Why a day has nothing to show: the calendar, a late listing, or no match."""

from datetime import datetime

from bot.arxiv import calendar
from bot.model.digest import Quiet
from bot.store.announcements import ListingState


def explain(now: datetime, announced: int, newest: ListingState | None) -> Quiet:
    """The reason, given how many papers were `announced` since the last digest and the `newest` known listing."""
    if newest is None or newest.day < calendar.expected_listing(now) or not newest.complete:
        return Quiet.LATE
    if announced:
        return Quiet.NO_MATCH
    today = now.astimezone(calendar.EASTERN).date()
    return calendar.quiet_reason(today) or Quiet.NOTHING_NEW
