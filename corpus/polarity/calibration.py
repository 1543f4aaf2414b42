"""The rating to expect of a polarity, learned from the rated reviews."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.polarity.credibility import Credibility, learn_credibility
from corpus.statistics.groups import ENOUGH, Array
from corpus.statistics.isotonic import Indices, fit_isotonic, keep_known, number_groups, pool_neighbours
from corpus.wording import number, plural

#: Fewer reviews with a rating and with evidence are not calibrated.
MINIMUM = 50
#: With so many reviews with evidence, or more, their median can serve as the middle.
FEWEST = 20
#: A middle divides the reviews: at least this share of them is on either side.
SIDE = 0.05
#: The middle of the scale of ratings, 0 to 10.
MIDDLE_RATING = 5.0
#: The folds of the cross-validation.
FOLDS = 10
#: The curve has at most so many steps, so that its ends rest on more than a few reviews of a large corpus.
STEPS = 50


@dataclass(frozen=True, eq=False)
class Calibration:
    """The rating to be expected of a review by its polarity.

    Attributes
    ----------
    polarity, rating : ndarray of float
        The curve: the centres of its blocks, ascending, and the mean rating, 0..10, of each block's reviews, ascending.
        It is that of reviews with a typical number of assessed chunks.
    n : int
        Rated reviews with evidence that it was learned from.
    middle : float
        The polarity whose expected rating is the middle of the scale, 5. Where less than `SIDE` of the reviews are on
        one side of it, the median polarity of these reviews.
    crosses : bool
        Whether the curve reaches 5 within the reviews' polarities.
    by_film : bool
        Whether whole films were left out to measure the errors; else single reviews were.
    mae : float
        Mean absolute error, in points of 10, cross-validated.
    naive_mae : float
        The same if the mean rating were expected of every review: the error without knowing any words.
    credibility : Credibility or None
        How polarity of more or fewer chunks is put on the curve; None where their number was not given.
    """

    polarity: Array
    rating: Array
    n: int
    middle: float
    crosses: bool
    by_film: bool
    mae: float
    naive_mae: float
    credibility: Credibility | None = None

    def predict(self, polarity: npt.ArrayLike, evidence: npt.ArrayLike | None = None) -> Array:
        """Return the expected rating, 0..10, of each polarity; of NaN (no evidence) NaN.

        Straight lines join the blocks' centres; beyond the first and last centre the curve is level.

        Parameters
        ----------
        polarity : array_like of float
        evidence : array_like of int, optional
            The assessed chunks behind each: the fewer, the closer its rating is to the mean. As many as a review
            typically has by default.
        """
        shrunk = np.asarray(polarity, dtype="float64")
        if self.credibility is not None:
            shrunk = self.credibility.shrink(shrunk, evidence)
        return np.interp(shrunk, self.polarity, self.rating)


def calibrate(
    polarity: npt.ArrayLike,
    rating: npt.ArrayLike,
    *,
    evidence: npt.ArrayLike | None = None,
    groups: npt.ArrayLike | None = None,
) -> Calibration | None:
    """Learn the rating to expect of each polarity.

    Isotonic regression (Barlow, Bartholomew, Bremner and Brunk 1972; pool adjacent violators) supposes only that a
    higher polarity never has a lower expected rating. Its steps are joined at the blocks' centres, so that two
    polarities seldom share a rating (centred isotonic regression: Oron and Flournoy 2017, Statistics in
    Biopharmaceutical Research 9, 258-267). Neighbouring reviews are first pooled, by `groups.ENOUGH` or more: no
    expected rating rests on one review. Polarity of few words is largely chance, and is shrunk before (`credibility`).

    Misuse: an expectation is closer to the mean than the ratings are, the more so the less words and stars agree. It
    is what reviews of such polarity are given on average, not what one of them was, and only for this kind of review:
    learned on viewers' reviews, it says little about critics'. Read it with its error (`mae`) beside it.

    Parameters
    ----------
    polarity : array_like of float
        One a review, −1..1; NaN is no evidence.
    rating : array_like of float
        One a review, 0..10; NaN where there is none.
    evidence : array_like of int, optional
        The assessed chunks behind each polarity; alike by default.
    groups : array_like, optional
        The film of each. Its reviews then stay together in one of the `FOLDS` folds, so that no rating is predicted
        from others of its film. A review without a film counts as a film of its own; a single film is cut up.

    Returns
    -------
    Calibration or None
        None where there is too little to learn from: `explain_too_little` says why.

    Examples
    --------
    >>> words = np.linspace(-0.3, 0.5, 81)
    >>> learned = calibrate(words, 5 + 10 * (words - 0.1))
    >>> learned.predict([-0.1, 0.1, np.nan]).round(2).tolist(), round(learned.middle, 2)
    ([3.0, 5.0, nan], 0.1)
    """
    if explain_too_little(polarity, rating):
        return None
    known, words, stars = keep_known(polarity, rating)
    chunks = keep_evidence(evidence, known)
    folds, by_film = _assign_folds(words, stars, None if groups is None else np.asarray(groups, dtype=object)[known])
    predicted, naive = _cross_predict(words, stars, chunks, folds)
    credibility, curve, heights = _fit_curve(words, stars, chunks)
    crosses = len(curve) > 1 and bool(heights[0] <= MIDDLE_RATING <= heights[-1])
    middle = np.interp(MIDDLE_RATING, heights, curve) if crosses else np.median(words)
    if not SIDE <= np.mean(words < middle) <= 1 - SIDE:
        crosses, middle = False, np.median(words)
    return Calibration(
        polarity=curve,
        rating=heights,
        credibility=credibility,
        n=len(words),
        middle=float(middle),
        crosses=crosses,
        by_film=by_film,
        mae=float(np.mean(np.abs(predicted - stars))),
        naive_mae=float(np.mean(np.abs(naive - stars))),
    )


def find_middle(polarity: npt.ArrayLike, calibration: Calibration | None) -> float:
    """Return the polarity at which praise and blame part in a corpus, to two decimals.

    The polarity whose expected rating is the middle of the scale, where enough reviews are rated; else the median
    polarity of the reviews; zero where fewer than `FEWEST` have evidence.

    Examples
    --------
    >>> find_middle([0.1, 0.2], None)
    0.0
    """
    if calibration is not None:
        return round(calibration.middle, 2)
    words = np.asarray(polarity, dtype="float64")
    words = words[np.isfinite(words)]
    return round(float(np.median(words)), 2) if len(words) >= FEWEST else 0.0


def explain_too_little(polarity: npt.ArrayLike, rating: npt.ArrayLike) -> str:
    """Return in a sentence why these reviews cannot be calibrated; empty where they can.

    Examples
    --------
    >>> explain_too_little([0.1, 0.2, np.nan], [5, 6, 7])
    '2 reviews have a rating and scored words; 50 are needed to say which rating goes with which tone.'
    """
    _, words, stars = keep_known(polarity, rating)
    if len(words) < MINIMUM:
        have = "has" if len(words) == 1 else "have"
        return (
            f"{plural(len(words), 'review')} {have} a rating and scored words; "
            f"{MINIMUM} are needed to say which rating goes with which tone."
        )
    if np.ptp(stars) == 0:
        return f"All {number(len(stars))} rated reviews have the same rating: there is nothing for words to match."
    if np.ptp(words) == 0:
        return f"All {number(len(words))} rated reviews have the same tone: it cannot say which is rated higher."
    return ""


def keep_evidence(evidence: npt.ArrayLike | None, known: npt.NDArray[np.bool_]) -> Array | None:
    """Return the evidence of the known reviews, 1 at least: by a house lexicon, TextBlob's may be none."""
    return None if evidence is None else np.maximum(np.asarray(evidence, dtype="float64")[known], 1.0)


