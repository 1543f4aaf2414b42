"""Which pairs of sets may be nearly the same, found by the rarest items of each (prefix filtering)."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.text.arrays import join_ranges, mark_changes, slice_groups
from corpus.text.laid_aside import GrowingColumns

_SETS_AT_ONCE = 500
_ROUNDING = 1e-9


def list_candidates(
    item: NDArray[np.integer],
    member: NDArray[np.integer],
    size: NDArray[np.integer],
    *,
    threshold: float,
    most: int,
) -> Iterator[tuple[NDArray[np.integer], NDArray[np.integer]]]:
    """Yield the pairs of sets that may be similar enough, some at a time.

    Sets that are have an item in common among the rarest of each (Chaudhuri, Ganti and Kaushik 2006, "A primitive
    operator for similarity joins in data cleaning"; the bound on what two may share is of Xiao et al. 2008, "Efficient
    similarity joins for near duplicate detection").

    Parameters
    ----------
    item, member : array of int
        Items that several sets have, ascending, and the sets that have them; no set has one twice.
    size : array of int, one a set
        How many items it has, those that no other has included.
    threshold : float, above 0 and up to 1
        The lowest similarity (Jaccard).
    most : int
        Pairs are looked for by items that at most so many sets have.

    Yields
    ------
    one, other : array of int64
        Pairs of sets, the lower number first. All that are similar enough and share such an item are among them.
    """
    # Of a set, so many are in each that is similar enough.
    least = np.ceil(threshold * size - _ROUNDING).astype(np.int64)
    rank, member, last, common = _keep_rarest(item, member, size - least + 1, size, most)
    number = np.cumsum(mark_changes(rank), dtype=np.int32) - 1
    many = int(number[-1]) + 1 if len(number) else 0
    of_set = csr_array((np.ones(len(number), np.int32), (member, number)), shape=(len(size), many))
    of_item = of_set.T.tocsr()
    rows = np.flatnonzero(np.diff(of_set.indptr))
    for block in np.split(rows, range(_SETS_AT_ONCE, len(rows), _SETS_AT_ONCE)):
        both = (of_set[block] @ of_item).tocoo()
        one, other = block[both.row], both.col.astype(np.int64)
        once = one < other
        one, other = one[once], other[once]
        # What they share beyond these lies behind the rarest of that set whose rarest end first.
        first = np.where(last[one] <= last[other], one, other)
        shared = both.data[once] + np.minimum(common[one], common[other]) + least[first] - 1
        close = shared >= threshold * (size[one] + size[other] - shared) - _ROUNDING
        yield one[close], other[close]


def _keep_rarest(
    item: NDArray[np.integer],
    member: NDArray[np.integer],
    wanted: NDArray[np.integer],
    size: NDArray[np.integer],
    most: int,
) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]:
    """Return of each set so many items, the rarest, as far as others have them.

    Returns
    -------
    rank, member : array of int, ascending by rank
        The items, by how rare they are, and the sets; without items that more than `most` sets have.
    last : array of int, one a set
        The rank of the last of its items, such common ones included; −1 without any.
    common : array of int, one a set
        How many such common ones it has.
    """
    bounds = np.flatnonzero(np.append(mark_changes(item), True))
    many = np.diff(bounds)
    rarest = np.argsort(many, kind="stable")
    start, many = bounds[:-1][rarest], many[rarest]
    # Items that no other has are the rarest.
    room = wanted - size
    for rows in (slice(bounds[first], bounds[behind]) for first, behind in slice_groups(np.diff(bounds))):
        room += np.bincount(member[rows], minlength=len(size))
    last, common = np.full(len(size), -1), np.zeros(len(size), np.int64)
    columns = GrowingColumns(np.int32, np.int32)
    for first, behind in slice_groups(many):
        rank = np.repeat(np.arange(first, behind, dtype=np.int32), many[first:behind])
        of = member[join_ranges(start[first:behind], many[first:behind])]
        kept = pd.Series(of).groupby(of).cumcount().to_numpy() < room[of]
        room -= np.bincount(of, minlength=len(room))
        rank, of = rank[kept], of[kept]
        last[of] = rank
        rare = many[rank] <= most
        common += np.bincount(of[~rare], minlength=len(common))
        columns.extend(rank[rare], of[rare])
    kept_rank, kept_member = columns.take_arrays()
    return kept_rank, kept_member, last, common
