import re

import numpy as np

from corpus import figures
from tests.figures.samples import reviews


def test_words_against_stars_leaves_out_what_lacks_either_and_bins_what_is_too_much():
    frame = reviews(10)
    frame.loc[0, "rating"] = np.nan
    few = figures.draw_ratings_against_polarity(frame, middle=0.1, title="Few")
    assert len(few.figure.data[-1].x) == 9
    many = figures.draw_ratings_against_polarity(reviews(5000), middle=0.1, title="Many")
    discs = many.figure.data[-1]
    assert len(discs.x) < 1000
    counted = [int(re.match(r"([\d,]+) review", text).group(1).replace(",", "")) for text in discs.hovertext]
    assert sum(counted) == 5000
    assert len(discs.customdata[0]) == 4
