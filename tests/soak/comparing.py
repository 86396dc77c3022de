"""What came against what was owed."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from tests.soak.oracle import Owed
from tests.soak.received import Got
from tests.soak.weather import Weather
from tests.soak.weeks import Seat

_IN_TIME, _AFTER_AN_OUTAGE = timedelta(minutes=5), timedelta(hours=1)
_FLOOD, _FLOOD_IS_MET = timedelta(hours=3), timedelta(days=3)


def compared(seat: Seat, owed: Sequence[Owed], weather: Weather) -> Iterator[str]:
    """Every difference, in words."""
    got, name = seat.mail.posts, seat.reader.name
    for number in range(max(len(owed), len(got))):
        wanted = owed[number] if number < len(owed) else None
        came = got[number] if number < len(got) else None
        if wanted is None or came is None or wanted.post != came.post():
            yield f"{name}: owed {_told(wanted)}, but got {_told(came)}"
            return
        if came.at < wanted.at:
            yield f"{name}: {came.day} came at {came.at}, before {wanted.at}"
        if came.at > _at_the_latest(seat, wanted, weather):
            yield f"{name}: {came.day} came at {came.at}, long after {wanted.at}"
    papers = [paper for post in got for paper in post.papers]
    if len(papers) != len(set(papers)):
        yield f"{name}: a paper came twice"
    if seat.mail.repeated > seat.doubtful:
        yield f"{name}: {seat.mail.repeated} messages came twice, {seat.doubtful} may have"


def _at_the_latest(seat: Seat, owed: Owed, weather: Weather) -> datetime:
    """When a post that was made on time has to have come; a flood wait of two hours is met within days of its order."""
    outage = next((spell.end + _AFTER_AN_OUTAGE for spell in weather.no_telegram if owed.at in spell), owed.at)
    is_parked = any(timedelta() <= owed.at - ordered <= _FLOOD_IS_MET for ordered in seat.floods)
    return max(outage, owed.at + (_FLOOD if is_parked else _IN_TIME))


def _told(one: Owed | Got | None) -> str:
    if one is None:
        return "nothing"
    return f"{one.post} at {one.at}" if isinstance(one, Owed) else f"{one.post()} at {one.at}"
