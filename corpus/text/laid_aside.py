"""Arrays that lie in files while a corpus is built: memory holds what is read of them, until it is given back.

A corpus has hundreds of millions of tokens, and most of what a build does needs a few of their columns.
"""

import contextlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from mmap import mmap
from typing import IO, Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import DTypeLike, NDArray
from pandas.arrays import NumpyExtensionArray

from corpus.errors import StoreError
from corpus.memory import map_aside
from corpus.text.arrays import Marks, count_before, name_rows, slice_groups, slice_rows

#: Bytes of a column that memory holds before it goes to a file: what is shorter is not worth one.
_BLOCK = 4_000_000


class GrowingColumns:
    """Columns that grow part by part; long ones in files, of which memory holds what is read.

    Parameters
    ----------
    dtypes : dtype
        One a column.

    Examples
    --------
    >>> columns = GrowingColumns(np.int32, bool)
    >>> columns.extend(np.array([1, 2]), np.array([True, False]))
    >>> columns.extend(np.array([3]), np.array([True]))
    >>> columns.take_arrays()
    [array([1, 2, 3], dtype=int32), array([ True, False,  True])]
    """

    def __init__(self, *dtypes: DTypeLike) -> None:
        self._columns = [_Column(np.dtype(dtype)) for dtype in dtypes]

    def extend(self, *parts: NDArray) -> None:
        """Add a part to each column; they need not be equally long."""
        for column, part in zip(self._columns, parts, strict=True):
            column.extend(part)

    def take_arrays(self) -> list[NDArray]:
        """Return the columns, and free them here; those that lie in files cannot be written to."""
        columns, self._columns = self._columns, []
        return [column.take_array() for column in columns]


class GrowingTexts:
    """A column of texts that grows part by part; a long one in files.

    Examples
    --------
    >>> texts = GrowingTexts()
    >>> texts.extend(["a", "bc"])
    >>> texts.extend([""])
    >>> texts.take_texts().tolist()
    ['a', 'bc', '']
    """

    def __init__(self) -> None:
        self._columns = GrowingColumns(np.uint8, np.int64)
        self._columns.extend(np.empty(0, np.uint8), np.zeros(1, np.int64))
        self._size = 0

    def extend(self, texts: Sequence[str]) -> None:
        """Add some texts, none of them missing."""
        if not len(texts):
            return
        part = pa.array(texts, pa.large_string())
        _, ends, letters = part.buffers()
        ends = np.frombuffer(ends, np.int64)[part.offset : part.offset + len(part) + 1]
        self._columns.extend(
            np.frombuffer(letters or b"", np.uint8)[ends[0] : ends[-1]], ends[1:] + self._size - ends[0]
        )
        self._size += int(ends[-1] - ends[0])

    def take_texts(self) -> pd.Series:
        """Return the texts, and free them here."""
        letters, ends = self._columns.take_arrays()
        buffers = [None, pa.py_buffer(ends), pa.py_buffer(letters)]
        texts = pa.Array.from_buffers(pa.large_string(), len(ends) - 1, buffers)
        return pd.Series(pd.array(texts, dtype="str"))


class _Column:
    """One column: what memory holds of it, behind what is in its file."""

    def __init__(self, dtype: np.dtype) -> None:
        self._block = np.empty(0, dtype)
        self._filled = 0
        self._file: IO[bytes] | None = None

    def extend(self, part: NDArray) -> None:
        filled = self._filled + len(part)
        if filled * self._block.itemsize > _BLOCK:
            self._write(self._block[: self._filled], part.astype(self._block.dtype, copy=False))
            self._filled = 0
            return
        if filled > len(self._block):
            # Blocks double, so that each item is rarely copied.
            block = np.empty(max(filled, 2 * len(self._block)), self._block.dtype)
            block[: self._filled] = self._block[: self._filled]
            self._block = block
        self._block[self._filled : filled] = part
        self._filled = filled

    def take_array(self) -> NDArray:
        rest = self._block[: self._filled]
        if not self._file:
            return rest
        self._write(rest)
        with self._file as file, _explained():
            return np.frombuffer(map_aside(file), rest.dtype)

    def _write(self, *parts: NDArray) -> None:
        with _explained():
            self._file = self._file or tempfile.TemporaryFile(prefix="refrain-", buffering=0)  # noqa: SIM115
            for part in parts:
                part.tofile(self._file)


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """Say what could not be done, and where."""
    try:
        yield
    except OSError as error:
        reason = f"{tempfile.gettempdir()}: {error.strerror or error}"
        raise StoreError(f"What is worked out on the way could not be kept in {reason}.") from error


