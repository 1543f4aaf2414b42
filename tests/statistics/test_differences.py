import math
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from corpus.errors import SelectionError
from corpus.statistics.differences import (
    ALIKE,
    MOST_GROUPS,
    TOO_FEW,
    compare_pairs,
    compare_with_rest,
    correct_p_values,
    judge_alone,
)

ratings = st.lists(st.integers(0, 10), min_size=5, max_size=14)
NUMBERS = ["difference", "low", "high", "delta", "p", "q"]


def frame(**groups: list[float]) -> pd.DataFrame:
    rows = [(group, value) for group, values in groups.items() for value in values]
    return pd.DataFrame(rows, columns=["film", "rating"]).astype({"film": "str", "rating": "float64"})


def pair(a: list[float], b: list[float], **options: float) -> pd.Series:
    return compare_pairs(frame(A=a, B=b), by="film", value="rating", **options).loc[0]


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


def test_a_group_is_compared_with_the_values_of_all_others_together():
    a, b, c = [6.0, 7, 8, 9, 9, 10, 8, 8], [1.0, 5, 5, 6, 9, 9, 10], [3.0, 4, 4, 8, 9, 7]
    row = compare_with_rest(frame(A=a, B=b, C=c, D=[1, 1]), by="film", value="rating", level=0.9).loc[0]
    # The two values of D are too few to be compared, and take no part in the rest.
    welch = stats.ttest_ind(a, b + c, equal_var=False)
    assert (row["n"], row["n_rest"]) == (8, 13)
    assert row["difference"] == pytest.approx(np.mean(a) - np.mean(b + c))
    assert (row["low"], row["high"]) == pytest.approx(tuple(welch.confidence_interval(0.9)))
    test = stats.mannwhitneyu(a, b + c, method="asymptotic")
    assert row["p"] == pytest.approx(test.pvalue)
    assert row["delta"] == pytest.approx(2 * test.statistic / (8 * 13) - 1)


def test_what_is_said_of_each_group_against_the_rest_is_corrected_over_the_groups():
    random = np.random.default_rng(2)
    films = {name: random.normal(2 if name == "C" else 0, 1, 12).tolist() for name in "ABCDE"}
    table = compare_with_rest(frame(**films, F=[0]), by="film", value="rating").set_index("group")
    p = table["p"].to_numpy()
    assert table["q"].to_numpy()[:5] == pytest.approx(stats.false_discovery_control(p[:5]))
    assert np.isnan(p[5])
    assert table["conclusion"].to_dict() == {
        "A": ALIKE, "B": ALIKE, "C": "above the others", "D": ALIKE, "E": ALIKE, "F": TOO_FEW
    }  # fmt: skip


def test_of_two_groups_the_one_is_the_others_rest():
    rows = frame(A=[8, 9, 8, 7, 9, 6], B=[4, 5, 3, 7, 5])
    rest, pairs = (compare(rows, by="film", value="rating") for compare in (compare_with_rest, compare_pairs))
    same = ["difference", "low", "high", "delta", "p", "q"]
    assert rest.loc[0, same].tolist() == pytest.approx(pairs.loc[0, same].tolist())
    assert rest["conclusion"].tolist() == ["above the others", "below the others"]


def test_pairs_count_where_a_group_differs_from_all_others_worked_by_hand():
    random = np.random.default_rng(1)
    rows = frame(**{name: random.integers(0, 8 + shift, 30).tolist() for shift, name in enumerate("ABCD")})
    table = compare_pairs(rows, by="film", value="rating").set_index(["a", "b"])
    gate = compare_with_rest(rows, by="film", value="rating").set_index("group")["q"]
    flat = pd.Series(stats.false_discovery_control(table["p"]), index=table.index)

    def holm(group: str, other: str) -> float:
        """Holm's q of one of the three pairs of a group: its p times the tests that are left, never falling."""
        p = sorted(value for names, value in table["p"].items() if group in names)
        place = p.index(table["p"].get((group, other), table["p"].get((other, group))))
        return min(1, max(value * (3 - at) for at, value in enumerate(p[: place + 1])))

    for a, b in combinations("ABCD", 2):
        expected = min(max(gate.min(), flat[a, b]), max(gate[a], holm(a, b)), max(gate[b], holm(b, a)))
        assert table.loc[(a, b), "q"] == pytest.approx(expected)
    assert (table["q"] >= table["p"]).all()


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


