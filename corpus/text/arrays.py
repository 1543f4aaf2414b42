"""Arrays of millions of rows: helpers for sorted groups, and for columns of categories."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from corpus.memory import give_back_files

#: Wordings are listed slice by slice, so that the order of the phrases in a corpus's table depends on this number.
_SLICE = 1_000_000
#: Of arrays in files, memory holds what is read of so many slices.
_HELD = 8


def slice_groups(sizes: NDArray[np.integer]) -> Iterator[tuple[int, int]]:
    """Cut groups of given sizes into slices of about a million rows: the first group of each, and the one behind.

    Arrays of that size are reused by the allocator and mostly stay in the processor's cache, where larger ones cost
    more to allocate than to compute. What is read of files on the way is given back every few slices.
    """
    ends = np.cumsum(sizes)
    first = number = 0
    while first < len(sizes):
        done = ends[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(ends, done + _SLICE, side="right")))
        yield first, last
        first, number = last, number + 1
        if number % _HELD == 0:
            give_back_files()


def slice_rows(many: int) -> Iterator[slice]:
    """Cut so many rows into slices of a million.

    Examples
    --------
    >>> list(slice_rows(1_500_000))
    [slice(0, 1000000, None), slice(1000000, 1500000, None)]
    """
    for number, first in enumerate(range(0, many, _SLICE), 1):
        yield slice(first, min(first + _SLICE, many))
        if number % _HELD == 0:
            give_back_files()


def iterate_stretches(bounds: NDArray[np.integer]) -> Iterator[slice]:
    """Cut a corpus into stretches of whole reviews, of about a million words each; as rows of its arrays.

    Parameters
    ----------
    bounds : array of int, one more than reviews
        Review `i` has the words `bounds[i]:bounds[i + 1]`.
    """
    for first, last in slice_groups(np.diff(bounds)):
        yield slice(bounds[first], bounds[last])


@dataclass(frozen=True, eq=False)
class Marks:
    """Which tokens are of a kind. Several kinds share one array, a bit for each: a bool would take eight.

    Attributes
    ----------
    kinds : array of unsigned int, one item a token
    bit : the same type
        The power of two of this kind.

    Examples
    --------
    >>> marks = Marks(np.array([1, 2, 3], np.uint16), np.uint16(2))
    >>> marks[:].tolist(), marks[np.array([2, 0])].tolist()
    ([False, True, True], [True, False])
    """

    kinds: NDArray[np.unsignedinteger]
    bit: np.unsignedinteger

    def __getitem__(self, at: NDArray[np.integer] | slice) -> NDArray[np.bool_]:
        """Mark some tokens."""
        return (self.kinds[at] & self.bit) > 0


@dataclass(frozen=True, eq=False)
class LookedUp:
    """What is known of tokens by their words, or by their spellings: looked up for those that are asked for.

    Attributes
    ----------
    values : array, one item a word
    number : array of int, one item a token
        The position of its word.

    Examples
    --------
    >>> LookedUp(np.array([5, 7]), np.array([1, 1, 0]))[1:].tolist()
    [7, 5]
    """

    values: NDArray[np.generic]
    number: NDArray[np.integer]

    def __getitem__(self, at: NDArray[np.integer] | slice) -> NDArray[Any]:
        """Look up some tokens."""
        return self.values[self.number[at]]


def find_marked(
    marks: NDArray[np.bool_], number: NDArray[np.integer], bounds: NDArray[np.integer]
) -> NDArray[np.int64]:
    """Return the tokens whose number is marked.

    Parameters
    ----------
    marks : array of bool, one item a number
    number : array of int, one item a token
    bounds : array of int, one more than reviews
        As for `iterate_stretches`.

    Examples
    --------
    >>> find_marked(np.array([False, True]), np.array([1, 0, 1]), np.array([0, 3])).tolist()
    [0, 2]
    """
    parts = (np.flatnonzero(marks[number[rows]]) + rows.start for rows in iterate_stretches(bounds))
    return np.concatenate([np.empty(0, np.int64), *parts])


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


def sort_numbers(values: NDArray[np.integer]) -> NDArray[np.integer]:
    """Sort numbers, none of them negative, in four bytes each where these hold them: twice as fast as in eight.

    Examples
    --------
    >>> sort_numbers(np.array([3, 1, 2]))
    array([1, 2, 3], dtype=int32)
    """
    values = values.astype(np.int32 if values.max(initial=0) <= np.iinfo(np.int32).max else np.int64)
    values.sort()
    return values


def join_ranges(start: NDArray[np.integer], size: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return the numbers of several ranges, one range after the other.

    Examples
    --------
    >>> join_ranges(np.array([5, 20]), np.array([2, 3])).tolist()
    [5, 6, 20, 21, 22]
    """
    before = np.cumsum(size) - size
    return np.repeat(start - before, size) + np.arange(size.sum())
