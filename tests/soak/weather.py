"""What goes wrong in the ten weeks, and when. All times are UTC."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.soak.readers import START

EASTERN = ZoneInfo("America/New_York")


@dataclass(frozen=True, slots=True)
class Spell:
    """From `start` on, until just before `end`."""

    start: datetime
    end: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True)
class Weather:
    """`off`: the process does not run. `late`: when the listing of a day is out. `broken`: until when it breaks off.

    `stops` are orderly restarts, `drops` ends of the process in the middle of work, `faults` single failures.
    """

    off: Sequence[Spell] = ()
    no_arxiv: Sequence[Spell] = ()
    no_telegram: Sequence[Spell] = ()
    late: Mapping[date, datetime] | None = None
    broken: Mapping[date, datetime] | None = None
    stops: Sequence[datetime] = ()
    drops: Sequence[datetime] = ()
    faults: Sequence[datetime] = ()

    def is_off(self, moment: datetime) -> bool:
        return any(moment in spell for spell in self.off)

    def has_arxiv(self, moment: datetime) -> bool:
        return not any(moment in spell for spell in self.no_arxiv)

    def has_telegram(self, moment: datetime) -> bool:
        return not any(moment in spell for spell in self.no_telegram)

    def out(self, day: date) -> datetime:
        """When the feed shows `day`."""
        return (self.late or {}).get(day) or midnight(day)

    def is_broken(self, day: date, moment: datetime) -> bool:
        """Whether the feed of `day` breaks off."""
        whole = (self.broken or {}).get(day)
        return whole is not None and moment < whole

    def shown(self, moment: datetime) -> date:
        """The day that the feed shows."""
        day = moment.astimezone(EASTERN).date()
        return day if moment >= self.out(day) else day - timedelta(days=1)

    def moments(self) -> set[datetime]:
        """When something may change."""
        spells = [*self.off, *self.no_arxiv, *self.no_telegram]
        found = {moment for spell in spells for moment in (spell.start, spell.end)}
        found |= {*self.stops, *self.drops, *self.faults, *(self.late or {}).values(), *(self.broken or {}).values()}
        for day in self.late or {}:
            found |= {midnight(day) + timedelta(minutes=2 * number) for number in range(30)}
        return found


def midnight(day: date) -> datetime:
    """When `day` begins for arXiv."""
    return datetime.combine(day, time(), EASTERN).astimezone(UTC)


def _at(text: str) -> datetime:
    return datetime.strptime(f"2025-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def _spell(start: str, end: str) -> Spell:
    return Spell(_at(start), _at(end))


ROUGH = Weather(
    off=(
        _spell("10-18 00:30", "10-18 09:50"),
        _spell("10-29 10:00", "11-01 12:00"),
        _spell("11-02 05:10", "11-02 06:50"),  # New York's clocks go back
        _spell("11-27 22:00", "11-28 14:20"),  # the day after Thanksgiving
    ),
    no_arxiv=(_spell("09-30 03:00", "10-01 15:00"), _spell("11-06 04:00", "11-06 11:20")),
    no_telegram=(_spell("10-21 05:20", "10-22 05:40"), _spell("11-20 06:10", "11-20 08:20")),
    late={
        date(2025, 10, 9): _at("10-09 11:20"),
        date(2025, 11, 4): _at("11-04 08:10"),
        date(2025, 11, 24): _at("11-24 05:30"),
    },
    broken={date(2025, 10, 15): _at("10-15 13:10"), date(2025, 11, 19): _at("11-19 07:40")},
    stops=tuple(START + timedelta(days=6 + 17 * number, hours=18, minutes=40) for number in range(4)),
    drops=tuple(
        _at(moment)
        for moment in (
            "09-24 06:00", "10-05 15:30", "10-10 06:00", "10-20 06:00", "10-26 00:30", "11-02 05:00", "11-03 14:00",
            "11-14 07:00", "11-25 05:00",
        )
    ),
    faults=tuple(START + timedelta(days=3 + 2 * number, hours=18 + number % 5) for number in range(30)),
)  # fmt: skip
