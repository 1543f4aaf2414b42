"""Months, quarters and years as figures draw them: their names, their middles and the calendar's axis."""

from typing import Any

import pandas as pd

from corpus.wording import month

#: What a period of so many months is called.
PERIODS = {1: "month", 3: "quarter", 12: "year"}
#: Over fewer days than these Plotly would name days.
_SHORT = 100


def place_periods(starts: pd.DatetimeIndex, months: int) -> tuple[pd.TimedeltaIndex, pd.DatetimeIndex]:
    """Return how long each period lasts that begins on one of these days, and its middle.

    Parameters
    ----------
    starts : DatetimeIndex
    months : {1, 3, 12}
        Months of a period.
    """
    lengths = (starts + pd.DateOffset(months=months)) - starts
    return lengths, starts + lengths / 2


def name_period(start: pd.Timestamp, months: int) -> str:
    """Return a period as a reader names it: "Mar 2025", "Jan to Mar 2025", "2025"."""
    if months == 12:
        return f"{start.year}"
    return month(start) if months == 1 else f"{start:%b} to {month(start + pd.DateOffset(months=months - 1))}"


def pick_periods(starts: pd.DatetimeIndex) -> list[list[str]]:
    """Return what a click on each period hands over: its first day, as an ISO date."""
    return [[f"{start:%Y-%m-%d}"] for start in starts]


def make_calendar_axis(starts: pd.DatetimeIndex) -> dict[str, Any]:
    """Return the options of a horizontal axis that names months, each below its middle."""
    short = len(starts) == 0 or (starts[-1] - starts[0]).days < _SHORT
    return {
        "type": "date", "showgrid": False, "tickformat": "%b %Y", "ticklabelmode": "period", "nticks": 6,
        "dtick": "M1" if short else None,
    }  # fmt: skip
