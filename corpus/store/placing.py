"""Where phrases occur, as arrays that stay in their file: opened at once, and shared by all who read them.

An id is kept as its position in its own table. Of millions of rows, these take a third of what their names would.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.store.mapped import keep_texts, read_texts
from corpus.text.arrays import find_names, name_rows, narrow_signed, read_codes, slice_rows
from corpus.text.laid_aside import GrowingColumns, keep_arrays, lay_aside

#: Where an occurrence is in its review.
PLACE = ("start", "end", "sentence")
#: The words of a column of categories that has no table of its own.
_WORDS = "_words"


def keep_places(occurrences: pd.DataFrame, **ids: pd.Series) -> pd.DataFrame:
    """Return occurrences as one row of arrays.

    Parameters
    ----------
    occurrences : DataFrame
        `start`, `end`, `sentence`, and columns of categories.
    ids : Series of str
        For the columns that are ids, all ids of their table in its order.
    """
    arrays: dict[str, Any] = {}
    for name, column in occurrences.items():
        if name in PLACE:
            arrays[str(name)] = lay_aside(narrow_signed(column.to_numpy()))
        elif isinstance(column.dtype, pd.CategoricalDtype):
            codes, words = read_codes(column), column.cat.categories
            if name in ids:
                among = pd.Index(ids[str(name)])
                number = find_names(words, among=among)
                if not np.array_equal(number, np.arange(len(among))):
                    codes = _renumber(codes, np.append(number, np.int32(-1)))
                words = among
            else:
                arrays[f"{name}{_WORDS}"] = keep_texts(pd.Series(words, dtype="str"))
            # In the type that pandas gives so many categories: then it need not copy them.
            kept = pd.Categorical.from_codes([], pd.RangeIndex(len(words))).codes.dtype
            arrays[str(name)] = lay_aside(codes.astype(kept, copy=False))
        else:
            # Arrow packs eight of its own into a byte.
            arrays[str(name)] = column.to_numpy().view(np.uint8)
    return keep_arrays(arrays)


def _renumber(codes: NDArray[np.integer], number: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return the number that each code stands for; some are looked up at a time."""
    column = GrowingColumns(number.dtype)
    for rows in slice_rows(len(codes)):
        column.extend(number[codes[rows]])
    return column.take_arrays()[0]


def read_places(arrays: Mapping[str, Any], **ids: pd.Series) -> pd.DataFrame:
    """Return the occurrences that `keep_places` has kept; no array is copied, and none can be written to.

    The categories of an id are all ids of its table, so that codes are positions there.
    """
    columns: dict[str, Any] = {}
    for name, array in arrays.items():
        if name.endswith(_WORDS):
            continue
        if name in PLACE:
            columns[name] = array
        elif name in ids or f"{name}{_WORDS}" in arrays:
            words = ids[name] if name in ids else read_texts(arrays[f"{name}{_WORDS}"])
            columns[name] = name_rows(array, pd.Index(words))
        else:
            columns[name] = array.view(bool)
    return pd.DataFrame(columns, copy=False)
