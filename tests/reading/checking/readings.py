"""Readings that stand in files, with what they were made from."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.model.finding import Finding
from bot.reading.checking.ground import Ground
from bot.reading.checking.reading import check_reading

FOLDER = Path(__file__).parents[2] / "data" / "checking"


@dataclass(frozen=True)
class Kept:
    """A reading of the paper `name`, and what is known to be wrong with it."""

    name: str
    ground: Ground
    reading: dict[str, Any]
    defects: tuple[dict[str, Any], ...]

    @property
    def statements(self) -> int:
        """How many places it has."""
        return 1 + len(self.reading["key_takeaways"]) + len(self.reading["sections"])

    def findings(self) -> list[Finding]:
        """What the checker finds."""
        return check_reading(
            self.ground, self.reading["summary"], self.reading["key_takeaways"], self.reading["sections"]
        )


def readings(file: str) -> Iterator[Kept]:
    """The readings of a file of `tests/data/checking`."""
    for line in (FOLDER / file).read_text("utf-8").splitlines():
        row = json.loads(line)
        ground = Ground(row["source"]["title"], row["source"]["abstract"], row["source"].get("comment") or "")
        name = f"{row['id']} {row.get('language', '')}".strip()
        yield Kept(name, ground, row["reading"], tuple(row.get("defects", ())))
