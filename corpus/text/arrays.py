"""Arrays of millions of rows: columns that grow part by part, and helpers for sorted groups."""

import tempfile
from collections.abc import Iterator, Mapping
from mmap import mmap
from typing import IO, Any, cast

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import DTypeLike, NDArray

from corpus.memory import map_aside
from corpus.schema import StoreError

#: Bytes of a column that memory holds before it goes to a file: what is shorter is not worth one.
_BLOCK = 4_000_000
#: Wordings are listed slice by slice, so that the order of the phrases in a corpus's table depends on this number.
_SLICE = 1_000_000


class GrowingColumns:
    """Columns that grow part by part; long ones in files, of which memory holds what is read.

    A corpus has hundreds of millions of tokens, and most of what a build does needs a few of their columns.

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
        with self._file as file:
            return np.frombuffer(map_aside(file), rest.dtype)

    def _write(self, *parts: NDArray) -> None:
        try:
            self._file = self._file or tempfile.TemporaryFile(prefix="refrain-", buffering=0)  # noqa: SIM115
            for part in parts:
                part.tofile(self._file)
        except OSError as error:
            reason = f"{tempfile.gettempdir()}: {error.strerror or error}"
            raise StoreError(f"What is worked out on the way could not be kept in {reason}.") from error


def lay_aside(values: NDArray) -> NDArray:
    """Return an array that lies in a file if it is long: memory holds what is read of it, and it cannot be written to.

    Examples
    --------
    >>> lay_aside(np.array([3, 300]))
    array([  3, 300])
    """
    if _lies_in_file(values):
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
    return lay_aside(values.to_numpy()) if isinstance(values.dtype, np.dtype) and values.dtype.kind != "O" else values


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


def slice_groups(sizes: NDArray[np.integer]) -> Iterator[tuple[int, int]]:
    """Cut groups of given sizes into slices of about a million rows: the first group of each, and the one behind.

    Arrays of that size are reused by the allocator and mostly stay in the processor's cache, where larger ones cost
    more to allocate than to compute.
    """
    ends = np.cumsum(sizes)
    first = 0
    while first < len(sizes):
        done = ends[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(ends, done + _SLICE, side="right")))
        yield first, last
        first = last


def iterate_stretches(bounds: NDArray[np.integer]) -> Iterator[slice]:
    """Cut a corpus into stretches of whole reviews, of about a million words each; as rows of its arrays.

    Parameters
    ----------
    bounds : array of int, one more than reviews
        Review `i` has the words `bounds[i]:bounds[i + 1]`.
    """
    for first, last in slice_groups(np.diff(bounds)):
        yield slice(bounds[first], bounds[last])


def read_codes(ids: pd.Series) -> NDArray[np.integer]:
    """Return the codes of a column of categories as they are: `cat.codes` copies them, of millions of rows 22 MB."""
    return cast(pd.Categorical, ids.array).codes


def name_rows(rows: NDArray[np.integer], names: pd.Index) -> pd.Categorical:
    """Return a column of categories that are the names of rows of a table, all different.

    To see that they differ, pandas would keep 100 MB for a million phrases, and take a second.

    Examples
    --------
    >>> name_rows(np.array([1, 0, 1]), pd.Index(["a", "b"])).tolist()
    ['b', 'a', 'b']
    """
    dtype = pd.CategoricalDtype._from_fastpath(names)  # type: ignore[attr-defined]
    return pd.Categorical.from_codes(rows, dtype=dtype, validate=False)


def find_names(names: pd.Index, *, among: pd.Index) -> NDArray[np.int32]:
    """Return the place of each name among others, −1 where it is none of them.

    Arrow looks them up without the index of names that pandas would build, and keep as long as the others.

    Examples
    --------
    >>> find_names(pd.Index(["b", "z", "a"]), among=pd.Index(["a", "b", "c"]))
    array([ 1, -1,  0], dtype=int32)
    """
    given, others = (pa.array(each, pa.large_string()) for each in (names, among))
    if 4 * len(given) > len(others):
        return _look_up(given, others)
    # To look names up among many takes as long as these many take to be numbered: number the few, and look up the many.
    number = _look_up(others, given)
    known = np.flatnonzero(number >= 0)[::-1]
    place = np.full(len(given), -1, np.int32)
    place[number[known]] = known
    return place[_look_up(given, given)]


def _look_up(names: pa.Array, among: pa.Array) -> NDArray[np.int32]:
    return pc.index_in(names, value_set=among).fill_null(-1).to_numpy()


def mark_name(ids: pd.Series, name: str) -> NDArray[np.bool_]:
    """Mark the rows of a column of categories that are a name: pandas would number all categories, and keep that.

    Examples
    --------
    >>> mark_name(pd.Series(["a", "b", "a"], dtype="category"), "a").tolist()
    [True, False, True]
    """
    known = np.flatnonzero(np.asarray(ids.cat.categories == name))
    return read_codes(ids) == known[0] if len(known) else np.zeros(len(ids), bool)


def mark_changes(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Mark the items that differ from the one before."""
    marks = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=marks[1:])
    return marks


def count_before(marks: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Count the marked items before each item, and before the end: where each would stand among the marked ones.

    Examples
    --------
    >>> count_before(np.array([True, False, True])).tolist()
    [0, 1, 1, 2]
    """
    counts = np.zeros(len(marks) + 1, np.int32)
    np.cumsum(marks, out=counts[1:])
    return counts


def narrow(values: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return numbers, none of them negative, in the smallest type that holds them all.

    Examples
    --------
    >>> narrow(np.array([3, 300])).dtype
    dtype('uint16')
    """
    return values.astype(np.min_scalar_type(int(values.max(initial=0))))


def narrow_signed(values: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return numbers, none of them negative, in two bytes each where these hold them, else in four.

    Examples
    --------
    >>> narrow_signed(np.array([3, 300])).dtype, narrow_signed(np.array([40_000])).dtype
    (dtype('int16'), dtype('int32'))
    """
    return values.astype(np.int16 if values.max(initial=0) <= np.iinfo(np.int16).max else np.int32, copy=False)


def join_ranges(start: NDArray[np.integer], size: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return the numbers of several ranges, one range after the other.

    Examples
    --------
    >>> join_ranges(np.array([5, 20]), np.array([2, 3])).tolist()
    [5, 6, 20, 21, 22]
    """
    before = np.cumsum(size) - size
    return np.repeat(start - before, size) + np.arange(size.sum())
