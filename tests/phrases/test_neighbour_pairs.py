from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import neighbour_pairs

number = st.integers(0, 9)


@given(st.lists(number), st.lists(st.tuples(number, number)), st.data(), st.sampled_from([0, 4]))
def test_pairs_are_counted_where_they_may_begin_however_many_share_a_bucket(row, pairs, data, room):
    begins = data.draw(st.lists(st.booleans(), min_size=len(row), max_size=len(row)))
    standing = [pair for pair, begin in zip(pairwise(row), begins, strict=False) if begin]
    first, second = np.array(pairs, np.int32).reshape(-1, 2).T
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbour_pairs, "_ROOM", room)
        patch.setattr(neighbour_pairs, "_SLICE", 3)
        counts = neighbour_pairs.count_pairs(np.array(row, np.int32), first, second, begins=np.array(begins, bool))
    assert counts.tolist() == [standing.count(pair) for pair in pairs]
