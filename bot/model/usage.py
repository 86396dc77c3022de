"""What a call of a language model used, and what it cost."""

from dataclasses import dataclass


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
