"""Who reads during the ten weeks, what each wants, and what each does when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

START = datetime(2025, 9, 21, 12, tzinfo=UTC)
END = datetime(2025, 12, 1, tzinfo=UTC)


class Place(StrEnum):
    """Where somebody reads."""

    PRIVATE = "private"
    GROUP = "group"
    FORUM = "forum"
    CHANNEL = "channel"


class Deed(StrEnum):
    """What a reader does. The first six are commands, with words behind them."""

    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    PAUSE = "pause"
    RESUME = "resume"
    HOUR = "settings hour"
    ZONE = "settings zone"
    PAPERS = "settings papers"
    BLOCK = "block"
    RETURN = "return"
    UPGRADE = "upgrade"

    @property
    def is_command(self) -> bool:
        return self not in (Deed.BLOCK, Deed.RETURN, Deed.UPGRADE)


@dataclass(frozen=True, slots=True)
class Act:
    """`thread` is the number of the forum topic in which it is said, 0 elsewhere."""

    at: datetime
    deed: Deed
    words: str = ""
    thread: int = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """`wishes` are topics, or queries, by thread."""

    name: str
    zone: str
    hour: str
    wishes: Sequence[tuple[int, str]]
    place: Place = Place.PRIVATE
    papers: int = 50
    joins: datetime = START
    later: tuple[Act, ...] = ()

    def acts(self) -> list[Act]:
        """All that the reader does, in order."""
        settings = [(Deed.ZONE, self.zone), (Deed.HOUR, self.hour), (Deed.PAPERS, str(self.papers))]
        begun = [Act(self.joins, deed, words) for deed, words in settings]
        begun += [Act(self.joins, Deed.SUBSCRIBE, words, thread) for thread, words in self.wishes]
        return [*begun, *self.later]

    def moments(self) -> list[tuple[str, time]]:
        """Every zone and hour at which a digest may come."""
        zone, hour = self.zone, self.hour
        found = [(zone, time.fromisoformat(hour))]
        for act in self.later:
            zone = act.words if act.deed is Deed.ZONE else zone
            hour = act.words if act.deed is Deed.HOUR else hour
            found.append((zone, time.fromisoformat(hour)))
        return found


def _at(text: str) -> datetime:
    """`10-08 12:37` in UTC."""
    return datetime.strptime(f"2025-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def _act(moment: str, deed: Deed, words: str = "", thread: int = 0) -> Act:
    return Act(_at(moment), deed, words, thread)


READERS = (
    Reader("Berlin, in the hour that comes twice", "Europe/Berlin", "02:30", [(0, "cat:cs.CL"), (0, "cat:cs.RO")]),
    Reader("New York, at arXiv's own midnight", "America/New_York", "00:00", [(0, "cat:cs.CV -cat:cs.AI")]),
    Reader(
        "New York, in the hour that comes twice", "America/New_York", "01:30",
        [(0, "diffusion-models"), (0, "ti:robot")],
    ),
    Reader("Sydney, in the hour that is skipped", "Australia/Sydney", "02:30", [(0, "cat:cs.LG -cat:cs.CV")]),
    Reader("Kathmandu", "Asia/Kathmandu", "06:15", [(0, "llm"), (0, "cat:stat.ML")], papers=5),
    Reader("Kiritimati, first of all", "Pacific/Kiritimati", "08:00", [(0, "cat:cs.CV")]),
    Reader("Pago Pago, last of all", "Pacific/Pago_Pago", "23:45", [(0, "cat:cs.RO OR ti:diffusion")]),
    Reader("UTC", "UTC", "04:15", [(0, "reinforcement-learning"), (0, "agents")]),
    Reader(
        "Chatham, in the hour that is skipped", "Pacific/Chatham", "03:15",
        [(0, "cat:cs.CL"), (0, "ti:model")], papers=10,
    ),
    Reader(
        "St John's, in the hour that comes twice", "America/St_Johns", "01:15",
        [(0, "cat:cs.SD"), (0, "ti:speech")],
    ),
    Reader(
        "a forum with two topics of its own", "Europe/Berlin", "08:00",
        [(1, "cat:cs.CV"), (1, "ti:video"), (2, "cat:cs.AI"), (2, "diffusion-models"), (0, "ti:image")],
        Place.FORUM,
        later=(_act("10-27 09:37", Deed.UNSUBSCRIBE, "all", 2), _act("11-05 09:37", Deed.SUBSCRIBE, "cat:cs.RO", 2)),
    ),
    Reader(
        "a group that becomes a supergroup", "America/Los_Angeles", "07:00", [(0, "cat:cs.AI -cat:cs.LG")], Place.GROUP,
        later=(_act("10-16 16:37", Deed.UPGRADE),),
    ),
    Reader("a channel", "UTC", "12:00", [(0, "cat:cs.LG cat:stat.ML")], Place.CHANNEL),
    Reader(
        "one who pauses", "Europe/Berlin", "08:00", [(0, "cat:cs.CL -cat:cs.AI")],
        later=(
            _act("10-01 18:37", Deed.PAUSE), _act("10-07 18:37", Deed.RESUME),
            _act("10-24 05:37", Deed.PAUSE), _act("10-25 19:37", Deed.RESUME),
            _act("11-10 02:37", Deed.PAUSE), _act("11-10 05:37", Deed.RESUME),
        ),
    ),
    Reader(
        "one who moves", "Europe/Berlin", "08:00", [(0, "cat:cs.CV cat:cs.LG")],
        later=(
            _act("09-25 17:37", Deed.HOUR, "21:30"), _act("09-30 03:37", Deed.HOUR, "05:00"),
            _act("10-08 12:37", Deed.ZONE, "Pacific/Kiritimati"), _act("10-14 21:37", Deed.ZONE, "Pacific/Pago_Pago"),
            _act("10-24 05:37", Deed.ZONE, "America/New_York"), _act("11-01 23:37", Deed.HOUR, "01:45"),
            _act("11-12 19:37", Deed.ZONE, "Asia/Tokyo"), _act("11-13 03:37", Deed.HOUR, "12:00"),
        ),
    ),
    Reader(
        "one who comes late and goes early", "Asia/Kolkata", "09:00", [(0, "cat:cs.LG"), (0, "ti:graph")],
        joins=_at("10-15 11:37"),
        later=(
            _act("10-28 11:37", Deed.SUBSCRIBE, "cat:cs.SD"), _act("11-04 11:37", Deed.UNSUBSCRIBE, "cat:cs.LG"),
            _act("11-12 11:37", Deed.UNSUBSCRIBE, "all"), _act("11-15 11:37", Deed.SUBSCRIBE, "ti:learning"),
            _act("11-20 11:37", Deed.UNSUBSCRIBE, "all"),
        ),
    ),
    Reader(
        "one who blocks the bot and returns", "Europe/Berlin", "07:30", [(0, "cat:cs.RO"), (0, "cat:cs.AI -cat:cs.CL")],
        later=(
            _act("09-29 10:37", Deed.BLOCK), _act("10-06 10:37", Deed.RETURN),
            _act("10-29 12:37", Deed.BLOCK), _act("11-04 15:37", Deed.RETURN),
        ),
    ),
    Reader("one who wants what is rare", "Asia/Tokyo", "13:30", [(0, 'ti:"optimal transport"')]),
)  # fmt: skip
