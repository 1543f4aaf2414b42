"""What the screens ask of a corpus, remembered by (corpus as built, selection)."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from corpus import comparison, phrases, sharing, trends
from corpus.selection import Selection
from corpus.wording import plural
from pages.shared.opening import View

#: Columns of a dot: what its hover says and what its click opens.
_DOT = ["review_id", "film", "reviewer", "published"]
_SMALL = {"max_entries": 128, "show_spinner": False}


@st.cache_data(**_SMALL)
def recurring(version: str, selection: Selection, function_words: bool = False, *, _view: View) -> pd.DataFrame:
    """Return the phrases that recur in the selection, in the default order."""
    found = _view.corpus.recurring(_view.keep)
    return (found if function_words else found[phrases.in_default_view(found)]).reset_index(drop=True)


@st.cache_data(**_SMALL)
def compared(
    version: str, selection: Selection, by: str, value: str, chosen: tuple[str, ...] = (), *, _view: View
) -> comparison.Comparison:
    """Return every pair of groups compared; of all groups or of the chosen ones."""
    reviews = _view.reviews[_view.reviews[by].isin(chosen)] if chosen else _view.reviews
    sentences = _view.corpus.sentences
    mine = sentences[sentences["review_id"].isin(reviews["review_id"])]
    return comparison.compare(reviews, by=by, value=value, sentences=mine.astype({"review_id": "str"}))


@st.cache_data(**_SMALL)
def months(version: str, selection: Selection, value: str, *, _view: View) -> pd.DataFrame:
    """Return the selection's calendar."""
    return trends.by_month(_view.reviews, value=value)


@st.cache_data(**_SMALL)
def shared(version: str, selection: Selection, by: str, phrase_ids: tuple[str, ...], *, _view: View) -> pd.DataFrame:
    """Return how many reviews of each group use each phrase; the groups that use most of them come first."""
    counts = sharing.by_group(_view.corpus.occurrences, _view.reviews, by=by, phrase_ids=phrase_ids)
    return counts[counts.sum().sort_values(ascending=False, kind="stable").index]


def points(view: View, compared: comparison.Comparison, groups: Iterable[str]) -> pd.DataFrame:
    """Return a dot for each review or sentence that was compared, for `figures.distributions`."""
    reviews = view.reviews[view.reviews[compared.by].isin(list(groups))]
    drawn = reviews.assign(group=reviews[compared.by])
    if compared.unit == "sentence":
        sentences = view.corpus.sentences.astype({"review_id": "str"})
        drawn = sentences.merge(drawn[[*_DOT, "group"]], on="review_id")
    return drawn[[*_DOT, "group"]].assign(value=drawn[compared.value])


def month_ends(day: str) -> list[tuple[str, str]]:
    """Return the URL parameters of the month that a day lies in."""
    month = pd.Period(day[:7], freq="M")
    return [("dates", f"{month.start_time.date()}"), ("dates", f"{month.end_time.date()}")]


def say_phrase(phrase: pd.Series, reviews: pd.DataFrame) -> str:
    """Say how widely a phrase is used in the selection."""
    said = f"“{phrase['phrase']}” stands in {phrase['reviews']:,} of {plural(len(reviews), 'review')}"
    critics = reviews["reviewer"].nunique()
    if critics > 1:
        return f"{said}, by {phrase['reviewers']:,} of {plural(critics, 'critic')}."
    films = reviews["film"].nunique()
    return f"{said}, of {plural(int(phrase['films']), 'film')}." if films > 1 else f"{said}."


def say_warmest(compared: comparison.Comparison) -> str:
    """Say which group has the warmest words, among those with enough to tell."""
    sure = compared.groups[compared.groups["enough"]].sort_values("mean")
    if len(sure) > 1 and compared.unit == "review":
        return f"Warmest words: {sure['group'].iloc[-1]}; coldest: {sure['group'].iloc[0]}"
    return f"{plural(len(compared.groups), 'film')}: too few reviews of each to compare"
