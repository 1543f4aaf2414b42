"""Films that divide their critics, and films that unite them: groups of unusually large or small spread.

Only stars are votes. Reviews that differ in tone need not differ in what they think of the film: over the films of a
large archive the spread of polarity and that of ratings have nothing to do with each other (rank correlation −0.01).
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.special import ndtr

from corpus.statistics.differences import correct_p_values
from corpus.statistics.groups import CONFIDENCE, ENOUGH, Array, Groups, group_values
from corpus.statistics.intervals import estimate_spreads
from corpus.wording import listed, number, plural

WIDER, CLOSER = "wider than usual", "closer than usual"
USUAL, TOO_FEW = "as usual", "too few to tell"
#: Groups up to this size are compared with resamples, so many for each size.
RESAMPLED_UP_TO, RESAMPLES = 60, 10_000
#: So many groups are named in the sentence; the rest are counted.
_NAMED = 2
#: What one group does, and several do.
_Ways = Mapping[str, tuple[str, str]]
_VOTES: _Ways = {
    WIDER: ("divides its critics", "divide their critics"),
    CLOSER: ("unites its critics", "unite their critics"),
}
_RANGES: _Ways = {
    WIDER: ("ranges wider than usual", "range wider than usual"),
    CLOSER: ("keeps closer than usual", "keep closer than usual"),
}
#: Where the reviews of a group are: by a critic, in an outlet, and of anything else.
_WHERE = {"critic": "by", "outlet": "in"}
_TONES: _Ways = {WIDER: ("differ more in tone than usual",) * 2, CLOSER: ("differ less in tone than usual",) * 2}


def measure_division(frame: pd.DataFrame, *, by: str, value: str) -> pd.DataFrame:
    """Return the spread of each group's values, and whether it is larger or smaller than that of the others.

    The test is a bootstrap (Boos and Brownie 1989, "Bootstrap methods for testing homogeneity of variances",
    Technometrics 31, 69-82): as many values as the group has are drawn again and again from all groups' distances to
    their own medians, and `p` is how often their standard deviation is as far out as the group's, two-sided. So neither
    small groups nor coarse ratings, of which five are soon the same, pass for agreement. Above `RESAMPLED_UP_TO` values
    the logarithm of the standard deviation is taken as normal (Cramér 1946, § 27.7). `q` is corrected over all groups
    (`correct_p_values`). A group is wider, or closer, where `q` is at most 1 − `CONFIDENCE` and its interval
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
        within groups, pooled over all of them), `p`, `q` and `conclusion`: "wider than usual", "closer than
        usual", "as usual" or "too few to tell" (fewer than `groups.ENOUGH` values, or nothing to compare with).

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
        [TOO_FEW, WIDER, CLOSER],
        USUAL,
    )
    return table.assign(usual=usual, p=p, q=q, conclusion=pd.Series(conclusion, dtype="str"))


def describe_division(table: pd.DataFrame, *, value: str, noun: str = "film") -> str:
    """Return in a few words which groups spread more than usual and which less.

    Parameters
    ----------
    table : DataFrame
        From `measure_division`.
    value : str
        The column of numbers. Of ratings it is said that films divide or unite their critics; of anything else, that
        reviews differ in tone.
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
    is_rating = value == "rating"
    mark = "“{}”".format if noun == "film" else "{}".format
    ways = (_VOTES if noun == "film" else _RANGES) if is_rating else _TONES
    clauses: list[str] = []
    for conclusion, ascending in ((WIDER, False), (CLOSER, True)):
        unusual = known[known["conclusion"] == conclusion].sort_values(
            ["sd", "n"], ascending=[ascending, False], kind="stable"
        )
        if len(unusual):
            names = [
                f"{mark(name)} ({number(sd, decimals=2)})"
                for name, sd in zip(unusual["group"], unusual["sd"], strict=True)
            ]
            of = "" if is_rating else f"{'those' if clauses else 'Reviews'} {_WHERE.get(noun, 'of')} "
            clauses.append(f"{of}{listed(names, most=_NAMED)} {ways[conclusion][min(len(unusual), 2) - 1]}")
    rest = int((known["conclusion"] == USUAL).sum())
    usual = f"the usual spread{'' if is_rating else ' in tone'}, {number(known['usual'].iloc[0], decimals=2)}"
    if not clauses:
        return f"None of the {plural(len(known), noun)} differs clearly from {usual}."
    if rest:
        clauses.append(f"{number(rest)} of the {plural(len(known), noun)} show no clear difference from {usual}")
    return "; ".join(clauses) + "."


def describe_clearest(able: pd.DataFrame, *, noun: str) -> str:
    """Say which group is clearly the widest apart and which the closest together, as the title of a figure.

    Parameters
    ----------
    able : DataFrame
        From `measure_division`, the widest first, without the groups of too few values.
    noun : str
        What a group is, in the singular.
    """
    wide, close = (able.loc[able["conclusion"] == conclusion, "group"] for conclusion in (WIDER, CLOSER))
    parts = [f"clearly wide apart: {wide.iloc[0]}"] if len(wide) else []
    parts += [f"clearly close together: {close.iloc[-1]}"] if len(close) else []
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
