import math
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from corpus.schema import SelectionError
from corpus.statistics.differences import ALIKE, MOST_GROUPS, TOO_FEW, compare_pairs, correct_p_values

ratings = st.lists(st.integers(0, 10), min_size=5, max_size=14)
NUMBERS = ["difference", "low", "high", "delta", "p", "q"]


def frame(**groups: list[float]) -> pd.DataFrame:
    rows = [(group, value) for group, values in groups.items() for value in values]
    return pd.DataFrame(rows, columns=["film", "rating"]).astype({"film": "str", "rating": "float64"})


def pair(a: list[float], b: list[float], **options: float) -> pd.Series:
    return compare_pairs(frame(A=a, B=b), by="film", value="rating", **options).loc[0]


def permutation_p(a: list[float], b: list[float]) -> float:
    """Every way of dealing the values out, one after the other."""
    ranks = stats.rankdata([*a, *b])
    middle = len(a) * (len(ranks) + 1) / 2
    distance = abs(ranks[: len(a)].sum() - middle)
    dealt = [abs(sum(some) - middle) >= distance - 1e-9 for some in combinations(ranks, len(a))]
    return float(np.mean(dealt))


def test_two_groups_apart_worked_by_hand():
    row = pair([8, 9, 8, 7, 9], [4, 5, 3, 4, 5])
    assert row["difference"] == pytest.approx(8.2 - 4.2)
    assert row["delta"] == 1
    # Of the 252 ways to deal ten values out to five and five, two are as extreme.
    assert row["p"] == row["q"] == pytest.approx(2 / 252)
    assert row["conclusion"] == "a is higher"


def test_cliffs_delta_counts_wins_less_losses():
    # Of 25 comparisons a wins 11 and loses 10; 4 are ties.
    a, b = [1, 3, 3, 5, 9], [2, 3, 3, 4, 6]
    wins = sum(x > y for x in a for y in b)
    losses = sum(x < y for x in a for y in b)
    assert (wins, losses) == (11, 10)
    assert pair(a, b)["delta"] == pytest.approx((wins - losses) / 25)


def test_the_interval_is_welchs():
    a, b = [6.0, 7, 8, 9, 9, 10], [1.0, 5, 5, 6, 9, 9, 10]
    theirs = stats.ttest_ind(a, b, equal_var=False).confidence_interval(0.9)
    row = pair(a, b, level=0.9)
    assert (row["low"], row["high"]) == pytest.approx((theirs.low, theirs.high))


def test_small_groups_are_tested_by_every_permutation_ties_included():
    a, b = [6, 7, 7, 8, 9, 9], [5, 5, 6, 7, 7]
    assert pair(a, b)["p"] == pytest.approx(permutation_p(a, b))


def test_without_ties_the_exact_test_is_scipys():
    a, b = [1, 4, 6, 7, 12, 13, 15], [2, 3, 5, 8, 9]
    assert pair(a, b)["p"] == pytest.approx(stats.mannwhitneyu(a, b, method="exact").pvalue)


def test_large_groups_are_tested_as_scipy_does():
    random = np.random.default_rng(1)
    rows = frame(**{name: random.integers(0, 8 + shift, 30).tolist() for shift, name in enumerate("ABCD")})
    values = {name: group.to_numpy() for name, group in rows.groupby("film")["rating"]}
    table = compare_pairs(rows, by="film", value="rating")
    expected = [
        stats.mannwhitneyu(values[a], values[b], method="asymptotic").pvalue for a, b in combinations("ABCD", 2)
    ]
    assert table["p"].tolist() == pytest.approx(expected)
    assert table["q"].tolist() == pytest.approx(stats.false_discovery_control(expected).tolist())


def test_every_pair_is_listed_once_in_the_order_of_the_groups():
    table = compare_pairs(frame(C=[1, 2], A=[3], B=[4]), by="film", value="rating")
    assert table[["a", "b"]].to_numpy().tolist() == [["A", "B"], ["A", "C"], ["B", "C"]]


def test_a_pair_with_too_few_values_has_no_test_and_costs_the_others_nothing():
    table = compare_pairs(frame(A=[8, 9, 8, 7, 9], B=[4, 5, 3, 4, 5], C=[1, 2, np.nan]), by="film", value="rating")
    few = table[table["b"] == "C"]
    assert (few["conclusion"] == TOO_FEW).all()
    assert few[["low", "high", "p", "q"]].isna().all(axis=None)
    assert few["difference"].tolist() == pytest.approx([6.7, 2.7])
    assert table.loc[0, "q"] == table.loc[0, "p"]


def test_a_group_without_values_is_too_few():
    row = pair([1, 2, 3, 4, 5], [np.nan])
    assert row["conclusion"] == TOO_FEW
    assert row[NUMBERS].isna().all()


def test_a_difference_in_spread_alone_is_no_difference_in_height():
    # Two thirds of b lie just below all of a, and one third far above: the means are equal and the ranks are not.
    a = [5.0 + step / 1000 for step in range(40)]
    b = [4.0 + step / 1000 for step in range(27)] + [7.1 + step / 1000 for step in range(13)]
    row = pair(a, b)
    assert row["low"] < 0 < row["high"]
    assert row["conclusion"] == ALIKE


