from collections import Counter
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus.reuse import prefixes


def candidates(sets, *, threshold, most=200):
    count = Counter(item for each in sets for item in each)
    shared = sorted((item, member) for member, each in enumerate(sets) for item in each if count[item] > 1)
    item, member = np.array(shared, np.int32).reshape(-1, 2).T
    size = np.array([len(each) for each in sets])
    found = prefixes.list_candidates(item, member, size, threshold=threshold, most=most)
    return [pair for one, other in found for pair in zip(one.tolist(), other.tolist(), strict=True)]


def test_sets_that_share_a_little_of_much_are_never_looked_at_in_pairs():
    # One item of six, and two of each are in a third set: half of {0..5} would be three.
    assert candidates([{0, 1, 2, 3, 4, 5}, {0, 6, 7, 8, 9, 10}, {1, 2, 6, 7, 11, 12}], threshold=0.5) == []
    assert candidates([{0, 1, 2, 3, 4, 5}, {0, 1, 2, 3, 6, 7}], threshold=0.5) == [(0, 1)]


@given(
    st.lists(st.sets(st.integers(0, 9), max_size=8), max_size=8),
    st.sampled_from([0.05, 0.2, 1 / 3, 0.5, 0.8, 1.0]),
    st.integers(2, 4),
)
def test_no_pair_that_is_similar_enough_is_missed_and_none_comes_twice(sets, threshold, most):
    count = Counter(item for each in sets for item in each)
    expected = {
        (a, b)
        for a, b in combinations(range(len(sets)), 2)
        if any(count[item] <= most for item in sets[a] & sets[b])
        and len(sets[a] & sets[b]) >= threshold * len(sets[a] | sets[b])
    }
    found = candidates(sets, threshold=threshold, most=most)
    assert expected <= set(found)
    assert len(found) == len(set(found))
    assert all(any(count[item] <= most for item in sets[a] & sets[b]) for a, b in found)
