"""The agreement of critics on the films that they have in common: of every two, and of all together."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import ndtri

from corpus.compare.colleagues import Panel, build_panel
from corpus.statistics.groups import CONFIDENCE, ENOUGH, Array

#: So many critics, those with the most films, are compared with each other (44,850 pairs).
MOST_CRITICS = 300
#: With fewer films in common, two are neither the closest nor the farthest: from 10 on, the 95 % interval of a mean
#: distance reaches no further than 0.7 standard deviations either way (Student's t), from 5 it reaches 1.2.
FEWEST_TO_NAME = 10
#: Hayes and Krippendorff (2007) find so many enough.
RESAMPLES = 2000


class Alpha(NamedTuple):
    """Krippendorff's alpha; `low` and `high` are NaN with fewer than `groups.ENOUGH` films."""

    alpha: float
    low: float
    high: float
    films: int
    critics: int
    values: int


def measure_agreement(reviews: pd.DataFrame, *, value: str = "rating", fewest: int = ENOUGH) -> pd.DataFrame:
    """Return how far every two critics are apart on the films that both reviewed, and how their values correlate.

    Distance and correlation answer two questions: a critic who always gives two points less than another is far from
    that one, and correlated. The correlation is Pearson's, its interval Fisher's (1921, "On the 'Probable Error' of a
    Coefficient of Correlation", Metron 1, 3-32).

    Misuse: of many pairs some agree closely by chance; with five films an interval is most of the scale, so that pairs
    with fewer than `FEWEST_TO_NAME` stand behind all others. Two critics may agree only because both are right about
    the films.

    Parameters
    ----------
    reviews : DataFrame
        With `film`, `reviewer` and `value`.
    value : str
        A numeric column.
    fewest : int
        Pairs with fewer films in common are left out.

    Returns
    -------
    DataFrame
        One row a pair of the `MOST_CRITICS` with the most films, first those with `FEWEST_TO_NAME` films in common, of
        both kinds the closest first: `a`, `b` (in alphabetical order), `films` in common, `difference` (mean of a less
        b), `distance` (mean absolute difference), `correlation` (NaN where one gives all these films the same), `low`
        and `high` (NaN where it is perfect, or of three films).
    """
    shared = build_panel(reviews, value=value)
    given = _tabulate(shared)
    a, b, columns = _measure_pairs(given, fewest)
    n, difference, distance, correlation = columns
    # Fisher's interval takes more than three films, and a correlation that is not perfect.
    known = (n > 3) & (np.abs(correlation) < 1 - 1e-12)
    reach = ndtri((1 + CONFIDENCE) / 2) / np.sqrt(np.where(known, n - 3, np.nan))
    centre = np.arctanh(np.where(known, correlation, np.nan))
    low, high = np.tanh(centre - reach), np.tanh(centre + reach)
    critics = given.index
    table = pd.DataFrame(
        {
            "a": pd.Series(critics[a], dtype="str"),
            "b": pd.Series(critics[b], dtype="str"),
            "films": n.astype("int64"),
            "difference": difference,
            "distance": distance,
            "correlation": correlation,
            "low": low,
            "high": high,
        }
    )
    table = table.sort_values(["distance", "films"], ascending=[True, False], kind="stable")
    return table.sort_values("films", key=lambda n: n < FEWEST_TO_NAME, kind="stable", ignore_index=True)


