"""What calls of a language model used, what for, and what it cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call or of several. `cached` of the `input` tokens were read from the server's prefix cache.

    `cost` is in the currency of the operator's prices.
    """

    input: int = 0
    cached: int = 0
    output: int = 0
    cost: float = 0.0
    calls: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.input + other.input,
            self.cached + other.cached,
            self.output + other.output,
            self.cost + other.cost,
            self.calls + other.calls,
        )


class Purpose(StrEnum):
    """For what a model was asked. FAILED was paid and gave nothing that could be used."""

    READING = "reading"
    QUESTION = "question"
    BATCH = "batch"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ReadingCount:
    """How many readings of one kind are kept, and how many claims were cut from them."""

    reader: str
    language: str
    depth: str
    readings: int
    cut: int


@dataclass(frozen=True, slots=True)
class ReadingStats:
    """What reading came to by `day` (UTC): `today` by purpose, `month` the last thirty days in all.

    `dearest` are the chats whose questions cost most today, with what they cost. Limits are 0 where there is none.
    """

    day: date
    today: Mapping[Purpose, Usage]
    month: Usage
    readings: tuple[ReadingCount, ...]
    dearest: tuple[tuple[int, float], ...]
    daily_budget: float
    chat_budget: float