def lay_aside(values: NDArray) -> NDArray:
    """Return an array that lies in a file if it is long: memory holds what is read of it, and it cannot be written to.

    Arrays of Python's objects stay as they are.

    Examples
    --------
    >>> lay_aside(np.array([3, 300]))
    array([  3, 300])
    """
    if values.dtype.kind == "O" or _lies_in_file(values):
        return values
    column = _Column(values.dtype)
    column.extend(values)
    return column.take_array()


def _lies_in_file(values: Any) -> bool:
    """Return whether an array is one that was laid aside, or a part of one."""
    while isinstance(values, np.ndarray | memoryview):
        values = values.obj if isinstance(values, memoryview) else values.base
    return isinstance(values, mmap)


def lay_frame_aside(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose long columns lie in files, if they are texts, numbers, days or categories; see `lay_aside`.

    Examples
    --------
    >>> lay_frame_aside(pd.DataFrame({"word": ["a", None], "place": [3, 300]})).to_numpy().tolist()
    [['a', 3], [nan, 300]]
    """
    columns = {name: _lay_column_aside(values.array) for name, values in frame.items()}
    return pd.DataFrame(columns, frame.index, copy=False)


def _lay_column_aside(values: Any) -> Any:
    if isinstance(values, pd.Categorical):
        return name_rows(lay_aside(values.codes), values.categories)
    if isinstance(values.dtype, pd.StringDtype):
        texts = pa.array(values, pa.large_string())
        texts = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
        buffers = [each and pa.py_buffer(lay_aside(np.frombuffer(each, np.uint8))) for each in texts.buffers()]
        return pd.array(pa.Array.from_buffers(texts.type, len(texts), buffers, offset=texts.offset), dtype="str")
    plain = isinstance(values.dtype, np.dtype) or isinstance(values, NumpyExtensionArray)
    return lay_aside(values.to_numpy()) if plain else values


def keep_arrays(arrays: Mapping[str, Any]) -> pd.DataFrame:
    """Return arrays as a table of one row; those of NumPy lie in files if they are long."""
    cells = {name: lay_aside(each) if isinstance(each, np.ndarray) else each for name, each in arrays.items()}
    return pd.DataFrame({name: pd.Series([cell], dtype=object) for name, cell in cells.items()})


def number_rows(bounds: NDArray[np.integer]) -> NDArray[np.int32]:
    """Return for each row the number of its group, where groups begin and end as `bounds` says.

    Examples
    --------
    >>> number_rows(np.array([0, 2, 2, 3]))
    array([0, 0, 2], dtype=int32)
    """
    column = GrowingColumns(np.int32)
    for first, last in slice_groups(np.diff(bounds)):
        column.extend(np.repeat(np.arange(first, last, dtype=np.int32), np.diff(bounds[first : last + 1])))
    return column.take_arrays()[0]


def count_marks(marks: Marks | NDArray[np.bool_], many: int) -> NDArray[np.int32]:
    """Return what `arrays.count_before` does of so many marks, in a file if these are many.

    Examples
    --------
    >>> count_marks(np.array([True, False, True]), 3)
    array([0, 1, 1, 2], dtype=int32)
    """
    column, before = GrowingColumns(np.int32), np.int32(0)
    column.extend(np.zeros(1, np.int32))
    for rows in slice_rows(many):
        counts = count_before(marks[rows])[1:] + before
        column.extend(counts)
        before = counts[-1]
    return column.take_arrays()[0]


def list_marked(marks: Marks | NDArray[np.bool_], many: int) -> NDArray[np.int32]:
    """Return which of so many items are marked, in a file if these are many.

    Examples
    --------
    >>> list_marked(np.array([True, False, True]), 3)
    array([0, 2], dtype=int32)
    """
    column = GrowingColumns(np.int32)
    for rows in slice_rows(many):
        column.extend(np.flatnonzero(marks[rows]) + rows.start)
    return column.take_arrays()[0]
