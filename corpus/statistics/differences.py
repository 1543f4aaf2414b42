"""The differences between groups: how large, with which interval, and whether chance alone would do it.

Each group is compared with all others together, and every two with each other.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import stdtrit

from corpus.errors import SelectionError
from corpus.statistics.groups import CONFIDENCE, ENOUGH, Array, Groups, group_values
from corpus.statistics.ranks import Indices, compare_pair_ranks, compare_rest_ranks
from corpus.wording import number

#: At most so many groups are compared pair by pair (44,850 pairs).
MOST_GROUPS = 300

A_HIGHER, B_HIGHER = "a is higher", "b is higher"
ABOVE_REST, BELOW_REST = "above the others", "below the others"
ALIKE, TOO_FEW = "no clear difference", "too few to compare"


def compare_with_rest(frame: pd.DataFrame, *, by: str, value: str, level: float = CONFIDENCE) -> pd.DataFrame:
    """Return the difference of each group from all others together, with its interval and a rank test.

    One group that lies off is found more easily so than pair by pair: it is compared with many values instead of few,
    and there is one test a group. The test is that of `ranks`, `q` is corrected over the groups (`correct_p_values`),
    the interval is Welch's (1947). A group differs where `q` is at most 1 − `level` and the interval leaves out 0.

    Misuse: as in `compare_pairs`. The others count by their values, so that a group with many of them weighs most.

    Parameters
    ----------
    frame, by, value, level
        As in `compare_pairs`.

    Returns
    -------
    DataFrame
        One row a group, ordered by it: `group`, `n`, `n_rest` (values of the other groups; those of groups with fewer
        than `groups.ENOUGH` are left out), `difference` (mean of the group − mean of the rest), `low`, `high`, `delta`,
        `p`, `q` and `conclusion`: "above the others", "below the others", "no clear difference" or "too few to
        compare".

    Examples
    --------
    >>> rows = pd.DataFrame({"film": list("AAAAABBBBBCCCCC"), "stars": [8, 9, 8, 7, 9, 4, 5, 3, 4, 5, 5, 4, 3, 5, 4]})
    >>> compare_with_rest(rows, by="film", value="stars")[["group", "n_rest", "conclusion"]].to_numpy().tolist()[0]
    ['A', 10, 'above the others']
    """
    groups = group_values(frame, by=by, value=value)
    rest = _compare_with_rest(groups, level)
    conclusion = _conclude(rest, level, higher=ABOVE_REST, lower=BELOW_REST)
    return rest.assign(conclusion=conclusion)


def compare_columns_with_rest(
    frame: pd.DataFrame, *, by: str, values: Sequence[str], level: float = CONFIDENCE
) -> pd.DataFrame:
    """Return what `compare_with_rest` does of several columns, with `q` corrected over all that is tested in any.

    Parameters
    ----------
    frame, by, level
        As in `compare_with_rest`.
    values : sequence of str, one at least
        The columns of numbers.

    Returns
    -------
    DataFrame
        The columns of `compare_with_rest` behind `value`, the column of numbers; one row a column and a group.

    Examples
    --------
    >>> rows = pd.DataFrame({"film": list("AAAAABBBBB"), "stars": [8, 9, 8, 7, 9, 4, 5, 3, 4, 5], "words": range(10)})
    >>> tested = compare_columns_with_rest(rows, by="film", values=["stars", "words"])
    >>> tested["value"].tolist(), bool((tested["q"] >= tested["p"]).all())
    (['stars', 'stars', 'words', 'words'], True)
    """
    parts = [compare_with_rest(frame, by=by, value=value, level=level).assign(value=value) for value in values]
    tested = pd.concat(parts, ignore_index=True)
    tested = tested.assign(q=correct_p_values(tested["p"]))
    tested["conclusion"] = _conclude(tested, level, higher=ABOVE_REST, lower=BELOW_REST)
    return tested[["value", *tested.columns.drop("value")]]


def compare_pairs(frame: pd.DataFrame, *, by: str, value: str, level: float = CONFIDENCE) -> pd.DataFrame:
    """Return the difference of every two groups, with its interval and a rank test.

    The test is that of `ranks`. `q` is corrected over all pairs, step by step: none counts unless some group
    differs from all others together (see `_correct_pairs`). The interval is Welch's (1947), for one pair alone:
    of many such intervals some will miss. A pair differs where `q` is at most 1 − `level` and the interval leaves out
    0, so that groups that differ in spread alone are not called higher or lower.

    Misuse: values must be independent. Many sentences of few reviews, or many reviews by few critics, look surer than
    they are. "No clear difference" is not "alike": small groups hide large differences.

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
    means, squares = groups.means(), groups.moments(2)
    delta, p = compare_pair_ranks(groups, a, b)
    difference = means[a] - means[b]
    reach = _compute_welch_reach(groups.sizes[a], squares[a], groups.sizes[b], squares[b], level)
    reach = np.where(np.isnan(p), np.nan, reach)
    pairs = pd.DataFrame(
        {
            "a": groups.keys[a],
            "b": groups.keys[b],
            "n_a": groups.sizes[a],
            "n_b": groups.sizes[b],
            "difference": difference,
            "low": difference - reach,
            "high": difference + reach,
            "delta": delta,
            "p": p,
            "q": _correct_pairs(p, a, b, _compare_with_rest(groups, level)["q"].to_numpy()),
        }
    )
    return pairs.assign(conclusion=_conclude(pairs, level, higher=A_HIGHER, lower=B_HIGHER))


