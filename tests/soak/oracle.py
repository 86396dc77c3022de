"""What each reader is owed, worked out from the papers, the calendar and the clock alone.

It shares nothing with the program but the topic language's answer to “does this paper match?”, and that only for what
has no plain meaning (a query of categories and words of the title is matched here). The model is docs/architecture.md,
“What a day is”, in as few words as it goes: nothing is stored, nothing is sent, there are only sets.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.sandbox.arxiv.corpus import Announced
from bot.topics.catalogue import Catalogue
from bot.topics.match import DayIndex
from tests.soak.listings import HOLIDAY, Line, Listings, listing_day_before, listing_days
from tests.soak.readers import Act, Deed, Reader
from tests.soak.weather import EASTERN, Weather, midnight

LATE, WEEKEND, HOLIDAYS, NO_MATCH, NOTHING_NEW = "late", "weekend", "holiday", "no-match", "nothing-new"

_QUARTER, _DAY = timedelta(minutes=15), timedelta(days=1)
_GRACE, _PATIENCE, _RETRY = timedelta(minutes=45), timedelta(minutes=2), timedelta(minutes=10)
_PLAIN = re.compile(r"-?(?:cat:[\w.-]+|ti:\w+)")


@dataclass(frozen=True, slots=True)
class Post:
    """What one thread of a reader gets at once: papers, or the reason why there are none; `day` is its date."""

    thread: int
    day: date
    papers: frozenset[str] = frozenset()
    quiet: str = ""

    def __str__(self) -> str:
        return f"{self.day} in {self.thread}: {self.quiet or ' '.join(sorted(self.papers))}"


@dataclass(frozen=True, slots=True)
class Owed:
    """A post, and when it is made."""

    post: Post
    at: datetime


@dataclass(slots=True)
class _Arrivals:
    """Lines in the order of their arrival; a place is the number of lines before it."""

    lines: list[Line] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    whole: bool = True
    newest: date = field(default_factory=lambda: listing_day_before(listing_days()[0]))

    @property
    def place(self) -> int:
        return len(self.lines)

    def newest_start(self) -> int:
        """The place before the first line of the newest day that has any."""
        if not self.lines:
            return 0
        newest = max(line.day for line in self.lines)
        return next(place for place, line in enumerate(self.lines) if line.day == newest)


class Matcher:
    """Which papers a topic finds."""

    def __init__(self, listings: Listings) -> None:
        self._lines = [line for lines in listings.lines.values() for line in lines]
        self._catalogue = Catalogue.load()
        self._found: dict[str, set[int]] = {}

    def matches(self, topic: str, line: Line) -> bool:
        if topic not in self._found:
            self._found[topic] = self._plain(topic) if _is_plain(topic) else self._asked(topic)
        return id(line) in self._found[topic]

    def _plain(self, topic: str) -> set[int]:
        wanted = [_PLAIN.findall(part) for part in topic.split(" OR ")]
        return {id(line) for line in self._lines if any(all(_holds(term, line) for term in part) for part in wanted)}

    def _asked(self, topic: str) -> set[int]:
        named = self._catalogue.get(topic)
        query = named.query if named else topic
        found = set[int]()
        for day in sorted({line.day for line in self._lines}):
            lines = [line for line in self._lines if line.day == day]
            with DayIndex([Announced.of(line.row).paper for line in lines]) as index:
                ids = {str(paper) for paper in index.match_ids(query)}
            found |= {id(line) for line in lines if line.paper in ids}
        return found


class Oracle:
    """The posts owed to each of `readers`. The jobs ran at `ticks`; what a reader does, happens before them."""

    def __init__(
        self, listings: Listings, weather: Weather, ticks: Sequence[datetime], pieces: dict[date, int]
    ) -> None:
        self._weather = weather
        self._ticks = ticks
        self._matcher = Matcher(listings)
        self._arrivals = list(_arrived(listings, weather, ticks, pieces))

    def owed(self, reader: Reader) -> list[Owed]:
        """All posts to a reader, in order."""
        model = _Model(reader, self._matcher)
        acts = reader.acts()
        arrived = _Arrivals()
        for tick, (lines, whole, newest) in zip(self._ticks, self._arrivals, strict=True):
            while acts and acts[0].at <= tick:
                act = acts.pop(0)
                model.act(act, arrived, is_heard=not self._weather.is_off(act.at))
            arrived.lines.extend(lines)
            arrived.whole, arrived.newest = whole, newest
            model.tick(tick, arrived)
        return model.posts


def _arrived(
    listings: Listings, weather: Weather, ticks: Iterable[datetime], pieces: dict[date, int]
) -> Iterator[tuple[list[Line], bool, date]]:
    """For each tick: which lines come, whether the newest listing is whole, which day that is.

    Of a day that no feed showed, arXiv's API tells what was submitted for it, and not what was cross-listed then.
    """
    waiting, newest, whole, had = listing_days(), listing_day_before(listing_days()[0]), True, 0
    for tick in ticks:
        fed: list[Line] = []
        missed: list[Line] = []
        shown = weather.shown(tick)
        while weather.has_arxiv(tick) and waiting and waiting[0] <= shown:
            day, is_in_feed = waiting[0], waiting[0] == shown
            newest, whole = day, not (is_in_feed and weather.is_broken(day, tick))
            of_day = listings.lines[day]
            mine = of_day if is_in_feed else [line for line in of_day if not line.is_late]
            end = len(mine) if whole else pieces[day]
            (fed if is_in_feed else missed).extend(mine[had:end])
            had = end
            if not whole:
                break
            waiting.pop(0)
            had = 0
        yield [*fed, *missed], whole, newest  # what the feed has lost is asked for after it


class _Model:
    """One reader's chat."""

    def __init__(self, reader: Reader, matcher: Matcher) -> None:
        self._matcher = matcher
        self.posts: list[Owed] = []
        self._zone, self._hour = "UTC", time(8)
        self._topics: dict[int, dict[str, int]] = {}
        self._covered: dict[int, int] = {}
        self._had: set[str] = set()
        self._days: dict[tuple[int, date], str] = {}
        self._is_active = True
        self._is_cut_off = False
        self._kept_back: list[Post] = []
        self._due = _next(reader.joins, self._hour, self._zone)

    def act(self, act: Act, arrived: _Arrivals, *, is_heard: bool) -> None:
        topics = self._topics.setdefault(act.thread, {})
        match act.deed:
            case Deed.SUBSCRIBE:
                topics.setdefault(act.words, arrived.place)
            case Deed.UNSUBSCRIBE if act.words == "all":
                topics.clear()
            case Deed.UNSUBSCRIBE:
                topics.pop(act.words, None)
            case Deed.BLOCK if not is_heard:
                self._is_cut_off = True
            case Deed.PAUSE | Deed.BLOCK:
                self._is_active = False
            case Deed.RESUME | Deed.RETURN:
                self._wake(act.at, arrived)
            case Deed.ZONE:
                self._move(act.at, self._hour, act.words)
            case Deed.HOUR:
                self._move(act.at, time.fromisoformat(act.words), self._zone)

    def tick(self, now: datetime, arrived: _Arrivals) -> None:
        """Whatever is owed at `now`."""
        self._deliver(now)
        if not self._is_active or self._due > now:
            return
        expected = now.astimezone(EASTERN).date()
        while expected.weekday() >= 5 or expected == HOLIDAY:
            expected -= _DAY
        if arrived.newest < expected and now - midnight(expected) < _GRACE:
            self._due = now + _PATIENCE
            return
        is_late = arrived.newest < expected or not arrived.whole
        day = _last_owed(now, self._hour, self._zone)
        threads = sorted(thread for thread, topics in self._topics.items() if topics)
        for thread in threads:
            if self._days.get((thread, day)) in (None, LATE):
                self._make(thread, day, now, arrived, is_late=is_late)
        self._due = _next(now, self._hour, self._zone)
        if LATE in [quiet for (_, made), quiet in self._days.items() if made == day]:
            self._due = min(self._due, now + _RETRY)

    def _make(self, thread: int, day: date, now: datetime, arrived: _Arrivals, *, is_late: bool) -> None:
        topics = self._topics[thread]
        start = max(self._covered.get(thread, 0), min(arrived.newest_start(), *topics.values(), arrived.place))
        window = arrived.lines[start:]
        found = {line.paper for line in window if any(self._matcher.matches(topic, line) for topic in topics)}
        found -= self._had
        quiet = "" if found else _reason(now, len(window), is_late=is_late)
        if quiet == LATE and (thread, day) in self._days:
            return
        self._days[thread, day] = quiet
        self._covered[thread] = arrived.place
        self._had |= found
        self._post(Post(thread, day, frozenset(found), quiet), now)

    def _post(self, post: Post, now: datetime) -> None:
        if not self._is_cut_off:
            self.posts.append(Owed(post, now))
            return
        self._is_active = False
        self._kept_back.append(post)

    def _deliver(self, now: datetime) -> None:
        if self._is_active and not self._is_cut_off:
            self.posts += [Owed(post, now) for post in self._kept_back]
            self._kept_back.clear()

    def _wake(self, now: datetime, arrived: _Arrivals) -> None:
        self._is_active, self._is_cut_off = True, False
        for topics in self._topics.values():
            topics.update(dict.fromkeys(topics, arrived.place))
        self._due = _next(now, self._hour, self._zone)

    def _move(self, now: datetime, hour: time, zone: str) -> None:
        """Today's digest is not lost by moving its hour to one that has passed, and comes once."""
        if (hour, zone) == (self._hour, self._zone):
            return
        self._hour, self._zone = hour, zone
        today = now.astimezone(ZoneInfo(zone)).date()
        was_owed = self._due.astimezone(ZoneInfo(zone)).date() <= today
        is_done = any(made == today and quiet != LATE for (_, made), quiet in self._days.items())
        has_passed = moment_on(today, hour, zone) <= now
        self._due = now if was_owed and has_passed and not is_done else _next(now, hour, zone)


