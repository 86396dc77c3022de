"""A linear ranking from papers that were liked and disliked.

Invariant: the same votes give the same weights; no votes give none.

A support vector machine with squared loss, trained by dual coordinate descent (Hsieh et al., 2008), as LIBLINEAR does.
Papers on which nobody voted count as a little disliked: of most of what is announced a reader wants nothing.
"""

import random
from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import sqrt

from bot.ranking.features import Vector

_ROUNDS = 4
_COST, _COST_DISLIKED, _COST_UNSEEN = 0.3, 0.09, 0.25
"""What an error costs: on a liked paper, on a disliked one, and on all unseen ones together as a share of the liked."""
_KEPT = 400
_LEAST = 0.0001

Weights = dict[str, float]


def learned(liked: Sequence[Vector], disliked: Sequence[Vector], unseen: Sequence[Vector]) -> Weights:
    """The weights of the features that matter most. `unseen` are some papers without a vote."""
    if not liked and not disliked:
        return {}
    cost_unseen = _COST * _COST_UNSEEN * max(1, len(liked)) / max(1, len(unseen))
    examples = [(vector, 1.0, _COST) for vector in liked]
    examples += [(vector, -1.0, _COST_DISLIKED) for vector in disliked]
    examples += [(vector, -1.0, cost_unseen) for vector in unseen]
    return _most(_scaled(_trained(examples)))


def score(weights: Mapping[str, float], vector: Vector) -> float:
    """How much a paper is to the taste that `weights` describe; around 0 nothing is known."""
    get = weights.get
    return sum([weight * get(feature, 0.0) for feature, weight in vector.items()])


def _trained(examples: Sequence[tuple[Vector, float, float]]) -> Weights:
    weights: Weights = {}
    factors = [0.0] * len(examples)
    chance = random.Random(0)  # noqa: S311 - an order of steps, the same each time
    order = list(range(len(examples)))
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for index in order:
            vector, label, cost = examples[index]
            soft = 0.5 / cost
            gradient = label * score(weights, vector) - 1 + soft * factors[index]
            changed = max(0.0, factors[index] - gradient / (1 + soft))
            step = (changed - factors[index]) * label
            if step:
                factors[index] = changed
                for feature, weight in vector.items():
                    weights[feature] = weights.get(feature, 0.0) + step * weight
    return weights


def _scaled(weights: Weights) -> Weights:
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {feature: weight / length for feature, weight in weights.items()}


def _most(weights: Mapping[str, float]) -> Weights:
    kept = nlargest(_KEPT, weights.items(), key=lambda one: (abs(one[1]), one[0]))
    return {feature: round(weight, 4) for feature, weight in kept if abs(weight) >= _LEAST}
