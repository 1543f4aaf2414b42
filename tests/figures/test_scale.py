import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.figures.palette import INKS, POLARITY, colour_grey, colour_sign
from corpus.figures.scale import Scale
from tests.figures.test_palette import measure_contrast


@given(st.lists(st.floats(-1, 1), max_size=20), st.floats(-0.5, 0.5))
@settings(max_examples=50)
def test_a_scale_shows_every_value_and_its_middle_and_never_less_than_a_fifth(values, middle):
    low, high = Scale(middle).choose_part(values)
    assert all(low <= value <= high for value in [*values, middle])
    assert high - low >= 0.4 - 1e-9
    assert -1.06 <= low <= high <= 1.06


def test_a_scale_from_zero_is_shown_whole_and_without_signs():
    ratings = Scale(5, 0, 10)
    assert ratings.choose_part([6, 7]) == (-0.25, 10.25)
    assert ratings.write(7.5) == "7.5"
    assert ratings.choose_bin_width(*ratings.choose_part([])) == pytest.approx(0.25)
    assert Scale(0.1).write(-0.12) == "−0.12"
    assert Scale(0.1).colour_values([-1, np.nan], theme="light") == [POLARITY[0], colour_grey()]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_mark_of_a_scale_has_an_outline_that_shows_on_the_paper_and_is_of_its_side(theme):
    marks = Scale(5, 0, 10).mark_values([*range(11), np.nan], theme=theme)
    outlines = marks["line"]["color"]
    assert min(measure_contrast(outline, INKS[theme]["paper"]) for outline in outlines) >= 3
    assert marks["line"]["width"] >= 1
    brown, teal = (colour_sign(positive, theme=theme) for positive in (False, True))
    assert outlines == [*[brown] * 5, *[teal] * 6, INKS[theme]["rule"]]
