"""What the screens that compare ask beside means, remembered by (corpus as built and weighed, selection, question)."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from corpus.compare import courses, division
from corpus.polarity.scale import PolarityScale
from corpus.statistics import intervals
from corpus.store.selection import Selection
from pages.shared.comparing import framed
from pages.shared.opening import View

#: The group of the reviews of all others; no film has an empty name.
OTHERS = ""
#: Groups whose course is drawn.
MOST_COURSES = 6
_SMALL = {"max_entries": 64, "show_spinner": False}


class Courses(NamedTuple):
    """The course of the reviews of some groups: see `courses.average_courses` and `courses.compare_endings`.

    `drawn` are the groups in the order to be drawn, `whole` the turn of all reviews together, `lost` how many reviews
    are too short to have a course.
    """

    frame: pd.DataFrame
    turns: pd.DataFrame
    whole: pd.DataFrame
    drawn: list[str]
    lost: int


@st.cache_data(**_SMALL)
def medians(
    version: str, selection: Selection, by: str, value: str, unit: str, chosen: tuple[str, ...], *, _view: View
) -> pd.DataFrame:
    """Return the median of each group with its interval, of its reviews or of their sentences."""
    return intervals.estimate_medians(_values(_view, by, unit, chosen), by=by, value=value)


@st.cache_data(**_SMALL)
def divided(
    version: str, selection: Selection, by: str, value: str, chosen: tuple[str, ...], *, _view: View
) -> pd.DataFrame:
    """Return which groups divide and which unite, the most divided first; those of too few come last."""
    table = division.measure_division(_values(_view, by, "review", chosen), by=by, value=value)
    place = table["verdict"].map({division.DIVIDES: 0, division.USUAL: 1, division.UNITES: 2, division.TOO_FEW: 3})
    table = table.assign(place=place).sort_values(["place", "sd", "n"], ascending=[True, False, True])
    return table.drop(columns="place").reset_index(drop=True)


@st.cache_data(**_SMALL)
def course(version: str, selection: Selection, by: str, chosen: tuple[str, ...], *, _view: View) -> Courses:
    """Return the course of the reviews of the chosen groups, or of those with the most reviews, and of all others."""
    of = framed(_view, by).set_index("review_id")[by].dropna()
    sentences = _view.sentences
    parts = courses.trace_courses(sentences[sentences["review_id"].isin(of.index)])
    able = of[of.index.isin(parts["review_id"])]
    # Reviews of a sentence or two have no course.
    most = able.value_counts().index
    drawn = [name for name in chosen if name in most] or most[:MOST_COURSES].tolist()
    frame = courses.average_courses(parts, of.where(of.isin(drawn), OTHERS))
    turned = courses.compare_endings(parts, of[of.isin(chosen)] if chosen else of)
    whole = courses.compare_endings(parts, pd.Series("", index=of.index))
    return Courses(frame, turned, whole, drawn, len(of) - len(able))


def middle_of(value: str, warmth: PolarityScale) -> tuple[float, tuple[float, float]]:
    """Return the middle and the ends of a measure's scale."""
    return (warmth.middle, warmth.span) if value == "polarity" else (5.0, (0.0, 10.0))


def _values(view: View, by: str, unit: str, chosen: tuple[str, ...]) -> pd.DataFrame:
    reviews = framed(view, by)
    reviews = reviews[reviews[by].isin(chosen)] if chosen else reviews
    if unit == "review":
        return reviews
    sentences = view.sentences
    mine = sentences[sentences["review_id"].isin(reviews["review_id"])].astype({"review_id": "str"})
    return mine.merge(reviews[["review_id", by]], on="review_id")
