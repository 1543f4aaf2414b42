"""Intervals of a mean, a median, a spread or a share, for many groups at once.

No interval is given from fewer than `groups.ENOUGH` values (of a spread, `FEWEST_FOR_SPREAD`), nor from values that are
all the same: `enough` is False then, and there are no bounds. How often each holds the truth, on samples of real
ratings and polarities, is printed by `make bench`.
"""

import math

import numpy as np
import pandas as pd
from scipy.special import bdtr, bdtrik, ndtri, stdtrit

from corpus.statistics.groups import CONFIDENCE, Array, Groups, group_values

#: A spread has an interval from this many values on: of fewer, its upper end is more than twice the spread itself.
FEWEST_FOR_SPREAD = 10


def estimate_means(frame: pd.DataFrame, *, by: str, value: str, level: float = CONFIDENCE) -> pd.DataFrame:
    """Return the mean of each group with its interval, Student's t.

    Student (1908, "The probable error of a mean", Biometrika 6, 1-25) derived it for normal values. Of samples of 5 to
    30 real ratings, on two opposite peaks or on one, and of real polarities, its 95 % interval holds the mean 93 to 96
    times in 100. The bootstrap's does so less often, from 5 values 82 times in 100: a small sample underrates its own
    spread, which t allows for and resampling does not.

    Misuse: an interval is right where the values are independent. Reviews by one critic, or sentences of one review,
    are less so, and their intervals are too narrow. It may reach beyond the ends of a scale.

    Parameters
    ----------
    frame : DataFrame
        One row an observation.
    by, value : str
        Its columns of groups (rows without one are left out) and of numbers.
    level : float, between 0 and 1

    Returns
    -------
    DataFrame
        One row a group, ordered by it: `group`, `n` (values), `missing` (rows without one, never averaged as 0),
        `mean`, `median`, `sd`, `low`, `high` (NaN unless `enough`) and `enough`.
    """
    groups = group_values(frame, by=by, value=value)
    means, deviations = groups.means(), groups.deviations()
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = stdtrit(groups.sizes - 1, (1 + level) / 2) * deviations / np.sqrt(groups.sizes)
    reach = np.where(groups.enough, reach, np.nan)
    summary = {"mean": means, "median": groups.medians(), "sd": deviations}
    return _tabulate(groups, {**summary, "low": means - reach, "high": means + reach})


def estimate_medians(frame: pd.DataFrame, *, by: str, value: str, level: float = CONFIDENCE) -> pd.DataFrame:
    """Return the median of each group with its interval.

    The interval runs from the d-th lowest to the d-th highest value, the narrowest that holds the median of what was
    sampled at least `level` of the time, whatever its distribution (Thompson 1936, "On confidence ranges for the median
    and other expectation distributions", Annals of Mathematical Statistics 7, 122-128). Its ends are values that were
    given: of coarse ratings it may be a single one. At 95 % it takes six values: of five, even the lowest and the
    highest hold the median but 93.75 % of the time.

    Parameters
    ----------
    frame, by, value, level
        As in `estimate_means`.

    Returns
    -------
    DataFrame
        The columns of `estimate_means`; `low`, `high` and `enough` are of the median.

    Examples
    --------
    >>> rows = pd.DataFrame({"film": "A", "rating": [3, 5, 6, 6, 7, 9]})
    >>> estimate_medians(rows, by="film", value="rating")[["median", "low", "high"]].to_numpy().tolist()
    [[6.0, 3.0, 9.0]]
    """
    groups = group_values(frame, by=by, value=value)
    sizes = groups.sizes
    # So many values may lie outside at each end: the largest d with P(fewer than d of n below the median) ≤ half.
    half = (1 - level) / 2
    depth = np.maximum(np.floor(np.nan_to_num(bdtrik(half, sizes, 0.5))), 0).astype("int64")
    # What was found by steps may be one off at a whole number.
    depth -= (depth > 0) & (bdtr(depth - 1, sizes, 0.5) > half)
    depth += bdtr(depth, sizes, 0.5) <= half
    enough = groups.enough & (depth > 0)
    low, high = np.full((2, len(sizes)), np.nan)
    low[enough] = groups.values[(groups.starts + depth - 1)[enough]]
    high[enough] = groups.values[(groups.starts + sizes - depth)[enough]]
    summary = {"mean": groups.means(), "median": groups.medians(), "sd": groups.deviations()}
    return _tabulate(groups, {**summary, "low": low, "high": high}).assign(enough=enough)


