"""What rating words of a given polarity are given: the scale of words, translated into that of stars."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import isotonic_regression

from corpus.groups import ENOUGH, Array
from corpus.intervals import means_by
from corpus.wording import number, plural

#: From fewer reviews with a rating and with evidence no curve is drawn.
MINIMUM = 50
#: From so many reviews with evidence on, their median may stand for the middle.
FEWEST = 20
#: Where the scale of ratings, 0 to 10, has its middle.
MIDDLE_RATING = 5.0
#: The parts that the error is cross-validated over.
FOLDS = 10
#: Resamples behind a band; see `band`.
RESAMPLES = 1000

_Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Calibration:
    """The rating to be expected of a review by its polarity.

    Attributes
    ----------
    polarity, rating : ndarray of float
        The curve: the centres of its blocks, ascending, and the mean rating, 0..10, of each block's reviews, ascending.
    n : int
        Rated reviews with evidence that it was learned from.
    middle : float
        The polarity whose expected rating is the middle of the scale, 5. Where no part of the curve is as low, or none
        as high, the median polarity of these reviews.
    crosses : bool
        Whether the curve comes to 5 at all.
    by_film : bool
        Whether the errors are those on films of which nothing was learned; else on reviews of which nothing was.
    rmse, mae : float
        Root mean square and mean absolute error, in points of 10, cross-validated.
    naive_rmse, naive_mae : float
        The same of expecting the mean rating of every review: what it takes no words to know.
    """

    polarity: Array
    rating: Array
    n: int
    middle: float
    crosses: bool
    by_film: bool
    rmse: float
    mae: float
    naive_rmse: float
    naive_mae: float

    @property
    def r_squared(self) -> float:
        """The share of the ratings' spread that polarity foretells, cross-validated; below 0 it misleads."""
        return 1 - (self.rmse / self.naive_rmse) ** 2

    def expected(self, polarity: npt.ArrayLike) -> Array:
        """Return the expected rating, 0..10, of each polarity; of NaN (no evidence) NaN.

        Straight lines join the blocks' centres; beyond the first and last centre the curve is level.
        """
        return np.interp(np.asarray(polarity, dtype="float64"), self.polarity, self.rating)

    @property
    def said_middle(self) -> str:
        """Where the middle comes from, to follow "The middle, +0.08, is"."""
        if self.crosses:
            return f"where the expected rating is 5 of 10, from {plural(self.n, 'rated review')}"
        return f"the median of {plural(self.n, 'rated review')}, whose expected rating is nowhere 5 of 10"


class Band(NamedTuple):
    """How a curve might have come out; see `band`."""

    line: pd.DataFrame
    middle_low: float
    middle_high: float


def calibrate(
    polarity: npt.ArrayLike, rating: npt.ArrayLike, *, groups: npt.ArrayLike | None = None
) -> Calibration | None:
    """Learn which rating to expect of which polarity.

    Isotonic regression (Barlow, Bartholomew, Bremner and Brunk 1972; pool adjacent violators) supposes only that warmer
    words never foretell a lower rating. Its steps are joined at the blocks' centres, so that two polarities seldom
    share a rating (centred isotonic regression: Oron and Flournoy 2017, Statistics in Biopharmaceutical Research 9,
    258-267). Neighbouring reviews are first pooled by `groups.ENOUGH`: no expected rating rests on one review.

    Misuse: an expectation is closer to the mean than the ratings are, the more so the less words and stars agree. It
    says what reviews of such words are given on average, not what this one was, and holds for this kind of review only:
    learned on viewers' reviews, it says little about critics'. Read it with its error (`rmse`) beside it.

    Parameters
    ----------
    polarity : array_like of float
        One a review, −1..1; NaN is no evidence.
    rating : array_like of float
        One a review, 0..10; NaN where there is none.
    groups : array_like, optional
        The film of each. Its reviews then stay together in one of the `FOLDS` parts, so that a film's own ratings are
        never foretold from each other. A missing film, and a single one, cannot be kept apart.

    Returns
    -------
    Calibration or None
        None where there is too little to learn from: `too_little` says why.

    Examples
    --------
    >>> words = np.linspace(-0.3, 0.5, 81)
    >>> learned = calibrate(words, 5 + 10 * (words - 0.1))
    >>> learned.expected([-0.1, 0.1, np.nan]).round(2).tolist(), round(learned.middle, 2)
    ([3.0, 5.0, nan], 0.1)
    """
    if too_little(polarity, rating):
        return None
    known, words, stars = _known(polarity, rating)
    folds, by_film = _folds(words, stars, None if groups is None else np.asarray(groups, dtype=object)[known])
    found, naive = _foretold(words, stars, folds)
    curve, heights = _isotonic(_pooled(words), words, stars)
    crosses = len(curve) > 1 and bool(heights[0] <= MIDDLE_RATING <= heights[-1])
    middle = np.interp(MIDDLE_RATING, heights, curve) if crosses else np.median(words)
    return Calibration(
        polarity=curve,
        rating=heights,
        n=len(words),
        middle=float(middle),
        crosses=crosses,
        by_film=by_film,
        rmse=float(np.sqrt(np.mean((found - stars) ** 2))),
        mae=float(np.mean(np.abs(found - stars))),
        naive_rmse=float(np.sqrt(np.mean((naive - stars) ** 2))),
        naive_mae=float(np.mean(np.abs(naive - stars))),
    )