def measure_alpha(reviews: pd.DataFrame, *, value: str = "rating") -> Alpha:
    """Return Krippendorff's alpha for values on an interval scale: the agreement of all critics on their films.

    1 is complete agreement; 0 is what the same values would give if they were dealt out at random; below 0 is less than
    that (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"). Any number of critics, and any may be
    missing on any film. The interval is the bootstrap's, over films.

    Misuse: critics are not coders of one codebook, who should agree: high agreement is no merit in itself.

    Parameters
    ----------
    reviews : DataFrame
        With `film`, `reviewer` and `value`.
    value : str
        A numeric column.

    Returns
    -------
    Alpha
        NaN where no film has two critics, or all values are the same.

    Examples
    --------
    >>> both = pd.DataFrame({"film": list("ABAB"), "reviewer": ["Ann"] * 2 + ["Ben"] * 2, "rating": [2, 8, 3, 9]})
    >>> round(measure_alpha(both).alpha, 2)
    0.96
    """
    shared = build_panel(reviews, value=value)
    films = len(shared.films)
    sizes = np.bincount(shared.film, minlength=films).astype("float64")
    # Around the mean of all, so that squares of large values lose nothing.
    centred = shared.value - (shared.value.mean() if films else 0)
    sums = np.bincount(shared.film, centred, films)
    squares = np.bincount(shared.film, centred**2, films)
    within = sizes / np.maximum(sizes - 1, 1) * (squares - sums**2 / np.maximum(sizes, 1))
    parts = np.stack([sizes, sums, squares, within])
    whole = float(_compute_alpha(parts.sum(axis=1)[:, None])[0])
    low = high = np.nan
    if films >= ENOUGH and np.isfinite(whole):
        drawn = np.random.default_rng(films).integers(films, size=(RESAMPLES, films))
        resampled = np.stack([part[drawn].sum(axis=1) for part in parts])
        low, high = np.nanquantile(_compute_alpha(resampled), [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return Alpha(whole, float(low), float(high), films, len(shared.critics), len(shared.value))


def pick_ends(pairs: pd.DataFrame, *, most: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the closest pairs, and the farthest, farthest first; few pairs are all among the closest.

    Pairs with fewer than `FEWEST_TO_NAME` films in common count only where there are no others.

    Parameters
    ----------
    pairs : DataFrame
        From `measure_agreement`.
    most : int
        Of either so many.
    """
    enough = pairs[pairs["films"] >= FEWEST_TO_NAME]
    ranked = enough if len(enough) else pairs
    if len(ranked) <= most:
        return ranked, ranked.head(0)
    each = min(most, len(ranked) // 2)
    return ranked.head(each), ranked.iloc[::-1].head(each)


def _tabulate(shared: Panel) -> pd.DataFrame:
    """Return critics by films, of the critics with the most."""
    films = np.bincount(shared.critic, minlength=len(shared.critics))
    most = np.sort(np.argsort(-films, kind="stable")[:MOST_CRITICS])
    row = np.full(len(films), -1)
    row[most] = np.arange(len(most))
    kept = row[shared.critic] >= 0
    given = np.full((len(most), len(shared.films)), np.nan)
    given[row[shared.critic[kept]], shared.film[kept]] = shared.value[kept]
    return pd.DataFrame(given, index=shared.critics[most])


def _measure_pairs(given: pd.DataFrame, fewest: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Array]:
    """Return the pairs with enough films: their rows, and films, mean and mean absolute difference, correlation."""
    values = given.to_numpy()
    known = np.isfinite(values)
    # As floats, which NumPy multiplies forty times as fast as whole numbers; so few are exact.
    films = (known.astype("float64") @ known.T.astype("float64")).astype("int64")
    a, b = np.nonzero(np.triu(films >= max(fewest, 1), 1))
    measures = np.empty((4, len(a)))
    for first in np.unique(a):
        mine = np.flatnonzero(a == first)
        both = known[first] & known[b[mine]]
        own, other = np.where(both, values[first], 0.0), np.where(both, values[b[mine]], 0.0)
        n = both.sum(axis=1)
        own = np.where(both, own - (own.sum(axis=1) / n)[:, None], 0.0)
        gap = np.where(both, values[first] - values[b[mine]], 0.0)
        other = np.where(both, other - (other.sum(axis=1) / n)[:, None], 0.0)
        spread = np.sqrt((own**2).sum(axis=1) * (other**2).sum(axis=1))
        flat = spread <= 1e-12
        together = np.where(flat, np.nan, (own * other).sum(axis=1) / np.where(flat, 1, spread))
        measures[:, mine] = n, gap.sum(axis=1) / n, np.abs(gap).sum(axis=1) / n, np.clip(together, -1, 1)
    return a, b, measures


def _compute_alpha(parts: Array) -> Array:
    """Return alpha from the films' summed sizes, values, squares and disagreements, one column a resample."""
    n, sums, squares, within = parts
    total = squares - sums**2 / np.maximum(n, 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 1e-12, 1 - (n - 1) / n * within / total, np.nan)
