"""Films that split their critics, and films on which they agree: groups of unusually large or small spread.

Only stars are votes. Reviews that differ in tone need not differ in what they think of the film: over the films of a
large archive the spread of polarity and that of ratings have nothing to do with each other (rank correlation −0.01).
"""

import numpy as np
import pandas as pd
from scipy.special import ndtr

from corpus.statistics.differences import correct_p_values
from corpus.statistics.groups import CONFIDENCE, ENOUGH, Array, Groups, group_values
from corpus.statistics.intervals import estimate_spreads

WIDER, CLOSER = "clearly farther apart", "clearly closer together"
USUAL, TOO_FEW = "no clear difference", "too few reviews to say"
#: Groups up to this size are compared with resamples, so many for each size.
RESAMPLED_UP_TO, RESAMPLES = 60, 10_000


def measure_division(frame: pd.DataFrame, *, by: str, value: str) -> pd.DataFrame:
    """Return the spread of each group's values, and whether it is larger or smaller than that of the others.

    The test is a bootstrap (Boos and Brownie 1989, "Bootstrap methods for testing homogeneity of variances",
    Technometrics 31, 69-82): as many values as the group has are drawn again and again from all groups' distances to
    their own medians, and `p` is how often their standard deviation is as far out as the group's, two-sided. So neither
    small groups nor coarse ratings, of which five are soon the same, pass for agreement. Above `RESAMPLED_UP_TO` values
    the logarithm of the standard deviation is taken as normal (Cramér 1946, § 27.7). `q` is corrected over all groups
    (`correct_p_values`). A group is wider, or closer, where `q` is at most 1 − `CONFIDENCE` and its interval
    (`intervals.estimate_spreads`), if it has one, leaves out `usual`.

    Misuse: a scale has ends, so that films whose mean lies near one of them cannot divide as much as others.
    Polarities of short reviews spread more than those of long ones. "No clear difference" is not "the same": with
    few reviews large differences stay hidden.

    Parameters
    ----------
    frame : DataFrame
        One row an observation.
    by, value : str
        Its columns of groups (rows without one are left out) and of numbers.

    Returns
    -------
    DataFrame
        One row a group, ordered by it: `group`, `n`, `missing`, `sd`, `low`, `high`, `enough`, `usual` (the spread
        within groups, pooled over all of them), `lowest` and `highest` value, `p`, `q` and `conclusion`: "clearly
        farther apart", "clearly closer together", "no clear difference" or "too few reviews to say" (fewer than
        `groups.ENOUGH` values, or nothing to compare with).

    Raises
    ------
    SelectionError
        There is no such column, or its values are not numbers.
    """
    groups = group_values(frame, by=by, value=value)
    table = estimate_spreads(frame, by=by, value=value)
    p = _test_spreads(groups)
    q = correct_p_values(p)
    usual = _pool_spread(groups)
    sure, sd = q <= 1 - CONFIDENCE, table["sd"].to_numpy()
    # Values that are all the same have no interval, but the least spread there is.
    low, high = table["low"].fillna(table["sd"]).to_numpy(), table["high"].fillna(table["sd"]).to_numpy()
    conclusion = np.select(
        [np.isnan(p), sure & (sd > usual) & (low > usual), sure & (sd < usual) & (high < usual)],
        [TOO_FEW, WIDER, CLOSER],
        USUAL,
    )
    ends = frame[value].groupby(frame[by]).agg(["min", "max"]).reindex(table["group"])
    lowest, highest = (ends[end].to_numpy("float64") for end in ("min", "max"))
    return table.assign(
        usual=usual, lowest=lowest, highest=highest, p=p, q=q, conclusion=pd.Series(conclusion, dtype="str")
    )


def _pool_spread(groups: Groups) -> float:
    """Return the spread within groups, from all of two values or more."""
    freedom = np.maximum(groups.sizes - 1, 0).sum()
    return float(np.sqrt(groups.moments(2).sum() / freedom)) if freedom else np.nan


def _test_spreads(groups: Groups) -> Array:
    """Return how often chance alone gives a spread as extreme as each group's; NaN where it is not tested."""
    p = np.full(len(groups.sizes), np.nan)
    tested = groups.sizes >= ENOUGH
    if tested.sum() < 2:
        return p
    apart = (groups.values - groups.medians()[groups.codes]) * np.sqrt(groups.sizes / np.maximum(groups.sizes - 1, 1))[
        groups.codes
    ]
    pool = apart[tested[groups.codes]]
    deviations = groups.deviations()
    if not pool.any():
        return np.where(tested, 1.0, p)
    for n in np.unique(groups.sizes[tested & (groups.sizes <= RESAMPLED_UP_TO)]):
        alike = groups.sizes == n
        drawn = pool[np.random.default_rng(n).integers(len(pool), size=(RESAMPLES, n))]
        chance = np.sort(drawn.std(axis=1, ddof=1))
        # What equals a group's own but for rounding counts on both sides.
        below = np.searchsorted(chance, deviations[alike] + 1e-9, side="right")
        above = RESAMPLES - np.searchsorted(chance, deviations[alike] - 1e-9, side="left")
        p[alike] = np.minimum(2 * (np.minimum(below, above) + 1) / (RESAMPLES + 1), 1)
    large = tested & (groups.sizes > RESAMPLED_UP_TO)
    sizes, variance = groups.sizes[large], float(np.mean(pool**2))
    kurtosis = float(np.mean(pool**4)) / variance**2
    error = np.sqrt((kurtosis - (sizes - 3) / (sizes - 1)) / sizes) / 2
    with np.errstate(divide="ignore"):
        p[large] = 2 * ndtr(-np.abs(np.log(deviations[large] / _pool_spread(groups))) / error)
    return p
