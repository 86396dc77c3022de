"""A linear score whose softmax over an abstract's sentences meets how well each would do as the summary.

Cao et al. (2007), ListNet. Invariant: the same input gives the same weights.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]


def fit(
    features: csr_matrix, worth: Floats, lengths: NDArray[np.int64], *, strength: float, sharpness: float
) -> Floats:
    """Weights per feature. `worth` (0 to 1) is per sentence; `strength` is 1 / L2 penalty."""
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    whose = np.repeat(np.arange(len(lengths)), lengths)
    wanted, _ = _softmax(worth * sharpness, starts, whose)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = features @ weights
        shares, partition = _softmax(scores, starts, whose)
        value = partition.sum() - (wanted * scores).sum() + 0.5 / strength * (weights * weights).sum()
        return value, features.T @ (shares - wanted) + weights / strength

    found: Floats = minimize(loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return found


def _softmax(scores: Floats, starts: NDArray[np.int64], whose: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Per abstract the softmax of its sentences' scores, and its log partition."""
    most = np.maximum.reduceat(scores, starts)
    powers = np.exp(scores - most[whose])
    totals = np.add.reduceat(powers, starts)
    return powers / totals[whose], most + np.log(totals)
