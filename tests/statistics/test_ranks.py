"""The rank test: exact for small groups, as scipy does it for large ones, pair by pair and against all others."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from corpus.statistics.groups import Groups, group_values
from corpus.statistics.ranks import compare_pair_ranks, compare_rest_ranks


def grouped(*samples: list[float]) -> Groups:
    rows = [(group, value) for group, values in enumerate(samples) for value in values]
    return group_values(pd.DataFrame(rows, columns=["group", "value"]), by="group", value="value")


def permutation_p(a: list[float], b: list[float]) -> float:
    """Every way of dealing the values out, one after the other."""
    ranks = stats.rankdata([*a, *b])
    middle = len(a) * (len(ranks) + 1) / 2
    distance = abs(ranks[: len(a)].sum() - middle)
    dealt = [abs(sum(some) - middle) >= distance - 1e-9 for some in combinations(ranks, len(a))]
    return float(np.mean(dealt))


def test_small_groups_are_tested_by_every_permutation_ties_included():
    a, b = [6, 7, 7, 8, 9, 9], [5, 5, 6, 7, 7]
    delta, p = compare_pair_ranks(grouped(a, b), np.array([0]), np.array([1]))
    assert p == pytest.approx([permutation_p(a, b)])
    assert delta == pytest.approx([(23 - 2) / 30])


def test_small_groups_are_tested_against_the_others_by_every_permutation():
    a, b, c = [6, 7, 7, 8, 9], [5, 5, 6, 7, 7], [2, 3, 6, 6, 9]
    _, p = compare_rest_ranks(grouped(a, b, c))
    assert p == pytest.approx([permutation_p(a, b + c), permutation_p(b, a + c), permutation_p(c, a + b)])


def test_without_ties_the_exact_test_is_scipys():
    a, b = [1, 4, 6, 7, 12, 13, 15], [2, 3, 5, 8, 9]
    _, p = compare_pair_ranks(grouped(a, b), np.array([0]), np.array([1]))
    assert p == pytest.approx([stats.mannwhitneyu(a, b, method="exact").pvalue])


@given(st.lists(st.lists(st.integers(0, 8), min_size=9, max_size=20), min_size=2, max_size=4))
@settings(deadline=None, max_examples=30)
def test_large_groups_are_tested_as_scipy_does(samples):
    groups = grouped(*samples)
    places = range(len(samples))
    rest = [[value for at, own in enumerate(samples) if at != place for value in own] for place in places]
    expected = [stats.mannwhitneyu(own, others, method="asymptotic") for own, others in zip(samples, rest, strict=True)]
    delta, p = compare_rest_ranks(groups)
    # Where all values are the same, scipy has no p.
    assert p == pytest.approx([1 if np.isnan(test.pvalue) else test.pvalue for test in expected])
    sizes = np.array([len(own) * len(others) for own, others in zip(samples, rest, strict=True)])
    assert delta == pytest.approx(2 * np.array([test.statistic for test in expected]) / sizes - 1)
    a, b = np.triu_indices(len(samples), 1)
    tests = [stats.mannwhitneyu(samples[i], samples[j], method="asymptotic").pvalue for i, j in zip(a, b, strict=True)]
    assert compare_pair_ranks(groups, a, b)[1] == pytest.approx([1 if np.isnan(value) else value for value in tests])


def test_fewer_than_five_values_on_a_side_are_not_tested():
    groups = grouped([1, 2, 3, 4, 5], [4, 5, 6])
    assert np.isnan(compare_pair_ranks(groups, np.array([0]), np.array([1]))[1]).all()
    assert np.isnan(compare_rest_ranks(groups)[1]).all()


def test_of_all_ways_to_split_one_film_in_two_at_most_one_in_twenty_is_a_finding():
    values = np.array([3, 4.5, 5, 5, 6, 6.5, 7, 8, 8, 9.5])
    halves = [np.isin(np.arange(10), some) for some in combinations(range(10), 5)]
    groups = grouped(*[values[half].tolist() for half in halves], *[values[~half].tolist() for half in halves])
    _, p = compare_pair_ranks(groups, np.arange(len(halves)), np.arange(len(halves)) + len(halves))
    assert 0 < np.mean(p <= 0.05) <= 0.05
