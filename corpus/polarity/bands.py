"""How many reviews have each rating and tone, in a few bands of both: the table behind a heat map."""

import numpy as np
import pandas as pd

#: The edges of the bands of ratings; a rating on an edge belongs above it, 10 to the highest band.
RATING_EDGES = (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)
#: The widths that a band of tone may have, the most bands, and the part of the reviews that sets them.
_WIDTHS = (0.05, 0.1, 0.2, 0.25, 0.5, 1.0, 2.0)
_MOST, _TAILS = 6, (0.05, 0.95)
_ENDS = ["rating_least", "rating_most", "least", "most"]


def count_bands(reviews: pd.DataFrame) -> pd.DataFrame:
    """Return how many reviews have each rating and tone.

    Bands of tone are of one width, so that the middle nine tenths of the reviews fill six of them at most; the
    outermost two are open, and take the others.

    Parameters
    ----------
    reviews : DataFrame
        `rating` (0..10) and `polarity`, on any scale; reviews without either are not counted.

    Returns
    -------
    DataFrame
        One row a cell, empty ones too, from the lowest: `rating_from`, `rating_to`, `from`, `to` (of the tone; infinite
        where the band is open), `n`; `rating_least`, `rating_most`, `least`, `most`, the ends of what is in the cell,
        by which its reviews can be selected (NaN where it is empty). No rows without reviews.

    Examples
    --------
    >>> cells = count_bands(pd.DataFrame({"rating": [2.0, 9.0, 10.0], "polarity": [-0.1, 0.3, 0.31]}))
    >>> cells.loc[cells["n"] > 0, ["rating_from", "from", "to", "n"]].to_numpy().tolist()
    [[2.0, -inf, 0.0, 1.0], [8.0, 0.3, inf, 2.0]]
    """
    known = reviews[["rating", "polarity"]].dropna()
    if known.empty:
        return pd.DataFrame(columns=["rating_from", "rating_to", "from", "to", "n", *_ENDS]).astype("float64")
    edges = _choose_edges(known["polarity"].to_numpy("float64"))
    # The tolerance keeps 0.3, which is no exact number, above an edge of 0.1 + 0.2.
    column = np.searchsorted(edges[1:-1], known["polarity"].to_numpy("float64") + 1e-9, side="right")
    row = np.searchsorted(RATING_EDGES[1:-1], known["rating"].to_numpy("float64"), side="right")
    columns = len(edges) - 1
    cell = row * columns + column
    counts = np.bincount(cell, minlength=(len(RATING_EDGES) - 1) * columns)
    held = known.groupby(cell).agg(["min", "max"]).set_axis(_ENDS, axis=1).reindex(range(len(counts)))
    # A third of a rating would be as long as a float is.
    held["rating_least"] = np.floor(held["rating_least"] * 100) / 100
    held["rating_most"] = np.ceil(held["rating_most"] * 100) / 100
    ends = [-np.inf, *edges[1:-1], np.inf]
    return pd.DataFrame(
        {
            "rating_from": np.repeat(RATING_EDGES[:-1], columns),
            "rating_to": np.repeat(RATING_EDGES[1:], columns),
            "from": np.tile(ends[:-1], len(RATING_EDGES) - 1),
            "to": np.tile(ends[1:], len(RATING_EDGES) - 1),
            "n": counts,
        }
    ).join(held)


def _choose_edges(values: np.ndarray) -> np.ndarray:
    """Return the edges of the bands, multiples of their width; two at least."""
    low, high = np.quantile(values, _TAILS)
    for width in _WIDTHS:
        first, last = np.floor(low / width + 1e-9), np.ceil(high / width - 1e-9)
        last = max(last, first + 1)
        if last - first <= _MOST:
            break
    return np.round(np.arange(first, last + 1) * width, 2)
