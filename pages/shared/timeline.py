"""What the Months screen asks of the calendar, remembered by (corpus as built and weighed, selection)."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

from corpus import calendar
from corpus.compare import before_after
from corpus.phrases import ownership, usage
from corpus.store.selection import Selection
from pages.shared import queries
from pages.shared.listed_occurrences import printed
from pages.shared.opening import View
from pages.shared.phrase_usage import uses_of

#: Recurring phrases that are offered.
OFFERED = 200
_SMALL = {"max_entries": 64, "show_spinner": False}


class Said(NamedTuple):
    """What is said over the calendar: in how many `reviews`, in which order (`ownership.trace_spread`), and periods."""

    reviews: int
    spread: pd.DataFrame
    periods: pd.DataFrame


@st.cache_data(**_SMALL)
def each(version: str, selection: Selection, *, _view: View) -> int:
    """Return the length of a period that the selection can carry and the screen can hold, in months."""
    return usage.choose_period(_view.reviews, calendar.fitting(_view.reviews))


@st.cache_data(**_SMALL)
def periods(version: str, selection: Selection, value: str, months: int, *, _view: View) -> pd.DataFrame:
    """Return the calendar of a measure; see `calendar.by_month`."""
    return calendar.by_month(_view.reviews, value=value, months=months)


@st.cache_data(**_SMALL)
def turned(version: str, selection: Selection, value: str, day: date, *, _view: View) -> before_after.DayChange:
    """Return what changed in a measure on a day; see `before_after.compare_sides`."""
    return before_after.compare_sides(_view.reviews, day=day, value=value)


@st.cache_data(**_SMALL)
def shifted(version: str, selection: Selection, day: date, *, _view: View) -> pd.DataFrame:
    """Return which listed phrases became commoner or rarer on a day, with their words (`find_phrase_shifts`)."""
    found = queries.recurring(version, selection, _view=_view)[["phrase_id", "phrase"]]
    changed = before_after.find_phrase_shifts(printed(_view), _view.reviews, day=day)
    return changed.merge(found, on="phrase_id", how="left")


@st.cache_data(**_SMALL)
def said_in(version: str, selection: Selection, words: str, months: int, *, _view: View) -> Said:
    """Return where words stand over the calendar, in the syntax of the search.

    Raises
    ------
    SelectionError
        They cannot be understood.
    """
    using: np.ndarray = _view.corpus.containing(words)[_view.keep]
    spread = ownership.trace_spread(_view.reviews.loc[using, ["review_id"]], _view.reviews)
    return Said(int(using.sum()), spread, usage.count_per_period(_view.reviews, using, months=months))


def phrase_in(view: View, phrase_id: str) -> Said:
    """Return where a recurring phrase stands over the calendar, counted as on its own screen: all its variants."""
    uses = uses_of(*view.about, phrase_id, _view=view)
    return Said(len(uses.spread), uses.spread, uses.periods)


def phrases(view: View) -> dict[str, str]:
    """Return the first recurring phrases of the selection by their ids, in the order of the list of phrases."""
    found = queries.recurring(*view.about, _view=view).drop_duplicates("phrase").head(OFFERED)
    return dict(zip(found["phrase_id"], found["phrase"], strict=True))
