"""Reviews by month, quarter or year: how many there are, and their mean polarity."""

import pandas as pd

from corpus.statistics.groups import ENOUGH
from corpus.statistics.intervals import estimate_means
from corpus.wording import number, plural

_FREQUENCIES = {1: "M", 3: "Q", 12: "Y"}
_NAMES = {1: ("month", ""), 3: ("quarter", ", not of each month"), 12: ("year", ", not of each quarter")}


def choose_period(reviews: pd.DataFrame) -> int:
    """Return the shortest period, in months, whose typical one has enough reviews for an interval: 1, 3 or 12.

    Parameters
    ----------
    reviews : DataFrame
        With `published`.
    """
    dated = reviews["published"].dropna()
    for months in (1, 3):
        if dated.empty or dated.groupby(_period(dated, months)).size().median() >= ENOUGH:
            return months
    return 12


def describe_span(reviews: pd.DataFrame) -> str:
    """Return in a sentence how long a period must be to hold enough reviews for a mean."""
    dated = reviews["published"].dropna()
    if dated.empty:
        return "No review has a date."
    months = len(pd.period_range(dated.min(), dated.max(), freq="M"))
    span = f"{plural(len(dated), 'dated review')} in {plural(months, 'month')}"
    typical = int(dated.groupby(_period(dated, choose_period(reviews))).size().median())
    if typical < ENOUGH:
        return (
            f"{span}: too few for a mean of any month, quarter or year; only all together, or before and after a day."
        )
    name, shorter = _NAMES[choose_period(reviews)]
    return f"{span}: enough for a mean of each {name}, {number(typical)} in a typical one{shorter}."


def summarise_by_period(reviews: pd.DataFrame, *, value: str = "polarity", months: int = 1) -> pd.DataFrame:
    """Return every period from the first review's to the last's, also those without a review.

    Parameters
    ----------
    reviews : DataFrame
        With `published` and `value`; reviews without a date are left out.
    value : str
        A numeric column.
    months : {1, 3, 12}
        How long a period is; quarters and years are those of the calendar.

    Returns
    -------
    DataFrame
        `month`, the period's first day; `n`, its reviews; of `value` the `mean` and its 95 % interval `low` to `high`;
        `enough`, whether there are enough reviews for an interval.

    Notes
    -----
    A period's interval says how well its mean is known. It is no test of a trend, for which a small archive has too
    few reviews.
    """
    dated = reviews.loc[reviews["published"].notna(), ["published", value]]
    dated = dated.assign(month=_period(dated["published"], months))
    if dated.empty:
        return pd.DataFrame(
            {
                "month": pd.Series(dtype="datetime64[s]"),
                "n": pd.Series(dtype="int64"),
                **{name: pd.Series(dtype="float64") for name in ("mean", "low", "high")},
                "enough": pd.Series(dtype="bool"),
            }
        )
    calendar = pd.date_range(dated["month"].min(), dated["month"].max(), freq=f"{months}MS", name="month")
    printed = dated["month"].value_counts().reindex(calendar, fill_value=0)
    means = estimate_means(dated, by="month", value=value).set_index("group").reindex(calendar)
    return pd.DataFrame(
        {
            "month": calendar.astype("datetime64[s]"),
            "n": printed.to_numpy("int64"),
            **{name: means[name].to_numpy("float64") for name in ("mean", "low", "high")},
            "enough": means["enough"].eq(True).to_numpy(bool),
        }
    )


def find_period_ends(first: str, months: int) -> tuple[str, str]:
    """Return the first and the last day of a period of so many months, written as in an address.

    Examples
    --------
    >>> find_period_ends("2024-01-01", 3)
    ('2024-01-01', '2024-03-31')
    """
    start = pd.Timestamp(first)
    last = start + pd.DateOffset(months=months) - pd.Timedelta(days=1)
    return f"{start.date()}", f"{last.date()}"


def _period(published: pd.Series, months: int) -> pd.Series:
    """Return the first day of each day's period."""
    return published.dt.to_period(_FREQUENCIES[months]).dt.to_timestamp()
