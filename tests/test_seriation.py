import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from corpus.seriation import in_blocks

TABLES = arrays("float64", array_shapes(min_dims=2, max_dims=2, max_side=6), elements=st.sampled_from([0, 0.25, 1]))


def test_shuffled_blocks_come_out_as_blocks():
    blocks = np.kron(np.eye(4), np.ones((3, 2)))
    random = np.random.default_rng(3)
    shuffled = pd.DataFrame(blocks[random.permutation(12)][:, random.permutation(8)])
    ordered = in_blocks(shuffled).to_numpy()
    # Each row is one run of ones, and the runs go from the left to the right.
    first = ordered.argmax(axis=1)
    assert all(ordered[row, at : at + 2].sum() == 2 for row, at in enumerate(first))
    assert (np.diff(first) >= 0).all()


@given(TABLES)
def test_nothing_is_lost_or_changed(values):
    table = pd.DataFrame(values)
    ordered = in_blocks(table)
    pd.testing.assert_frame_equal(ordered.loc[table.index, table.columns], table)


@given(TABLES)
def test_what_is_empty_comes_last(values):
    filled = in_blocks(pd.DataFrame(values)).to_numpy().any(axis=1)
    assert (np.diff(filled.astype(int)) <= 0).all()


def test_no_rows_and_no_columns_stay_so():
    assert in_blocks(pd.DataFrame(columns=list("ABC"))).shape == (0, 3)
    assert in_blocks(pd.DataFrame(index=list("xy"))).shape == (2, 0)
