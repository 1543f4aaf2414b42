"""Groups that are written alike, laid out to be drawn: as ranked pairs, and as places on a map."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from corpus.compare import similarity
from corpus.statistics import arrangement
from corpus.statistics.groups import ENOUGH

#: Groups on the map: those most like another.
MAPPED = 60
#: Whether two groups are alike beyond chance, as a table says it.
SURE, UNSURE, TOO_FEW = "clearly alike", "could be chance", "too few reviews"


def arrange_groups(compared: similarity.Similarity) -> arrangement.Map:
    """Return the places of the `MAPPED` groups that are most like another."""
    near = compared.pairs[~compared.pairs["copied"]].sort_values(
        ["beyond", "similarity"], ascending=False, kind="stable"
    )
    names = pd.Series(near[["a", "b"]].to_numpy().ravel()).drop_duplicates().head(MAPPED)
    return arrangement.place_on_map(compared.matrix.loc[names, names])


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
    sure = np.where(groups["beyond"], SURE, np.where(groups["q"].notna(), UNSURE, TOO_FEW))
    indexed = reviews.set_index("review_id")
    names = {}
    for end in ("typical", "unusual"):
        review = indexed.reindex(groups[end])
        signed = review["reviewer"].notna()
        names[f"{end}_review"] = review["excerpt"].where(~signed, review["reviewer"]).to_numpy()
    return groups.assign(within=groups["within"] / compared.usual, sure=sure, **names)


def pick_pairs(compared: similarity.Similarity, chosen: Collection[str] = ()) -> pd.DataFrame:
    """Return the pairs to be shown: those that are clearly alike first, then by how alike they are.

    Pairs of groups with too few reviews, which are near by accident, only come where there are no others.

    Parameters
    ----------
    compared : similarity.Similarity
    chosen : collection of str
        Only pairs of these groups; of a single one, all its pairs; without any, all.
    """
    pairs = compared.pairs[~compared.pairs["copied"]].drop(columns="copied")
    if chosen:
        sides = pairs["a"].isin(list(chosen)).astype(int) + pairs["b"].isin(list(chosen))
        pairs = pairs[sides >= min(len(chosen), 2)]
    tested = pairs[pairs["p"].notna()]
    ranked = tested if len(tested) else pairs
    return ranked.sort_values(["beyond", "similarity"], ascending=False, kind="stable", ignore_index=True)


def place_groups(compared: similarity.Similarity, mapped: arrangement.Map) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the groups on the map, and the lines between those that are nearer than chance would have it.

    Parameters
    ----------
    compared : similarity.Similarity
    mapped : arrangement.Map
        From `arrange_groups`.

    Returns
    -------
    DataFrame
        One row a group on the map: its place, `group`, `n`, `nearest`, `times`, `beyond`, and whether it has `enough`
        reviews.
    DataFrame
        One row a line: the groups `a` and `b`.
    """
    drawn = mapped.points.merge(compared.groups[["group", "n", "nearest", "times", "beyond"]], on="group")
    drawn["enough"] = drawn["n"] >= ENOUGH
    lines = drawn.loc[drawn["beyond"] & drawn["nearest"].isin(drawn["group"]), ["group", "nearest"]]
    return drawn, lines.set_axis(["a", "b"], axis=1)
