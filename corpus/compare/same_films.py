"""Two sides of some reviews compared on the films that both have reviewed, so that the films' quality cancels out."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from corpus.compare.before_after import AFTER, BEFORE, HIGHER, LOWER, DayChange
from corpus.statistics.differences import ALIKE, TOO_FEW
from corpus.statistics.groups import CONFIDENCE, ENOUGH


def compare_on_same_films(reviews: pd.DataFrame, side: pd.Series, *, value: str) -> DayChange:
    """Return how the mean of one side differs from that of the other on the same films.

    The model is value = film + side + error, by least squares: a film counts by n₁n₂ / (n₁ + n₂) of its reviews on
    either side, and one that a single side has reviewed does not count. The means are weighted alike, so that their
    difference is that of the model. The error may be of another size for each film (MacKinnon and White 1985,
    "Heteroskedasticity-consistent covariance matrix estimators", by film).

    Misuse: on the same films, critics may still be others. A difference that is only on some films is averaged away.

    Parameters
    ----------
    reviews : DataFrame
        With `film` and `value`; reviews without one of them are left out.
    side : Series of str
        `BEFORE` or `AFTER` of each review; those without are left out.
    value : str
        A numeric column.

    Returns
    -------
    DayChange
        Its `films` are those that both sides have reviewed. With fewer than `groups.ENOUGH` of them it is "too few to
        compare", and the means are missing.

    Examples
    --------
    Each film is rated two points higher on the later side, which has more of the worst film:

    >>> films, sides = list("ABCDEABCDEAA"), [BEFORE] * 5 + [AFTER] * 7
    >>> stars = [1, 5, 6, 7, 8, 3, 7.5, 7.5, 9, 10, 3, 3]
    >>> reviews = pd.DataFrame({"film": films, "stars": stars})
    >>> turn = compare_on_same_films(reviews, pd.Series(sides), value="stars")
    >>> len(turn.films), round(turn.difference, 2), turn.conclusion
    (5, 2.0, 'higher after')
    """
    known = reviews[["film", value]].assign(late=(side == AFTER).to_numpy(dtype=bool, na_value=False))
    known = known[side.isin([BEFORE, AFTER]).to_numpy()].dropna(subset=["film", value])
    known = known.astype({"film": "str", value: "float64"})
    both = known.groupby("film")["late"].nunique() == 2
    known = known[known["film"].isin(both.index[both])]
    film, names = pd.factorize(known["film"], sort=True)
    late, values = known["late"].to_numpy(), known[value].to_numpy()
    sizes, means = (np.zeros((2, both.sum())) for _ in range(2))
    for each in (0, 1):
        sizes[each] = np.bincount(film[late == each], minlength=both.sum())
        means[each] = np.bincount(film[late == each], values[late == each], both.sum()) / sizes[each]
    return _conclude(film, late, values, sizes, means)._replace(films=tuple(names))


def describe_same_films(turn: DayChange, write: Callable[[float], str]) -> str:
    """Say both means on the same films, and whether they clearly differ; empty where there are too few.

    Parameters
    ----------
    turn : DayChange
        From `compare_on_same_films`.
    write : callable
        Writes a mean, as `wording.signed`.
    """
    if pd.isna(turn.p):
        return ""
    before, after = (write(mean) for mean in turn.means["mean"])
    clear = "" if turn.conclusion in (HIGHER, LOWER) else "; no clear difference"
    on = f"On the {len(turn.films):,} films reviewed both before and after, each weighed alike"
    return f"{on}: {before} before, {after} after{clear}."


def _conclude(
    film: np.ndarray, late: np.ndarray, values: np.ndarray, sizes: np.ndarray, means: np.ndarray
) -> DayChange:
    """Return the change from the values of shared films, their sizes and means on either side (earlier, later)."""
    films = sizes.shape[1]
    unknown = np.nan
    nothing = DayChange(
        _tabulate(sizes, [unknown] * 2, [unknown] * 2), unknown, unknown, unknown, unknown, unknown, TOO_FEW
    )
    freedom = len(values) - films - 1
    if films < ENOUGH or freedom < 1:
        return nothing
    weights = sizes[0] * sizes[1] / sizes.sum(axis=0)
    level = means @ weights / weights.sum()
    difference = float(level[1] - level[0])
    # What the model leaves: a film's own level is the mean of its reviews, less its share of the difference.
    left = values - difference * late
    left = left - (np.bincount(film, left) / np.bincount(film))[film]
    spread = np.bincount(film, left**2) / (sizes.sum(axis=0) - 1) * (freedom + 1) / freedom
    error = float(np.sqrt(weights @ spread)) / weights.sum()
    if error <= 1e-9 * max(np.abs(values).max(), 1e-9):
        return nothing
    reach = float(stdtrit(freedom, (1 + CONFIDENCE) / 2))
    p = float(2 * stdtr(freedom, -abs(difference) / error))
    ends = reach * np.sqrt((weights**2 * spread / sizes).sum(axis=1)) / weights.sum()
    conclusion = ALIKE if p > 1 - CONFIDENCE else HIGHER if difference > 0 else LOWER
    table = _tabulate(sizes, level, ends)
    return DayChange(table, difference, difference - reach * error, difference + reach * error, np.nan, p, conclusion)


def _tabulate(sizes: np.ndarray, level: np.ndarray | list[float], ends: np.ndarray | list[float]) -> pd.DataFrame:
    """Return the mean of either side, the earlier first, as `intervals.estimate_means` has them."""
    level, ends = np.asarray(level), np.asarray(ends)
    n = sizes.sum(axis=1).astype("int64")
    return pd.DataFrame({"group": [BEFORE, AFTER], "n": n, "mean": level, "low": level - ends, "high": level + ends})
