"""Groups compared, their division and their courses, cached by (corpus as built and scored, selection, question).

What takes long to say of thousands of groups is cached with them.
"""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from corpus.compare import course_wording, division, division_wording, ends, group_courses, grouping, pair_conclusions
from corpus.compare.comparison import Comparison
from corpus.compare.group_courses import GroupCourses
from corpus.questions.source import COMPARED
from corpus.reuse import copies
from corpus.statistics import intervals
from corpus.store.selection import NAMED
from pages.shared import queries
from pages.shared.keeping import keep_by_size
from pages.shared.viewing import View

#: Groups of a comparison that are drawn.
MOST_DRAWN = 15
_SMALL = {"max_entries": 64, "show_spinner": False}


class Ranking(NamedTuple):
    """Groups compared, in an order, and what is said of them.

    Attributes
    ----------
    compared : Comparison
    groups : DataFrame
        Its groups in that order, with their difference from all others together (`grouping.join_rest`), but of two, and
        the mean of another measure.
    drawn : DataFrame
        The same groups, those first that a figure shows: of an order by the average, those at both ends.
    among : int
        How many of them are compared.
    finding : str
    """

    compared: Comparison
    groups: pd.DataFrame
    drawn: pd.DataFrame
    among: int
    finding: str


class Division(NamedTuple):
    """How far apart the values of each group lie, and what is said of it.

    Attributes
    ----------
    groups : DataFrame
        See `measure_division`.
    drawn : DataFrame
        Those of enough values that a figure shows, as `grouping.pick_division` picks them; none where there are none.
    clear : str
        The group that is most clearly split; "" where none is.
    finding, left_out : str
        Which groups are split, and which have too few values to be drawn.
    """

    groups: pd.DataFrame
    drawn: pd.DataFrame
    clear: str
    finding: str
    left_out: str


@st.cache_resource(**_SMALL)
def name_groups(version: str, selection: str, *, _view: View) -> dict[str, list[str]]:
    """Return the groups of all that can be compared by, those with the most reviews first."""
    return {by: grouping.name_groups(_view.reviews, column) for by, column in COMPARED.items()}


def compare_groups(
    version: str, selection: str, by: str, value: str, chosen: tuple[str, ...], *, _view: View
) -> Comparison:
    """Return groups compared; where some are chosen, their pairs are judged as they are among all."""
    every = queries.compare_groups(version, selection, by, value, _view=_view)
    if not chosen:
        return every
    return queries.compare_groups(version, selection, by, value, chosen, _view=_view).among(every)


@keep_by_size()
def rank_groups(
    version: str,
    selection: str,
    by: str,
    value: str,
    chosen: tuple[str, ...],
    *,
    average: str = "mean",
    order: str = "mean",
    ascending: bool = False,
    other: str = "",
    _view: View,
) -> Ranking:
    """Return the groups of a column compared by a value, in the order of a column of theirs.

    `average` is "mean" or "median", `other` a column whose mean stands beside it, or empty.
    """
    compared = compare_groups(version, selection, by, value, chosen, _view=_view)
    groups = compared.groups
    if average == "median":
        reviews = grouping.select_groups(_view.reviews, by, chosen)
        values = grouping.list_values(reviews, _view.sentences, by, unit=compared.unit)
        groups = intervals.estimate_medians(values, by=by, value=value)
    groups = grouping.order_groups(groups, compared.pairs, by=order, ascending=ascending)
    # Of two, all the others are the other one: the pair says it, as it is judged among all.
    if compared.ends.others != 1:
        groups = grouping.join_rest(groups, compared.rest)
    if other:
        groups = grouping.add_other_means(groups, _view.reviews, by=by, value=other)
    drawn = groups
    if order == average and len(groups) > MOST_DRAWN:
        drawn = ends.pick_extremes(
            groups, compared.pairs, compared.ends, most=MOST_DRAWN, by=average, ascending=ascending
        )
    return Ranking(
        compared,
        groups,
        drawn,
        int(ends.is_compared(groups, compared.pairs).sum()),
        compared.describe(expected=_view.scale.quantity == "rating"),
    )


@keep_by_size()
def list_pairs(
    version: str, selection: str, by: str, value: str, chosen: tuple[str, ...], *, _view: View
) -> pd.DataFrame:
    """Return every two groups of a column that can be compared by a value; see `list_conclusions`."""
    compared = compare_groups(version, selection, by, value, chosen, _view=_view)
    return pair_conclusions.list_conclusions(compared.pairs, by=by, value=value)


@keep_by_size()
def measure_division(
    version: str, selection: str, by: str, value: str, chosen: tuple[str, ...], *, _view: View
) -> pd.DataFrame:
    """Return which groups divide and which unite, the most divided first; those of too few reviews come last."""
    reviews = grouping.select_groups(_view.reviews, by, chosen)
    return grouping.rank_division(division.measure_division(reviews, by=by, value=value))


@keep_by_size()
def describe_division(
    version: str, selection: str, by: str, value: str, chosen: tuple[str, ...], *, rated: bool, _view: View
) -> Division:
    """Return what `measure_division` finds, in words; `rated` if the values are ratings. `by` is a key of COMPARED."""
    groups = measure_division(version, selection, COMPARED[by], value, chosen, _view=_view)
    able = groups[groups["conclusion"] != division.TOO_FEW]
    clear = able.loc[able["conclusion"] == division.WIDER, "group"]
    voters = "critics" if "reviewer" in _view.known else "reviewers"
    return Division(
        groups,
        grouping.pick_division(able, most=MOST_DRAWN) if len(able) else able,
        str(clear.iloc[0]) if len(clear) else "",
        division_wording.describe_division(groups, value=value, noun=by, voters=voters, expected=rated),
        division_wording.describe_left_out(groups, noun=by),
    )


@st.cache_resource(**_SMALL)
def describe_courses(
    version: str, selection: str, by: str, noun: str, chosen: tuple[str, ...], *, _view: View
) -> tuple[str, str]:
    """Say of `compare_courses` whether reviews end as they open, and how many groups change."""
    compared = compare_courses(version, selection, by, chosen, _view=_view)
    return (
        course_wording.describe_endings(compared.turns, compared.whole, noun=noun),
        course_wording.describe_changing(compared.turns, noun=noun),
    )


@keep_by_size()
def compare_courses(version: str, selection: str, by: str, chosen: tuple[str, ...], *, _view: View) -> GroupCourses:
    """Return the course of the reviews of the chosen groups, or of those with the most reviews, and of all others."""
    return group_courses.compare_courses(_view.reviews, _view.sentences, by=by, names=chosen)


@st.cache_resource(**_SMALL)
def find_copies(version: str, selection: str, by: str, *, _view: View) -> pd.DataFrame:
    """Return the groups of a column that have the same reviews, word for word."""
    return copies.find_copied_groups(_view.corpus.duplicates, _view.reviews, by=by)


def describe_copies(version: str, selection: str, by: str, chosen: tuple[str, ...], *, _view: View) -> str:
    """Say which groups have the same reviews; where some are chosen, which of these have those of another.

    `by` is a key of COMPARED. Genres and years share reviews by nature: of these it is empty.
    """
    if by not in NAMED:
        return ""
    same = find_copies(version, selection, NAMED[by], _view=_view)
    if chosen:
        same = same[same[["a", "b"]].isin(list(chosen)).any(axis=1)]
    return copies.describe_copied_groups(same, noun=by)
