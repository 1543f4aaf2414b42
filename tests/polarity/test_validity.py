import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from corpus.errors import SelectionError
from corpus.polarity.validity import correlate_ranks, measure_auc, measure_groups

scores = st.lists(st.tuples(st.integers(-5, 5), st.integers(0, 10)), min_size=5, max_size=30)


def drawn(n: int, *, within: float, between: float, seed: int, many: int) -> pd.DataFrame:
    """Return reviews of `many` films that are alike in words and in stars, each by its own draw."""
    chance = np.random.default_rng(seed)
    film = np.repeat(np.arange(many), n // many)
    shared = chance.normal(0, between, many)[film]
    quality = chance.normal(0, within, len(film))
    return pd.DataFrame(
        {
            "film": film.astype(str),
            "polarity": shared + quality + chance.normal(size=len(film)),
            "rating": shared + quality + chance.normal(size=len(film)),
        }
    )


# ------------------------------------------------------------------------------------------- Spearman


@given(scores)
def test_the_rank_correlation_is_that_of_scipy(rows):
    polarity, rating = np.array(rows, dtype="float64").T
    validity = correlate_ranks(polarity, rating)
    if np.ptp(polarity) and np.ptp(rating):
        assert validity.value == pytest.approx(stats.spearmanr(polarity, rating).statistic, abs=1e-12)
    else:
        assert math.isnan(validity.value)
        assert not validity.enough


def test_its_interval_is_that_of_bonett_and_wright():
    # Ranks 1..10 against 2, 1, 4, 3, …: Σd² = 10, so r = 1 − 60 / 990.
    validity = correlate_ranks(range(10), [2, 1, 4, 3, 6, 5, 8, 7, 10, 9])
    r = 1 - 60 / 990
    reach = stats.norm.ppf(0.975) * math.sqrt((1 + r * r / 2) / 7)
    assert validity.value == pytest.approx(r)
    assert (validity.low, validity.high) == pytest.approx(
        (math.tanh(math.atanh(r) - reach), math.tanh(math.atanh(r) + reach))
    )


def test_few_reviews_and_a_perfect_order_have_no_interval():
    for validity in (
        correlate_ranks([1, 2, 3, 4], [1, 3, 2, 4]),
        correlate_ranks(range(9), range(9)),
        correlate_ranks([], []),
    ):
        assert not validity.enough
        assert math.isnan(validity.low)
        assert math.isnan(validity.high)


def test_reviews_without_evidence_or_rating_are_left_out():
    assert correlate_ranks([1, 2, np.nan, 3, 4], [1, 2, 9, 3, np.nan])[:2] == (3, 1)
    assert measure_auc([0.1, np.nan, 0.3], [False, False, True])[:2] == (2, 1)


def test_reversing_the_stars_reverses_the_sign():
    reviews = drawn(60, within=1, between=0, seed=1, many=6)
    validity, turned = (correlate_ranks(reviews["polarity"], sign * reviews["rating"]) for sign in (1, -1))
    assert (turned.value, turned.low, turned.high) == pytest.approx((-validity.value, -validity.high, -validity.low))


# ------------------------------------------------------------------------------------------- the area


def test_the_area_counts_the_pairs_in_order_with_ties_as_halves():
    # Liked 0.3 is above 0.1 and 0.2 and ties with 0.3; liked 0.2 is above 0.1, ties with 0.2, is below 0.3: 4 of 6.
    assert measure_auc([0.3, 0.2, 0.1, 0.2, 0.3], [True, True, False, False, False]).value == pytest.approx(4 / 6)


def test_its_bounds_are_those_areas_that_lie_just_so_far_away():
    # Newcombe's fifth: a bound lies z of its own standard errors away.
    chance = np.random.default_rng(4)
    polarity, liked = chance.normal(size=33), np.arange(33) < 12
    validity = measure_auc(polarity + liked, liked)
    for bound in (validity.low, validity.high):
        spare = 33 / 2 - 1
        spread = bound * (1 - bound) * (1 + spare * (1 - bound) / (2 - bound) + spare * bound / (1 + bound)) / (12 * 21)
        assert abs(bound - validity.value) == pytest.approx(stats.norm.ppf(0.975) * math.sqrt(spread))


def test_reviews_all_in_order_still_have_a_lower_bound():
    validity = measure_auc(range(10), np.arange(10) > 4)
    assert (validity.value, validity.high, validity.enough) == (1, 1, True)
    assert 0.5 < validity.low < 0.8


def test_a_side_of_too_few_reviews_has_no_interval():
    validity = measure_auc(range(10), np.arange(10) > 5)
    assert (validity.n, validity.value, validity.enough) == (10, 1, False)
    assert math.isnan(validity.low)
    assert math.isnan(measure_auc([0.1, 0.2], [True, True]).value)


@given(scores)
def test_swapping_the_sides_turns_the_area_round(rows):
    polarity, rating = np.array(rows, dtype="float64").T
    validity, turned = measure_auc(polarity, rating > 5), measure_auc(polarity, rating <= 5)
    assert turned.value == pytest.approx(1 - validity.value, nan_ok=True)
    assert (turned.low, turned.high) == pytest.approx((1 - validity.high, 1 - validity.low), nan_ok=True)
    if validity.enough:
        assert 0 <= validity.low <= validity.value <= validity.high <= 1


def test_the_interval_holds_the_true_area_as_often_as_it_says():
    chance, truth, many = np.random.default_rng(5), stats.norm.cdf(1 / math.sqrt(2)), 3000
    liked = np.tile(np.arange(24) < 12, many)
    polarity = chance.normal(size=len(liked)) + liked
    reviews = pd.DataFrame({"film": np.arange(len(liked)) // 24, "polarity": polarity, "rating": liked * 10})
    groups = measure_groups(reviews, by="film")
    assert np.mean(groups["auc_low"].le(truth) & groups["auc_high"].ge(truth)) == pytest.approx(0.955, abs=0.015)


# ------------------------------------------------------------------------------------------- films


def test_films_of_one_review_each_widen_no_interval():
    reviews = drawn(400, within=1, between=0, seed=2, many=8)
    for measure, against in ((correlate_ranks, reviews["rating"]), (measure_auc, reviews["rating"] > 0)):
        plain, by_film = (measure(reviews["polarity"], against, films=films) for films in (None, [None] * 400))
        assert by_film.value == plain.value
        assert by_film.high - by_film.low == pytest.approx(plain.high - plain.low, rel=0.12)


def test_reviews_of_few_films_count_for_less_than_they_are():
    reviews = drawn(400, within=0.3, between=1.5, seed=3, many=10)
    for measure, against in ((correlate_ranks, reviews["rating"]), (measure_auc, reviews["rating"] > 0)):
        plain, by_film = (measure(reviews["polarity"], against, films=films) for films in (None, reviews["film"]))
        assert by_film.high - by_film.low > 1.5 * (plain.high - plain.low)
        assert by_film.low < by_film.value < by_film.high


def test_the_spread_between_films_is_that_of_leaving_out_each_in_turn():
    reviews = drawn(600, within=0.5, between=0.7, seed=8, many=60)
    for measure, against, there in (
        (correlate_ranks, reviews["rating"], math.atanh),
        (measure_auc, reviews["rating"] > 0, lambda area: math.log(area / (1 - area))),
    ):
        validity = measure(reviews["polarity"], against, films=reviews["film"])
        without = [
            there(measure(reviews["polarity"][others], against[others]).value)
            for others in (reviews["film"] != film for film in reviews["film"].unique())
        ]
        reach = stats.t.ppf(0.975, 59) * math.sqrt(59 / 60 * np.sum((without - np.mean(without)) ** 2))
        assert there(validity.high) - there(validity.value) == pytest.approx(reach, rel=0.03)
        assert there(validity.value) - there(validity.low) == pytest.approx(reach, rel=0.03)


def test_too_few_films_leave_the_interval_of_the_reviews():
    reviews = drawn(40, within=1, between=0, seed=3, many=4)
    plain = correlate_ranks(reviews["polarity"], reviews["rating"])
    assert correlate_ranks(reviews["polarity"], reviews["rating"], films=reviews["film"]) == plain
    in_order = measure_auc(range(10), np.arange(10) > 4, films=range(10))
    assert in_order == measure_auc(range(10), np.arange(10) > 4)
    assert correlate_ranks([], [], films=[])[-1] is measure_auc([], [], films=[])[-1] is False


# ------------------------------------------------------------------------------------------- groups


def test_each_group_is_as_it_is_alone():
    reviews = drawn(60, within=1, between=0, seed=6, many=4)
    reviews["rating"] = (5 + 2 * reviews["rating"]).round().clip(0, 10)
    reviews.loc[3, "polarity"] = np.nan
    groups = measure_groups(reviews, by="film").set_index("group")
    assert groups["n"].tolist() == [14, 15, 15, 15]
    assert groups["missing"].tolist() == [1, 0, 0, 0]
    for film, part in reviews.groupby("film"):
        alone = correlate_ranks(part["polarity"], part["rating"])
        sided = part[part["rating"] != 5]
        area = measure_auc(sided["polarity"], sided["rating"] > 5)
        row = groups.loc[film]
        assert tuple(row[["spearman", "low", "high", "enough"]]) == pytest.approx(alone[1:], nan_ok=True)
        assert tuple(row[["auc", "auc_low", "auc_high", "auc_enough"]]) == pytest.approx(area[1:], nan_ok=True)
    assert groups["liked"].sum() + groups["disliked"].sum() == reviews["polarity"].notna()[reviews["rating"] != 5].sum()


def test_a_group_of_few_is_listed_and_said_to_be_too_few():
    reviews = pd.DataFrame(
        {
            "film": ["A", "A", "B", None],
            "polarity": [0.1, 0.2, 0.3, 0.5],
            "rating": [3, 8, np.nan, 9],
        }
    )
    groups = measure_groups(reviews, by="film")
    assert groups["group"].tolist() == ["A", "B"]
    assert groups["n"].tolist() == [2, 0]
    assert groups["missing"].tolist() == [0, 1]
    assert not groups[["enough", "auc_enough"]].any(axis=None)
    assert groups[["low", "high", "auc_low", "auc_high"]].isna().all(axis=None)


def test_no_reviews_give_no_rows_and_the_same_columns():
    some = measure_groups(drawn(10, within=1, between=0, seed=6, many=2), by="film")
    none = measure_groups(pd.DataFrame({"film": [], "polarity": [], "rating": []}), by="film")
    assert list(none) == list(some)
    assert none.empty


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(SelectionError, match="“critic”"):
        measure_groups(pd.DataFrame({"film": []}), by="critic")
