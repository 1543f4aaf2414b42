"""How far words and ratings agree, in words."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from corpus.polarity import trust_wording
from corpus.polarity.calibration import Calibration
from corpus.polarity.measure import Measure
from corpus.polarity.scale import PolarityScale
from corpus.polarity.trust import Trust
from corpus.polarity.validity import Validity

NONE = Validity(0, np.nan, np.nan, np.nan, False)
ORDER = Validity(67, 0.62, 0.5, 0.7, True)
CURVE = Calibration(np.array([-1.0, 1.0]), np.array([0.0, 10.0]), 67, -0.04, True, True, 1.46, 2.04)
POLARITY = Measure.of("polarity", PolarityScale())


@pytest.mark.parametrize(
    ("order", "sides", "sentence"),
    [
        (
            ORDER,
            Validity(67, 0.69, 0.6, 0.75, True),
            "Of a review rated above 5 and one rated below, the liked one has the warmer words in 69 (60 to 75) of "
            "100 pairs.",
        ),
        (
            ORDER,
            Validity(67, 0.52, 0.4, 0.6, True),
            "Of a review rated above 5 and one rated below, the liked one has the warmer words in 52 (40 to 60) of "
            "100 pairs: no more than chance, as far as they can tell.",
        ),
        (ORDER, NONE, "67 rated reviews with evidence: too few on both sides of 5 to tell."),
        (NONE, NONE, "No review here is rated: there are no stars to hold the words against."),
    ],
)
def test_trust_is_said_in_pairs_of_reviews(order: Validity, sides: Validity, sentence: str) -> None:
    assert trust_wording.describe_trust(Trust("", order, sides, pd.DataFrame())) == sentence


def test_a_curve_is_titled_with_the_polarity_that_foretells_the_middle_rating() -> None:
    assert trust_wording.describe_curve(CURVE, POLARITY) == "Words that foretell 5 of 10 stand at −0.04, not at zero"
    at_zero = replace(CURVE, middle=0.001)
    assert trust_wording.describe_curve(at_zero, POLARITY) == "Words that foretell 5 of 10 stand at 0.00"
    beyond = replace(CURVE, crosses=False)
    assert trust_wording.describe_curve(beyond, POLARITY) == "The rating to expect of each polarity"


def test_errors_are_said_beside_those_of_knowing_no_words() -> None:
    assert trust_wording.describe_errors(ORDER, CURVE) == (
        "Spearman’s rank correlation of words and stars: 0.62 (0.50 to 0.70). Expecting a rating of other films’ "
        "reviews errs by 1.5 of 10 on average; expecting the mean rating of all would err by 2.0."
    )
    few = trust_wording.describe_errors(ORDER._replace(enough=False), replace(CURVE, by_film=False))
    assert "0.62 (too few to say how surely). Expecting a rating of other reviews errs" in few
