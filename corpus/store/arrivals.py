"""When each review came into a corpus: with the first build, or with which later addition."""

from datetime import UTC, datetime

import pandas as pd

from corpus.schema import ARRIVALS, conform
from corpus.wording import listed


def list_imports(arrivals: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return when reviews came into a corpus, from which files and how many, the last import first.

    Parameters
    ----------
    arrivals : DataFrame
        `schema.ARRIVALS`.
    reviews : DataFrame
        `source` of the same reviews, in the same order.

    Returns
    -------
    DataFrame
        `batch`, `arrived`, `reviews` and `files`: the names of one or two, of more the first and how many more.
    """
    # A row of a table is named "reviews.csv:12".
    files = reviews["source"].str.replace(r":\d+$", "", regex=True)
    by_batch = arrivals.assign(file=files.array).groupby("batch")
    table = by_batch.agg(arrived=("arrived", "max"), reviews=("review_id", "size"), names=("file", "unique"))
    table["files"] = pd.Series(
        [listed(list(names), most=2 if len(names) < 3 else 1) for names in table.pop("names")], table.index, dtype="str"
    )
    return table.iloc[::-1].reset_index()


def note_arrivals(reviews: pd.DataFrame, former: pd.DataFrame | None, *, now: datetime) -> pd.DataFrame:
    """Return when each review of a corpus arrived: those that were there before keep their time, the others came now.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, of all reviews of the corpus.
    former : DataFrame or None
        `schema.ARRIVALS` of the corpus that stood there before; None where there was none.
    now : datetime
        The time of this build, with its zone.

    Returns
    -------
    DataFrame
        `schema.ARRIVALS`, in the order of `reviews`. What came now has the number after the last one; 0 where no
        review was there before.

    Examples
    --------
    >>> now = datetime(2026, 3, 1, tzinfo=UTC)
    >>> first = note_arrivals(pd.DataFrame({"review_id": ["a"]}), None, now=now)
    >>> note_arrivals(pd.DataFrame({"review_id": ["b", "a"]}), first, now=now)["batch"].tolist()
    [1, 0]
    """
    ids = reviews["review_id"].reset_index(drop=True)
    table = pd.DataFrame(
        {"review_id": ids, "arrived": pd.Timestamp(now.astimezone(UTC).replace(tzinfo=None)), "batch": 0}
    )
    if former is not None and (known := ids.isin(former["review_id"])).any():
        table["batch"] = int(former["batch"].max()) + 1
        before = former.set_index("review_id").loc[ids[known]]
        for name in ("arrived", "batch"):
            table[name] = table[name].mask(known, pd.Series(before[name].array, index=ids.index[known]))
    return conform(table, ARRIVALS)
