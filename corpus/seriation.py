"""An order of rows and columns in which blocks show."""

import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import pdist


def in_blocks(shares: pd.DataFrame) -> pd.DataFrame:
    """Return a table with like columns side by side, and its rows along them.

    Columns stand in the order of the leaves of a tree of average linkage over their cosine distances (Bar-Joseph,
    Gifford and Jaakkola 2001, "Fast optimal leaf ordering for hierarchical clustering"); rows by where along them
    their weight lies.

    Misuse: an order is no test. Two columns side by side may be alike only for want of anything closer.

    Parameters
    ----------
    shares : DataFrame
        Numbers from 0 up.

    Examples
    --------
    >>> table = pd.DataFrame({"A": [1, 0, 0], "B": [0, 1, 0], "C": [1, 0, 1]}, index=["x", "y", "z"])
    >>> list(in_blocks(table)), in_blocks(table).index.tolist()
    (['B', 'C', 'A'], ['y', 'z', 'x'])
    """
    values = shares.to_numpy(dtype="float64")
    order = np.arange(shares.shape[1])
    if shares.shape[1] > 2 and len(shares):
        # What has nothing has no direction: as far from all as can be.
        apart = np.nan_to_num(pdist(values.T, "cosine"), nan=1.0)
        order = leaves_list(linkage(np.clip(apart, 0, None), "average", optimal_ordering=True))
    along = values[:, order]
    with np.errstate(invalid="ignore"):
        centre = along @ np.arange(len(order)) / along.sum(axis=1)
    rows = np.argsort(np.nan_to_num(centre, nan=len(order)), kind="stable")
    return shares.iloc[rows, order]