def pool_reviews(words: Array) -> Indices:
    """Return the pool of each review for the curve, of `groups.ENOUGH` neighbours or more."""
    return pool_neighbours(words, size=max(ENOUGH, len(words) // STEPS))


def predict_held_out(
    polarity: npt.ArrayLike,
    rating: npt.ArrayLike,
    *,
    evidence: npt.ArrayLike | None = None,
    groups: npt.ArrayLike | None = None,
) -> Array:
    """Return each review's expected rating, learned without it and without others of its film (cross-validation).

    Parameters
    ----------
    polarity, rating, evidence, groups : array_like
        As for `calibrate`.

    Returns
    -------
    ndarray of float
        0..10; NaN for reviews without a rating or evidence, and for all where `explain_too_little` has a reason.
    """
    known, words, stars = keep_known(polarity, rating)
    predicted = np.full(len(known), np.nan)
    if not explain_too_little(polarity, rating):
        folds, _ = _assign_folds(words, stars, None if groups is None else np.asarray(groups, dtype=object)[known])
        predicted[known], _ = _cross_predict(words, stars, keep_evidence(evidence, known), folds)
    return predicted


def _assign_folds(words: Array, stars: Array, films: npt.NDArray[np.object_] | None) -> tuple[Indices, bool]:
    """Return the fold of each review, and whether films are kept whole: folds of about as many reviews each."""
    numbers = number_groups(words, stars, films)
    kept = films is not None and bool(numbers.max() > 0)
    sizes = np.bincount(numbers if kept else (numbers := number_groups(words, stars, None)))
    fold, load = np.empty(len(sizes), dtype="int64"), np.zeros(min(FOLDS, len(sizes)))
    for film in np.argsort(-sizes, kind="stable"):
        fold[film] = load.argmin()
        load[fold[film]] += sizes[film]
    return fold[numbers], kept


def _fit_curve(words: Array, stars: Array, chunks: Array | None) -> tuple[Credibility | None, Array, Array]:
    """Return how polarity is shrunk, and the centres and heights of the curve of shrunk polarity."""
    credibility = None if chunks is None else learn_credibility(words, stars, chunks)
    shrunk = words if credibility is None else credibility.shrink(words, chunks)
    return credibility, *fit_isotonic(pool_reviews(shrunk), shrunk, stars)


def _cross_predict(words: Array, stars: Array, chunks: Array | None, folds: Indices) -> tuple[Array, Array]:
    """Return the prediction of each review from the other folds: by its polarity, and by their mean alone."""
    predicted, naive = np.empty((2, len(words)))
    for fold in range(int(folds.max()) + 1):
        here = folds == fold
        credibility, curve, heights = _fit_curve(words[~here], stars[~here], None if chunks is None else chunks[~here])
        mine = (
            words[here]
            if credibility is None
            else credibility.shrink(words[here], None if chunks is None else chunks[here])
        )
        predicted[here] = np.interp(mine, curve, heights)
        naive[here] = stars[~here].mean()
    return predicted, naive