def middle(polarity: npt.ArrayLike, calibration: Calibration | None) -> tuple[float, str]:
    """Return the stated middle of a corpus's polarity, and what it is, in words that follow "the middle, +0.08, is".

    The polarity whose expected rating is the middle of the scale, where there are ratings to tell; else the median of
    the reviews; zero where fewer than `FEWEST` have evidence.

    Examples
    --------
    >>> middle([0.1, 0.2], None)
    (0.0, 'zero: too few reviews to tell')
    """
    if calibration is not None:
        return round(calibration.middle, 2), calibration.said_middle
    words = np.asarray(polarity, dtype="float64")
    words = words[np.isfinite(words)]
    if len(words) >= FEWEST:
        return round(float(np.median(words)), 2), f"the median of {plural(len(words), 'review')}"
    return 0.0, "zero: too few reviews to tell"


def too_little(polarity: npt.ArrayLike, rating: npt.ArrayLike) -> str:
    """Return why no rating can be expected of these reviews, as a sentence; empty where it can.

    Examples
    --------
    >>> too_little([0.1, 0.2, np.nan], [5, 6, 7])
    '2 reviews have a rating and words that can be assessed; 50 are needed to say which rating to expect.'
    """
    _, words, stars = _known(polarity, rating)
    if len(words) < MINIMUM:
        have = "has" if len(words) == 1 else "have"
        return (
            f"{plural(len(words), 'review')} {have} a rating and words that can be assessed; "
            f"{MINIMUM} are needed to say which rating to expect."
        )
    if np.ptp(stars) == 0:
        return f"All {number(len(stars))} rated reviews have the same rating: words cannot tell them apart."
    if np.ptp(words) == 0:
        return f"All {number(len(words))} rated reviews have the same polarity: it cannot tell them apart."
    return ""


def expected_elsewhere(polarity: npt.ArrayLike, rating: npt.ArrayLike, *, groups: npt.ArrayLike | None = None) -> Array:
    """Return each review's expected rating as learned without it, and without its film where that is known.

    Parameters
    ----------
    polarity, rating, groups : array_like
        As for `calibrate`.

    Returns
    -------
    ndarray of float
        0..10; NaN for reviews without a rating or evidence, and for all where `too_little` has a reason.
    """
    known, words, stars = _known(polarity, rating)
    found = np.full(len(known), np.nan)
    if not too_little(polarity, rating):
        folds, _ = _folds(words, stars, None if groups is None else np.asarray(groups, dtype=object)[known])
        found[known], _ = _foretold(words, stars, folds)
    return found


