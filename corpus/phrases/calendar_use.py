"""In how many reviews of each period some words or a phrase are, and who published them first."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases import ownership, usage
from corpus.wording import number, plural


class CalendarUse(NamedTuple):
    """Words over the calendar.

    Attributes
    ----------
    reviews : int
        How many reviews hold them.
    spread : DataFrame
        These reviews in the order of publication; see `ownership.trace_spread`.
    periods : DataFrame
        How many reviews of each period hold them; see `usage.count_per_period`.
    """

    reviews: int
    spread: pd.DataFrame
    periods: pd.DataFrame


def measure_calendar(reviews: pd.DataFrame, using: NDArray[np.bool_], *, months: int) -> CalendarUse:
    """Return in which reviews some words are, over the calendar.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, `film`, `reviewer`, `published`.
    using : array of bool, one item a review
        Whether the review holds the words.
    months : {1, 3, 12}
        How long a period is.
    """
    spread = ownership.trace_spread(reviews.loc[using, ["review_id"]], reviews)
    return CalendarUse(int(using.sum()), spread, usage.count_per_period(reviews, using, months=months))


def describe_words(use: CalendarUse, words: str, *, of: int) -> str:
    """Say how many of so many reviews have some words.

    Examples
    --------
    >>> describe_words(CalendarUse(1, pd.DataFrame(), pd.DataFrame()), "score|soundtrack", of=67)
    '1 of 67 reviews has score|soundtrack, exactly as typed.'
    """
    return f"{_count_reviews(use, of)} {'has' if use.reviews == 1 else 'have'} {words}, exactly as typed."


def describe_phrase(use: CalendarUse, phrase: str, *, of: int) -> str:
    """Say how many of so many reviews use a phrase, with all its variants.

    Examples
    --------
    >>> describe_phrase(CalendarUse(2, pd.DataFrame(), pd.DataFrame()), "a slow burn", of=67)
    '2 of 67 reviews use “a slow burn”, variants counted in.'
    """
    return f"{_count_reviews(use, of)} use{'s' if use.reviews == 1 else ''} “{phrase}”, variants counted in."


def _count_reviews(use: CalendarUse, of: int) -> str:
    return f"{number(use.reviews)} of {plural(of, 'review')}"
