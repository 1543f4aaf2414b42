import numpy as np
import pandas as pd
import pytest

from corpus.polarity.calibration import calibrate
from corpus.polarity.curve import bin_ratings, resample_curve
from tests.polarity.test_calibration import STAIRS, STARS, noisy


def test_bins_hold_every_rated_review_once():
    reviews = noisy()
    reviews.loc[0, "polarity"] = np.nan
    bins = bin_ratings(
        reviews["polarity"], reviews["rating"], calibrate(reviews["polarity"], reviews["rating"]), bins=10
    )
    assert len(bins) == 9
    assert bins["n"].sum() == 299
    assert (bins["n"] * bins["rating"]).sum() == pytest.approx(reviews["rating"].iloc[1:].sum())
    assert (bins["from"].iloc[1:].to_numpy() > bins["to"].iloc[:-1].to_numpy()).all()
    assert bins["low"].lt(bins["rating"]).all()


def test_a_bin_has_the_means_of_its_reviews_and_the_rating_that_the_curve_expects_there():
    # Fifty reviews in at most two bins: the polarities 0 to 0.4, and 0.5 to 0.9.
    bins = bin_ratings(STAIRS, STARS, calibrate(STAIRS, STARS), bins=2)
    assert bins[["from", "to", "polarity"]].to_numpy().tolist() == [
        pytest.approx([0, 0.4, 0.2]),
        pytest.approx([0.5, 0.9, 0.7]),
    ]
    assert bins["rating"].tolist() == pytest.approx([(2 + 3 + 3 + 4 + 6) / 5, (5 + 5 + 7 + 9 + 8) / 5])
    # The curve passes (0.15, 3) and (0.3, 4).
    assert bins["expected"].tolist() == pytest.approx([3 + 1 / 3, 7])


def test_the_band_holds_the_curve_and_narrows_with_more_reviews():
    few, many = (noisy(n) for n in (100, 3000))
    narrow, wide = (resample_curve(each["polarity"], each["rating"], groups=each["film"]) for each in (many, few))
    for line in (narrow, wide):
        assert line["low"].le(line["high"]).all()
        assert line["expected"].between(line["low"] - 0.3, line["high"] + 0.3).all()
    assert (narrow["high"] - narrow["low"]).mean() < (wide["high"] - wide["low"]).mean()


def test_the_band_is_the_same_in_every_run():
    reviews = noisy(80)
    first, again = (resample_curve(reviews["polarity"], reviews["rating"], groups=reviews["film"]) for _ in range(2))
    pd.testing.assert_frame_equal(first, again)
