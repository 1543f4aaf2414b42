"""Which reviews arrived when: the first import of a corpus, and what was added to it since."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.wording import date, plural

#: An addition of more days ago is no news.
RECENT = 30


def list_additions(arrivals: pd.DataFrame) -> pd.DataFrame:
    """Return one row an addition, the latest first; the first import is none.

    Parameters
    ----------
    arrivals : DataFrame
        One row a review: `review_id`, `arrived`, `batch` (0 for the first import).

    Returns
    -------
    DataFrame
        `batch`, `arrived`, and `reviews`, how many it brought.

    Examples
    --------
    >>> day = pd.Timestamp("2025-03-03")
    >>> list_additions(pd.DataFrame({"review_id": ["a", "b", "c"], "arrived": day, "batch": [0, 1, 1]}))
       batch    arrived  reviews
    0      1 2025-03-03        2
    """
    later = arrivals[arrivals["batch"] > 0]
    counted = later.groupby("batch").agg(arrived=("arrived", "max"), reviews=("review_id", "size"))
    return counted.reset_index().sort_values("batch", ascending=False, ignore_index=True)


def mark_arrived(
    arrivals: pd.DataFrame, reviews: pd.DataFrame, batch: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Mark the reviews that were there before an addition, and those that it brought; later ones are neither.

    Parameters
    ----------
    arrivals : DataFrame
        `review_id`, `batch`.
    reviews : DataFrame
        `review_id`.
    batch : int

    Examples
    --------
    >>> arrivals = pd.DataFrame({"review_id": ["a", "b", "c"], "batch": [0, 1, 2]})
    >>> [marked.tolist() for marked in mark_arrived(arrivals, arrivals, 1)]
    [[True, False, False], [False, True, False]]
    """
    of = arrivals.set_index("review_id")["batch"].reindex(reviews["review_id"]).fillna(0).to_numpy()
    return of < batch, of == batch


def describe_latest(additions: pd.DataFrame, *, now: pd.Timestamp) -> str:
    """Say how many reviews came with the latest addition, where that was in the last `RECENT` days; else "".

    Parameters
    ----------
    additions : DataFrame
        `arrived`, `reviews`, as `list_additions` gives them.
    now : Timestamp
        In UTC, without its name, as arrivals are.

    Examples
    --------
    >>> day = pd.Timestamp("2025-03-03")
    >>> added = pd.DataFrame({"arrived": [day], "reviews": [1]})
    >>> describe_latest(added, now=pd.Timestamp("2025-03-05")), describe_latest(added, now=day.replace(year=2026))
    ('1 new review since 3 Mar 2025', '')
    """
    latest = additions.head(1)
    recent = latest[now - latest["arrived"] < pd.Timedelta(days=RECENT)]
    if recent.empty:
        return ""
    return f"{plural(int(recent['reviews'].iloc[0]), 'new review')} since {date(recent['arrived'].iloc[0])}"
