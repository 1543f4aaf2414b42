"""Months, quarters and years as figures draw them: their middles and the calendar's axis."""

from typing import Any

import pandas as pd

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


def pick_periods(starts: pd.DatetimeIndex) -> list[list[str]]:
    """Return what a click on each period hands over: its first day, as an ISO date."""
    return [[f"{start:%Y-%m-%d}"] for start in starts]


def make_calendar_axis(starts: pd.DatetimeIndex) -> dict[str, Any]:
    """Return the options of a horizontal axis that names months, or years alone, each below its middle."""
    yearly = len(starts) > 1 and (starts[1] - starts[0]).days > _SHORT
    short = len(starts) == 0 or (starts[-1] - starts[0]).days < _SHORT
    return {
        "type": "date", "showgrid": False, "tickformat": "%Y" if yearly else "%b %Y", "ticklabelmode": "period",
        "nticks": 6, "dtick": "M1" if short else None,
    }  # fmt: skip
