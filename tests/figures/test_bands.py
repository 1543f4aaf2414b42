import pandas as pd
import pytest

from corpus import figures
from corpus.figures.palette import INKS
from corpus.polarity.bands import count_bands
from tests.figures.test_palette import measure_contrast

REVIEWS = pd.DataFrame({"polarity": [-0.3, 0.1, 0.12, 0.4], "rating": [9.0, 7.0, 7.5, 1.0]})


def test_a_cell_has_its_count_and_empty_ones_are_not_drawn():
    chart = figures.draw_bands(count_bands(REVIEWS), title="A finding", value_name="tone")
    (bars,) = chart.figure.data
    assert list(bars.text) == ["1", "2", "1"]
    assert bars.hovertext[1].startswith("2 reviews<br>tone ")
    assert "rated 6 to 8" in bars.hovertext[1]
    assert chart.data["n"].sum() == 4
    assert bars.customdata[1] == [7.0, 7.5, 0.1, 0.12]


def test_the_fullest_cell_is_the_darkest_and_high_ratings_are_at_the_top():
    bars = figures.draw_bands(count_bands(REVIEWS), title="A finding", value_name="tone").figure.data[0]
    assert bars.marker.color[0] == bars.marker.color[2] != bars.marker.color[1]
    assert bars.base[2] < bars.base[1] < bars.base[0]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_cell_of_a_single_review_is_seen_as_one(theme):
    (bars,) = figures.draw_bands(count_bands(REVIEWS), title="A finding", value_name="tone", theme=theme).figure.data
    assert measure_contrast(bars.marker.line.color, INKS[theme]["paper"]) >= 3
