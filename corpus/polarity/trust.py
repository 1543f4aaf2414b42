"""How far some reviews' words agree with their ratings: everything that the screen of trust shows of it."""

from typing import NamedTuple

import pandas as pd

from corpus.polarity import calibration, validity
from corpus.polarity.contributions import Evidence
from corpus.polarity.curve import bin_ratings, resample_curve

_POINT = ["review_id", "film", "reviewer", "published", "rating", "polarity"]


class Match(NamedTuple):
    """How far polarity and ratings are in the same order.

    Attributes
    ----------
    order : validity.Validity
        Spearman's rank correlation of polarity and rating.
    sides : validity.Validity
        How often the better rated of two reviews has the higher polarity: one is rated above 5, one below.
    """

    order: validity.Validity
    sides: validity.Validity


class Trust(NamedTuple):
    """How far polarity and ratings agree.

    Attributes
    ----------
    why : str
        Why no rating can be expected of polarity, where too few reviews are rated; else empty.
    match : Match
        How far they are in the same order.
    points : DataFrame
        The reviews with both: `review_id`, `film`, `reviewer`, `published`, `rating`, `polarity`.
    curve, bins, band
        The rating to expect of each polarity, the means of bins of reviews, and the band around the curve; None where
        `why` is not empty.
    """

    why: str
    match: Match
    points: pd.DataFrame
    curve: calibration.Calibration | None = None
    bins: pd.DataFrame | None = None
    band: pd.DataFrame | None = None


def measure_match(reviews: pd.DataFrame) -> Match:
    """Return how far polarity and ratings are in the same order in some reviews; quick, without a curve.

    Parameters
    ----------
    reviews : DataFrame
        `film`, `rating` (0..10) and `polarity` (−1..1, as the lexicon has it).
    """
    rated = reviews[["film", "rating", "polarity"]].dropna(subset=["polarity", "rating"])
    sided = rated[rated["rating"] != calibration.MIDDLE_RATING]
    return Match(
        validity.correlate_ranks(rated["polarity"], rated["rating"], films=rated["film"]),
        validity.measure_auc(sided["polarity"], sided["rating"] > calibration.MIDDLE_RATING, films=sided["film"]),
    )


def measure_trust(reviews: pd.DataFrame, *, curve: calibration.Calibration | None = None) -> Trust:
    """Return how far polarity and ratings agree in some reviews.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, `film`, `reviewer`, `published`, `rating` (0..10), `polarity` (−1..1, as the lexicon has it) and
        its `evidence`.
    curve : Calibration, optional
        The calibration of just these reviews, where it is known.
    """
    rated = reviews[_POINT].dropna(subset=["polarity", "rating"])
    evidence = reviews["evidence"].loc[rated.index]
    polarity, rating, films = rated["polarity"], rated["rating"], rated["film"]
    why = calibration.explain_too_little(polarity, rating)
    match = measure_match(rated)
    curve = curve or calibration.calibrate(polarity, rating, evidence=evidence, groups=films)
    if curve is None:
        return Trust(why, match, rated)
    bins = bin_ratings(polarity, rating, curve, evidence=evidence)
    band = resample_curve(polarity, rating, evidence=evidence, groups=films)
    return Trust(why, match, rated, curve, bins, band)


def measure_trust_by_group(reviews: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Return how far they agree in each group (`validity.measure_groups`), those with enough and most reviews first."""
    groups = validity.measure_groups(reviews, by=by)
    return groups.sort_values(["enough", "n", "group"], ascending=[False, False, True], ignore_index=True)


def count_evidence(reviews: pd.DataFrame, evidence: Evidence) -> pd.DataFrame:
    """Return reviews with the number of chunks that a lexicon assesses in each as their `evidence`."""
    return reviews.assign(evidence=evidence.counts.sum(axis=1))
