"""Isotonic regression of stars on words: the steps of a rising curve, over pools of reviews of like polarity.

Barlow, Bartholomew, Bremner and Brunk (1972), by pooling adjacent violators; the steps are told by the centres of their
blocks (Oron and Flournoy 2017, Statistics in Biopharmaceutical Research 9, 258-267).
"""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import isotonic_regression

from corpus.statistics.groups import ENOUGH, Array

Indices = npt.NDArray[np.int64]


def keep_known(polarity: npt.ArrayLike, rating: npt.ArrayLike) -> tuple[npt.NDArray[np.bool_], Array, Array]:
    """Return which reviews have both, and these reviews' polarity and rating."""
    words, stars = np.asarray(polarity, dtype="float64"), np.asarray(rating, dtype="float64")
    known = np.isfinite(words) & np.isfinite(stars)
    return known, words[known], stars[known]


def pool_neighbours(words: Array, *, size: int = ENOUGH) -> Indices:
    """Return which of the pools each review is in: ascending, of about `size` reviews; ties stay together."""
    rank = np.searchsorted(np.sort(words), words)
    pool = rank * max(len(words) // size, 1) // len(words)
    return np.unique(pool, return_inverse=True)[1].astype("int64")


def fit_isotonic(pool: Indices, words: Array, stars: Array, weights: Array | None = None) -> tuple[Array, Array]:
    """Return the centres and the heights of the blocks of the isotonic regression."""
    weights = np.ones(len(words)) if weights is None else weights
    weight = np.bincount(pool, weights)
    weighty = weight > 0
    weight, centres, means = (
        np.bincount(pool, weights * each)[weighty] for each in (np.ones(len(words)), words, stars)
    )
    fitted = isotonic_regression(means / weight, weights=weight)
    starts = fitted.blocks[:-1]
    return np.add.reduceat(centres, starts) / np.add.reduceat(weight, starts), fitted.x[starts]


def number_groups(polarity: Array, rating: Array, films: npt.ArrayLike | None = None) -> npt.NDArray[np.int64]:
    """Return the number of each review's film, from 0; one without a film is a film of its own.

    The numbers do not depend on the order of the reviews, so that neither does what is drawn by them.
    """
    codes = np.full(len(polarity), -1) if films is None else pd.factorize(np.asarray(films, dtype=object), sort=True)[0]
    alone = np.flatnonzero(codes < 0)
    numbers = codes.astype("int64")
    numbers[alone[np.lexsort((rating[alone], polarity[alone]))]] = codes.max(initial=-1) + 1 + np.arange(len(alone))
    return numbers
