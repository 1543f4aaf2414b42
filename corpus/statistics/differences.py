"""The differences between every two groups: how large, with which interval, and whether chance alone would do it."""

from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array
from scipy.special import ndtr, stdtrit
from scipy.stats import rankdata

from corpus.schema import SelectionError
from corpus.statistics.groups import CONFIDENCE, ENOUGH, Array, Groups, group_values
from corpus.wording import number

#: At most so many groups are compared pair by pair (44,850 pairs).
MOST_GROUPS = 300
#: The test is exact while there are at most so many ways to deal the values out to the two groups (8 and 8: 12,870).
MOST_SPLITS = 13_000

A_HIGHER, B_HIGHER = "a is higher", "b is higher"
ALIKE, TOO_FEW = "cannot be told apart", "too few to compare"

Indices = npt.NDArray[np.int64]


def compare_pairs(frame: pd.DataFrame, *, by: str, value: str, level: float = CONFIDENCE) -> pd.DataFrame:
    """Return the difference of every two groups, with its interval and a rank test.

    The test is the rank test of Wilcoxon (1945) and Mann and Whitney (1947), two-sided: over all ways of dealing the
    values out to the two groups while there are at most `MOST_SPLITS`, else by the normal approximation, corrected
    for ties and continuity. `q` is corrected over all pairs (`correct_p_values`). The interval is Welch's (1947),
    for one pair alone: of many such intervals some will miss. A pair differs where `q` is at most 1 − `level` and
    the interval leaves out 0, so that groups that differ in spread alone are not called higher or lower.

    Misuse: values must be independent. Many sentences of few reviews, or many reviews by few critics, look surer than
    they are. "Cannot be told apart" is not "alike": small groups hide large differences.

    Parameters
    ----------
    frame : DataFrame
        One row an observation.
    by, value : str
        Its columns of groups (rows without one are left out) and of numbers (likewise).
    level : float, between 0 and 1

    Returns
    -------
    DataFrame
        One row a pair, `a` before `b` in the groups' order: `a`, `b`, `n_a`, `n_b`, `difference` (mean of a − mean
        of b), `low`, `high`, `delta` (Cliff 1993: how much more often a value of a is above one of b than below,
        −1..1), `p`, `q` and `conclusion`. With fewer than `groups.ENOUGH` values on a side `low`, `high`, `p`
        and `q` are NaN and the conclusion is "too few to compare".

    Raises
    ------
    SelectionError
        There is no such column, its values are not numbers, or there are more than `MOST_GROUPS` groups.
    """
    groups = group_values(frame, by=by, value=value)
    if len(groups.keys) > MOST_GROUPS:
        many = number(len(groups.keys))
        raise SelectionError(f"“{by}” has {many} groups; at most {MOST_GROUPS} can be compared pair by pair.")
    a, b = np.triu_indices(len(groups.keys), 1)
    n_a, n_b = groups.sizes[a], groups.sizes[b]
    enough = (n_a >= ENOUGH) & (n_b >= ENOUGH)
    means = groups.means()
    difference = means[a] - means[b]
    reach = np.where(enough, _compute_welch_reach(groups, a, b, level), np.nan)
    higher, ties = _rank_pairs(groups)
    with np.errstate(invalid="ignore"):
        delta = 2 * higher[a, b] / (n_a * n_b) - 1
    exact = _compute_exact_p(groups, a, b)
    p = np.where(enough & np.isnan(exact), _compute_normal_p(higher[a, b], ties[a, b], n_a, n_b), exact)
    q = correct_p_values(p)
    differ = (q <= 1 - level) & ~((difference - reach <= 0) & (difference + reach >= 0))
    conclusion = np.select(
        [~enough, differ & (difference > 0) & (delta > 0), differ & (difference < 0) & (delta < 0)],
        [TOO_FEW, A_HIGHER, B_HIGHER],
        ALIKE,
    )
    return pd.DataFrame(
        {
            "a": groups.keys[a],
            "b": groups.keys[b],
            "n_a": n_a,
            "n_b": n_b,
            "difference": difference,
            "low": difference - reach,
            "high": difference + reach,
            "delta": delta,
            "p": p,
            "q": q,
            "conclusion": pd.Series(conclusion, dtype="str"),
        }
    )


