"""Groups that are written alike, laid out to be drawn: as places on a map, and in a matrix."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.compare import similarity
from corpus.statistics import arrangement
from corpus.statistics.groups import ENOUGH

#: Groups on the map, and in the matrix: those most like another.
MAPPED, CROSSED = 60, 20


class Layout(NamedTuple):
    """Where similar groups are drawn.

    Attributes
    ----------
    mapped : arrangement.Map
        Places of the `MAPPED` groups that are most like another.
    crossed : list of str
        The `CROSSED` groups that are most like another, similar ones next to each other.
    """

    mapped: arrangement.Map
    crossed: list[str]


def arrange_groups(compared: similarity.Similarity) -> Layout:
    """Return where the groups that are most like another are drawn."""
    near = compared.pairs[~compared.pairs["copied"]].sort_values(
        ["beyond", "similarity"], ascending=False, kind="stable"
    )
    names = pd.Series(near[["a", "b"]].to_numpy().ravel()).drop_duplicates()
    mapped, crossed = (compared.matrix.loc[part, part] for part in (names.head(MAPPED), names.head(CROSSED)))
    order = arrangement.order_by_similarity(crossed)
    return Layout(arrangement.place_on_map(mapped), crossed.index[order].tolist())


def tabulate_groups(compared: similarity.Similarity, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the groups with the nearest of each and its ends, in words.

    Parameters
    ----------
    compared : similarity.Similarity
    reviews : DataFrame
        `review_id`, `reviewer`, `excerpt`.

    Returns
    -------
    DataFrame
        `compared.groups`, with `within` as a multiple of what is usual; `sure`, whether `nearest` is nearer than
        chance would have it; `typical_review` and `unusual_review`, each by its critic, or by how it begins.
    """
    groups = compared.groups
    sure = np.where(groups["beyond"], "yes", np.where(groups["q"].notna(), "cannot be told", "too few reviews"))
    indexed = reviews.set_index("review_id")
    names = {}
    for end in ("typical", "unusual"):
        review = indexed.reindex(groups[end])
        signed = review["reviewer"].notna()
        names[f"{end}_review"] = review["excerpt"].where(~signed, review["reviewer"]).to_numpy()
    return groups.assign(within=groups["within"] / compared.usual, sure=sure, **names)


def cross_groups(compared: similarity.Similarity, names: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return how alike every two of some groups are, and whether that is beyond chance.

    Parameters
    ----------
    compared : similarity.Similarity
    names : list of str
        The groups, in the order of rows and columns.

    Returns
    -------
    DataFrame of float, groups × groups
        `times` of the pairs; NaN on the diagonal, and for two that have the same reviews.
    DataFrame of bool, groups × groups
        `beyond` of the pairs.
    """
    pairs = compared.pairs[~compared.pairs["copied"]].astype({"beyond": "float64"})
    halves = [pairs.pivot_table(index="a", columns="b", values=name, aggfunc="first") for name in ("times", "beyond")]
    times, beyond = (half.combine_first(half.T).reindex(index=names, columns=names) for half in halves)
    return times, beyond.fillna(0).astype(bool)


def place_groups(compared: similarity.Similarity, layout: Layout) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the groups on the map, and the lines between those that are nearer than chance would have it.

    Parameters
    ----------
    compared : similarity.Similarity
    layout : Layout
        From `arrange_groups`.

    Returns
    -------
    DataFrame
        One row a group on the map: its place, `group`, `n`, `nearest`, `times`, `beyond`, and whether it has `enough`
        reviews.
    DataFrame
        One row a line: the groups `a` and `b`.
    """
    drawn = layout.mapped.points.merge(compared.groups[["group", "n", "nearest", "times", "beyond"]], on="group")
    drawn["enough"] = drawn["n"] >= ENOUGH
    lines = drawn.loc[drawn["beyond"] & drawn["nearest"].isin(drawn["group"]), ["group", "nearest"]]
    return drawn, lines.set_axis(["a", "b"], axis=1)


def find_nearest(compared: similarity.Similarity) -> list[str]:
    """Return the two groups that are surest to be alike, the first and its nearest; none where no group has one."""
    near = compared.groups.dropna(subset="nearest")
    near = near.sort_values(["beyond", "times"], ascending=False, kind="stable")
    return near[["group", "nearest"]].iloc[0].tolist() if len(near) else []
