"""How well polarity matches the stars: rank correlation, and AUC of liked against disliked reviews."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import expit, logit, ndtri, stdtrit

from corpus.errors import SelectionError
from corpus.polarity.calibration import MIDDLE_RATING
from corpus.statistics.groups import CONFIDENCE, ENOUGH, Array
from corpus.statistics.isotonic import number_groups
from corpus.statistics.ranks import rank_values

_Indices = npt.NDArray[np.int64]


class Validity(NamedTuple):
    """A measure of agreement with its interval; without `enough` reviews `low` and `high` are NaN."""

    n: int
    value: float
    low: float
    high: float
    enough: bool


def correlate_ranks(polarity: npt.ArrayLike, rating: npt.ArrayLike, *, films: npt.ArrayLike | None = None) -> Validity:
    """Return the rank correlation of polarity and rating (Spearman 1904), −1..1.

    Ties take the mean of their ranks. The interval is symmetric on the scale of Fisher's z. Reviews of one film are
    more alike than others, so where films are known, `groups.ENOUGH` of them at least, its variance is that between
    films: the infinitesimal jackknife (Efron 1982, The Jackknife, the Bootstrap and Other Resampling Plans, ch. 6) over
    whole films, with Student's t for as many. Else it is that of Bonett and Wright (2000), Psychometrika 65, 23-28:
    (1 + r² / 2) / (n − 3). In a simulation in which films differed as much as their reviews, 95 % intervals that
    ignored films contained the true correlation 90 times in 100, and these 95 times, or 92 from six films.

    Misuse: coarse stars (thumbs up or down) cannot be put into an order that is finer, so their correlation stays well
    below 1 however well words match them: see `measure_auc`.

    Parameters
    ----------
    polarity, rating : array_like of float
        One a review; those that lack either are left out.
    films : array_like, optional
        The film of each; one that is missing is a film of its own.

    Examples
    --------
    >>> correlate_ranks([0.1, 0.2, 0.3, 0.4], [2, 6, 4, 9])
    Validity(n=4, value=0.8, low=nan, high=nan, enough=False)
    """
    words, stars = np.asarray(polarity, dtype="float64"), np.asarray(rating, dtype="float64")
    known = np.isfinite(words) & np.isfinite(stars)
    words, stars = words[known], stars[known]
    plain = _pick_one(_correlate_groups(np.zeros(len(words), dtype="int64"), words, stars, 1), len(words))
    if films is None or not plain.enough:
        return plain
    film = number_groups(words, stars, np.asarray(films, dtype=object)[known])
    return _widen_by_films(
        plain, film, _differentiate_correlation(words, stars), np.arctanh, np.tanh, 1 - plain.value**2
    )


def measure_auc(polarity: npt.ArrayLike, liked: npt.ArrayLike, *, films: npt.ArrayLike | None = None) -> Validity:
    """Return how often a liked review has a higher polarity than a disliked one, 0..1, ties as halves; 0.5 is chance.

    The area under the ROC curve (Hanley and McNeil 1982), which is the statistic of Mann and Whitney over all pairs.
    Where films are known, as in `correlate_ranks`, the interval is symmetric on the scale of the logit, and its
    variance that of DeLong, DeLong and Clarke-Pearson (1988) summed over whole films (Obuchowski 1997, Biometrics 53,
    567-578). Else it is the fifth of Newcombe (2006), Statistics in Medicine 25, 559-573: the variance of Hanley and
    McNeil turned into a score interval, which stays between 0 and 1, for few reviews too, and where every pair is in
    order.

    Misuse: a high value means that the order is right, not that praise begins above zero.

    Parameters
    ----------
    polarity : array_like of float
        One a review; those without are left out.
    liked : array_like of bool
        One a review.
    films : array_like, optional
        The film of each; one that is missing is a film of its own.

    Returns
    -------
    Validity
        Its `n` counts both sides.

    Examples
    --------
    >>> measure_auc([0.1, 0.2, 0.3, 0.4], [False, True, False, True]).value
    0.75
    """
    words, sides = np.asarray(polarity, dtype="float64"), np.asarray(liked, dtype=bool)
    known = np.isfinite(words)
    words, sides = words[known], sides[known]
    areas = _measure_areas(np.zeros(len(words), dtype="int64"), words, sides, 1)
    plain = _pick_one(areas.drop(columns=["liked", "disliked"]), len(words))
    if films is None or not plain.enough:
        return plain
    film, slope = (
        number_groups(words, sides * 1.0, np.asarray(films, dtype=object)[known]),
        plain.value * (1 - plain.value),
    )
    return _widen_by_films(plain, film, _differentiate_area(words, sides), logit, expit, slope)


def measure_groups(reviews: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Return the rank correlation and the AUC of polarity and rating in each group: each film, or each critic.

    Misuse: an interval is of one group by itself; of many groups, the best and the worst are so partly by chance.

    Parameters
    ----------
    reviews : DataFrame
        `polarity`, `rating` (0..10), and a column of groups (rows without one are left out).
    by : str
        That column: "film", "reviewer".

    Returns
    -------
    DataFrame
        One row a group, ordered by it: `group`; `n` (reviews with rating and evidence), `missing` (the others);
        `spearman`, `low`, `high`, `enough` (`groups.ENOUGH` reviews, not all in one order); `liked` and `disliked` (how
        many of them are rated above and below 5; those at 5 are neither), `auc`, `auc_low`, `auc_high`, `auc_enough`
        (`groups.ENOUGH` on each side). What cannot be computed is NaN.

    Raises
    ------
    SelectionError
        There is no such column.
    """
    if by not in reviews:
        raise SelectionError(f"There is no column “{by}” to compare; there are: {', '.join(map(str, reviews))}.")
    codes, keys = pd.factorize(reviews[by], sort=True)
    words, stars = (reviews[name].to_numpy("float64", na_value=np.nan) for name in ("polarity", "rating"))
    named, known = codes >= 0, np.isfinite(words) & np.isfinite(stars)
    missing = np.bincount(codes[named & ~known], minlength=len(keys))
    known &= named
    codes, words, stars = codes[known].astype("int64"), words[known], stars[known]
    sided = stars != MIDDLE_RATING
    areas = _measure_areas(codes[sided], words[sided], stars[sided] > MIDDLE_RATING, len(keys))
    areas = areas.rename(columns={"value": "auc", "low": "auc_low", "high": "auc_high", "enough": "auc_enough"})
    ranks = _correlate_groups(codes, words, stars, len(keys)).rename(columns={"value": "spearman"})
    sizes = pd.DataFrame({"group": pd.Index(keys), "n": np.bincount(codes, minlength=len(keys)), "missing": missing})
    return pd.concat([sizes, ranks, areas], axis=1)