def correct_p_values(p: npt.ArrayLike, *, tests: int | None = None) -> Array:
    """Return q values: p values corrected for the number of tests, so as to control the false discovery rate.

    Where those of at most 0.05 are called findings, 5 % of the findings are false on average (Benjamini and Hochberg
    1995, "Controlling the False Discovery Rate", JRSS B 57, 289-300).

    Parameters
    ----------
    p : array_like of float
        NaN where nothing was tested; it stays NaN and does not count.
    tests : int, optional
        How many tests there were, where only some are given; the others are taken to have found nothing.

    Examples
    --------
    >>> correct_p_values([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    values = np.asarray(p, dtype="float64")
    corrected = np.full(values.shape, np.nan)
    tested = np.flatnonzero(~np.isnan(values))
    falling = tested[np.argsort(-values[tested], kind="stable")]
    rank = np.arange(len(falling), 0, -1)
    raw = values[falling] * (len(falling) if tests is None else tests) / rank
    corrected[falling] = np.minimum(np.minimum.accumulate(raw), 1)
    return corrected


def _compute_welch_reach(groups: Groups, a: Indices, b: Indices, level: float) -> Array:
    """Return half the width of Welch's interval of each difference of means."""
    with np.errstate(divide="ignore", invalid="ignore"):
        error = groups.deviations() ** 2 / groups.sizes
        squared = error[a] + error[b]
        freedom = squared**2 / (error[a] ** 2 / (groups.sizes[a] - 1) + error[b] ** 2 / (groups.sizes[b] - 1))
    # Without any spread there is nothing to compute an interval from.
    return np.where(squared > 0, stdtrit(freedom, (1 + level) / 2) * np.sqrt(squared), np.nan)


def _rank_pairs(groups: Groups) -> tuple[Array, Array]:
    """Return U and the tie correction of the rank test for every two groups, shape (groups, groups) each.

    The first counts the pairs of values in which the row's group is higher, ties as halves (Mann-Whitney's U). The
    second sums t³ − t over the runs of t equal values of the two groups together.
    """
    many = len(groups.sizes)
    distinct, level = np.unique(groups.values, return_inverse=True)
    counts = csr_array((np.ones(len(level)), (groups.codes, level)), shape=(many, len(distinct)))
    counts.sum_duplicates()
    higher = np.empty((many, many))
    # The running totals are dense: a few groups at a time bounds their memory.
    step = max(1, 2_000_000 // max(1, len(distinct)))
    for start in range(0, many, step):
        block = counts[start : start + step].toarray()
        higher[:, start : start + step] = counts @ (np.cumsum(block, axis=1) - block / 2).T
    cubes = counts.power(3).sum(axis=1)
    mixed = (counts.power(2) @ counts.T).toarray()
    cubed = cubes[:, None] + cubes[None, :] + 3 * (mixed + mixed.T)
    return higher, cubed - groups.sizes[:, None] - groups.sizes[None, :]


def _compute_normal_p(higher: Array, ties: Array, n_a: Indices, n_b: Indices) -> Array:
    """Return the rank test's two-sided p by the normal approximation; 1 where all values are the same."""
    n = n_a + n_b
    with np.errstate(divide="ignore", invalid="ignore"):
        deviation = np.sqrt(n_a * n_b / 12 * (n + 1 - ties / (n * (n - 1))))
        beyond = (np.abs(higher - n_a * n_b / 2) - 0.5) / deviation
    return np.where(deviation > 0, np.minimum(2 * ndtr(-beyond), 1), 1)


def _compute_exact_p(groups: Groups, a: Indices, b: Indices) -> Array:
    """Return the rank test's two-sided p over all ways of dealing the values out; NaN for pairs that have too many."""
    p = np.full(len(a), np.nan)
    n_a, n_b = groups.sizes[a], groups.sizes[b]
    for left, right in sorted(set(zip(n_a.tolist(), n_b.tolist(), strict=True))):
        if min(left, right) < ENOUGH or comb(left + right, left) > MOST_SPLITS:
            continue
        chosen = np.array(list(combinations(range(left + right), left)))
        splits = np.zeros((len(chosen), left + right), dtype="float32")
        np.put_along_axis(splits, chosen, 1, axis=1)
        alike = np.flatnonzero((n_a == left) & (n_b == right))
        first = groups.values[groups.starts[a[alike], None] + np.arange(left)]
        second = groups.values[groups.starts[b[alike], None] + np.arange(right)]
        # Doubled, mid-ranks are whole numbers, and their sums exact.
        ranks = (2 * rankdata(np.hstack([first, second]), axis=1)).astype("float32")
        expected = left * (left + right + 1)
        distance = np.abs(ranks[:, :left].sum(axis=1) - expected).astype("int64")
        # How the values can be dealt depends on which are tied alone: without ties, it is the same for every pair.
        ties, tied = np.unique(np.sort(ranks, axis=1), axis=0, return_inverse=True)
        for batch in np.array_split(np.arange(len(ties)), len(ties) * len(splits) // 4_000_000 + 1):
            here = (batch[0] <= tied) & (tied <= batch[-1])
            at_least = _sum_tails(np.abs(ties[batch] @ splits.T - expected).astype("int64"))
            p[alike[here]] = at_least[tied[here] - batch[0], distance[here]]
    return p


def _sum_tails(values: Indices) -> Array:
    """Return for each row the share of its values that are at least 0, at least 1, and so on."""
    rows, width = len(values), int(values.max()) + 1
    tally = np.bincount((values + width * np.arange(rows)[:, None]).ravel(), minlength=rows * width)
    return np.cumsum(tally.reshape(rows, width)[:, ::-1], axis=1)[:, ::-1] / values.shape[1]
