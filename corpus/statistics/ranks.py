"""The rank test of two groups: for every two of many, and for each against all others together.

Wilcoxon's (1945) and Mann and Whitney's (1947), two-sided: over all ways of dealing the values out to the two sides
while there are at most `MOST_SPLITS`, else by the normal approximation, corrected for ties and continuity.
"""

from functools import cache
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array
from scipy.special import ndtr

from corpus.statistics.groups import ENOUGH, Array, Groups

#: The test is exact while there are at most so many ways to deal the values out to the two groups (8 and 8: 12,870).
MOST_SPLITS = 13_000

Indices = npt.NDArray[np.int64]


def rank_values(values: Array) -> Array:
    """Return the rank of each value, from 1, within its column; equal values share the mean of theirs.

    As `scipy.stats.rankdata` has it, without the 20 MB that the server would hold for that package.

    Parameters
    ----------
    values : ndarray, shape (values,) or (values, columns)

    Examples
    --------
    >>> rank_values(np.array([3, 1, 3])).tolist()
    [2.5, 1.0, 2.5]
    """
    return pd.DataFrame(values).rank().to_numpy().reshape(np.shape(values))


def compare_pair_ranks(groups: Groups, a: Indices, b: Indices) -> tuple[Array, Array]:
    """Return Cliff's (1993) delta and the rank test's p for pairs of groups, each given by two group numbers.

    Delta is how much more often a value of `a` is above one of `b` than below, −1..1; p is NaN where a side has fewer
    than `groups.ENOUGH` values.
    """
    higher, ties = _rank_pairs(groups)
    n_a, n_b = groups.sizes[a], groups.sizes[b]
    p = _compute_normal_p(higher[a, b], ties[a, b], n_a, n_b)
    # Two-sided, it is the same from either side.
    fewer, more = np.where(n_a <= n_b, (a, b), (b, a))
    n_fewer, n_more = groups.sizes[fewer], groups.sizes[more]
    for left, right in sorted(set(zip(n_fewer.tolist(), n_more.tolist(), strict=True))):
        if _is_exact(left, right):
            alike = np.flatnonzero((n_fewer == left) & (n_more == right))
            first = groups.values[groups.starts[fewer[alike], None] + np.arange(left)]
            second = groups.values[groups.starts[more[alike], None] + np.arange(right)]
            p[alike] = _compute_exact_p(first, second)
    with np.errstate(invalid="ignore"):
        delta = 2 * higher[a, b] / (n_a * n_b) - 1
    return delta, np.where(np.minimum(n_a, n_b) >= ENOUGH, p, np.nan)


def compare_rest_ranks(groups: Groups) -> tuple[Array, Array]:
    """Return delta and p, as `compare_pair_ranks` does, for each group against the values of all others together."""
    sizes, rest = groups.sizes, len(groups.values) - groups.sizes
    runs = np.unique(groups.values, return_counts=True)[1].astype("float64")
    higher = np.bincount(groups.codes, rank_values(groups.values), len(sizes)) - sizes * (sizes + 1) / 2
    p = _compute_normal_p(higher, np.sum(runs**3 - runs), sizes, rest)
    for group, (left, right) in enumerate(zip(sizes.tolist(), rest.tolist(), strict=True)):
        if _is_exact(left, right):
            own = groups.codes == group
            p[group] = _compute_exact_p(groups.values[own][None], groups.values[~own][None])[0]
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = 2 * higher / (sizes * rest) - 1
    return delta, np.where(np.minimum(sizes, rest) >= ENOUGH, p, np.nan)


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


def _compute_normal_p(higher: Array, ties: Array | np.float64, n_a: Indices, n_b: Indices) -> Array:
    """Return the rank test's two-sided p by the normal approximation; 1 where all values are the same."""
    n = n_a + n_b
    with np.errstate(divide="ignore", invalid="ignore"):
        deviation = np.sqrt(n_a * n_b / 12 * (n + 1 - ties / (n * (n - 1))))
        beyond = (np.abs(higher - n_a * n_b / 2) - 0.5) / deviation
    return np.where(deviation > 0, np.minimum(2 * ndtr(-beyond), 1), 1)


def _is_exact(left: int, right: int) -> bool:
    return min(left, right) >= ENOUGH and comb(left + right, left) <= MOST_SPLITS


def _compute_exact_p(first: Array, second: Array) -> Array:
    """Return the rank test's two-sided p of each row of values against the row of others, over all ways of dealing."""
    left, right = first.shape[1], second.shape[1]
    together = left + right
    splits = _list_splits(left, right).astype("float32")
    # Doubled, mid-ranks are whole numbers, and their sums exact.
    ranks = (2 * rank_values(np.hstack([first, second]).T).T).astype("float32")
    expected = left * (together + 1)
    distance = np.abs(ranks[:, :left].sum(axis=1) - expected)
    # How the values can be dealt depends on which are tied alone, and each question is asked once.
    ranks.sort(axis=1)
    tied = (ranks[:, 1:] == ranks[:, :-1]) @ (1 << np.arange(together - 1))
    _, asked, of = np.unique(
        tied * (2 * expected + 1) + distance.astype("int64"), return_index=True, return_inverse=True
    )
    at_least = np.empty(len(asked))
    for batch in np.array_split(np.arange(len(asked)), len(asked) * len(splits) // 4_000_000 + 1):
        dealt = ranks[asked[batch]] @ splits.T
        dealt -= expected
        far = np.abs(dealt, out=dealt) >= distance[asked[batch], None]
        at_least[batch] = np.count_nonzero(far, axis=1)
    return (at_least / len(splits))[of]


@cache
def _list_splits(left: int, right: int) -> npt.NDArray[np.int8]:
    """Return all ways to deal out as many places: a row each, 1 where a place falls to the first side."""
    chosen = np.array(list(combinations(range(left + right), left)))
    splits = np.zeros((len(chosen), left + right), dtype="int8")
    np.put_along_axis(splits, chosen, 1, axis=1)
    return splits