def _reason(now: datetime, announced: int, *, is_late: bool) -> str:
    today = now.astimezone(EASTERN).date()
    if is_late:
        return LATE
    if announced:
        return NO_MATCH
    if today.weekday() >= 5:
        return WEEKEND
    return HOLIDAYS if today == HOLIDAY else NOTHING_NEW


@cache
def moment_on(day: date, hour: time, zone: str) -> datetime:
    """The quarter of an hour at which a clock on the wall in `zone` shows `hour` on `day` for the first time.

    If it never does, as long after the jump as it would have been.
    """
    wanted, place = datetime.combine(day, hour), ZoneInfo(zone)
    start = datetime.combine(day, hour, UTC) - 16 * timedelta(hours=1)
    quarters = [start + _QUARTER * number for number in range(4 * 32)]
    walls = [quarter.astimezone(place).replace(tzinfo=None) for quarter in quarters]
    if wanted in walls:
        return quarters[walls.index(wanted)]
    jump = next(number for number, wall in enumerate(walls) if wall > wanted)
    return quarters[jump] + (wanted - walls[jump - 1] - _QUARTER)


def _next(now: datetime, hour: time, zone: str) -> datetime:
    today = now.astimezone(ZoneInfo(zone)).date()
    return min(moment for back in range(-1, 3) if (moment := moment_on(today + back * _DAY, hour, zone)) > now)


def _last_owed(now: datetime, hour: time, zone: str) -> date:
    today = now.astimezone(ZoneInfo(zone)).date()
    return max(today + back * _DAY for back in (-2, -1, 0, 1) if moment_on(today + back * _DAY, hour, zone) <= now)


def _is_plain(topic: str) -> bool:
    return all(_PLAIN.fullmatch(word) for word in topic.replace(" OR ", " ").split())


def _holds(term: str, line: Line) -> bool:
    sign, field_, value = re.fullmatch(r"(-?)(cat|ti):(.+)", term).groups()  # type: ignore[union-attr]
    if field_ == "cat":
        holds = value in line.row["categories"]
    else:
        words = re.findall(r"[a-z0-9]+", line.row["title"].lower())
        holds = value in words or f"{value}s" in words
    return holds is not bool(sign)
