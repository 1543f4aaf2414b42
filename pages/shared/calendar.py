"""What the Months screen asks of the calendar, remembered by (corpus as built and weighed, selection)."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

from corpus import ownership, trends, turning, usage
from corpus.selection import LONGEST_WORDS, Selection
from pages.shared import answers
from pages.shared.opening import View
from pages.shared.printed import printed

_SMALL = {"max_entries": 64, "show_spinner": False}


class Said(NamedTuple):
    """Words over the calendar: in how many `reviews`, the order of printing (`ownership.spread`), and the periods."""

    reviews: int
    spread: pd.DataFrame
    periods: pd.DataFrame


@st.cache_data(**_SMALL)
def each(version: str, selection: Selection, *, _view: View) -> int:
    """Return the length of a period that the selection can carry and the screen can hold, in months."""
    return usage.period(_view.reviews, trends.fitting(_view.reviews))


@st.cache_data(**_SMALL)
def periods(version: str, selection: Selection, value: str, months: int, *, _view: View) -> pd.DataFrame:
    """Return the calendar of a measure; see `trends.by_month`."""
    return trends.by_month(_view.reviews, value=value, months=months)


@st.cache_data(**_SMALL)
def turned(version: str, selection: Selection, value: str, day: date, *, _view: View) -> turning.Turn:
    """Return what changed in a measure on a day; see `turning.turn`."""
    return turning.turn(_view.reviews, day=day, value=value)


@st.cache_data(**_SMALL)
def shifted(version: str, selection: Selection, day: date, *, _view: View) -> pd.DataFrame:
    """Return which of the listed phrases became commoner or rarer on a day, with their words; see `turning.shifts`."""
    found = answers.recurring(version, selection, _view=_view)[["phrase_id", "phrase"]]
    changed = turning.shifts(printed(_view), _view.reviews, day=day)
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
    spread = ownership.spread(_view.reviews.loc[using, ["review_id"]], _view.reviews)
    return Said(int(using.sum()), spread, usage.per_period(_view.reviews, using, months=months))


def first_words(view: View) -> str:
    """Return a search for the phrase that comes back most; any word, where none does."""
    found = answers.recurring(*view.about, gathered=False, _view=view)
    sought = found["phrase"].str.len().lt(LONGEST_WORDS - 1) & ~found["phrase"].str.contains('[«»"“”„*|~/]', regex=True)
    plain = found[sought]
    return f'"{plain["phrase"].iloc[0]}"' if len(plain) else "film"
