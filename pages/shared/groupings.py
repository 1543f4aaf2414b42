"""Medians, division and courses of groups, cached by (corpus as built and scored, selection, question)."""

import pandas as pd
import streamlit as st

from corpus.compare import division, group_courses, grouping
from corpus.compare.group_courses import GroupCourses
from corpus.statistics import intervals
from corpus.store.selection import Selection
from pages.shared.opening import View

_SMALL = {"max_entries": 64, "show_spinner": False}


@st.cache_resource(**_SMALL)
def measure_medians(
    version: str, selection: Selection, by: str, value: str, unit: str, chosen: tuple[str, ...], *, _view: View
) -> pd.DataFrame:
    """Return the median of each group with its interval, of its reviews or of their sentences."""
    reviews = grouping.select_groups(_view.reviews, by, chosen)
    values = grouping.list_values(reviews, _view.sentences, by, unit=unit)
    return intervals.estimate_medians(values, by=by, value=value)


@st.cache_resource(**_SMALL)
def measure_division(
    version: str, selection: Selection, by: str, value: str, chosen: tuple[str, ...], *, _view: View
) -> pd.DataFrame:
    """Return which groups divide and which unite, the most divided first; those of too few reviews come last."""
    reviews = grouping.select_groups(_view.reviews, by, chosen)
    return grouping.rank_division(division.measure_division(reviews, by=by, value=value))


@st.cache_resource(**_SMALL)
def compare_courses(
    version: str, selection: Selection, by: str, chosen: tuple[str, ...], *, _view: View
) -> GroupCourses:
    """Return the course of the reviews of the chosen groups, or of those with the most reviews, and of all others."""
    return group_courses.compare_courses(_view.reviews, _view.sentences, by=by, names=chosen)
