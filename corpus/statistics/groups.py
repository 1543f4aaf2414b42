"""The values of one column, sorted into the groups of another: the start of every comparison of groups."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.errors import SelectionError

Array = npt.NDArray[np.float64]

#: A group of fewer values has no interval and is not compared.
ENOUGH = 5
#: How often an interval is meant to hold the truth; 1 − `CONFIDENCE` is the share of false findings that is accepted.
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Groups:
    """The values of a column, group after group and ascending inside each.

    Attributes
    ----------
    keys : Index
        The groups, sorted. Each has a row in the frame, though perhaps no value.
    values : ndarray of float, shape (sum of sizes,)
        The finite values: group `i` has `values[starts[i] : starts[i] + sizes[i]]`.
    sizes, missing : ndarray of int, shape (groups,)
        Values of each group, and rows of it without one.
    """

    keys: pd.Index
    values: Array
    sizes: npt.NDArray[np.int64]
    missing: npt.NDArray[np.int64]

    @property
    def codes(self) -> npt.NDArray[np.int64]:
        """The group number of each value."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @property
    def starts(self) -> npt.NDArray[np.int64]:
        """Where each group begins in `values`."""
        return np.cumsum(self.sizes) - self.sizes

    @property
    def enough(self) -> npt.NDArray[np.bool_]:
        """Which groups have `ENOUGH` values, not all the same: equal values say nothing of chance."""
        padded = np.append(self.values, np.nan)
        varied = padded[self.starts] < padded[self.starts + np.maximum(self.sizes, 1) - 1]
        return (self.sizes >= ENOUGH) & varied

    def select(self, kept: npt.NDArray[np.bool_]) -> "Groups":
        """Return some of the groups."""
        return Groups(self.keys[kept], self.values[kept[self.codes]], self.sizes[kept], self.missing[kept])

    def means(self) -> Array:
        """Return the mean of each group; NaN where it has no value."""
        with np.errstate(invalid="ignore"):
            return self._sum_groups(self.values) / self.sizes

    def medians(self) -> Array:
        """Return the median of each group; NaN where it has no value."""
        padded = np.append(self.values, np.nan)
        last = len(self.values)
        lower = np.where(self.sizes, self.starts + (self.sizes - 1) // 2, last)
        upper = np.where(self.sizes, self.starts + self.sizes // 2, last)
        return (padded[lower] + padded[upper]) / 2

    def trim_means(self, cut: npt.NDArray[np.int64]) -> Array:
        """Return the mean of each group without its `cut` lowest and `cut` highest values; NaN where none is left."""
        place = np.arange(len(self.values)) - self.starts[self.codes]
        kept = (place >= cut[self.codes]) & (place < (self.sizes - cut)[self.codes])
        with np.errstate(invalid="ignore"):
            return self._sum_groups(np.where(kept, self.values, 0)) / self._sum_groups(kept.astype("float64"))

    def moments(self, power: int, *, about: Array | None = None) -> Array:
        """Return the sum of `(value - about) ** power` of each group, about its mean if nothing else is given."""
        centred = self.values - (self.means() if about is None else about)[self.codes]
        return self._sum_groups(centred**power)

    def deviations(self) -> Array:
        """Return the standard deviation (n − 1) of each group; NaN below two values."""
        return np.sqrt(self.moments(2) / np.where(self.sizes > 1, self.sizes - 1, np.nan))

    def _sum_groups(self, values: Array) -> Array:
        # Without weights, as for no values at all, bincount counts in integers.
        return np.bincount(self.codes, values, len(self.sizes)).astype("float64")


def group_values(frame: pd.DataFrame, *, by: str, value: str) -> Groups:
    """Sort the values of one column into the groups of another.

    Rows without a group are left out; rows without a finite value are counted in `missing`.

    Raises
    ------
    SelectionError
        There is no such column, or its values are not numbers.
    """
    for name in (by, value):
        if name not in frame:
            raise SelectionError(f"There is no column “{name}” to compare; there are: {', '.join(map(str, frame))}.")
    try:
        numbers = frame[value].to_numpy("float64", na_value=np.nan)
    except (TypeError, ValueError):
        raise SelectionError(f"Column “{value}” cannot be averaged: it does not hold numbers.") from None
    codes, keys = pd.factorize(frame[by], sort=True)
    named, known = codes >= 0, np.isfinite(numbers)
    missing = np.bincount(codes[named & ~known], minlength=len(keys))
    codes, numbers = codes[named & known], numbers[named & known]
    order = np.lexsort((numbers, codes))
    return Groups(pd.Index(keys), numbers[order], np.bincount(codes, minlength=len(keys)), missing)
