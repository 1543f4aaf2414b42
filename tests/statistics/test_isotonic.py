import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.statistics.isotonic import fit_isotonic, keep_known, number_groups, pool_neighbours


def test_what_falls_is_pooled_to_its_mean_at_the_centre_of_the_block():
    # The heights 1, 3, 2 and 5: 3 and 2 fall, and become 2.5 halfway between 1 and 2.
    centres, heights = fit_isotonic(np.arange(4), np.array([0.0, 1, 2, 3]), np.array([1.0, 3, 2, 5]))
    assert centres.tolist() == [0, 1.5, 3]
    assert heights.tolist() == [1, 2.5, 5]


def test_a_weight_counts_a_value_so_often_and_a_weight_of_zero_not_at_all():
    x, y, weights = np.array([0.0, 1, 2, 3]), np.array([1.0, 3, 2, 5]), np.array([1.0, 3, 1, 0])
    centres, heights = fit_isotonic(np.arange(4), x, y, weights)
    assert centres.tolist() == [0, (3 * 1 + 2) / 4]
    assert heights.tolist() == [1, (3 * 3 + 2) / 4]


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 9)), min_size=1, max_size=40))
def test_the_curve_rises_and_keeps_the_mean(points):
    x, y = np.array(points, dtype="float64").T
    pool = np.unique(x, return_inverse=True)[1]
    _, heights = fit_isotonic(pool, x, y)
    assert (np.diff(heights) > 0).all()
    assert y.min() - 1e-9 <= heights[0] <= y.mean() + 1e-9


def test_pools_have_about_so_many_values_and_equal_values_stay_together():
    assert pool_neighbours(np.array([5.0, 1, 4, 2, 3, 6]), size=3).tolist() == [1, 0, 1, 0, 0, 1]
    assert pool_neighbours(np.array([1.0, 1, 1, 1, 2, 2]), size=3).tolist() == [0, 0, 0, 0, 1, 1]
    assert pool_neighbours(np.array([1.0, 2]), size=5).tolist() == [0, 0]


def test_values_are_kept_where_both_are_known():
    known, x, y = keep_known([0.1, np.nan, 0.3, 0.4], [1, 2, np.inf, 4])
    assert known.tolist() == [True, False, False, True]
    assert (x.tolist(), y.tolist()) == ([0.1, 0.4], [1, 4])


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 1, 0, 2]])
def test_a_value_without_a_group_is_a_group_of_its_own_whatever_the_order(order):
    x, y = np.array([0.5, 0.1, 0.2, 0.3]), np.array([5.0, 6, 7, 8])
    groups = np.array(["B", None, "A", None], dtype=object)
    numbers = number_groups(x[order], y[order], groups[order])
    # A and B come first, then those without a group by their values.
    assert numbers.tolist() == np.array([1, 2, 0, 3])[order].tolist()
