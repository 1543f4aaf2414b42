"""The calibration as it is drawn: the mean ratings of bins of reviews, and a band around the curve."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.polarity.calibration import Calibration, keep_evidence, pool_reviews
from corpus.polarity.credibility import learn_credibility
from corpus.statistics.groups import CONFIDENCE
from corpus.statistics.intervals import estimate_means
from corpus.statistics.isotonic import fit_isotonic, keep_known, number_groups, pool_neighbours

#: Resamples behind the band; see `resample_curve`.
RESAMPLES = 1000


def bin_ratings(
    polarity: npt.ArrayLike,
    rating: npt.ArrayLike,
    calibration: Calibration,
    *,
    evidence: npt.ArrayLike | None = None,
    bins: int = 20,
) -> pd.DataFrame:
    """Return the mean rating of reviews of similar polarity, to be drawn beside the curve.

    Parameters
    ----------
    polarity, rating, evidence : array_like of float
        As for `calibration.calibrate`.
    calibration : Calibration
    bins : int
        At most so many, of as many reviews each as ties allow, and of ten at least.

    Returns
    -------
    DataFrame
        One row a bin, ascending: `from`, `to` (its lowest and highest polarity), `polarity` (its mean), `n`, `rating`
        (the mean), `low`, `high` (`intervals.estimate_means`; NaN unless `enough`), `enough`, `expected` (the mean of
        its reviews).
    """
    known, words, stars = keep_known(polarity, rating)
    reviews = pd.DataFrame({"bin": pool_neighbours(words, size=max(10, -(-len(words) // bins))), "value": stars})
    means = estimate_means(reviews, by="bin", value="value")
    table = pd.Series(words).groupby(reviews["bin"]).agg(["min", "max", "mean"]).reset_index(drop=True)
    table.columns = pd.Index(["from", "to", "polarity"])
    table = table.assign(n=means["n"], rating=means["mean"], low=means["low"], high=means["high"])
    expected = pd.Series(calibration.predict(words, keep_evidence(evidence, known)))
    return table.assign(enough=means["enough"], expected=expected.groupby(reviews["bin"]).mean().reset_index(drop=True))


def resample_curve(
    polarity: npt.ArrayLike,
    rating: npt.ArrayLike,
    *,
    evidence: npt.ArrayLike | None = None,
    groups: npt.ArrayLike | None = None,
    points: int = 81,
) -> pd.DataFrame:
    """Return the curve with a band around it: how it might have come out with other films.

    Whole films are drawn anew, with all their reviews, and the curve is learned again, `RESAMPLES` times (the bootstrap
    of clusters: Field and Welsh 2007, JRSS B 69, 369-390); the bounds are percentiles at each polarity. Misuse: for
    isotonic regression these are a sketch; where the curve is level they are too narrow (Kosorok 2008).

    Parameters
    ----------
    polarity, rating, evidence, groups : array_like
        As for `calibration.calibrate`, and enough for it.
    points : int
        Of the curve, from the lowest polarity to the highest, of reviews with a typical number of assessed chunks.

    Returns
    -------
    DataFrame
        One row a point: `polarity`, `expected`, `low`, `high`.
    """
    known, words, stars = keep_known(polarity, rating)
    films = number_groups(words, stars, None if groups is None else np.asarray(groups, dtype=object)[known])
    many = int(films.max()) + 1
    grid = np.linspace(words.min(), words.max(), points)
    chunks = keep_evidence(evidence, known)
    if chunks is not None:
        words = learn_credibility(words, stars, chunks).shrink(words, chunks)
    pool = pool_reviews(words)
    lines = np.empty((RESAMPLES, points))
    generator = np.random.default_rng(many)
    for i in range(RESAMPLES):
        drawn = np.bincount(generator.integers(many, size=many), minlength=many)
        curve, heights = fit_isotonic(pool, words, stars, drawn[films].astype("float64"))
        lines[i] = np.interp(grid, curve, heights)
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(lines, [tail, 1 - tail], axis=0)
    expected = np.interp(grid, *fit_isotonic(pool, words, stars))
    return pd.DataFrame({"polarity": grid, "expected": expected, "low": low, "high": high})
