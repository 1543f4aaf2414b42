"""How many reviews have each rating and tone."""

import numpy as np
import pandas as pd

from corpus.polarity.bands import count_bands


def reviews(polarity, rating):
    return pd.DataFrame({"polarity": polarity, "rating": rating}, dtype="float64")


def test_every_review_with_both_is_in_one_cell_and_bands_are_few():
    drawn = np.random.default_rng(1)
    frame = reviews(drawn.normal(0.1, 0.3, 500).clip(-1, 1), drawn.uniform(0, 10, 500))
    frame.loc[0, "rating"] = np.nan
    cells = count_bands(frame)
    assert cells["n"].sum() == 499
    assert cells["from"].nunique() <= 6
    assert cells["rating_from"].nunique() == 5


def test_a_value_on_an_edge_belongs_above_it_and_ten_to_the_highest_band():
    cells = count_bands(reviews([-1.0, 0.0, 0.5, 1.0], [0, 2, 8, 10]))
    full = cells[cells["n"] > 0]
    assert full[["rating_from", "from"]].to_numpy().tolist() == [[0, -np.inf], [2, 0.0], [8, 0.5]]
    assert full["n"].tolist() == [1, 1, 2]


def test_reviews_of_one_tone_have_one_open_band():
    cells = count_bands(reviews([0.1, 0.1], [3, 9]))
    assert cells["from"].unique().tolist() == [-np.inf]
    assert cells["n"].tolist() == [0, 1, 0, 0, 1]


def test_without_ratings_there_are_no_cells():
    assert count_bands(reviews([0.1], [np.nan])).empty
