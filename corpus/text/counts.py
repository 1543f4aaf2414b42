"""How often each review has each of some things: a sparse matrix, and the table that it is stored as."""

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from corpus.text.laid_aside import number_rows


def tabulate_counts(matrix: csr_array, *, of: str) -> pd.DataFrame:
    """Return a matrix of counts as a table.

    Parameters
    ----------
    matrix : csr_array of int, shape (reviews, things)
    of : str
        What a thing is called: the name of its column.

    Returns
    -------
    DataFrame
        One row for each thing that a review has: `review` and `of`, their positions, and `count`; all int32, by review.

    Examples
    --------
    >>> tabulate_counts(csr_array([[0, 2], [1, 0]]), of="word").to_numpy().tolist()
    [[0, 1, 2], [1, 0, 1]]
    """
    columns = {"review": number_rows(matrix.indptr), of: matrix.indices, "count": matrix.data}
    return pd.DataFrame({name: each.astype(np.int32, copy=False) for name, each in columns.items()}, copy=False)


def build_counts(table: pd.DataFrame, *, of: str, shape: tuple[int, int]) -> csr_array:
    """Return the matrix of a table, as `tabulate_counts` makes it.

    Parameters
    ----------
    table : DataFrame
        By review.
    of : str
        The column of the things.
    shape : int, int
        The numbers of reviews and of things.

    Examples
    --------
    >>> table = tabulate_counts(csr_array([[0, 2], [1, 0]]), of="word")
    >>> build_counts(table, of="word", shape=(2, 2)).toarray().tolist()
    [[0, 2], [1, 0]]
    """
    begins = np.append(0, np.cumsum(np.bincount(table["review"], minlength=shape[0]))).astype("int32")
    return csr_array((table["count"].to_numpy(), table[of].to_numpy(), begins), shape=shape)