def _pick_one(measured: pd.DataFrame, n: int) -> Validity:
    value, low, high, enough = measured.iloc[0]
    return Validity(n, float(value), float(low), float(high), bool(enough))


def _widen_by_films(
    plain: Validity,
    film: _Indices,
    weight: Array,
    there: Callable[[float], float],
    back: Callable[[float], float],
    slope: float,
) -> Validity:
    """Return a measure with an interval from the variance between films; of few films, unchanged.

    Parameters
    ----------
    plain : Validity
        The measure, with the interval that ignores films.
    film : ndarray of int, one a review
    weight : ndarray of float, one a review
        The derivative of the measure by the review's weight (infinitesimal jackknife).
    there, back : callable
        To the scale on which the interval is symmetric, and back.
    slope : float
        The derivative of `back` at the measure.
    """
    many = len(np.unique(film))
    if many < ENOUGH or slope == 0:
        return plain
    spread = np.sqrt(np.sum(np.bincount(film, weight) ** 2) * many / (many - 1))
    centre, reach = there(plain.value), stdtrit(many - 1, (1 + CONFIDENCE) / 2) * spread / slope
    return plain._replace(low=float(back(centre - reach)), high=float(back(centre + reach)))


def _differentiate_correlation(words: Array, stars: Array) -> Array:
    """Return the derivative of the rank correlation by each review's weight."""

    def centred(values: Array) -> Array:
        return rank_values(values) - (len(values) + 1) / 2

    def passed_on(values: Array, ranks: Array) -> Array:
        # With more weight, a review raises the rank of all above it, and by half as much that of its equals.
        place = np.unique(values, return_inverse=True)[1]
        total = np.bincount(place, ranks)
        return (total / 2 - np.cumsum(total))[place]

    a, b = centred(words), centred(stars)
    of_a, of_b = a @ a, b @ b
    together = a * b + passed_on(words, b) + passed_on(stars, a)
    alone = (a**2 + 2 * passed_on(words, a)) / of_a + (b**2 + 2 * passed_on(stars, b)) / of_b
    return together / np.sqrt(of_a * of_b) - (a @ b) / np.sqrt(of_a * of_b) * alone / 2


