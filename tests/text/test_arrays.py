import tempfile

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.memory import give_back_memory
from corpus.schema import StoreError
from corpus.text import arrays
from corpus.text.arrays import GrowingColumns, lay_aside, read_codes


@given(st.lists(st.lists(st.integers(0, 100), max_size=9), max_size=9), st.integers(1, 64))
def test_columns_hold_all_parts_in_their_order_in_a_file_or_not(parts, block):
    whole, arrays._BLOCK = arrays._BLOCK, block
    try:
        columns = GrowingColumns(np.int32, bool)
        for part in parts:
            columns.extend(np.array(part, np.int64), np.array(part[:3], np.int64) > 50)
        numbers, flags = columns.take_arrays()
    finally:
        arrays._BLOCK = whole
    assert numbers.tolist() == [value for part in parts for value in part]
    assert flags.tolist() == [value > 50 for part in parts for value in part[:3]]
    assert (numbers.dtype, flags.dtype) == (np.int32, bool)


def test_what_a_file_holds_of_an_array_is_there_again_after_its_memory_was_given_back(monkeypatch):
    monkeypatch.setattr(arrays, "_BLOCK", 8)
    laid = lay_aside(np.arange(3000))
    give_back_memory()
    assert laid.tolist() == list(range(3000))
    with pytest.raises(ValueError, match="read-only"):
        laid[0] = 1


def test_a_disk_without_room_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(arrays, "_BLOCK", 8)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(StoreError, match=r"could not be kept in .*gone: No such file"):
        lay_aside(np.arange(3))


def test_codes_are_read_without_a_copy():
    ids = pd.Series(["b", "a", None, "b"], dtype="category")
    assert read_codes(ids).tolist() == [1, 0, -1, 1]
    assert np.shares_memory(read_codes(ids), read_codes(ids))


def test_groups_are_cut_into_slices_of_about_a_million_rows():
    sizes = np.array([600_000, 300_000, 200_000, 2_000_000, 1])
    assert list(arrays.slice_groups(sizes)) == [(0, 2), (2, 3), (3, 4), (4, 5)]