def test_groups_of_one_distinct_value_each_differ_without_an_interval():
    row = pair([8] * 6, [5] * 6)
    assert row["conclusion"] == "a is higher"
    assert math.isnan(row["low"])


@pytest.mark.parametrize("films", [0, 1])
def test_fewer_than_two_groups_give_the_same_columns(films):
    full = compare_pairs(frame(A=[1, 2], B=[3]), by="film", value="rating")
    none = compare_pairs(frame(**{name: [1] for name in "A"[:films]}), by="film", value="rating")
    assert none.empty
    pd.testing.assert_series_equal(none.dtypes, full.dtypes)


def test_more_groups_than_can_be_compared_pair_by_pair_are_refused():
    rows = pd.DataFrame({"film": [f"film {film}" for film in range(MOST_GROUPS + 1)], "rating": 1.0})
    with pytest.raises(SelectionError, match="“film” has 301 groups; at most 300"):
        compare_pairs(rows, by="film", value="rating")


@given(ratings, ratings)
@settings(deadline=None, max_examples=50)
def test_swapping_the_groups_flips_the_sign(a, b):
    one, other = pair(a, b), pair(b, a)
    assert one["difference"] == pytest.approx(-other["difference"])
    assert one["delta"] == pytest.approx(-other["delta"])
    assert [one["low"], one["high"]] == pytest.approx([-other["high"], -other["low"]], nan_ok=True)
    assert one["p"] == pytest.approx(other["p"])
    swapped = {"a is higher": "b is higher", "b is higher": "a is higher"}
    assert one["conclusion"] == swapped.get(other["conclusion"], other["conclusion"])


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(0, 10)), max_size=60), st.randoms())
@settings(deadline=None, max_examples=50)
def test_the_order_of_the_rows_does_not_matter(rows, random):
    before = pd.DataFrame(rows, columns=["film", "rating"]).astype({"film": "str", "rating": "float64"})
    random.shuffle(rows)
    after = pd.DataFrame(rows, columns=["film", "rating"]).astype({"film": "str", "rating": "float64"})
    pd.testing.assert_frame_equal(
        compare_pairs(before, by="film", value="rating"),
        compare_pairs(after, by="film", value="rating"),
        check_exact=True,
    )


@given(ratings)
@settings(deadline=None, max_examples=50)
def test_identical_groups_give_no_finding(values):
    row = pair(values, values)
    assert row["difference"] == 0
    assert row["delta"] == 0
    assert row["p"] == 1
    assert row["conclusion"] == ALIKE


@given(ratings, ratings)
@settings(deadline=None, max_examples=50)
def test_delta_and_p_stay_in_range_and_agree_on_nothing_to_see(a, b):
    row = pair(a, b)
    assert -1 <= row["delta"] <= 1
    assert 0 < row["p"] <= row["q"] <= 1


def test_of_all_ways_to_split_one_film_in_two_at_most_one_in_twenty_is_a_finding():
    values = np.array([3, 4.5, 5, 5, 6, 6.5, 7, 8, 8, 9.5])
    halves = [np.isin(np.arange(10), some) for some in combinations(range(10), 5)]
    rejected = [pair(values[half].tolist(), values[~half].tolist())["conclusion"] != ALIKE for half in halves]
    assert 0 < sum(rejected) <= 0.05 * len(rejected)


def test_random_splits_of_one_film_in_six_find_nothing_95_times_in_100():
    random = np.random.default_rng(6)
    values = np.round(random.beta(5, 3, size=72) * 20) / 2
    splits = 200
    wrong = 0
    for _ in range(splits):
        rows = pd.DataFrame({"film": random.permutation(72) % 6, "rating": values})
        wrong += (compare_pairs(rows, by="film", value="rating")["conclusion"] != ALIKE).any()
    assert wrong <= 0.05 * splits


def test_a_real_difference_is_found():
    random = np.random.default_rng(8)
    rows = frame(A=random.normal(7, 1, 15).tolist(), B=random.normal(5, 1, 15).tolist())
    assert compare_pairs(rows, by="film", value="rating").loc[0, "conclusion"] == "a is higher"


def test_the_correction_agrees_with_scipy_and_leaves_untested_ones_out():
    p = [0.001, 0.2, 0.03, 0.03, 0.9]
    expected = stats.false_discovery_control(p)
    assert correct_p_values(p) == pytest.approx(expected)
    corrected = correct_p_values([p[0], np.nan, *p[1:]])
    assert corrected == pytest.approx([expected[0], np.nan, *expected[1:]], nan_ok=True)


def test_the_correction_knows_of_tests_that_are_not_listed():
    p = [0.001, 0.02]
    everything = stats.false_discovery_control([*p, *[1.0] * 8])
    assert correct_p_values(p, tests=10) == pytest.approx(everything[:2])


def test_nothing_to_correct_is_nothing():
    assert correct_p_values([]).size == 0