@pytest.mark.parametrize("b", [[5] * 6, [5, 5, 4, 5, 6, 5]])
def test_a_group_of_one_distinct_value_differs_without_an_interval(b):
    row = pair([8] * 6, b)
    assert row["conclusion"] == "a is higher"
    assert math.isnan(row["low"])


@pytest.mark.parametrize("films", [0, 1])
def test_with_fewer_than_two_groups_there_is_no_rest(films):
    full = compare_with_rest(frame(A=[1] * 6, B=[3] * 6), by="film", value="rating")
    none = compare_with_rest(frame(**{name: [1] * 6 for name in "A"[:films]}), by="film", value="rating")
    assert none["conclusion"].tolist() == [TOO_FEW] * films
    assert none[["difference", "low", "high", "delta", "p", "q"]].isna().all(axis=None)
    pd.testing.assert_series_equal(none.dtypes, full.dtypes)


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
@settings(deadline=None, max_examples=15)
def test_swapping_the_groups_flips_the_sign(a, b):
    one, other = pair(a, b), pair(b, a)
    assert one["difference"] == pytest.approx(-other["difference"])
    assert one["delta"] == pytest.approx(-other["delta"])
    assert [one["low"], one["high"]] == pytest.approx([-other["high"], -other["low"]], nan_ok=True)
    assert one["p"] == pytest.approx(other["p"])
    swapped = {"a is higher": "b is higher", "b is higher": "a is higher"}
    assert one["conclusion"] == swapped.get(other["conclusion"], other["conclusion"])


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(0, 10)), max_size=60), st.randoms())
@settings(deadline=None, max_examples=15)
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
@settings(deadline=None, max_examples=15)
def test_identical_groups_give_no_finding(values):
    row = pair(values, values)
    assert row["difference"] == 0
    assert row["delta"] == 0
    assert row["p"] == 1
    assert row["conclusion"] == ALIKE


@given(ratings, ratings)
@settings(deadline=None, max_examples=15)
def test_delta_and_p_stay_in_range_and_agree_on_nothing_to_see(a, b):
    row = pair(a, b)
    assert -1 <= row["delta"] <= 1
    assert 0 < row["p"] <= row["q"] <= 1


def deal(shift: float, *, seed: int) -> pd.DataFrame:
    """28 films of 20 ratings, as critics of one film give them; the first film's are raised."""
    ratings = np.round(np.random.default_rng(seed).normal(6, 1.2, (28, 20)) * 2) / 2
    ratings[0] += shift
    return pd.DataFrame({"film": np.repeat(np.arange(28), 20), "rating": ratings.ravel()})


def test_where_there_is_nothing_but_chance_nothing_at_all_is_claimed_in_95_of_100():
    wrong = 0
    for seed in range(40):
        rows = deal(0, seed=seed)
        rest, pairs = (compare(rows, by="film", value="rating") for compare in (compare_with_rest, compare_pairs))
        wrong += (rest["conclusion"] != ALIKE).any() or (pairs["conclusion"] != ALIKE).any()
        # No pair is claimed where no film differs from the rest.
        assert (rest["q"].min() <= 0.05) or (pairs["conclusion"] == ALIKE).all()
    assert wrong <= 4


def test_one_film_of_28_that_is_a_point_above_is_found_in_more_than_half_the_deals():
    deals = [deal(1, seed=seed) for seed in range(30)]
    alone = [compare_with_rest(rows, by="film", value="rating")["conclusion"][0] for rows in deals]
    assert alone.count("above the others") > 15
    pairs = [compare_pairs(rows, by="film", value="rating").query("a == 0")["conclusion"] for rows in deals]
    assert sum((each == "a is higher").any() for each in pairs) > 15


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


def test_a_pair_judged_alone_is_what_it_is_without_the_others():
    random = np.random.default_rng(5)
    rows = frame(**{f"F{film}": random.normal(5 + film / 4, 1, 7).tolist() for film in range(9)})
    pairs = compare_pairs(rows, by="film", value="rating")
    alone = [
        compare_pairs(rows[rows["film"].isin([a, b])], by="film", value="rating")["conclusion"][0]
        for a, b in zip(pairs["a"], pairs["b"], strict=True)
    ]
    assert judge_alone(pairs).tolist() == alone
    assert alone != pairs["conclusion"].tolist()