def estimate_spreads(frame: pd.DataFrame, *, by: str, value: str, level: float = CONFIDENCE) -> pd.DataFrame:
    """Return the standard deviation of each group with its interval.

    Bonett's interval (2006, "Approximate confidence interval for standard deviation of nonnormal distributions",
    Computational Statistics & Data Analysis 50, 775-782): normal on the logarithm of the variance, its width from the
    kurtosis of the values. Small samples underrate their kurtosis; so the larger of Bonett's estimate and of the
    unbiased one (Joanes and Gill 1998, The Statistician 47, 183-189) is taken, and t's quantile for the normal one. Of
    samples of 10 to 200 real ratings and polarities its 95 % interval holds the spread 93 to 99 times in 100.

    Misuse: where the values have a long tail on one side, as counts of words do, it holds less often.

    Parameters
    ----------
    frame, by, value, level
        As in `estimate_means`.

    Returns
    -------
    DataFrame
        One row a group, ordered by it: `group`, `n`, `missing`, `sd`, `low`, `high`, `enough`; without bounds below
        `FEWEST_FOR_SPREAD` values.
    """
    groups = group_values(frame, by=by, value=value)
    sizes, deviations = groups.sizes, groups.deviations()
    enough = groups.enough & (sizes >= FEWEST_FOR_SPREAD)
    # Bonett's correction is for the normal quantile, whichever is taken for the width.
    correction = sizes / np.where(enough, sizes - ndtri((1 + level) / 2), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.sqrt((_estimate_kurtosis(groups) - (sizes - 3) / sizes) / (sizes - 1))
        reach = stdtrit(sizes - 1, (1 + level) / 2) * correction * error / 2
    centre = deviations * np.sqrt(correction)
    return _tabulate(groups, {"sd": deviations, "low": centre * np.exp(-reach), "high": centre * np.exp(reach)}).assign(
        enough=enough
    )


def estimate_share(k: int, n: int, *, level: float = CONFIDENCE) -> tuple[float, float]:
    """Return Wilson's (1927) score interval of a share, `k` of `n`.

    Unlike the textbook interval it stays between 0 and 1 and is right for small `n` and for 0 of n.

    Parameters
    ----------
    k, n : int
        How many have the property, of how many.
    level : float, between 0 and 1

    Examples
    --------
    >>> [round(bound, 3) for bound in estimate_share(0, 10)]
    [0.0, 0.278]
    """
    if n == 0:
        return math.nan, math.nan
    z = float(ndtri((1 + level) / 2))
    centre = (k + z * z / 2) / (n + z * z)
    reach = z * math.sqrt(k * (n - k) / n + z * z / 4) / (n + z * z)
    return max(0.0, centre - reach), min(1.0, centre + reach)


def _estimate_kurtosis(groups: Groups) -> Array:
    """Return the larger of two estimates of each group's kurtosis (3 for a normal distribution).

    Bonett's takes the fourth powers about a trimmed mean; the other removes the bias of the sample's own kurtosis.
    """
    sizes, squares = groups.sizes, groups.moments(2)
    with np.errstate(divide="ignore", invalid="ignore"):
        cut = np.where(sizes > 4, sizes / (2 * np.sqrt(sizes - 4.0)), 0).astype(int)
        about_trimmed = groups.moments(4, about=groups.trim_means(cut)) * sizes / squares**2
        excess = groups.moments(4) * sizes / squares**2 - 3
        unbiased = 3 + (sizes - 1) * ((sizes + 1) * excess + 6) / ((sizes - 2) * (sizes - 3))
    return np.maximum(about_trimmed, unbiased)


def _tabulate(groups: Groups, statistics: dict[str, Array]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "group": groups.keys,
            "n": groups.sizes,
            "missing": groups.missing,
            **statistics,
            "enough": groups.enough,
        }
    )
