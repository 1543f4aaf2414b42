"""How often each feature occurs in each group of reviews, and in how many of them: one sum counts both."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

#: So many numbers of a matrix are summed at a time: of tens of millions, copies would take longer than the sums.
_AT_A_TIME = 1_000_000
#: Occurrences stand above so many bits, the reviews that hold them below.
_BITS = 32


class GroupCounts(NamedTuple):
    """What groups hold of features.

    Attributes
    ----------
    group, feature, times, reviews : ndarray of int
        One item for each feature in enough reviews of a group, by group: how often it occurs there, in how many.
    all_times, all_reviews : ndarray of int, one item a feature
        The same in all reviews that are in any group.
    """

    group: npt.NDArray[np.integer]
    feature: npt.NDArray[np.integer]
    times: npt.NDArray[np.int64]
    reviews: npt.NDArray[np.int64]
    all_times: npt.NDArray[np.int64]
    all_reviews: npt.NDArray[np.int64]


def count_by_group(
    matrix: csr_array, group: npt.NDArray[np.integer], row: npt.NDArray[np.integer], *, fewest: int
) -> GroupCounts:
    """Count features in groups of reviews.

    Parameters
    ----------
    matrix : csr_array of int, shape (reviews, features)
        Occurrences.
    group, row : ndarray of int
        One item for each review of a group: the group's number, from 0, and the review's row; a review may be in
        several groups.
    fewest : int
        Features in fewer reviews of a group are left out.

    Examples
    --------
    >>> matrix = csr_array([[2, 0], [1, 1], [0, 4]])
    >>> counted = count_by_group(matrix, np.array([0, 0, 1]), np.array([0, 1, 2]), fewest=2)
    >>> [each.tolist() for each in counted]
    [[0], [0], [3], [2], [3, 5], [2, 2]]
    """
    order = np.argsort(group, kind="stable")
    group, row = group[order], row[order]
    once = np.zeros(len(row), np.int64)
    once[np.unique(row, return_index=True)[1]] = 1
    begins = np.searchsorted(group, np.arange(group.max(initial=-1) + 2))
    numbers = np.append(0, np.cumsum(np.diff(matrix.indptr)[row]))[begins]
    cuts = np.flatnonzero(np.diff(numbers[1:] // _AT_A_TIME, prepend=-1))
    total, found = np.zeros(matrix.shape[1], np.int64), []
    for one, other in pairwise([*cuts.tolist(), len(begins) - 1]):
        first, last = begins[one], begins[other]
        packed = _pack(matrix[row[first:last]])
        total += once[first:last] @ packed
        # Products keep the type of the places, and four bytes each are quicker.
        places = (group[first:last] - one).astype(np.int32), np.arange(last - first, dtype=np.int32)
        member = csr_array((np.ones(last - first, np.int64), places), shape=(other - one, last - first))
        sums = csr_array(member @ packed)
        # Most features are in a review or two of a group: of millions, few are looked at any further.
        enough = np.flatnonzero(_unpack(sums.data)[1] >= fewest)
        at = np.searchsorted(sums.indptr, enough, side="right") - 1 + one
        found.append((at, sums.indices[enough], *_unpack(sums.data[enough])))
    none = tuple(np.zeros((4, 0), np.int64))
    groups, features, times, reviews = map(np.concatenate, zip(none, *found, strict=True))
    return GroupCounts(groups, features, times, reviews, *_unpack(total))


def _pack(matrix: csr_array) -> csr_array:
    """Return the matrix with each number of occurrences n as n · 2³² + 1."""
    packed = matrix.data.astype(np.int64)
    packed <<= _BITS
    packed += matrix.data > 0
    return csr_array((packed, matrix.indices, matrix.indptr), shape=matrix.shape)


def _unpack(sums: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the occurrences and the reviews that sums of packed numbers hold."""
    return sums >> _BITS, sums & ((1 << _BITS) - 1)
