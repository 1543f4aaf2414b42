"""Ridge regression on sparse counts of texts that come in groups: weights of words, shrunk towards 0.

The ridge is that of Hoerl & Kennard (Technometrics 12, 1970). Groups are random effects: each group's mean is taken off
in part, the more the larger the group (the transform of Fuller & Battese, Journal of Econometrics 2, 1974), so that
most is learned within groups, and groups of one still count.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array
from scipy.sparse.linalg import LinearOperator, lsqr

_STEPS = 60

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ridge:
    """The weights of a ridge regression.

    Attributes
    ----------
    weights, errors : ndarray of float, one a column
        The weight of each column, in the units of the target, and its standard error, given the data and the shrinkage,
        if the columns were independent of each other.
    """

    weights: Array
    errors: Array


def fit_ridge(
    counts: csr_array, target: Array, groups: NDArray[np.integer], *, strength: float, between: float
) -> Ridge:
    """Return how much each column adds to a target.

    Parameters
    ----------
    counts : csr_array of float, rows × columns
    target : ndarray of float, one a row
    groups : ndarray of int, one a row
        The group of each row, numbered from 0.
    strength : float, > 0
        Of the shrinkage. It grows with a column's spread: half-way between plain counts, where rare columns vanish, and
        counts in units of their spread, where rare ones count as much as common ones.
    between : float, ≥ 0
        The variance of the target between groups, over that within: 0 pools all rows, infinity compares only rows of
        one group.

    Notes
    -----
    Misuse: the errors take neither the choice of the columns nor their dependence into account; words that occur
    together share one effect.
    """
    rows, columns = counts.shape
    sizes = np.bincount(groups)
    off = np.ones(len(sizes)) if np.isinf(between) else 1 - 1 / np.sqrt(1 + sizes * between)
    means = np.asarray(counts.mean(axis=0)).ravel()
    variances = np.asarray(counts.multiply(counts).mean(axis=0)).ravel() - means**2
    spread = np.sqrt(np.maximum(variances, 1e-12))
    scale = np.sqrt(spread)
    scaled = (counts @ diags_array(1 / scale)).tocsr()
    turned, centre = scaled.T.tocsr(), means / scale

    def demeaned(values: Array) -> Array:
        return values - (off * np.bincount(groups, values) / sizes)[groups]

    def forward(weights: Array) -> Array:
        return demeaned(scaled @ weights - centre @ weights)

    def backward(values: Array) -> Array:
        left = demeaned(values)
        return turned @ left - centre * left.sum()

    operator = LinearOperator((rows, columns), matvec=forward, rmatvec=backward, dtype="float64")
    aim = demeaned(target - target.mean())
    solution = lsqr(operator, aim, damp=np.sqrt(strength), iter_lim=_STEPS)[0]
    left = np.mean((aim - forward(solution)) ** 2)
    return Ridge(solution / scale, np.sqrt(left / (rows * variances + strength * spread)))
