import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import isotonic_regression

from corpus.polarity.calibration import FEWEST, MINIMUM, calibrate, explain_too_little, find_middle, predict_held_out

#: Ten pools of five reviews each, of one polarity: the ratings 2, 3, 3, 4, 6, 5, 5, 7, 9 and 8 by pools.
STAIRS = np.repeat(np.arange(10) / 10, 5)
STARS = np.repeat([2.0, 3, 3, 4, 6, 5, 5, 7, 9, 8], 5)


def noisy(n=300, *, seed=1, slope=8.0, films=30):
    """Return reviews whose rating rises with their polarity, but for chance."""
    chance = np.random.default_rng(seed)
    polarity = chance.normal(0.1, 0.15, n).clip(-1, 1)
    rating = (5 + slope * (polarity - 0.1) + chance.normal(0, 1.5, n)).clip(0, 10)
    return pd.DataFrame(
        {"polarity": polarity, "rating": rating, "film": [f"Film {i}" for i in chance.integers(films, size=n)]}
    )


# ------------------------------------------------------------------------------------------- the curve


def test_what_falls_is_pooled_and_joined_at_the_centres_of_the_blocks():
    # 3, 3 → 3 at 0.15; 6, 5, 5 → 16/3 at 0.5; 9, 8 → 8.5 at 0.85.
    curve = calibrate(STAIRS, STARS)
    assert curve.polarity == pytest.approx([0, 0.15, 0.3, 0.5, 0.7, 0.85])
    assert curve.rating == pytest.approx([2, 3, 4, 16 / 3, 7, 8.5])
    assert curve.predict([0.075, 0.4, 0.5]) == pytest.approx([2.5, 14 / 3, 16 / 3])


def test_the_middle_is_where_five_is_to_be_expected():
    # Between (0.3, 4) and (0.5, 16/3), three quarters of the way.
    curve = calibrate(STAIRS, STARS)
    assert curve.crosses
    assert curve.middle == pytest.approx(0.45)
    assert curve.predict(curve.middle) == pytest.approx(5)


def test_a_middle_that_hardly_any_review_is_beyond_is_none():
    # Only the four of lowest polarity, of 200 reviews, are rated below 5: the curve reaches 5 too near its end.
    words = np.linspace(0, 1, 200)
    curve = calibrate(words, np.where(np.arange(200) < 4, 0.0, 8.0) + words)
    assert not curve.crosses
    assert curve.middle == pytest.approx(np.median(words))


def test_a_curve_that_is_nowhere_as_low_as_five_has_the_median_for_its_middle():
    curve = calibrate(STAIRS, STARS / 2 + 5)
    assert not curve.crosses
    assert curve.middle == pytest.approx(0.45)


def test_the_stated_middle_is_the_curves_else_the_median_else_zero():
    words = np.append(np.arange(FEWEST) / 100, np.nan)
    assert find_middle(STAIRS, calibrate(STAIRS, STARS)) == 0.45
    assert find_middle(words, None) == round(np.median(words[:-1]), 2)
    assert find_middle(words[1:], None) == 0


def test_beyond_its_ends_the_curve_is_level_and_no_evidence_stays_none():
    curve = calibrate(STAIRS, STARS)
    assert curve.predict([-1, 1]).tolist() == [2, 8.5]
    assert np.isnan(curve.predict(np.nan))


def test_where_rating_falls_with_polarity_the_mean_is_expected_everywhere():
    curve = calibrate(STAIRS, STARS[::-1])
    assert curve.rating == pytest.approx([STARS.mean()])
    assert not curve.crosses


def test_no_expected_rating_rests_on_one_review():
    lone = np.append(STARS, 0.0)
    curve = calibrate(np.append(STAIRS, -1), lone)
    # The lone review of −1 is pooled with the five at 0.
    assert curve.rating[0] == pytest.approx((0 + 5 * 2) / 6)


def test_the_blocks_are_those_of_scipy_where_every_pool_is_of_one_polarity():
    reviews = noisy(500)
    # Of 500 reviews, ten are pooled: there are at most 50 steps.
    steps = reviews["polarity"].rank(method="first").sub(1).floordiv(10).to_numpy()
    curve = calibrate(steps, reviews["rating"])
    fitted = isotonic_regression(reviews["rating"].groupby(steps).mean()).x
    assert np.unique(fitted) == pytest.approx(curve.rating)


