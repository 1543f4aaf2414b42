"""How far polarity and ratings agree, gathered; the measures have tests of their own."""

import numpy as np
import pandas as pd

from corpus.polarity import trust
from corpus.polarity.contributions import Evidence


def reviews_of(polarity, rating) -> pd.DataFrame:
    n = len(rating)
    return pd.DataFrame(
        {
            "review_id": [f"r{i:03}" for i in range(n)],
            "film": [f"Film {i % 12}" for i in range(n)],
            "reviewer": [("Ann", "Bob")[i % 2] for i in range(n)],
            "published": pd.Timestamp("2025-03-03"),
            "rating": rating,
            "polarity": polarity,
            "evidence": 20,
        }
    )


def test_of_many_rated_reviews_there_is_a_curve_with_its_bins_and_band() -> None:
    polarity = np.linspace(-1, 1, 120)
    measured = trust.measure_trust(reviews_of(polarity, 5 + 5 * polarity))
    assert measured.why == ""
    assert measured.match.order.value == 1
    assert measured.match.sides.value == 1
    assert measured.curve.crosses
    assert measured.bins["n"].sum() == 120
    assert len(measured.band)


def test_of_few_rated_reviews_it_is_said_why_there_is_no_curve() -> None:
    measured = trust.measure_trust(reviews_of([0.1, 0.2, np.nan], [6.0, 7.0, 8.0]))
    assert measured.why
    assert measured.curve is measured.bins is measured.band is None
    assert measured.points["review_id"].tolist() == ["r000", "r001"]


def test_groups_with_enough_and_most_reviews_come_first() -> None:
    polarity = np.linspace(-1, 1, 60)
    reviews = reviews_of(polarity, (5 + 5 * polarity).round() + np.tile([0, 1.5, -1.5], 20))
    reviews.loc[:1, "reviewer"] = "Cy"
    groups = trust.measure_trust_by_group(reviews, by="reviewer")
    assert groups["group"].tolist() == ["Ann", "Bob", "Cy"]
    assert groups["enough"].tolist() == [True, True, False]


def test_evidence_is_counted_by_the_lexicon_in_use() -> None:
    reviews = pd.DataFrame({"review_id": ["a", "b"], "evidence": [9, 9]})
    counted = trust.count_evidence(reviews, Evidence.of(["A great, terrible film.", "A film."]))
    assert counted["evidence"].tolist() == [2, 0]


def test_a_curve_that_is_known_is_not_learned_again() -> None:
    polarity = np.linspace(-1, 1, 120)
    reviews = reviews_of(polarity, 5 + 5 * polarity)
    learned = trust.measure_trust(reviews)
    again = trust.measure_trust(reviews, curve=learned.curve)
    assert again.curve is learned.curve
    pd.testing.assert_frame_equal(again.bins, learned.bins)
    pd.testing.assert_frame_equal(again.band, learned.band)
