"""What an answer used and cost, whatever its server calls it."""

from typing import Any

import pytest

from bot.llm import Prices
from bot.model.usage import Usage

PRICES = Prices(input=2.0, cached=0.5, output=8.0)


@pytest.mark.parametrize(
    ("reported", "counted"),
    [
        ({"prompt_tokens": 100, "completion_tokens": 10}, (100, 0, 10)),
        ({"prompt_tokens": 100, "completion_tokens": 10, "prompt_tokens_details": None}, (100, 0, 10)),
        (
            {"prompt_tokens": 100, "completion_tokens": 10, "prompt_tokens_details": {"cached_tokens": 64}},
            (100, 64, 10),
        ),
        ({"prompt_tokens": 100, "completion_tokens": 10, "prompt_cache_hit_tokens": 64}, (100, 64, 10)),
        ({"prompt_tokens": 100, "completion_tokens": 10, "cached_tokens": 900}, (100, 100, 10)),
        ({"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 160}, (100, 0, 60)),
        ({"prompt_tokens": 100, "completion_tokens": None}, (100, 0, 0)),
        ({"prompt_tokens": 100.0, "completion_tokens": 10.0}, (100, 0, 10)),
    ],
)
def test_tokens_are_found_where_servers_put_them(reported: dict[str, Any], counted: tuple[int, int, int]) -> None:
    usage = PRICES.of(reported)
    assert usage is not None
    assert (usage.input, usage.cached, usage.output) == counted
    assert usage.calls == 1


@pytest.mark.parametrize(
    "reported", [None, {}, [], {"prompt_tokens": 0, "completion_tokens": 0}, {"prompt_tokens": "9"}]
)
def test_a_server_that_tells_nothing_gives_no_usage(reported: object) -> None:
    assert PRICES.of(reported) is None


def test_a_cached_token_is_paid_once_at_its_own_price() -> None:
    assert PRICES.charge(1_000_000, 400_000, 100_000) == Usage(1_000_000, 400_000, 100_000, 1.2 + 0.2 + 0.8, 1)
    assert PRICES.charge(1_000_000, 0, 0, factor=0.5).cost == 1.0