@settings(max_examples=20)
@given(
    st.lists(st.tuples(st.integers(-10, 10), st.integers(0, 10)), min_size=MINIMUM, max_size=120),
    st.randoms(use_true_random=False),
)
def test_the_curve_rises_keeps_the_mean_and_does_not_depend_on_the_order(rows, random):
    polarity, rating = np.array(rows, dtype="float64").T / [[10], [1]]
    if explain_too_little(polarity, rating):
        assert calibrate(polarity, rating) is None
        return
    curve = calibrate(polarity, rating)
    assert np.all(np.diff(curve.polarity) > 0)
    assert np.all(np.diff(curve.rating) > 0)
    assert np.all(np.diff(curve.predict(np.linspace(-1, 1, 50))) >= 0)
    assert rating.min() - 1e-9 <= curve.rating[0]
    assert curve.rating[-1] <= rating.max() + 1e-9
    order = random.sample(range(len(rows)), len(rows))
    again = calibrate(polarity[order], rating[order])
    assert again.rating == pytest.approx(curve.rating)
    assert (again.mae, again.naive_mae) == pytest.approx((curve.mae, curve.naive_mae))


# ------------------------------------------------------------------------------------------- too little


def test_too_few_rated_reviews_are_refused_in_words():
    polarity, rating = STAIRS.copy(), STARS.copy()
    polarity[0], rating[1] = np.nan, np.nan
    assert calibrate(polarity, rating) is None
    assert explain_too_little(polarity, rating) == (
        "48 reviews have a rating and scored words; 50 are needed to say which rating goes with which tone."
    )
    assert explain_too_little([0.1], [5]).startswith("1 review has a rating")
    assert calibrate([], []) is None


def test_ratings_or_words_that_are_all_the_same_are_refused_in_words():
    assert "have the same rating" in explain_too_little(STAIRS, np.full(50, 7.0))
    assert "have the same tone" in explain_too_little(np.zeros(50), STARS)


# ------------------------------------------------------------------------------------------- how well it predicts


def test_the_error_is_that_on_films_of_which_nothing_was_learned():
    # Two films, one of high polarity and low stars: what is learned from one misleads about the other.
    polarity = np.concatenate([np.linspace(0, 0.2, 30), np.linspace(0.3, 0.5, 30)])
    rating = np.repeat([8.0, 2.0], 30)
    curve = calibrate(polarity, rating, groups=["A"] * 30 + ["B"] * 30)
    assert curve.by_film
    assert curve.mae == curve.naive_mae == pytest.approx(6)
    assert not calibrate(STAIRS, STARS, groups=["A"] * 50).by_film
    assert not calibrate(STAIRS, STARS).by_film


def test_words_that_predict_the_stars_do_better_than_the_mean():
    reviews = noisy(2000)
    curve = calibrate(reviews["polarity"], reviews["rating"], groups=reviews["film"])
    # The stars vary by 8 · 0.15 = 1.2 with the words and by 1.5 without. The mean absolute error of a normal is
    # √(2/π) of its standard deviation: 1.20, against 1.53 of √(1.2² + 1.5²) = 1.92.
    assert curve.mae == pytest.approx(1.2, abs=0.1)
    assert curve.naive_mae == pytest.approx(1.53, abs=0.1)


def test_words_without_meaning_do_no_better_than_the_mean():
    reviews = noisy(slope=0)
    curve = calibrate(reviews["polarity"], reviews["rating"])
    assert curve.mae > 0.98 * curve.naive_mae


def test_what_is_expected_elsewhere_does_not_know_the_reviews_own_film():
    reviews = noisy()
    before = predict_held_out(reviews["polarity"], reviews["rating"], groups=reviews["film"])
    odd = reviews["film"] == "Film 3"
    after = predict_held_out(reviews["polarity"], reviews["rating"].mask(odd, 0), groups=reviews["film"])
    assert before[odd] == pytest.approx(after[odd])
    assert before[~odd] != pytest.approx(after[~odd])


def test_what_is_expected_elsewhere_is_missing_where_a_review_has_no_evidence_or_no_rating():
    reviews = noisy()
    reviews.loc[0, "polarity"], reviews.loc[1, "rating"] = np.nan, np.nan
    expected = predict_held_out(reviews["polarity"], reviews["rating"], groups=reviews["film"])
    assert np.flatnonzero(np.isnan(expected)).tolist() == [0, 1]
    assert np.isnan(predict_held_out(STAIRS[:9], STARS[:9])).all()
