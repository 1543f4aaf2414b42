"""The highest and the lowest of the groups that are compared: the same on every screen that names one.

Of many groups, the one with the highest mean is mostly one with few values, whose mean is mostly chance. So the highest
is the one that is clearly above the most others.
"""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from corpus.statistics.differences import A_HIGHER, B_HIGHER
from corpus.statistics.groups import ENOUGH


class Ends(NamedTuple):
    """The group that is clearly above the most others, the one that is clearly below the most, and of how many others.

    Between equal ones the mean decides. Without a pair that differs, neither is known: None.
    """

    highest: Any | None
    above: int
    lowest: Any | None
    below: int
    others: int


def find_ends(groups: pd.DataFrame, pairs: pd.DataFrame) -> Ends:
    """Return the highest and the lowest group.

    Parameters
    ----------
    groups, pairs : DataFrame
        From `intervals.estimate_means` and `differences.compare_pairs`; groups that are in no pair do not
        count.
    """
    known = groups[(groups["n"] >= ENOUGH) & is_compared(groups, pairs)]
    ranked = known.sort_values("mean", ascending=False, kind="stable")["group"].tolist()
    higher = list_clear_pairs(pairs)
    if not higher:
        return Ends(None, 0, None, 0, max(len(ranked) - 1, 0))
    over, under = (pd.Series([pair[side] for pair in higher]).value_counts() for side in (0, 1))
    over, under = over.reindex(ranked, fill_value=0), under.reindex(ranked[::-1], fill_value=0)
    return Ends(over.idxmax(), int(over.max()), under.idxmax(), int(under.max()), len(ranked) - 1)


def pick_extremes(groups: pd.DataFrame, pairs: pd.DataFrame, *, most: int) -> pd.DataFrame:
    """Return the groups from the highest mean to the lowest; with more than `most`, those at both ends come first.

    The two that `find_ends` names are among them. Groups of too few values for an interval, and those that are in no
    pair, only come where there is room.
    """
    named = find_ends(groups, pairs)
    is_named = groups["group"].isin([named.highest, named.lowest])
    ranked = groups.assign(named=is_named, sure=is_named | (groups["enough"] & is_compared(groups, pairs)))
    ranked = ranked.sort_values(["sure", "enough", "mean"], ascending=False, kind="stable")
    sure = ranked[ranked["sure"]]
    if len(sure) > most:
        place = np.arange(len(sure))
        from_end = np.where(sure["named"], -1, np.minimum(place, place[::-1]))
        kept = sure.iloc[np.sort(np.argsort(from_end, kind="stable")[:most])]
        ranked = pd.concat([kept, ranked.drop(kept.index)])
    return ranked.drop(columns=["named", "sure"])


def is_compared(groups: pd.DataFrame, pairs: pd.DataFrame) -> pd.Series:
    """Return whether each group is in a pair: of very many groups, only those with the most values are."""
    return groups["group"].isin({*pairs["a"], *pairs["b"]})


def list_clear_pairs(pairs: pd.DataFrame) -> set[tuple[Any, Any]]:
    """Return the pairs of groups that differ clearly, the higher group of each first."""
    a_higher, b_higher = pairs[pairs["conclusion"] == A_HIGHER], pairs[pairs["conclusion"] == B_HIGHER]
    return {
        *zip(a_higher["a"], a_higher["b"], strict=True),
        *zip(b_higher["b"], b_higher["a"], strict=True),
    }