def judge_alone(pairs: pd.DataFrame, *, level: float = CONFIDENCE) -> pd.Series:
    """Return what each pair would come to if it were the only one: the conclusions of `compare_pairs`, by p for q.

    Misuse: of many pairs, one in twenty that do not differ is called higher so.

    Parameters
    ----------
    pairs : DataFrame
        From `compare_pairs`.
    level : float, between 0 and 1
    """
    return _conclude(pairs.assign(q=pairs["p"]), level, higher=A_HIGHER, lower=B_HIGHER)


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


def _correct_pairs(p: Array, a: Indices, b: Indices, of_groups: Array) -> Array:
    """Return q for each pair, where nothing counts unless a group differs from all others together.

    A tree of tests (Yekutieli 2008, "Hierarchical false discovery rate-controlling methodology", JASA 103, 309-316):
    above, each group against all others; below, the pairs. So where there is nothing but chance anything at all is
    found in 5 % of cases at most, however many pairs there are. There are two ways down, and the smaller q counts:

    - once any group is found, what Benjamini and Hochberg's correction over all pairs finds;
    - below a group that is found, what Holm's (1979, Scandinavian Journal of Statistics 6, 65-70) finds among its own
      pairs, as in Heller et al. (2009, Bioinformatics 25, 1019-1025). They are few, so that one group that lies off is
      found in pairs too; and Holm's is strict, because a group that was picked for lying high seems to differ from its
      equals as well.

    Of what is found in both ways together, 5 % was false at most on average, in simulations of 3 to 200 groups that
    form one, two or three heaps.

    Parameters
    ----------
    p, a, b : ndarray, one item a pair
        The test's p, NaN where there is none, and the numbers of the two groups.
    of_groups : ndarray of float, one item a group
        The q of each against all others.
    """
    within = np.full((len(of_groups), len(of_groups)), np.nan)
    within[a, b] = within[b, a] = p
    below = np.maximum(of_groups[:, None], _correct_rows(within))
    anything = np.nanmin(of_groups) if np.isfinite(of_groups).any() else np.nan
    return np.fmin(np.fmin(below[a, b], below[b, a]), np.maximum(anything, correct_p_values(p)))


def _correct_rows(p: Array) -> Array:
    """Return Holm's corrected p values of each row by itself; NaN stays NaN and does not count."""
    order = np.argsort(p, axis=1)
    tests = np.sum(~np.isnan(p), axis=1, keepdims=True)
    raw = np.take_along_axis(p, order, axis=1) * (tests - np.arange(p.shape[1]))
    corrected = np.empty_like(p)
    np.put_along_axis(corrected, order, np.minimum(np.maximum.accumulate(raw, axis=1), 1), axis=1)
    return corrected


def _compare_with_rest(groups: Groups, level: float) -> pd.DataFrame:
    """Return the table of `compare_with_rest` without its conclusions."""
    able = groups.sizes >= ENOUGH
    kept = groups.select(able)
    n, means, squares = kept.sizes, kept.means(), kept.moments(2)
    total = n.sum()
    n_rest = total - n
    with np.errstate(divide="ignore", invalid="ignore"):
        grand = kept.values.mean() if total else np.nan
        rest = grand - n * (means - grand) / n_rest
        # What lies about the grand mean, less the group's own part, moved to the mean of the rest.
        everything = np.sum((kept.values - grand) ** 2)
        rest_squares = everything - squares - n * (means - grand) ** 2 - n_rest * (rest - grand) ** 2
        rest_squares = np.where(rest_squares > 1e-12 * everything, rest_squares, 0)
    delta, p = compare_rest_ranks(kept)
    difference = means - rest
    reach = np.where(np.isnan(p), np.nan, _compute_welch_reach(n, squares, n_rest, rest_squares, level))
    numbers = {
        "difference": difference,
        "low": difference - reach,
        "high": difference + reach,
        "delta": delta,
        "p": p,
        "q": correct_p_values(p),
    }
    columns = {name: np.full(len(able), np.nan) for name in numbers}
    for name, values in numbers.items():
        columns[name][able] = np.where(n_rest > 0, values, np.nan)
    sizes = {"n": groups.sizes, "n_rest": total - np.where(able, groups.sizes, 0)}
    return pd.DataFrame({"group": groups.keys, **sizes, **columns})


def _conclude(table: pd.DataFrame, level: float, *, higher: str, lower: str) -> pd.Series:
    """Say of each row which side is clearly higher: by q, by its interval and by delta alike."""
    difference, delta = table["difference"], table["delta"]
    differ = (table["q"] <= 1 - level) & ~((table["low"] <= 0) & (table["high"] >= 0))
    conclusion = np.select(
        [table["p"].isna(), differ & (difference > 0) & (delta > 0), differ & (difference < 0) & (delta < 0)],
        [TOO_FEW, higher, lower],
        ALIKE,
    )
    return pd.Series(conclusion, index=table.index, dtype="str")


def _compute_welch_reach(n_a: Indices, squares_a: Array, n_b: Indices, squares_b: Array, level: float) -> Array:
    """Return half the width of Welch's interval of each difference of means; NaN where a side does not vary.

    `squares` are the sums of squares about each side's mean.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        error_a, error_b = squares_a / (n_a - 1) / n_a, squares_b / (n_b - 1) / n_b
        squared = error_a + error_b
        freedom = squared**2 / (error_a**2 / (n_a - 1) + error_b**2 / (n_b - 1))
        varied = (squares_a > 0) & (squares_b > 0)
        return np.where(varied, stdtrit(freedom, (1 + level) / 2) * np.sqrt(squared), np.nan)
