"""Isotonic regression: the rising steps that fit a scatter of points best, over pools of neighbouring points.

Barlow, Bartholomew, Bremner and Brunk (1972), by pooling adjacent violators. Each step is given by the centre of its
block, so that a curve can be drawn through the centres (Oron and Flournoy 2017, Statistics in Biopharmaceutical
Research 9, 258-267).
"""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import isotonic_regression

from corpus.statistics.groups import ENOUGH, Array

Indices = npt.NDArray[np.int64]


def keep_known(x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[npt.NDArray[np.bool_], Array, Array]:
    """Return which points have two finite coordinates, and these points' x and y."""
    x, y = np.asarray(x, dtype="float64"), np.asarray(y, dtype="float64")
    known = np.isfinite(x) & np.isfinite(y)
    return known, x[known], y[known]


def pool_neighbours(x: Array, *, size: int = ENOUGH) -> Indices:
    """Return the number of each point's pool: ascending by x, of about `size` points; points of equal x stay together.

    Examples
    --------
    >>> pool_neighbours(np.array([0.1, 0.4, 0.2, 0.3]), size=2).tolist()
    [0, 1, 0, 1]
    """
    rank = np.searchsorted(np.sort(x), x)
    pool = rank * max(len(x) // size, 1) // len(x)
    return np.unique(pool, return_inverse=True)[1].astype("int64")


def fit_isotonic(pool: Indices, x: Array, y: Array, weights: Array | None = None) -> tuple[Array, Array]:
    """Return the centres and the heights of the blocks of the isotonic regression, both ascending.

    Parameters
    ----------
    pool : ndarray of int, one a point
        From `pool_neighbours`: the points of a pool are of one block.
    x, y : ndarray of float, one a point
    weights : ndarray of float, one a point, optional
        How often each point counts; once by default. At least one is not 0.
    """
    weights = np.ones(len(x)) if weights is None else weights
    weight = np.bincount(pool, weights)
    counted = weight > 0
    weight, centres, means = (np.bincount(pool, weights * each)[counted] for each in (np.ones(len(x)), x, y))
    fitted = isotonic_regression(means / weight, weights=weight)
    starts = fitted.blocks[:-1]
    return np.add.reduceat(centres, starts) / np.add.reduceat(weight, starts), fitted.x[starts]


def number_groups(x: Array, y: Array, groups: npt.ArrayLike | None = None) -> npt.NDArray[np.int64]:
    """Return the number of each point's group, from 0; a point without a group is a group of its own.

    The numbers do not depend on the order of the points, and so neither does a random draw of groups.
    """
    codes = np.full(len(x), -1) if groups is None else pd.factorize(np.asarray(groups, dtype=object), sort=True)[0]
    alone = np.flatnonzero(codes < 0)
    numbers = codes.astype("int64")
    numbers[alone[np.lexsort((y[alone], x[alone]))]] = codes.max(initial=-1) + 1 + np.arange(len(alone))
    return numbers
