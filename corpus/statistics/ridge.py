"""Adaptive ridge regression on sparse counts of texts that come in groups: weights of words, shrunk towards 0.

The ridge is that of Hoerl and Kennard (1970, Technometrics 12). Each weight is shrunk in proportion to the slope that
its column has by itself: what goes with the target hardly at all is taken to nothing, and what goes with it closely
keeps its weight (the adaptive penalty of Zou 2006, JASA 101, with slopes of single columns as Huang, Ma and Zhang 2008,
Statistica Sinica 18, have it where columns are many). Groups are random effects: each group's mean is taken off in
part, the more the larger the group (the transform of Fuller and Battese 1974, Journal of Econometrics 2), so that most
is learned within groups, and groups of one still count.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array
from scipy.sparse.linalg import LinearOperator, lsqr

_STEPS = 60
# A column that does not vary has this variance, and so no slope; a slope of nothing is so small a part of the steepest.
_NOTHING = 1e-12

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ridge:
    """The weights of a ridge regression.

    Attributes
    ----------
    weights, errors : ndarray of float, one a column
        The weight of each column, in the units of the target, and its standard error: how much the shrunk weight varies
        from sample to sample (Hoerl and Kennard 1970), if the columns were independent of each other.
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
        Of the shrinkage: the penalty of a weight that is as large as its column's slope by itself.
    between : float, ≥ 0
        The variance of the target between groups, over that within: 0 pools all rows, infinity compares only rows of
        one group.

    Notes
    -----
    Misuse: the errors take neither the choice of the columns nor their dependence into account, nor how far the
    shrinkage takes a weight from the truth; words that occur together share one effect.
    """
    rows, columns = counts.shape
    sizes = np.bincount(groups)
    off = np.ones(len(sizes)) if np.isinf(between) else 1 - 1 / np.sqrt(1 + sizes * between)
    means = np.asarray(counts.mean(axis=0)).ravel()
    variances = np.maximum(np.asarray(counts.multiply(counts).mean(axis=0)).ravel() - means**2, _NOTHING)

    def demean(values: Array) -> Array:
        return values - (off * np.bincount(groups, values) / sizes)[groups]

    aim = demean(target - target.mean())
    left = demean(aim)
    slopes = np.abs(counts.T @ left - means * left.sum()) / (rows * variances)
    slopes = np.maximum(slopes, _NOTHING * slopes.max(initial=1.0))
    scaled = (counts @ diags_array(slopes)).tocsr()
    turned, centre = scaled.T.tocsr(), means * slopes

    def forward(weights: Array) -> Array:
        return demean(scaled @ weights - centre @ weights)

    def backward(values: Array) -> Array:
        left = demean(values)
        return turned @ left - centre * left.sum()

    operator = LinearOperator((rows, columns), matvec=forward, rmatvec=backward, dtype="float64")
    solution = lsqr(operator, aim, damp=np.sqrt(strength), iter_lim=_STEPS)[0]
    unexplained = np.mean((aim - forward(solution)) ** 2)
    information = rows * variances
    return Ridge(solution * slopes, np.sqrt(unexplained * information) / (information + strength / slopes**2))
