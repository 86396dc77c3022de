"""A chain of labels, each scored by itself and by the step from the one before (a linear-chain CRF's inference).

Invariant: scores are logarithms; a row per place, a column per label; `steps[before][after]`.
"""

import math
from collections.abc import Sequence

Row = Sequence[float]


def likeliest(scores: Sequence[Row], steps: Sequence[Row]) -> list[int]:
    """The best path (Viterbi); none for no places."""
    if not scores:
        return []
    best, labels = list(scores[0]), range(len(steps))
    back: list[list[int]] = []
    for row in scores[1:]:
        from_ = [max(labels, key=lambda before: best[before] + steps[before][after]) for after in labels]
        best = [best[before] + steps[before][after] + row[after] for after, before in enumerate(from_)]
        back.append(from_)
    path = [max(labels, key=best.__getitem__)]
    for from_ in reversed(back):
        path.append(from_[path[-1]])
    return path[::-1]


def probabilities(scores: Sequence[Row], steps: Sequence[Row]) -> list[tuple[float, ...]]:
    """How likely each label is at each place, over all paths (forward and backward)."""
    if not scores:
        return []
    weights = [_scaled(row) for row in scores]
    factors = [[math.exp(step) for step in row] for row in steps]
    columns = list(zip(*factors, strict=True))
    forward = [weights[0]]
    for row in weights[1:]:
        forward.append(_normal([_dot(forward[-1], column) * own for column, own in zip(columns, row, strict=True)]))
    backward = [[1.0] * len(steps)]
    for row in reversed(weights[1:]):
        ahead = [own * later for own, later in zip(row, backward[-1], strict=True)]
        backward.append(_normal([_dot(factor, ahead) for factor in factors]))
    pairs = zip(forward, reversed(backward), strict=True)
    return [tuple(_normal([one * other for one, other in zip(*pair, strict=True)])) for pair in pairs]


def _scaled(row: Row) -> list[float]:
    most = max(row)
    return [math.exp(max(score - most, -60.0)) for score in row]


def _normal(row: list[float]) -> list[float]:
    total = sum(row)
    return [value / total for value in row]


def _dot(one: Row, other: Row) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
