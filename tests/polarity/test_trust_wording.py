"""How far words and ratings agree, in words."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from corpus.polarity import trust_wording
from corpus.polarity.calibration import Calibration
from corpus.polarity.measure import Measure
from corpus.polarity.scale import PolarityScale
from corpus.polarity.trust import Match
from corpus.polarity.validity import Validity

NONE = Validity(0, np.nan, np.nan, np.nan, False)
ORDER = Validity(67, 0.62, 0.5, 0.7, True)
UNSURE = Validity(60, 0.69, 0.45, 0.86, True)
CURVE = Calibration(np.array([-1.0, 1.0]), np.array([0.0, 10.0]), 67, -0.04, True, True, 1.46, 2.04)
POLARITY = Measure.of("polarity", PolarityScale())


@pytest.mark.parametrize(
    ("order", "sides", "line"),
    [
        (ORDER, Validity(60, 0.85, 0.6, 0.95, True), "Tone matches stars well here (67 rated reviews)"),
        (ORDER, Validity(60, 0.69, 0.6, 0.75, True), "Tone partly matches stars here (67 rated reviews)"),
        (ORDER, UNSURE, "Tone matches stars no better than chance here (67 rated reviews)"),
        (ORDER, Validity(60, 0.3, 0.2, 0.4, True), "Tone goes against the stars here (67 rated reviews)"),
        (ORDER, NONE, "Tone matches stars well here (67 rated reviews)"),
        (ORDER._replace(value=0.3, low=0.1), NONE, "Tone partly matches stars here (67 rated reviews)"),
        (Validity(3, 1.0, np.nan, np.nan, False), NONE, "Too few rated reviews to say how far tone matches stars (3)"),
        (NONE, NONE, "No ratings here to check tone against"),
    ],
)  # fmt: skip
def test_a_badge_says_in_one_line_how_far_tone_matches_stars(order: Validity, sides: Validity, line: str) -> None:
    assert trust_wording.describe_match(Match(order, sides)) == line


@pytest.mark.parametrize(
    ("order", "sides", "sentence"),
    [
        (
            ORDER,
            Validity(67, 0.69, 0.6, 0.75, True),
            "Tone picks the better-rated of two reviews 69 times in 100 (60 to 75; chance is 50).",
        ),
        (
            ORDER,
            Validity(67, 0.52, 0.4, 0.6, True),
            "Tone picks the better-rated of two reviews 52 times in 100 (40 to 60): that could be luck.",
        ),
        (ORDER, NONE, "67 rated reviews: too few rated above and below 5 to check tone against stars."),
        (NONE, NONE, "No review here has a rating and a scored word, so tone cannot be checked against stars."),
    ],
)
def test_trust_is_said_in_pairs_of_reviews(order: Validity, sides: Validity, sentence: str) -> None:
    assert trust_wording.describe_trust(Match(order, sides)) == sentence


def test_a_curve_is_titled_with_the_tone_of_the_middle_rating() -> None:
    assert trust_wording.describe_curve(CURVE, POLARITY) == "A review of 5/10 scores −0.04"
    beyond = replace(CURVE, crosses=False)
    assert trust_wording.describe_curve(beyond, POLARITY) == "The rating that goes with each tone"


def test_errors_are_said_beside_those_of_knowing_no_words() -> None:
    assert trust_wording.describe_errors(CURVE) == (
        "A rating guessed from tone is 1.5 points of 10 off on average; guessing the mean rating every time is 2.0 off."
    )


def test_the_method_names_the_statistics_with_their_ranges() -> None:
    method = trust_wording.describe_method(Match(ORDER, NONE), CURVE)
    assert "Spearman’s rank correlation of tone and rating: 0.62 (0.50 to 0.70)." in method
    assert "guessed from other films’ reviews (cross-validation)" in method
    few = trust_wording.describe_method(Match(ORDER._replace(enough=False), NONE), None)
    assert "0.62 (too few reviews for a range)" in few
    assert "isotonic" not in few


def test_groups_are_counted_where_tone_beats_chance_and_their_ranges_are_written_out() -> None:
    groups = pd.DataFrame(
        {
            "auc_enough": [True, True, False],
            "auc_low": [0.6, 0.4, np.nan],
            "auc_high": [0.9, 0.8, np.nan],
            "low": [-0.15, 0.1, np.nan],
            "high": [0.64, 0.5, np.nan],
        }
    )
    assert trust_wording.describe_groups(groups, "film") == "Tone beats chance in 1 of 2 films with enough reviews"
    written = trust_wording.add_ranges(groups)
    assert written["auc_range"].str.replace("\N{NARROW NO-BREAK SPACE}", " ").tolist() == [
        "60 to 90 %",
        "40 to 80 %",
        "–",
    ]
    assert written["order_range"].tolist() == ["−0.15 to 0.64", "0.10 to 0.50", "–"]
