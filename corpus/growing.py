"""Columns of millions of rows that come in parts."""

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Growing:
    """Columns that grow where they are.

    Against keeping all parts and concatenating them, that takes half the memory, and a fraction of the time: each part
    can be forgotten once it is taken.

    Examples
    --------
    >>> columns = Growing(np.int32, bool)
    >>> columns.extend(np.array([1, 2]), np.array([True, False]))
    >>> columns.extend(np.array([3]), np.array([True]))
    >>> columns.arrays()
    [array([1, 2, 3], dtype=int32), array([ True, False,  True])]
    """

    def __init__(self, *dtypes: DTypeLike) -> None:
        self._columns = [(bytearray(), np.dtype(dtype)) for dtype in dtypes]

    def extend(self, *parts: NDArray) -> None:
        """Add a part to each column; they need not be equally long."""
        for (column, dtype), part in zip(self._columns, parts, strict=True):
            column += np.ascontiguousarray(part, dtype).view(np.uint8).data

    def arrays(self) -> list[NDArray]:
        """Return the columns. They share memory with this object, which cannot grow any more as long as they live."""
        return [np.frombuffer(column, dtype) for column, dtype in self._columns]
