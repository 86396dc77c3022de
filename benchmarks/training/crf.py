"""A linear-chain conditional random field, fitted by L-BFGS.

Lafferty et al. (2001). Invariant: the same input gives the same weights: no random number is drawn.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import logsumexp

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Chains:
    """Chains laid end to end: a row of `features` per place; `lengths` says where one ends and the next starts."""

    features: csr_matrix
    lengths: NDArray[np.int64]

    @property
    def starts(self) -> NDArray[np.int64]:
        return np.concatenate([[0], np.cumsum(self.lengths)[:-1]])

    def rows(self, chains: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows of some chains, in order."""
        starts = self.starts
        return np.concatenate([np.arange(starts[one], starts[one] + self.lengths[one]) for one in chains])

    def some(self, chains: NDArray[np.int64]) -> "Chains":
        return Chains(self.features[self.rows(chains)], self.lengths[chains])

    def by_place(self) -> list[NDArray[np.int64]]:
        """Per place the rows of all chains that reach it, longest chains first."""
        order = np.argsort(-self.lengths, kind="stable")
        starts, lengths = self.starts[order], self.lengths[order]
        return [starts[lengths > place] + place for place in range(int(lengths[0]))]


@dataclass(frozen=True, slots=True)
class Field:
    """What is learned: a column of `weights` per label, and the `steps` from a label (row) to the next (column)."""

    weights: Floats
    steps: Floats

    def marginals(self, chains: Chains) -> Floats:
        """How likely each label is at each place."""
        return _expected(chains.features @ self.weights, self.steps, chains.by_place())[1]


def fit(chains: Chains, wanted: Floats, strength: float, rounds: int) -> Field:
    """The field under which `wanted` (per place how likely each label should be) is likeliest. `strength`: 1 / L2."""
    count, labels = chains.features.shape[1], wanted.shape[1]
    places = chains.by_place()
    wanted_weights = chains.features.T @ wanted
    inner = np.setdiff1d(np.arange(len(wanted)), chains.starts)
    wanted_steps = wanted[inner - 1].T @ wanted[inner]

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, steps = flat[: count * labels].reshape(count, labels), flat[count * labels :].reshape(labels, labels)
        partition, likely, likely_steps = _expected(chains.features @ weights, steps, places)
        value = partition - (wanted_weights * weights).sum() - (wanted_steps * steps).sum()
        slopes = [chains.features.T @ likely - wanted_weights, likely_steps - wanted_steps]
        slope = np.concatenate([one.ravel() for one in slopes])
        return value + 0.5 / strength * (flat * flat).sum(), slope + flat / strength

    start = np.zeros(count * labels + labels * labels)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 8}).x
    return Field(found[: count * labels].reshape(count, labels), found[count * labels :].reshape(labels, labels))


def _expected(scores: Floats, steps: Floats, places: list[NDArray[np.int64]]) -> tuple[float, Floats, Floats]:
    """The summed log partition, how likely each label is at each place, and how often each step is expected."""
    forward = [scores[places[0]]]
    for rows in places[1:]:
        forward.append(scores[rows] + logsumexp(forward[-1][: len(rows), :, None] + steps, axis=1))
    backward = [np.zeros_like(forward[-1])]
    for rows, before in zip(reversed(places[1:]), reversed(forward[:-1]), strict=True):
        ahead = np.zeros_like(before)
        ahead[: len(rows)] = logsumexp(steps + (scores[rows] + backward[-1])[:, None, :], axis=2)
        backward.append(ahead)
    backward.reverse()
    partition = logsumexp(forward[0] + backward[0], axis=1)
    likely, taken = np.zeros_like(scores), np.zeros_like(steps)
    for place, rows in enumerate(places):
        size = len(rows)
        likely[rows] = np.exp(forward[place] + backward[place] - partition[:size, None])
        if place:
            ahead = (scores[rows] + backward[place])[:, None, :]
            paths = forward[place - 1][:size, :, None] + steps + ahead - partition[:size, None, None]
            taken += np.exp(paths).sum(axis=0)
    return float(partition.sum()), likely, taken
