"""The judge's book: what Telegram was asked and accepted, beside what the store says of it.

Invariant: it believes the sandbox and never the bot; whatever is not explained by a kill or by a fault that was ordered
is a wrong.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.model.digest import DeliveryState

Key = tuple[int, str]
"""A chat's number, whatever its id is by now, and the words of a message."""

_OPEN = (DeliveryState.PENDING, DeliveryState.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Row:
    """A part as the store has it."""

    digest: int
    part: int
    key: Key
    state: DeliveryState
    uncertain: int
    attempts: int
    message_id: int | None
    reason: str | None

    def __str__(self) -> str:
        words = self.key[1].partition("\n")[0]
        told = f"digest {self.digest} part {self.part} of chat {self.key[0]} ({words!r})"
        return f"{told} is {self.state}, uncertain {self.uncertain}: {self.reason}"


@dataclass(slots=True)
class Book:
    """What was seen so far. `wrongs` are sentences, empty where all is well."""

    accepted: list[Key] = field(default_factory=list)
    """In the order in which Telegram took them."""
    ids: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Of the messages that Telegram made of them."""
    killed_in_flight: Counter[Key] = field(default_factory=Counter)
    """How often a part was in flight when the process died."""
    unanswered: Counter[Key] = field(default_factory=Counter)
    """How often a fault left open whether the message went out."""
    wrongs: list[str] = field(default_factory=list)
    _flights: set[tuple[Key, int]] = field(default_factory=set)
    _times: Counter[Key] = field(default_factory=Counter)

    def accept(self, key: Key, message_id: int) -> None:
        """Telegram took a message."""
        self.accepted.append(key)
        self.ids[key].add(message_id)
        self._times[key] += 1

    def leave_unanswered(self, key: Key) -> None:
        """A fault that was ordered leaves the bot in the dark."""
        self.unanswered[key] += 1

    def times(self, key: Key) -> int:
        """How often Telegram took a message."""
        return self._times[key]

    def doubts(self, key: Key) -> int:
        """How often the bot could not know whether a message went out."""
        return self.killed_in_flight[key] + self.unanswered[key]

    def check_stop(self, rows: Iterable[Row], *, killed: bool) -> int:
        """Look at the store of a process that is dead; returns how many parts were in flight.

        What was accepted is marked so, or as in doubt; what is marked as sent was accepted.
        """
        in_flight = 0
        for row in rows:
            if row.state is DeliveryState.SENDING and self._leave_in_flight(row):
                in_flight += 1
                if not killed:
                    self._wrong("a stop in good order left it in flight", row)
            self._check_row(row)
        return in_flight

    def check_end(self, rows: Sequence[Row], owed: Iterable[Key]) -> None:
        """When all should be done: everything owed went out, once but for doubts, in the order of the ledger."""
        in_ledger = {row.key for row in rows}
        for number, words in owed:
            if (number, words) not in in_ledger:
                self.wrongs.append(f"owed and never in the ledger: chat {number}, {words.partition(chr(10))[0]!r}")
        for row in rows:
            if row.state in (*_OPEN, DeliveryState.SENDING):
                self._wrong("still not sent", row)
            self._check_row(row)
        self._check_order(rows)

    def duplicates(self) -> list[Key]:
        """What Telegram took more than once, a name for each time more."""
        return [key for key, times in self._times.items() for _ in range(times - 1)]

    def _leave_in_flight(self, row: Row) -> bool:
        """Whether this flight was not seen before: a process that dies early leaves those of the one before it."""
        if (row.key, row.attempts) in self._flights:
            return False
        self._flights.add((row.key, row.attempts))
        self.killed_in_flight[row.key] += 1
        return True

    def _check_row(self, row: Row) -> None:
        times, doubts = self.times(row.key), self.doubts(row.key)
        if row.state is DeliveryState.SENT and not times:
            self._wrong("marked as sent, but Telegram never took it", row)
        elif row.state is DeliveryState.SENT and row.message_id not in self.ids[row.key]:
            self._wrong(f"marked as message {row.message_id}, but that is not its id", row)
        if row.state is DeliveryState.PENDING and times and not row.uncertain:
            self._wrong("marked as never sent, but Telegram took it", row)
        if row.state is DeliveryState.DEAD and doubts < 2:
            self._wrong(f"dead with {doubts} sends in doubt", row)
        if row.uncertain > doubts:
            self._wrong(f"uncertain with {doubts} sends in doubt", row)
        if times > 1 and not row.uncertain:
            self._wrong("repeated without a doubt in the store", row)
        if times > 1 + min(1, doubts):
            self._wrong(f"taken {times} times with {doubts} sends in doubt", row)

    def _check_order(self, rows: Iterable[Row]) -> None:
        """The first time that Telegram took each message, in each chat."""
        first: dict[Key, int] = {}
        for place, key in enumerate(self.accepted):
            first.setdefault(key, place)
        latest: dict[int, tuple[int, Row]] = defaultdict(lambda: (-1, next(iter(rows))))
        for row in sorted(rows, key=lambda row: (row.digest, row.part)):
            if row.key not in first:
                continue
            place, before = latest[row.key[0]]
            if first[row.key] < place:
                self._wrong(f"overtook digest {before.digest} part {before.part}", row)
            latest[row.key[0]] = max((place, before), (first[row.key], row), key=lambda pair: pair[0])

    def _wrong(self, what: str, row: Row) -> None:
        self.wrongs.append(f"{what}: {row}; taken {self.times(row.key)} times, doubts: {self.doubts(row.key)}")
