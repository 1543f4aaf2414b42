"""The highest and the lowest of the groups that are compared: the same on every screen that names one.

Of many groups, the one with the highest mean is mostly one with few values, whose mean is mostly chance. So the highest
is one that is clearly above all others together and, of several such, the one that is clearly above the most of them.
"""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from corpus.statistics.differences import A_HIGHER, ABOVE_REST, B_HIGHER, BELOW_REST
from corpus.statistics.groups import ENOUGH


class Ends(NamedTuple):
    """The highest and the lowest group, and how many others each is clearly above or below, taken one by one.

    Between equal ones the mean decides. Where no group is clearly above, or below, all others together, there is none:
    None.
    """

    highest: Any | None
    above: int
    lowest: Any | None
    below: int
    others: int


def find_ends(groups: pd.DataFrame, pairs: pd.DataFrame, rest: pd.DataFrame) -> Ends:
    """Return the highest and the lowest group.

    Parameters
    ----------
    groups, pairs, rest : DataFrame
        From `intervals.estimate_means`, `differences.compare_pairs` and `differences.compare_with_rest`.
    """
    means = groups.set_index("group")["mean"]
    clear = list_clear_pairs(pairs)
    counts = clear["higher"].value_counts(), clear["lower"].value_counts()
    found: list[Any] = []
    for conclusion, count, sign in ((ABOVE_REST, counts[0], 1), (BELOW_REST, counts[1], -1)):
        able = rest.loc[rest["conclusion"] == conclusion, "group"].tolist()
        best = max(able, key=lambda group: (count.get(group, 0), sign * means[group]), default=None)
        found += [best, int(count.get(best, 0))]
    tested = int(rest["p"].notna().sum())
    return Ends(found[0], found[1], found[2], found[3], max(tested - 1, 0))


def pick_extremes(
    groups: pd.DataFrame, pairs: pd.DataFrame, ends: Ends, *, most: int, by: str = "mean", ascending: bool = False
) -> pd.DataFrame:
    """Return the groups from the highest mean to the lowest; with more than `most`, those at both ends come first.

    The two that `ends` names are among them. Groups of too few values only come where there is room. So do those that
    are in no pair: where there are so many groups that only those with the most values are compared, and more than
    `most` are, nothing is said of the others, and they are left out.

    Parameters
    ----------
    groups, pairs : DataFrame
        From `intervals.estimate_means` or `estimate_medians`, and `differences.compare_pairs`.
    ends : Ends
        Of these groups.
    most : int
    by : {"mean", "median"}
    ascending : bool
        From the lowest to the highest.
    """
    is_named = groups["group"].isin([ends.highest, ends.lowest])
    ranked = groups.assign(
        named=is_named,
        # Also without an interval, where all values of a group are the same.
        sure=is_named | ((groups["n"] >= ENOUGH) & is_compared(groups, pairs)),
        placed=is_named | (groups["n"] >= ENOUGH),
    )
    ranked = ranked.sort_values(["sure", "placed", by], ascending=[False, False, ascending], kind="stable")
    sure = ranked[ranked["sure"]]
    if len(sure) > most:
        place = np.arange(len(sure))
        from_end = np.where(sure["named"], -1, np.minimum(place, place[::-1]))
        kept = sure.iloc[np.sort(np.argsort(from_end, kind="stable")[:most])]
        ranked = pd.concat([kept, ranked.drop(kept.index)])
        if (ranked["placed"] & ~ranked["sure"]).any():
            ranked = ranked[ranked["sure"]]
    return ranked.drop(columns=["named", "sure", "placed"])


def is_compared(groups: pd.DataFrame, pairs: pd.DataFrame) -> pd.Series:
    """Return whether each group is in a pair: of very many groups, only those with the most values are."""
    return groups["group"].isin(pd.concat([pairs["a"], pairs["b"]]).unique())


def list_clear_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of groups that differ clearly, as `higher` and `lower`."""
    sides = [
        pairs.loc[pairs["conclusion"] == conclusion, [higher, lower]].set_axis(["higher", "lower"], axis=1)
        for conclusion, higher, lower in ((A_HIGHER, "a", "b"), (B_HIGHER, "b", "a"))
    ]
    return pd.concat(sides, ignore_index=True)
