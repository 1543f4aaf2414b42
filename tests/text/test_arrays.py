import numpy as np
import pandas as pd

from corpus.text import arrays
from corpus.text.arrays import read_codes


def test_codes_are_read_without_a_copy():
    ids = pd.Series(["b", "a", None, "b"], dtype="category")
    assert read_codes(ids).tolist() == [1, 0, -1, 1]
    assert np.shares_memory(read_codes(ids), read_codes(ids))


def test_groups_are_cut_into_slices_of_about_a_million_rows():
    sizes = np.array([600_000, 300_000, 200_000, 2_000_000, 1])
    assert list(arrays.slice_groups(sizes)) == [(0, 2), (2, 3), (3, 4), (4, 5)]