def _differentiate_area(words: Array, liked: npt.NDArray[np.bool_]) -> Array:
    """Return the derivative of the area by each review's weight."""
    among_all, among_own = rank_values(words), np.empty(len(words))
    for side in (liked, ~liked):
        among_own[side] = rank_values(words[side])
    many_liked, many_disliked = np.sum(liked), np.sum(~liked)
    # In order with each review are the disliked below it, or the liked above it.
    in_order = np.where(liked, (among_all - among_own) / many_disliked, 1 - (among_all - among_own) / many_liked)
    return (in_order - in_order[liked].mean()) / np.where(liked, many_liked, many_disliked)


def _correlate_groups(codes: _Indices, words: Array, stars: Array, many: int) -> pd.DataFrame:
    """Return the rank correlation of each of `many` groups: `value`, `low`, `high`, `enough`."""
    n = np.bincount(codes, minlength=many)
    # Within a group the ranks' mean is the same for words and stars.
    a, b = (_rank_in_groups(codes, values) - (n[codes] + 1) / 2 for values in (words, stars))
    product, squares_a, squares_b = (np.bincount(codes, each, many) for each in (a * b, a * a, b * b))
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.clip(product / np.sqrt(squares_a * squares_b), -1, 1)
        enough = (n >= ENOUGH) & (np.abs(value) < 1)
        reach = ndtri((1 + CONFIDENCE) / 2) * np.sqrt((1 + value**2 / 2) / np.maximum(n - 3, 0))
        low, high = np.tanh(np.arctanh(value) - reach), np.tanh(np.arctanh(value) + reach)
    return _tabulate(value, low, high, enough)


def _measure_areas(codes: _Indices, words: Array, liked: npt.NDArray[np.bool_], many: int) -> pd.DataFrame:
    """Return the area of each of `many` groups: `liked`, `disliked`, `value`, `low`, `high`, `enough`."""
    n_liked, n_disliked = np.bincount(codes[liked], minlength=many), np.bincount(codes[~liked], minlength=many)
    above = np.bincount(codes[liked], _rank_in_groups(codes, words)[liked], many) - n_liked * (n_liked + 1) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        value = above / (n_liked * n_disliked)
    low, high = _bound_below(value, n_liked, n_disliked), 1 - _bound_below(1 - value, n_liked, n_disliked)
    counts = pd.DataFrame({"liked": n_liked, "disliked": n_disliked})
    return pd.concat([counts, _tabulate(value, low, high, (n_liked >= ENOUGH) & (n_disliked >= ENOUGH))], axis=1)


def _bound_below(value: Array, n_liked: _Indices, n_disliked: _Indices) -> Array:
    """Return Newcombe's lower bound: the smallest area from which the measured one does not deviate too far."""
    z, spare = ndtri((1 + CONFIDENCE) / 2), (n_liked + n_disliked) / 2 - 1
    low: Array = np.zeros(len(value))
    high: Array = value
    for _ in range(60):
        area = (low + high) / 2
        with np.errstate(divide="ignore", invalid="ignore"):
            spread = area * (1 - area) * (1 + spare * (1 - area) / (2 - area) + spare * area / (1 + area))
            too_low = value - area > z * np.sqrt(spread / (n_liked * n_disliked))
        low = np.where(too_low, area, low)
        high = np.where(too_low, high, area)
    return high


def _rank_in_groups(codes: _Indices, values: Array) -> Array:
    """Return each value's rank within its group; ties take the mean of theirs."""
    return np.asarray(pd.Series(values).groupby(codes).rank(), dtype="float64")


def _tabulate(value: Array, low: Array, high: Array, enough: npt.NDArray[np.bool_]) -> pd.DataFrame:
    bounds = {"low": np.where(enough, low, np.nan), "high": np.where(enough, high, np.nan)}
    return pd.DataFrame({"value": value, **bounds, "enough": enough})
