"""Counts how often some pairs of numbers stand side by side in a long row of them."""

import numpy as np
from numpy.typing import NDArray

from corpus.text.arrays import LookedUp

_SLICE = 1_000_000
#: Bits more than it takes to number the pairs: so many buckets that most pairs have one of their own.
_ROOM = 4
_MIX = np.uint64(0x9E3779B97F4A7C15)


def count_pairs(
    number: NDArray[np.integer] | LookedUp,
    first: NDArray[np.integer],
    second: NDArray[np.integer],
    *,
    begins: NDArray[np.bool_] | None = None,
) -> NDArray[np.int64]:
    """Count how often each of some pairs stands side by side.

    Parameters
    ----------
    number : array of int, ≥ 0
        The row of numbers.
    first, second : array of int, one item a pair
        The pairs, some of them perhaps the same.
    begins : array of bool, one item a number, optional
        Where a pair may begin; everywhere by default.

    Returns
    -------
    array of int64, one item a pair

    Examples
    --------
    >>> count_pairs(np.array([3, 1, 3, 1, 1]), np.array([3, 1]), np.array([1, 1])).tolist()
    [2, 1]
    """
    numbers, many = (number.values, len(number.number)) if isinstance(number, LookedUp) else (number, len(number))
    size = 1 + max(int(values.max(initial=0)) for values in (numbers, first, second))
    wanted, which = np.unique(first.astype(np.int64) * size + second, return_inverse=True)
    bits = len(wanted).bit_length() + _ROOM
    # Each bucket knows one pair; those that find it taken are looked up among themselves.
    known = np.full(1 << bits, -1, np.int32)
    bucket = _find_buckets(wanted, bits)
    known[bucket] = np.arange(len(wanted), dtype=np.int32)
    crowded = np.flatnonzero(known[bucket] != np.arange(len(wanted)))
    counts = np.zeros(len(wanted), np.int64)
    for start in range(0, many - 1, _SLICE):
        key = number[slice(start, start + _SLICE + 1)].astype(np.int64)
        key = key[:-1] * size + key[1:]
        if begins is not None:
            key = key[begins[start : start + len(key)]]
        found = known[_find_buckets(key, bits)]
        rows = np.flatnonzero(found >= 0)
        key, found = key[rows], found[rows]
        same = wanted[found] == key
        counts += np.bincount(found[same], minlength=len(wanted))
        if len(crowded):
            key = key[~same]
            found = crowded[np.minimum(np.searchsorted(wanted[crowded], key), len(crowded) - 1)]
            counts += np.bincount(found[wanted[found] == key], minlength=len(wanted))
    return counts[which]


def _find_buckets(key: NDArray[np.int64], bits: int) -> NDArray[np.integer]:
    return ((key.view(np.uint64) * _MIX) >> np.uint64(64 - bits)).view(np.int64)
