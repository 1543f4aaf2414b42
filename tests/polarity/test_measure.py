"""A measure brings its scale along: its middle, its ends, and how its numbers are written."""

import dataclasses

import numpy as np
import pandas as pd
import pytest

from corpus.polarity.measure import NAMES, Measure, describe_scores
from corpus.polarity.scale import PolarityScale

HOUSE = PolarityScale(middle=0.08, lexicon="house")
STARS = PolarityScale(middle=5.0, quantity="rating")


def test_a_rating_is_of_ten_and_parts_at_five_whatever_the_scale_of_polarity():
    for scale in (HOUSE, STARS):
        rating = Measure.of("rating", scale)
        assert (rating.name, rating.span, rating.middle, rating.axis) == ("Rating", (0.0, 10.0), 5.0, "rating, of 10")
        assert rating.write_value(7) == "7.0"
        assert rating.unit == "points of 10"


def test_polarity_is_on_the_scale_that_the_reader_has_chosen():
    polarity, stars = Measure.of("polarity", HOUSE), Measure.of("polarity", STARS)
    assert (polarity.name, polarity.span, polarity.middle) == ("Tone", (-1.0, 1.0), 0.08)
    assert polarity.axis == "tone (polarity by our word list, −1 to +1)"
    assert (stars.name, stars.span, stars.middle) == ("Expected rating", (0.0, 10.0), 5.0)
    assert (polarity.unit, stars.unit) == ("points of tone", "points of 10")


@pytest.mark.parametrize(
    ("column", "scale", "shown"), [("polarity", HOUSE, "+0.50"), ("polarity", STARS, "0.5"), ("rating", HOUSE, "0.5")]
)
def test_a_number_has_its_sign_where_the_scale_has_two_sides(column, scale, shown):
    assert Measure.of(column, scale).write_value(0.5) == shown


def test_the_middle_is_written_as_its_scale_has_it():
    assert [
        each.write_value(each.middle) for each in (Measure.of("polarity", HOUSE), Measure.of("polarity", STARS))
    ] == [
        "+0.08",
        "5.0",
    ]


def test_a_difference_always_has_its_sign():
    assert Measure.of("rating", HOUSE).difference_format == "%+.1f"
    assert Measure.of("polarity", HOUSE).difference_format == "%+.2f"


def test_stars_are_higher_and_words_are_more_positive_also_where_they_are_shown_in_stars():
    assert Measure.of("rating", STARS).comparatives == ("rated higher", "rated lower")
    assert Measure.of("polarity", STARS).comparatives == ("more positive", "more negative")


def test_a_measure_is_a_value_that_nobody_changes():
    assert list(NAMES) == ["polarity", "rating"]
    assert Measure.of("rating", HOUSE) == Measure.of("rating", STARS)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Measure.of("rating", HOUSE).middle = 4.0


def test_a_review_is_said_by_its_length_and_its_tone():
    review = pd.Series({"words": 120, "polarity": 0.25}, dtype=object)
    polarity = Measure.of("polarity", PolarityScale())
    assert describe_scores(review, 9, polarity) == "120 words, tone +0.25 from 9 scored words"
    unscored = pd.Series({"words": 1, "polarity": np.nan}, dtype=object)
    assert describe_scores(unscored, 0, polarity) == "1 word, no tone: no word in it could be scored"
