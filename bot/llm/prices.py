"""What a call costs, in the operator's currency.

Invariant: a cached token costs the cached price and is counted once; what a server does not tell counts as zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.model.usage import Usage

_CACHED = ("prompt_cache_hit_tokens", "cached_tokens", "cache_read_input_tokens")


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices of a million tokens: read, read from the server's cache, written."""

    input: float
    cached: float
    output: float

    def cost(self, read: int, cached: int, written: int) -> float:
        """What tokens cost; `cached` of those `read` came from the cache."""
        return ((read - cached) * self.input + cached * self.cached + written * self.output) / 1_000_000

    def charge(self, read: int, cached: int, written: int, factor: float = 1.0) -> Usage:
        """The usage of one call. `factor` is a discount: 0.5 for half the price."""
        return Usage(read, cached, written, self.cost(read, cached, written) * factor, 1)

    def of(self, reported: object, factor: float = 1.0) -> Usage | None:
        """The usage of one call from the `usage` object of its answer; None where that tells no tokens.

        Details may be missing or None; the cached tokens stand in `prompt_tokens_details` or in a vendor's own field.
        Reasoning tokens that a server leaves out of `completion_tokens` are in `total_tokens` and count as written.
        """
        if not isinstance(reported, Mapping):
            return None
        read, written = _count(reported, "prompt_tokens"), _count(reported, "completion_tokens")
        written = max(written, _count(reported, "total_tokens") - read if read else 0)
        if not read + written:
            return None
        details = reported.get("prompt_tokens_details")
        cached = _count(details, "cached_tokens") if isinstance(details, Mapping) else 0
        cached = cached or max(_count(reported, field) for field in _CACHED)
        return self.charge(read, min(cached, read), written, factor)


def _count(values: Mapping[str, Any], field: str) -> int:
    value = values.get(field)
    return int(value) if isinstance(value, int | float) and value > 0 else 0
