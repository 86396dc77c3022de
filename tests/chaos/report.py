"""What came of a run, for people."""

import json
from collections import Counter
from dataclasses import dataclass

from tests.chaos.book import Row


@dataclass(frozen=True, slots=True)
class Report:
    """`wrongs` are empty where all is well.

    `owed` and `accepted` count the ledger's messages, `in_flight` the parts that were so at a kill, `duplicates` what
    was accepted more than once (`of_kills`: what was in flight at one), `doubted` the parts that were uncertain once,
    `late` the chats that had to wait for hours at the end, `lost` the dead parts that were never accepted, `knocks` how
    often somebody had to call the bot back, `met` the faults, `logged` the warnings.
    """

    seed: int
    seconds: float
    kills: int
    owed: int
    accepted: int
    in_flight: int
    duplicates: int
    of_kills: int
    doubted: int
    late: int
    lost: int
    dead: tuple[Row, ...]
    knocks: int
    acts: dict[str, int]
    met: dict[str, int]
    logged: dict[str, int]
    wrongs: tuple[str, ...]

    def __str__(self) -> str:
        lines = [
            f"seed {self.seed}: {self.kills} kills in {self.seconds:.0f} s, {self.in_flight} parts in flight at them",
            f"{self.owed} parts owed, {self.accepted} messages taken, {self.duplicates} of them a second time,",
            f"{self.of_kills} of these in flight at a kill; {self.doubted} parts in doubt at least once",
            f"{self.late} chats put off for hours; {len(self.dead)} parts dead, {self.lost} of these never taken",
            f"people: {self.acts}; called the bot back: {self.knocks}",
            f"weather: {self.met}",
            *(f"log: {count} x {told}" for told, count in self.logged.items()),
            *(f"dead: {row}" for row in self.dead),
            *(f"WRONG: {wrong}" for wrong in self.wrongs),
        ]
        return "\n".join(lines)


def warnings(log: str) -> dict[str, int]:
    """What the log (JSON lines) warns of, and how often; of what broke, the end of the traceback."""
    found = Counter(map(_warning, log.splitlines()))
    found.pop("", None)
    return dict(found.most_common())


def _warning(line: str) -> str:
    if not line.startswith("{"):
        return line if "Error" in line else ""
    told = json.loads(line)
    if told["level"] not in ("WARNING", "ERROR"):
        return ""
    cause = told.get("traceback", "").rpartition("\n")[2]
    return f"{told['level']} {told['message']}" + (f": {cause}" if cause else "")
