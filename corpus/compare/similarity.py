"""The similarity of groups of reviews by their words: films that are written about alike, critics who write alike."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array
from scipy.special import ndtr

from corpus.compare.profiles import build_membership, build_vectors
from corpus.statistics.differences import correct_p_values
from corpus.statistics.groups import CONFIDENCE, ENOUGH, Array
from corpus.statistics.ranks import rank_values

#: So many groups are compared, those with the most reviews.
MOST_GROUPS = 300
#: With fewer groups, no word is in some and not in others.
FEWEST_GROUPS = 3
#: With fewer reviews of a group, none of them can be nearer to the others.
FEWEST_TYPICAL = 3
#: Columns of the dense block that is multiplied at a time: bounds the memory.
_BLOCK = 60


@dataclass(frozen=True, eq=False)
class Similarity:
    """How similar groups are; see `measure_similarity`.

    Attributes
    ----------
    usual : float
        The mean similarity of two groups, of which `times` is a multiple; NaN where there is none.
    groups : DataFrame
        One row a group, ordered by it: `group`, `n` (reviews), `within` (mean similarity of two of its reviews; NaN
        for one review), `nearest` (the group most like it, of those with `ENOUGH` reviews if there are any),
        `similarity` to that, `times`, `q`, `beyond` (see `measure_similarity`), `typical` and `unusual` (review ids;
        missing below `FEWEST_TYPICAL` reviews, or where all are as near).
    pairs : DataFrame
        One row a pair, the most alike first, then those that are `copied`: `a`, `b`, `n_a`, `n_b`, `similarity`,
        `times`, `p`, `q`, `beyond`, `copied`.
    matrix : DataFrame, groups × groups
        Similarity, 0..1; on the diagonal `within`.
    reviews : DataFrame
        `review_id`, `group`, `typicality` (mean similarity to the group's other reviews; NaN for one review).
    """

    usual: float
    groups: pd.DataFrame
    pairs: pd.DataFrame
    matrix: pd.DataFrame
    reviews: pd.DataFrame


def measure_similarity(
    counts: csr_array, reviews: pd.DataFrame, *, by: str, copies: pd.DataFrame | None = None
) -> Similarity:
    """Return how similar the words are that the reviews of each two groups use.

    The similarity of two groups is the mean cosine (`profiles.build_vectors`) of a review of one with a review of the
    other: 0, no word in common; 1, the same words in the same proportion. Unlike the cosine of pooled texts it
    does not grow with the number of reviews; what two reviews of one group have (`within`) is its yardstick.

    A pair is `beyond` chance where the reviews of each are nearer to the other than the reviews of the remaining
    groups are: Wilcoxon's rank-sum test (1945) of nearness both ways, by the normal approximation, one-sided; `p` is
    the larger of the two, `q` corrected over all pairs (`correct_p_values`). So a group that is near to all others does
    not count as near to one. It finds too little rather than too much: of 200 deals of the sample's reviews
    to its films at random, one had a pair beyond chance.

    Misuse: similar in words is not similar in verdict, nor in kind. Groups that share critics share their habits of
    writing, and reprinted or copied reviews make their films similar. Groups with few reviews are near to others by
    accident.

    Parameters
    ----------
    counts : csr_array, shape (reviews, features)
    reviews : DataFrame
        In the order of the rows: `review_id` and the column `by`; those without a group are left out, and all but
        the `MOST_GROUPS` groups with the most reviews.
    by : str
    copies : DataFrame, optional
        Pairs of groups that have the same reviews, `a` and `b`, from `copies.find_copied_groups`: they are neither
        tested nor each other's nearest, and no part of what is usual.

    Returns
    -------
    Similarity
        Without any pair where there are fewer than `FEWEST_GROUPS` groups.
    """
    sizes = reviews[by].value_counts()
    kept = reviews[by].isin(sizes.head(MOST_GROUPS).index).to_numpy()
    mine = reviews.loc[kept, ["review_id", by]].set_axis(["review_id", "group"], axis=1).reset_index(drop=True)
    codes, keys = pd.factorize(mine["group"], sort=True)
    many = len(keys)
    if many < FEWEST_GROUPS:
        counts = csr_array((len(reviews), 0))
    rows = build_vectors(counts[np.flatnonzero(kept)], mine["group"])
    n = np.bincount(codes, minlength=many)
    near = _measure_nearness(rows, codes, n)
    own = near[np.arange(len(codes)), codes]
    mine["typicality"] = own
    with np.errstate(invalid="ignore"):
        matrix = build_membership(codes, many).T @ near / n[:, None]
    p = _test_nearness(near, codes, n)
    a, b = np.triu_indices(many if many >= FEWEST_GROUPS else 0, 1)
    pairs = pd.DataFrame(
        {"a": keys[a], "b": keys[b], "n_a": n[a], "n_b": n[b], "similarity": matrix[a, b]}
        | {"p": np.where((n[a] >= ENOUGH) & (n[b] >= ENOUGH), np.maximum(p[a, b], p[b, a]), np.nan)}
    )
    pairs["copied"] = _mark_copied(pairs, copies)
    pairs.loc[pairs["copied"], "p"] = np.nan
    pairs["q"] = correct_p_values(pairs["p"])
    pairs["beyond"] = pairs["q"] <= 1 - CONFIDENCE
    usual = float(pairs.loc[~pairs["copied"], "similarity"].mean())
    pairs.insert(5, "times", pairs["similarity"] / (usual or np.nan))
    pairs = pairs.sort_values("similarity", ascending=False, kind="stable")
    pairs = pairs.sort_values("copied", kind="stable", ignore_index=True)
    groups = pd.DataFrame({"group": keys, "n": n, "within": np.diag(matrix)})
    groups = groups.merge(_find_nearest(pairs[~pairs["copied"]]), on="group", how="left").merge(
        _find_ends(mine), on="group", how="left"
    )
    return Similarity(
        usual,
        groups.astype({"beyond": "boolean"}).fillna({"beyond": False}).astype({"beyond": "bool"}),
        pairs,
        pd.DataFrame(matrix, index=keys, columns=keys),
        mine,
    )


def _mark_copied(pairs: pd.DataFrame, copies: pd.DataFrame | None) -> npt.NDArray[np.bool_]:
    """Return which pairs of groups have the same reviews."""
    if copies is None or copies.empty:
        return np.zeros(len(pairs), bool)
    return pd.MultiIndex.from_frame(pairs[["a", "b"]]).isin(pd.MultiIndex.from_frame(copies[["a", "b"]]))


def _measure_nearness(rows: csr_array, codes: npt.NDArray[np.integer], n: npt.NDArray[np.integer]) -> Array:
    """Return the mean cosine of each review with those of each group, itself left out; shape (reviews, groups)."""
    total = (build_membership(codes, len(n)).T @ rows).T.tocsc()
    near = np.empty((len(codes), len(n)))
    for start in range(0, len(n), _BLOCK):
        near[:, start : start + _BLOCK] = rows @ total[:, start : start + _BLOCK].toarray()
    here = np.arange(len(codes)), codes
    near[here] -= rows.multiply(rows).sum(axis=1)
    others = np.broadcast_to(n, near.shape).astype("float64")
    others[here] -= 1
    with np.errstate(invalid="ignore"):
        # What is left of a review's product with itself is rounding.
        return np.where(others > 0, np.maximum(near, 0), np.nan) / others


def _test_nearness(near: Array, codes: npt.NDArray[np.integer], n: npt.NDArray[np.integer]) -> Array:
    """Return the rank test's one-sided p that a row's reviews are nearer to a column's than all others are."""
    here = np.arange(len(codes)), codes
    asked = near.copy()
    asked[here] = -1.0
    # A group's own reviews have the lowest ranks in its column, and drop out.
    ranks = rank_values(asked) - n
    ranks[here] = 0
    higher = build_membership(codes, len(n)).T @ ranks - (n * (n + 1) / 2)[:, None]
    rest = len(codes) - n[None, :] - n[:, None]
    deviation = np.sqrt(n[:, None] * np.maximum(rest, 0) * (rest + n[:, None] + 1) / 12)
    with np.errstate(divide="ignore", invalid="ignore"):
        beyond = (higher - n[:, None] * rest / 2 - 0.5) / deviation
    return np.where(deviation > 0, ndtr(-beyond), 1.0)


def _find_nearest(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the most similar pair of each group from its side; what has few reviews is near by accident."""
    measures = ["similarity", "times", "q", "beyond"]
    sides = [
        pairs[[one, other, f"n_{other}", *measures]].set_axis(["group", "nearest", "n", *measures], axis=1)
        for one, other in ("ab", "ba")
    ]
    both = pd.concat(sides)
    both["n"] = both["n"] >= ENOUGH
    ranked = both.sort_values(["n", "similarity"], ascending=False, kind="stable")
    return ranked.drop_duplicates("group").drop(columns="n")


def _find_ends(reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the most typical and the most unusual review of each group that has enough, not all as near."""
    ranked = reviews.sort_values(["typicality", "review_id"], ascending=[False, True], kind="stable")
    by_group = ranked.groupby("group")
    ends = by_group["review_id"].agg(typical="first", unusual="last")
    spread = by_group["typicality"].agg(lambda near: near.max() - near.min())
    return ends[(by_group.size() >= FEWEST_TYPICAL) & (spread > 1e-9)].reset_index()
