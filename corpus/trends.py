"""The calendar: how many reviews a month, and how warm they were."""

import pandas as pd

from corpus.intervals import means_by


def by_month(reviews: pd.DataFrame, *, value: str = "polarity") -> pd.DataFrame:
    """Return every month from the first printing to the last, also those without a review.

    Parameters
    ----------
    reviews : DataFrame
        With `published` and `value`; reviews without a date are left out.
    value : str
        A numeric column.

    Returns
    -------
    DataFrame
        `month` (its first day), `n` reviews printed, and of `value` the `mean`, its 95 % interval `low`
        and `high`, and `enough`: whether there were enough reviews for an interval.

    Notes
    -----
    A month's interval says how well its mean is known. It is no test of a trend, and a small archive
    cannot carry one.
    """
    dated = reviews.loc[reviews["published"].notna(), ["published", value]]
    dated = dated.assign(month=dated["published"].dt.to_period("M").dt.to_timestamp())
    if dated.empty:
        return pd.DataFrame(
            {
                "month": pd.Series(dtype="datetime64[s]"),
                "n": pd.Series(dtype="int64"),
                **{name: pd.Series(dtype="float64") for name in ("mean", "low", "high")},
                "enough": pd.Series(dtype="bool"),
            }
        )
    calendar = pd.date_range(dated["month"].min(), dated["month"].max(), freq="MS", name="month")
    printed = dated["month"].value_counts().reindex(calendar, fill_value=0)
    means = means_by(dated, by="month", value=value).set_index("group").reindex(calendar)
    return pd.DataFrame(
        {
            "month": calendar.astype("datetime64[s]"),
            "n": printed.to_numpy("int64"),
            **{name: means[name].to_numpy("float64") for name in ("mean", "low", "high")},
            "enough": means["enough"].eq(True).to_numpy(bool),
        }
    )
