"""Two sides of some reviews, as the latest months and those before: what is compared to say what changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus import calendar
from corpus.compare.before_after import AFTER, BEFORE, DayChange, compare_two
from corpus.compare.same_films import compare_on_same_films
from corpus.wording import date

#: So many periods are counted at most.
PERIODS = 12
#: How the months before are called, by how many they are.
_BEFORE = {1: "in the month before", 3: "in the three months before", 12: "in the twelve months before"}


class Place(NamedTuple):
    """Where both sides are seen.

    Attributes
    ----------
    section : str
        The section of the dashboard that shows the means of both.
    parameters : mapping
        What it is asked for.
    wide : mapping
        The fields of the selection, as they are in a view of both: a text, or several; none to leave a field out.
    """

    section: str
    parameters: Mapping[str, str | tuple[str, ...]]
    wide: Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Sides:
    """Two sides of some reviews, and how a sentence calls either.

    Attributes
    ----------
    side : Series of str
        `AFTER` of the reviews of which something is said, `BEFORE` of those that they are compared with; missing for
        all others.
    this, other : str
        "since 15 May 2026", "in the three months before".
    months : int
        How long either side is; 0 where they are not the latest periods.
    matched : bool
        Whether means are compared on the same films alone: not where the films are what differs.
    place : Place
    """

    side: pd.Series
    this: str
    other: str
    months: int = 0
    matched: bool = True
    place: Place = field(default_factory=lambda: Place("reviews", {}, {}))

    def count(self) -> tuple[int, int]:
        """Return how many reviews are on this side and how many on the other."""
        return int((self.side == AFTER).sum()), int((self.side == BEFORE).sum())


def split_latest(reviews: pd.DataFrame) -> tuple[Sides, Sides] | None:
    """Return the latest period of the calendar beside the one before, and beside all before; None without two.

    A period is a year, a quarter or a month, as suits the reviews (`calendar.choose_period`), and ends with their last
    day.

    Parameters
    ----------
    reviews : DataFrame
        With `published`.
    """
    published = reviews["published"]
    found = calendar.find_latest(published, months=calendar.choose_period(reviews))
    if found is None:
        return None
    latest, former, months = found
    late = published >= latest
    early = pd.Series(np.select([late, published.notna()], [AFTER, BEFORE], ""), reviews.index, dtype="str")
    whole = early.where(early != "")
    this = f"since {date(latest)}"
    days = tuple(f"{day:%Y-%m-%d}" for day in (former, published.max()))
    place = Place("before_after", {"day": f"{latest:%Y-%m-%d}"}, {"dates": days})
    both = Sides(whole.where(published >= former), this, _BEFORE[months], months, place=place)
    return both, Sides(whole, this, "before", months)


def count_periods(reviews: pd.DataFrame, months: int) -> pd.DataFrame:
    """Return how many reviews were printed in the latest `PERIODS` of so many months, counted back from the last day.

    Parameters
    ----------
    reviews : DataFrame
        With `published`, one day at least.
    months : int

    Returns
    -------
    DataFrame
        In the order of the calendar: `label`, the last day of the period; `n`; `named`, whether it is the latest.
    """
    published = reviews["published"].dropna()
    end = published.max().normalize() + pd.Timedelta(days=1)
    ends = [end - pd.DateOffset(months=months * back) for back in range(PERIODS + 1)]
    ends = [each for each in ends if each > published.min()][:PERIODS][::-1]
    starts = [each - pd.DateOffset(months=months) for each in ends]
    counts = [int(((published >= start) & (published < stop)).sum()) for start, stop in zip(starts, ends, strict=True)]
    return pd.DataFrame(
        {
            "label": [f"to {date(each - pd.Timedelta(days=1))}" for each in ends],
            "n": counts,
            "named": [each == end for each in ends],
        }
    )


def count_sides(sides: Sides) -> pd.DataFrame:
    """Return how many reviews either side has, with the columns of `count_periods`, this side first."""
    names = [f"{name[:1].upper()}{name[1:]}" for name in (sides.this, sides.other)]
    return pd.DataFrame({"label": names, "n": sides.count(), "named": [True, False]})


def compare_means(reviews: pd.DataFrame, sides: Sides) -> tuple[DayChange, DayChange]:
    """Return how the ratings and the tone of this side differ from the other’s, on the same films if asked for."""
    compare = compare_on_same_films if sides.matched else compare_two
    rating, tone = (compare(reviews, sides.side, value=value) for value in ("rating", "polarity"))
    return rating, tone
