import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import arrays
from corpus.text.arrays import GrowingColumns, read_codes


@given(st.lists(st.lists(st.integers(0, 100), max_size=9), max_size=9), st.integers(0, 20), st.integers(1, 64))
def test_columns_hold_all_parts_in_their_order_whatever_room_they_had(parts, room, block):
    whole, arrays._BLOCK = arrays._BLOCK, block
    try:
        columns = GrowingColumns(np.int32, bool, room=room)
        for part in parts:
            columns.extend(np.array(part, np.int64), np.array(part[:3], np.int64) > 50)
        numbers, flags = columns.take_arrays()
    finally:
        arrays._BLOCK = whole
    assert numbers.tolist() == [value for part in parts for value in part]
    assert flags.tolist() == [value > 50 for part in parts for value in part[:3]]
    assert (numbers.dtype, flags.dtype) == (np.int32, bool)


def test_codes_are_read_without_a_copy():
    ids = pd.Series(["b", "a", None, "b"], dtype="category")
    assert read_codes(ids).tolist() == [1, 0, -1, 1]
    assert np.shares_memory(read_codes(ids), read_codes(ids))
