import tempfile

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import StoreError
from corpus.memory import give_back_memory
from corpus.text import laid_aside
from corpus.text.laid_aside import GrowingColumns, lay_aside, lay_frame_aside


@given(st.lists(st.lists(st.integers(0, 100), max_size=9), max_size=9), st.integers(1, 64))
def test_columns_hold_all_parts_in_their_order_in_a_file_or_not(parts, block):
    whole, laid_aside._BLOCK = laid_aside._BLOCK, block
    try:
        columns = GrowingColumns(np.int32, bool)
        for part in parts:
            columns.extend(np.array(part, np.int64), np.array(part[:3], np.int64) > 50)
        numbers, flags = columns.take_arrays()
    finally:
        laid_aside._BLOCK = whole
    assert numbers.tolist() == [value for part in parts for value in part]
    assert flags.tolist() == [value > 50 for part in parts for value in part[:3]]
    assert (numbers.dtype, flags.dtype) == (np.int32, bool)


def test_what_a_file_holds_of_an_array_is_there_again_after_its_memory_was_given_back(monkeypatch):
    monkeypatch.setattr(laid_aside, "_BLOCK", 8)
    laid = lay_aside(np.arange(3000))
    give_back_memory()
    assert laid.tolist() == list(range(3000))
    with pytest.raises(ValueError, match="read-only"):
        laid[0] = 1


def test_a_disk_without_room_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(laid_aside, "_BLOCK", 8)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(StoreError, match=r"could not be kept in .*gone: No such file"):
        lay_aside(np.arange(3))


def test_a_frame_that_is_laid_aside_is_the_same(monkeypatch):
    monkeypatch.setattr(laid_aside, "_BLOCK", 1)
    days = pd.array(["1999-12-31", None], dtype="datetime64[s]")
    frame = pd.DataFrame({"n": [1, 2], "share": [0.5, None], "own": [True, False], "on": days}).assign(
        said=pd.Series(["Frédéric 🎬", None], dtype="str"),
        kind=pd.Categorical(["b", None], categories=["a", "b"]),
        year=pd.array([1999, None], dtype="Int64"),
        rest=pd.Series([("a",), None], dtype=object),
    )
    pd.testing.assert_frame_equal(lay_frame_aside(frame.iloc[1:]), frame.iloc[1:])
    pd.testing.assert_frame_equal(lay_frame_aside(frame), frame)
