"""What screens ask of the calendar, cached by (corpus as built and scored, selection)."""

from datetime import date as calendar_date

import numpy as np
import pandas as pd
import streamlit as st

from corpus import calendar
from corpus.aspects.values import VALUES, count_statements, find_aspect, make_measure
from corpus.compare import before_after, same_films
from corpus.compare.before_after import DayChange
from corpus.phrases import calendar_use
from corpus.phrases.calendar_use import CalendarUse
from corpus.polarity.measure import Measure
from corpus.wording import date
from pages.shared import comparing, praising, queries
from pages.shared.letters import plain_text
from pages.shared.links import link
from pages.shared.phrase_usage import measure_use
from pages.shared.showing import heading, nothing_selected, show_link
from pages.shared.viewing import View

#: Recurring phrases that are offered.
OFFERED = 200
_SMALL = {"max_entries": 64, "show_spinner": False}


def has_days(title: str, view: View) -> bool:
    """Return whether the selection has reviews of two days; where it has not, show the title, why, and the way on."""
    published = view.reviews["published"].dropna()
    if len(published) and published.min() < published.max():
        return True
    heading(title, view)
    if view.reviews.empty:
        nothing_selected(view)
    elif published.empty:
        plain_text("No review here has a date.", "finding")
        plain_text("Import the reviews again on the Data screen, and choose the column with their dates.")
        show_link("Data", "data", link(view.query), icon="folder_open")
    else:
        plain_text(f"Everything dated here is from {date(published.iloc[0])}.", "finding")
        plain_text("One day has no before and after: widen the selection in the sidebar.")
    return False


def find_measures(title: str, view: View) -> dict[str, Measure]:
    """Return what can be followed over the calendar, the rating first; where nothing can, show why and the way on."""
    if not has_days(title, view):
        return {}
    measures = comparing.list_measures(view, ("rating", "polarity"))
    if not measures:
        heading(title, view)
        plain_text("No review here has a rating, or a word that can be scored.", "finding")
        plain_text("Widen the selection in the sidebar.")
    return measures


@st.cache_resource(**_SMALL)
def list_parts(version: str, selection: str, *, _view: View) -> list[Measure]:
    """Return the measures of those parts of the film that any dated review of the selection judges."""
    dated = _view.reviews[_view.reviews["published"].notna()]
    judged = count_statements(dated, _view.corpus.statements).any()
    return [make_measure(value) for value in VALUES if judged[value]]


@st.cache_resource(**_SMALL)
def choose_period(version: str, selection: str, value: str = "", *, _view: View) -> int:
    """Return how long a period is on the calendar of the selection, in months; see `calendar.choose_period`.

    It suits the reviews that have a `value`, where that is what they say of a part of the film; else all of them.
    """
    return calendar.choose_period(_follow(value, _view))


@st.cache_resource(**_SMALL)
def measure_periods(version: str, selection: str, value: str, months: int, *, _view: View) -> pd.DataFrame:
    """Return a measure in each period, of a part of the film among those who judge it; see `summarise_by_period`."""
    measure = make_measure(value) if find_aspect(value) else Measure.of(value, _view.scale)
    return calendar.summarise_by_period(_follow(value, _view), value=value, months=months, span=measure.span)


def _follow(value: str, view: View) -> pd.DataFrame:
    """Return the reviews whose `value` is followed: of a part of the film, those that judge it."""
    if not find_aspect(value):
        return view.reviews
    reviews = praising.add_value(view, value).reviews
    return reviews[reviews[value].notna()]


@st.cache_resource(**_SMALL)
def measure_turn(version: str, selection: str, value: str, day: calendar_date, *, _view: View) -> DayChange:
    """Return what changed in a measure on a day; see `before_after.compare_sides`."""
    return before_after.compare_sides(_view.reviews, day=day, value=value)


@st.cache_resource(**_SMALL)
def measure_on_same_films(version: str, selection: str, value: str, day: calendar_date, *, _view: View) -> DayChange:
    """Return the same on the films that were reviewed both before and after; see `compare_on_same_films`."""
    side = before_after.split_by_day(_view.reviews, day=day)
    return same_films.compare_on_same_films(_view.reviews, side, value=value)


@st.cache_resource(**_SMALL)
def list_shifts(version: str, selection: str, day: calendar_date, *, _view: View) -> pd.DataFrame:
    """Return which listed phrases became more or less common on a day, with their words (`find_phrase_shifts`)."""
    phrases = queries.list_phrases(version, selection, _view=_view)[["phrase_id", "said"]].rename(
        columns={"said": "phrase"}
    )
    shifts = before_after.find_phrase_shifts(queries.list_occurrences(_view), _view.reviews, day=day)
    return shifts.merge(phrases, on="phrase_id", how="left")


@st.cache_resource(**_SMALL)
def measure_words(version: str, selection: str, words: str, months: int, *, _view: View) -> CalendarUse:
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
    phrases = queries.list_phrases(*view.about, _view=view).drop_duplicates("said").head(OFFERED)
    return dict(zip(phrases["phrase_id"], phrases["said"], strict=True))
