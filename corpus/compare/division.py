"""Films that divide their critics, and films that unite them: groups of unusually large or small spread."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.special import ndtr

from corpus.statistics.differences import correct_p_values
from corpus.statistics.groups import CONFIDENCE, ENOUGH, Array, Groups, group_values
from corpus.statistics.intervals import estimate_spreads
from corpus.wording import listed, number, plural

DIVIDES, UNITES = "divides", "unites"
USUAL, TOO_FEW = "as usual", "too few to tell"
#: Groups up to this size are compared with resamples, so many for each size.
RESAMPLED_UP_TO, RESAMPLES = 60, 10_000
#: So many groups are named in the sentence; the rest are counted.
_NAMED = 2
#: The words for one group, and for several.
_WAYS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "film": {
        DIVIDES: ("divides its critics", "divide their critics"),
        UNITES: ("unites its critics", "unite their critics"),
        USUAL: ("divide or to unite its critics",),
    },
    "other": {
        DIVIDES: ("ranges wider than usual", "range wider than usual"),
        UNITES: ("keeps closer than usual", "keep closer than usual"),
        USUAL: ("range wider or to keep closer than usual",),
    },
}


def measure_division(frame: pd.DataFrame, *, by: str, value: str) -> pd.DataFrame:
    """Return the spread of each group's values, and whether it is larger or smaller than that of the others.

    The test is a bootstrap (Boos and Brownie 1989, "Bootstrap methods for testing homogeneity of variances",
    Technometrics 31, 69-82): as many values as the group has are drawn again and again from all groups' distances to
    their own medians, and `p` is how often their standard deviation is as far out as the group's, two-sided. So neither
    small groups nor coarse ratings, of which five are soon the same, pass for agreement. Above `RESAMPLED_UP_TO` values
    the logarithm of the standard deviation is taken as normal (Cramér 1946, § 27.7). `q` is corrected over all groups
    (`correct_p_values`). A group divides, or unites, where `q` is at most 1 − `CONFIDENCE` and its interval
    (`intervals.estimate_spreads`), if it has one, leaves out `usual`.

    Misuse: a scale has ends, so that films whose mean lies near one of them cannot divide as much as others.
    Polarities of short reviews spread more than those of long ones. "As usual" is not "the same": with
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
        within groups, pooled over all of them), `p`, `q` and `conclusion`: "divides", "unites", "as usual" or "too few
        to tell" (fewer than `groups.ENOUGH` values, or nothing to compare with).

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
        [TOO_FEW, DIVIDES, UNITES],
        USUAL,
    )
    return table.assign(usual=usual, p=p, q=q, conclusion=pd.Series(conclusion, dtype="str"))


def describe_division(table: pd.DataFrame, *, noun: str = "film") -> str:
    """Return in one sentence which groups divide and which unite.

    Parameters
    ----------
    table : DataFrame
        From `measure_division`.
    noun : str
        What a group is, in the singular; names of films are put in quotation marks.

    Returns
    -------
    str
        Plain text: names are in it letter for letter, and may hold anything.
    """
    known = table[table["conclusion"] != TOO_FEW].sort_values("sd", ascending=False, kind="stable")
    if known.empty:
        return f"There is too little to compare: two {noun}s of at least {plural(ENOUGH, 'review')} are needed."
    mark = "“{}”".format if noun == "film" else "{}".format
    ways = _WAYS["film" if noun == "film" else "other"]
    clauses = []
    for conclusion, ascending in ((DIVIDES, False), (UNITES, True)):
        unusual = known[known["conclusion"] == conclusion].sort_values(
            ["sd", "n"], ascending=[ascending, False], kind="stable"
        )
        if len(unusual):
            names = [
                f"{mark(name)} ({number(sd, decimals=2)})"
                for name, sd in zip(unusual["group"], unusual["sd"], strict=True)
            ]
            clauses.append(f"{listed(names, most=_NAMED)} {ways[conclusion][min(len(unusual), 2) - 1]}")
    usual = number(known["usual"].iloc[0], decimals=2)
    if not clauses:
        return f"None of {plural(len(known), noun)} can be told to {ways[USUAL][0]}: the usual spread is {usual}."
    rest = int((known["conclusion"] == USUAL).sum())
    if rest:
        clauses.append(f"{number(rest)} of {plural(len(known), noun)} cannot be told from the usual spread, {usual}")
    return "; ".join(clauses) + "."


def describe_clearest(able: pd.DataFrame, *, noun: str) -> str:
    """Say which group clearly divides most and which clearly unites most, as the title of a figure.

    Parameters
    ----------
    able : DataFrame
        From `measure_division`, the most divided first, without the groups of too few values.
    noun : str
        What a group is, in the singular.
    """
    divide, unite = (able.loc[able["conclusion"] == conclusion, "group"] for conclusion in (DIVIDES, UNITES))
    parts = [f"clearly wide apart: {divide.iloc[0]}"] if len(divide) else []
    parts += [f"clearly close together: {unite.iloc[-1]}"] if len(unite) else []
    parts = parts or [f"no {noun} lies clearly wider apart or closer together than usual"]
    return f"{parts[0][0].upper()}{'; '.join(parts)[1:]}"


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
