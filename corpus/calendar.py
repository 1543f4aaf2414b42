"""Reviews by month, quarter or year: how many there are, and their mean polarity."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from corpus.statistics.groups import ENOUGH
from corpus.statistics.intervals import estimate_means
from corpus.wording import PERIODS, number, period, plural, ranges

_FREQUENCIES = {1: "M", 3: "Q", 12: "Y"}
#: A calendar is drawn with at most so many bars; a longer one is divided into longer periods.
MOST_BARS = 40
#: What the highest and the lowest mean are called, by the column.
_EXTREMES = {"rating": ("Rated highest", "lowest"), "polarity": ("Most positive", "least")}


def choose_period(reviews: pd.DataFrame) -> int:
    """Return the shortest period, in months, that suits the reviews: 1, 3 or 12.

    It is so long that a typical one has enough reviews for an interval, and that there are at most `MOST_BARS`.

    Parameters
    ----------
    reviews : DataFrame
        With `published`.
    """
    dated = reviews["published"].dropna()
    for months in (1, 3):
        if dated.empty:
            return months
        starts = _period(dated, months)
        bars = len(pd.period_range(dated.min(), dated.max(), freq=_FREQUENCIES[months]))
        if bars <= MOST_BARS and dated.groupby(starts).size().median() >= ENOUGH:
            return months
    return 12


def describe_extremes(
    periods: pd.DataFrame, *, months: int, value: str, write: Callable[[float], str], on: str = ""
) -> str:
    """Say in which period the mean was highest and in which lowest, and whether that could be luck.

    Parameters
    ----------
    periods : DataFrame
        From `summarise_by_period`.
    months : {1, 3, 12}
        How long a period is.
    value : {"rating", "polarity"}
        The column of the mean.
    write : callable
        Writes a mean, as `wording.signed`.
    on : str
        The part of the film that alone is judged, as "the story"; empty where a review's value is of all of it.
    """
    known = periods[periods["enough"]]
    if len(known) < 2:
        dated = plural(n := int(periods["n"].sum()), "dated review")
        dated += f" {'judges' if n == 1 else 'judge'} {on}" if on else ""
        return f"{dated}: too few to compare the mean of one {PERIODS[months]} with another."
    ordered = known.sort_values("mean", kind="stable")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    most, least = _EXTREMES[value]
    sentence = (
        f"{most}{f' on {on}' if on else ''} in {period(high['month'], months)} ({write(high['mean'])}), "
        f"{least} in {period(low['month'], months)} ({write(low['mean'])})"
    )
    luck = "; with so few reviews that could be luck" if high["low"] <= low["high"] else ""
    return f"{sentence}{luck}."


def describe_busiest(periods: pd.DataFrame, *, months: int, on: str = "") -> str:
    """Say which period has the most reviews, as the title of a figure.

    Parameters
    ----------
    periods : DataFrame
        From `summarise_by_period`, one period at least.
    months : {1, 3, 12}
        How long a period is.
    on : str
        As in `describe_extremes`: the reviews are then those that judge it.
    """
    busiest, dated = periods.iloc[int(periods["n"].argmax())], int(periods["n"].sum())
    which, of = (f" that judge {on}", number(dated)) if on else ("", plural(dated, "dated review"))
    return f"Most reviews{which} in {period(busiest['month'], months)}: {number(busiest['n'])} of {of}"


def summarise_by_period(
    reviews: pd.DataFrame,
    *,
    value: str = "polarity",
    months: int = 1,
    span: tuple[float, float] = (-np.inf, np.inf),
) -> pd.DataFrame:
    """Return every period from the first review's to the last's, also those without a review.

    Parameters
    ----------
    reviews : DataFrame
        With `published` and `value`; reviews without a date are left out.
    value : str
        A numeric column.
    months : {1, 3, 12}
        How long a period is; quarters and years are those of the calendar.
    span : (float, float)
        The ends of the scale: what lies beyond them cannot be the mean, and is cut off its interval.

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
    means = means.assign(low=means["low"].clip(*span), high=means["high"].clip(*span))
    return pd.DataFrame(
        {
            "month": calendar.astype("datetime64[s]"),
            "n": printed.to_numpy("int64"),
            **{name: means[name].to_numpy("float64") for name in ("mean", "low", "high")},
            "enough": means["enough"].eq(True).to_numpy(bool),
        }
    )


def list_periods(periods: pd.DataFrame, *, months: int, write: Callable[[float], str]) -> pd.DataFrame:
    """Return the periods that have a review, with their names and ranges in words.

    Parameters
    ----------
    periods : DataFrame
        From `summarise_by_period`.
    months : {1, 3, 12}
        How long a period is.
    write : callable
        Writes a mean, as `wording.signed`.

    Returns
    -------
    DataFrame
        `periods` with `period`, a category in the order of the calendar, and `range`, "too few" without an interval.
    """
    printed = periods[periods["n"] > 0].reset_index(drop=True)
    names = [period(start, months) for start in printed["month"]]
    written = ranges(printed["low"].where(printed["enough"]), printed["high"], write, unknown="too few")
    return printed.assign(
        period=pd.Categorical(names, categories=names, ordered=True), range=pd.Series(written, dtype="str")
    )


def count_periods(published: pd.Series, months: int) -> int:
    """Count the periods of so many months that have a day of these; missing days count in none."""
    return int(_period(published, months).nunique())


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


def find_latest(published: pd.Series, *, months: int) -> tuple[pd.Timestamp, pd.Timestamp, int] | None:
    """Return the first day of the latest `months` up to the last day, that of as many months before, and how many.

    Where the first day of all is later than that, shorter periods are tried: a quarter, then a month; None where even
    these are not there in full, or no day is known.

    Examples
    --------
    >>> days = pd.Series(pd.to_datetime(["2024-01-31", "2025-01-31"]))
    >>> latest, former, months = find_latest(days, months=12)
    >>> str(latest.date()), str(former.date()), months
    ('2024-11-01', '2024-08-01', 3)
    """
    first, last = published.min(), published.max()
    for each in (12, 3, 1):
        if each > months or pd.isna(last):
            continue
        next_day = last.normalize() + pd.Timedelta(days=1)
        latest, former = (next_day - pd.DateOffset(months=times * each) for times in (1, 2))
        if first <= former:
            return latest, former, each
    return None


def _period(published: pd.Series, months: int) -> pd.Series:
    """Return the first day of each day's period."""
    return published.dt.to_period(_FREQUENCIES[months]).dt.to_timestamp()
