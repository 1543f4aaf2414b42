"""How many clichés each review of an archive has in 100 words, to hold a draft's beside."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.text.arrays import slice_groups


def measure_rates(
    occurrences: pd.DataFrame, words: NDArray[np.integer], *, fewest: int, reviews_of: pd.Series
) -> NDArray[np.float64]:
    """Return the recurring phrases in 100 words of each review.

    Phrases that overlap count once, as in a draft. And a phrase counts where it would recur without the review itself:
    else a review would be measured by phrases that it made recur, which no draft has.

    Parameters
    ----------
    occurrences : DataFrame
        `phrase` and `review` (positions), `start`, `end`.
    words : array of int, one item a review
        The length of each.
    fewest : int
        In how many reviews a phrase recurs.
    reviews_of : Series of int, one item a phrase
        In how many reviews each phrase is.

    Returns
    -------
    array of float, one item a review
        NaN for a review without words.
    """
    often = (reviews_of.to_numpy() > fewest)[occurrences["phrase"].to_numpy()]
    review, start, end = (occurrences[name].to_numpy()[often] for name in ("review", "start", "end"))
    bits = int(end.max(initial=0)).bit_length()
    # Review, start and end in one number, as numbers sort several times as fast as rows, and take less.
    place = (review.astype(np.int64) << bits | start) << bits | end
    del review, start, end, often
    place.sort()
    counted = np.zeros(len(words), np.int64)
    of_review = np.searchsorted(place, np.arange(len(words) + 1) << 2 * bits)
    for first, last in slice_groups(np.diff(of_review)):
        some = place[of_review[first] : of_review[last]]
        review, end = some >> 2 * bits, some & ((1 << bits) - 1)
        origin = review << bits
        reached = np.append(-1, np.maximum.accumulate(origin + end))[: len(end)]
        apart = some >> bits >= reached
        counted += np.bincount(review[apart], minlength=len(words))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(words > 0, 100 * counted / words, np.nan)


def find_percentile(value: float, values: NDArray[np.float64]) -> float:
    """Return the share of values below this one, half of the equal ones among them.

    Examples
    --------
    >>> find_percentile(2.0, np.array([1.0, 2.0, 3.0, np.nan]))
    0.5
    """
    known = values[~np.isnan(values)]
    return float((np.sum(known < value) + np.sum(known == value) / 2) / len(known)) if len(known) else np.nan