def binned(
    polarity: npt.ArrayLike, rating: npt.ArrayLike, calibration: Calibration, *, bins: int = 20, level: float = 0.95
) -> pd.DataFrame:
    """Return the mean rating of reviews of like polarity: what the curve is to be seen against.

    Parameters
    ----------
    polarity, rating : array_like of float
        As for `calibrate`.
    calibration : Calibration
    bins : int
        At most so many, of as many reviews each as ties allow, and of ten at least.
    level : float, between 0 and 1

    Returns
    -------
    DataFrame
        One row a bin, ascending: `from`, `to` (its lowest and highest polarity), `polarity` (its mean), `n`, `rating`
        (the mean), `low`, `high` (`intervals.means_by`; NaN unless `enough`), `enough`, `expected` (at `polarity`).
    """
    _, words, stars = _known(polarity, rating)
    reviews = pd.DataFrame({"bin": _pooled(words, size=max(10, -(-len(words) // bins))), "value": stars})
    means = means_by(reviews, by="bin", value="value", level=level)
    table = pd.Series(words).groupby(reviews["bin"]).agg(["min", "max", "mean"]).reset_index(drop=True)
    table.columns = pd.Index(["from", "to", "polarity"])
    table = table.assign(n=means["n"], rating=means["mean"], low=means["low"], high=means["high"])
    return table.assign(enough=means["enough"], expected=calibration.expected(table["polarity"]))


def band(
    polarity: npt.ArrayLike,
    rating: npt.ArrayLike,
    *,
    groups: npt.ArrayLike | None = None,
    points: int = 81,
    level: float = 0.95,
) -> Band:
    """Return the curve with a band around it: how it comes out when other films had been reviewed.

    Whole films are drawn anew, with all their reviews, and the curve is learned again, `RESAMPLES` times (the bootstrap
    of clusters: Field and Welsh 2007, JRSS B 69, 369-390); the bounds are percentiles at each polarity, and of the
    middle. Misuse: for isotonic regression these are a sketch; where the curve is level they are too narrow (Kosorok
    2008).

    Parameters
    ----------
    polarity, rating, groups : array_like
        As for `calibrate`, and enough for it.
    points : int
        Of the curve, from the lowest polarity to the highest.
    level : float, between 0 and 1

    Returns
    -------
    Band
        `line`, one row a point: `polarity`, `expected`, `low`, `high`; and the bounds of the middle, NaN on a side on
        which the resampled curves do not come to 5.
    """
    known, words, stars = _known(polarity, rating)
    films = numbered(words, stars, None if groups is None else np.asarray(groups, dtype=object)[known])
    many = int(films.max()) + 1
    pooled, grid = _pooled(words), np.linspace(words.min(), words.max(), points)
    lines, middles = np.empty((RESAMPLES, points)), np.empty(RESAMPLES)
    generator = np.random.default_rng(many)
    for i in range(RESAMPLES):
        drawn = np.bincount(generator.integers(many, size=many), minlength=many)
        curve, heights = _isotonic(pooled, words, stars, drawn[films].astype("float64"))
        lines[i] = np.interp(grid, curve, heights)
        middles[i] = np.interp(MIDDLE_RATING, heights, curve, left=-np.inf, right=np.inf)
    tail = (1 - level) / 2
    low, high = np.quantile(lines, [tail, 1 - tail], axis=0)
    expected = np.interp(grid, *_isotonic(pooled, words, stars))
    least = np.quantile(middles, tail, method="lower")
    most = np.quantile(middles, 1 - tail, method="higher")
    return Band(
        pd.DataFrame({"polarity": grid, "expected": expected, "low": low, "high": high}),
        *(float(bound) if np.isfinite(bound) else np.nan for bound in (least, most)),
    )


def numbered(polarity: Array, rating: Array, films: npt.ArrayLike | None = None) -> npt.NDArray[np.int64]:
    """Return the number of each review's film, from 0; one without a film is a film of its own.

    The numbers do not depend on the order of the reviews, so that neither does what is drawn by them.
    """
    codes = np.full(len(polarity), -1) if films is None else pd.factorize(np.asarray(films, dtype=object), sort=True)[0]
    alone = np.flatnonzero(codes < 0)
    numbers = codes.astype("int64")
    numbers[alone[np.lexsort((rating[alone], polarity[alone]))]] = codes.max(initial=-1) + 1 + np.arange(len(alone))
    return numbers


def _known(polarity: npt.ArrayLike, rating: npt.ArrayLike) -> tuple[npt.NDArray[np.bool_], Array, Array]:
    """Return which reviews have both, and these reviews' polarity and rating."""
    words, stars = np.asarray(polarity, dtype="float64"), np.asarray(rating, dtype="float64")
    known = np.isfinite(words) & np.isfinite(stars)
    return known, words[known], stars[known]


def _pooled(words: Array, *, size: int = ENOUGH) -> _Indices:
    """Return which of the pools each review is in: ascending, of about `size` reviews; ties stay together."""
    rank = np.searchsorted(np.sort(words), words)
    pool = rank * max(len(words) // size, 1) // len(words)
    return np.unique(pool, return_inverse=True)[1].astype("int64")


def _isotonic(pooled: _Indices, words: Array, stars: Array, weights: Array | None = None) -> tuple[Array, Array]:
    """Return the centres and the heights of the blocks of the isotonic regression."""
    weights = np.ones(len(words)) if weights is None else weights
    weight = np.bincount(pooled, weights)
    held = weight > 0
    weight, centres, means = (np.bincount(pooled, weights * each)[held] for each in (np.ones(len(words)), words, stars))
    fitted = isotonic_regression(means / weight, weights=weight)
    starts = fitted.blocks[:-1]
    return np.add.reduceat(centres, starts) / np.add.reduceat(weight, starts), fitted.x[starts]


def _folds(words: Array, stars: Array, films: npt.NDArray[np.object_] | None) -> tuple[_Indices, bool]:
    """Deal films out to folds of about as many reviews; a single film is cut up. Return also whether films are kept."""
    numbers = numbered(words, stars, films)
    kept = films is not None and bool(numbers.max() > 0)
    sizes = np.bincount(numbers if kept else (numbers := numbered(words, stars, None)))
    fold, load = np.empty(len(sizes), dtype="int64"), np.zeros(min(FOLDS, len(sizes)))
    for film in np.argsort(-sizes, kind="stable"):
        fold[film] = load.argmin()
        load[fold[film]] += sizes[film]
    return fold[numbers], kept


def _foretold(words: Array, stars: Array, folds: _Indices) -> tuple[Array, Array]:
    """Return what is expected of each review by the other folds: by its words, and by their mean alone."""
    found, naive = np.empty((2, len(words)))
    for fold in range(int(folds.max()) + 1):
        here = folds == fold
        found[here] = np.interp(words[here], *_isotonic(_pooled(words[~here]), words[~here], stars[~here]))
        naive[here] = stars[~here].mean()
    return found, naive
