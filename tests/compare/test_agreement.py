import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import pearsonr

from corpus.compare.agreement import measure_agreement, measure_alpha, pick_ends

#: Krippendorff (2011), examples C and D: four observers, twelve units, any may be missing.
OBSERVERS = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
PUBLISHED = pd.DataFrame(
    [
        (f"unit {unit:02}", f"observer {row}", float(value))
        for row, line in enumerate(OBSERVERS.split("\n")[1:-1])
        for unit, value in enumerate(line.split())
        if value != "."
    ],
    columns=["film", "reviewer", "rating"],
)


def two(a, b):
    """Reviews of the same films by Ann and Ben."""
    films = [f"film {place}" for place in range(len(a))]
    return pd.DataFrame(
        {"film": films * 2, "reviewer": ["Ann"] * len(a) + ["Ben"] * len(b), "rating": np.array([*a, *b], float)}
    )


def test_alpha_is_that_of_krippendorff_s_example():
    agreement = measure_alpha(PUBLISHED)
    assert round(agreement.alpha, 3) == 0.849
    assert (agreement.films, agreement.critics, agreement.values) == (11, 4, 40)
    assert agreement.low < agreement.alpha < agreement.high


def test_alpha_is_one_where_all_agree_and_near_none_where_values_are_dealt_out_at_random():
    assert measure_alpha(two([1, 5, 9, 3, 4], [1, 5, 9, 3, 4])).alpha == 1
    rng = np.random.default_rng(1)
    agreement = measure_alpha(two(rng.normal(size=400), rng.normal(size=400)))
    assert abs(agreement.alpha) < 0.1
    assert agreement.low < 0 < agreement.high


@settings(max_examples=15)
@given(st.floats(0.1, 50), st.floats(-100, 100))
def test_alpha_does_not_depend_on_the_unit_or_the_zero_of_the_scale(unit, zero):
    moved = PUBLISHED.assign(rating=PUBLISHED["rating"] * unit + zero)
    assert measure_alpha(moved)[:3] == pytest.approx(measure_alpha(PUBLISHED)[:3], abs=1e-6)


def test_of_few_films_alpha_has_no_interval_and_of_none_no_value():
    few = measure_alpha(two([1, 5, 9], [2, 6, 8]))
    assert np.isfinite(few.alpha)
    assert np.isnan([few.low, few.high]).all()
    assert np.isnan(measure_alpha(two([], [])).alpha)
    assert np.isnan(measure_alpha(two([5, 5, 5], [5, 5, 5])).alpha)


def test_a_pair_has_its_films_distance_and_difference():
    row = measure_agreement(two([1, 2, 3, 4, 5], [2, 2, 5, 3, 6])).iloc[0]
    assert (row["a"], row["b"], row["films"]) == ("Ann", "Ben", 5)
    assert (row["difference"], row["distance"]) == pytest.approx((-0.6, 1.0))


def test_the_correlation_and_its_interval_are_scipy_s():
    a, b = [1, 2, 3, 4, 5, 7], [2, 2, 5, 3, 6, 1]
    row, known = measure_agreement(two(a, b)).iloc[0], pearsonr(a, b)
    assert row["correlation"] == pytest.approx(known.statistic)
    assert (row["low"], row["high"]) == pytest.approx(tuple(known.confidence_interval(0.95)))


def test_a_pair_of_too_few_films_is_left_out():
    assert len(measure_agreement(two([1, 2, 3, 4], [2, 2, 5, 3]))) == 0
    assert len(measure_agreement(two([1, 2, 3, 4], [2, 2, 5, 3]), fewest=4)) == 1


def test_who_always_gives_the_same_has_no_correlation_and_a_perfect_one_no_interval():
    assert np.isnan(measure_agreement(two([5] * 5, [2, 2, 5, 3, 6]))["correlation"].iloc[0])
    perfect = measure_agreement(two([1, 2, 3, 4, 5], [2, 3, 4, 5, 6])).iloc[0]
    assert perfect["correlation"] == pytest.approx(1)
    assert perfect[["low", "high"]].isna().all()


def test_films_that_one_of_two_left_out_do_not_count():
    reviews = pd.concat([two([1, 2, 3, 4, 5], [2, 2, 5, 3, 6]), pd.DataFrame(
        {"film": ["film 9", "film 9"], "reviewer": ["Ann", "Cyd"], "rating": [10.0, 0.0]})])  # fmt: skip
    table = measure_agreement(reviews)
    assert table[["a", "b", "films"]].to_numpy().tolist() == [["Ann", "Ben", 5]]


def test_no_pair_gives_the_same_columns():
    none, some = measure_agreement(two([], [])), measure_agreement(PUBLISHED)
    assert (len(none), none.dtypes.tolist(), list(none)) == (0, some.dtypes.tolist(), list(some))


def test_the_ends_are_the_closest_and_the_farthest_of_pairs_with_films_enough():
    pairs = pd.DataFrame({"a": list("ABCDE"), "films": [10, 11, 12, 10, 5], "distance": [1.0, 2.0, 3.0, 4.0, 0.1]})
    closest, farthest = pick_ends(pairs, most=2)
    assert (closest["a"].tolist(), farthest["a"].tolist()) == (["A", "B"], ["D", "C"])
    closest, farthest = pick_ends(pairs, most=4)
    assert (closest["a"].tolist(), len(farthest)) == (list("ABCD"), 0)
    assert pick_ends(pairs.tail(1), most=4)[0]["a"].tolist() == ["E"]


def test_the_closest_pairs_stand_first(sample):
    table = measure_agreement(sample.reviews)
    assert table["distance"].is_monotonic_increasing
    assert (table["films"] >= 5).all()
    assert (table["a"] < table["b"]).all()


def test_a_pair_of_few_films_stands_behind_all_others_however_close():
    reviews = pd.concat(
        [two([5] * 10, [7] * 10), two([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]).replace({"Ann": "Cyd", "Ben": "Dot"})]
    ).assign(film=lambda rows: rows["film"] + rows["reviewer"].map({"Cyd": "!", "Dot": "!"}).fillna(""))
    table = measure_agreement(reviews)
    assert table[["a", "films", "distance"]].to_numpy().tolist() == [["Ann", 10, 2.0], ["Cyd", 5, 0.0]]
