"""The charts and numbers of the overview."""

import streamlit as st

from corpus import calendar, figures
from corpus.compare import ends
from corpus.figures import Chart
from corpus.findings import lack
from corpus.phrases.phrase_list import hide_everyday
from corpus.polarity.measure import Measure
from corpus.statistics.groups import ENOUGH
from corpus.wording import number, plural
from pages.shared import bans, comparing, findings, queries, timeline
from pages.shared.viewing import View

#: How many phrases are drawn.
DRAWN = 8
#: How many films are drawn; of more, those at both ends.
MOST = 8
_SMALL = {"max_entries": 64, "show_spinner": False}


@st.cache_resource(**_SMALL)
def count_parts(version: str, selection: str, *, _view: View) -> dict[str, str]:
    """Return how many reviews, films, critics, phrases and words there are, by the screen that lists them."""
    reviews, phrases = _view.reviews, hide_everyday(queries.list_phrases(version, selection, _view=_view))
    counts = {
        "reviews": (len(reviews), "review"),
        "films": (reviews["film"].nunique(), "film"),
        "critics": (reviews["reviewer"].nunique(), "critic"),
        "phrases": (len(phrases), "recurring phrase"),
        "tone": (int(reviews["words"].sum()), "word"),
    }
    return {screen: plural(count, noun) for screen, (count, noun) in counts.items() if count}


@st.cache_resource(**_SMALL)
def describe_untitled(version: str, selection: str, *, _view: View) -> str:
    """Say how many films have a number in place of a title; see `lack.describe_untitled`."""
    return lack.describe_untitled(_view.reviews)


def draw_phrases(view: View, theme: str) -> Chart:
    """Draw the clichés that the findings speak of, else the first phrases of the list; the longest bar first."""
    phrases = hide_everyday(queries.list_phrases(*view.about, _view=view))
    first = findings.list_biggest(*view.about, _view=view)
    if first.empty:
        first = phrases.head(DRAWN).sort_values("reviews", ascending=False, kind="stable")
    biggest = f": the {number(len(first))} biggest clichés, most reviews first" if len(phrases) > len(first) else ""
    return figures.draw_phrases(
        first,
        banned=bans.find_banned(view),
        title=f"{plural(len(phrases), 'recurring phrase')}{biggest}",
        theme=theme,
    )


def draw_films(view: View, measure: Measure, theme: str) -> Chart:
    """Draw the films at both ends of a measure; those with too few reviews for an interval last."""
    compared = queries.compare_groups(*view.about, "film", measure.column, _view=view)
    groups = ends.pick_extremes(compared.groups, compared.pairs, compared.ends, most=MOST)
    drawn = groups["group"].head(MOST).tolist()
    return figures.draw_distributions(
        queries.list_points(view, compared, drawn),
        groups,
        value_name=measure.axis,
        middle=measure.middle,
        span=measure.span,
        title=compared.describe_ends(drawn=drawn),
        noun=compared.unit,
        note=".",
        marks=300,
        most=MOST,
        which=comparing.name_part(groups, compared.groups),
        fewest=ENOUGH,
        theme=theme,
    )


@st.cache_resource(**_SMALL)
def has_calendar(version: str, selection: str, *, _view: View) -> bool:
    """Return whether the reviews are of two periods at least."""
    months = timeline.choose_period(version, selection, _view=_view)
    return calendar.count_periods(_view.reviews["published"], months) > 1


def draw_calendar(view: View, measure: Measure, theme: str) -> Chart:
    """Draw how many reviews each period has, and their mean."""
    months = timeline.choose_period(*view.about, _view=view)
    periods = timeline.measure_periods(*view.about, measure.column, months, _view=view)
    return figures.draw_over_time(
        periods,
        value_name=f"mean {measure.name.lower()}",
        middle=measure.middle,
        span=measure.span,
        title=calendar.describe_busiest(periods, months=months),
        each=months,
        theme=theme,
    )
