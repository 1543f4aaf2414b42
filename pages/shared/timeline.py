"""What the overview and the Months screen ask of the calendar, cached by (corpus as built and scored, selection)."""

from datetime import date

import numpy as np
import pandas as pd
import streamlit as st

from corpus import calendar
from corpus.compare import before_after, drift
from corpus.phrases import calendar_use, usage
from corpus.phrases.calendar_use import CalendarUse
from corpus.store.selection import Selection
from pages.shared import queries
from pages.shared.opening import View
from pages.shared.phrase_usage import measure_use

#: Recurring phrases that are offered.
OFFERED = 200
_SMALL = {"max_entries": 64, "show_spinner": False}


@st.cache_resource(**_SMALL)
def choose_drawn_period(version: str, selection: Selection, *, _view: View) -> int:
    """Return the length of a period for which the selection has reviews enough and the screen room, in months."""
    return usage.lengthen_period(_view.reviews, calendar.choose_period(_view.reviews))


@st.cache_resource(**_SMALL)
def measure_periods(version: str, selection: Selection, value: str, months: int, *, _view: View) -> pd.DataFrame:
    """Return a measure in each period; see `calendar.summarise_by_period`."""
    return calendar.summarise_by_period(_view.reviews, value=value, months=months)


@st.cache_resource(**_SMALL)
def measure_turn(version: str, selection: Selection, value: str, day: date, *, _view: View) -> before_after.DayChange:
    """Return what changed in a measure on a day; see `before_after.compare_sides`."""
    return before_after.compare_sides(_view.reviews, day=day, value=value)


@st.cache_resource(**_SMALL)
def measure_drift(version: str, selection: Selection, by: str, *, _view: View) -> pd.DataFrame:
    """Return whose ratings rise or fall over the years, critics' or outlets'; see `drift.measure_drift`."""
    return drift.measure_drift(_view.reviews, by=by)


@st.cache_resource(**_SMALL)
def list_shifts(version: str, selection: Selection, day: date, *, _view: View) -> pd.DataFrame:
    """Return which listed phrases became commoner or rarer on a day, with their words (`find_phrase_shifts`)."""
    phrases = queries.list_phrases(version, selection, _view=_view)[["phrase_id", "phrase"]]
    shifts = before_after.find_phrase_shifts(queries.list_occurrences(_view), _view.reviews, day=day)
    return shifts.merge(phrases, on="phrase_id", how="left")


@st.cache_resource(**_SMALL)
def measure_words(version: str, selection: Selection, words: str, months: int, *, _view: View) -> CalendarUse:
    """Return in which reviews some words are over the calendar, in the syntax of the search.

    Raises
    ------
    SelectionError
        They cannot be understood.
    """
    using: np.ndarray = _view.corpus.find_containing(words)[_view.keep]
    return calendar_use.measure_calendar(_view.reviews, using, months=months)


def measure_phrase(view: View, phrase_id: str) -> CalendarUse:
    """Return where a recurring phrase is over the calendar, counted as on its own screen, with all its variants."""
    use = measure_use(*view.about, phrase_id, _view=view)
    return CalendarUse(len(use.spread), use.spread, use.periods)


def offer_phrases(view: View) -> dict[str, str]:
    """Return the first recurring phrases of the selection by their ids, in the order of the list of phrases."""
    phrases = queries.list_phrases(*view.about, _view=view).drop_duplicates("phrase").head(OFFERED)
    return dict(zip(phrases["phrase_id"], phrases["phrase"], strict=True))
