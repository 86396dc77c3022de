"""Chains: the best path and the probabilities are those that trying all paths gives."""

import math
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.chain import likeliest, probabilities

scores = st.floats(-5, 5)
rows = st.lists(st.tuples(scores, scores, scores), min_size=1, max_size=4)
steps = st.tuples(*[st.tuples(scores, scores, scores)] * 3)


def worth(
    path: tuple[int, ...], given_scores: list[tuple[float, ...]], given_steps: tuple[tuple[float, ...], ...]
) -> float:
    taken = sum(given_steps[one][other] for one, other in pairwise(path))
    return taken + sum(row[label] for row, label in zip(given_scores, path, strict=True))


@given(rows, steps)
def test_the_best_path_is_worth_most(
    given_scores: list[tuple[float, ...]], given_steps: tuple[tuple[float, ...], ...]
) -> None:
    every = product(range(3), repeat=len(given_scores))
    best = max(worth(path, given_scores, given_steps) for path in every)
    assert worth(tuple(likeliest(given_scores, given_steps)), given_scores, given_steps) == pytest.approx(best)


@given(rows, steps)
def test_probabilities_are_sums_over_paths(
    given_scores: list[tuple[float, ...]], given_steps: tuple[tuple[float, ...], ...]
) -> None:
    weights = {
        path: math.exp(worth(path, given_scores, given_steps)) for path in product(range(3), repeat=len(given_scores))
    }
    total = sum(weights.values())
    for place, row in enumerate(probabilities(given_scores, given_steps)):
        for label in range(3):
            expected = sum(weight for path, weight in weights.items() if path[place] == label) / total
            assert row[label] == pytest.approx(expected, abs=1e-9)


def test_no_places_have_neither() -> None:
    assert likeliest([], [(0.0,)]) == []
    assert probabilities([], [(0.0,)]) == []


def test_what_is_certain_stays_certain() -> None:
    assert probabilities([(1000.0, 0.0), (0.0, 1000.0)], [(0.0, -5.0), (0.0, 0.0)])[1] == pytest.approx((0.0, 1.0))
