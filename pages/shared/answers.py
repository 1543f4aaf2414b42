"""What the screens ask of a corpus, remembered by (corpus as built, selection)."""

import pandas as pd
import streamlit as st

from corpus import comparison, phrases, sharing, trends
from corpus.intervals import means_by
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
def means(version: str, selection: Selection, by: str, value: str, *, _view: View) -> pd.DataFrame:
    """Return the mean of each group with n and interval, the warmest first; groups without a value last."""
    found = means_by(_view.reviews, by=by, value=value)
    return found.sort_values(["mean", "n"], ascending=[False, False], kind="stable").reset_index(drop=True)


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
def shared(
    version: str, selection: Selection, by: str, phrase_ids: tuple[str, ...], groups: tuple[str, ...], *, _view: View
) -> pd.DataFrame:
    """Return how many reviews of each group use each phrase."""
    return sharing.by_group(_view.corpus.occurrences, _view.reviews, by=by, phrase_ids=phrase_ids, groups=groups)


def points(reviews: pd.DataFrame, by: str, value: str) -> pd.DataFrame:
    """Return a dot a review for `figures.distributions`."""
    return reviews[_DOT].assign(group=reviews[by], value=reviews[value])


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


def say_warmest(found: pd.DataFrame) -> str:
    """Say which group has the warmest words, among those with enough reviews to tell."""
    enough = found[found["enough"]]
    if len(enough) > 1:
        first, last = enough.iloc[0], enough.iloc[-1]
        return f"Warmest words: {first['group']}; coldest: {last['group']}"
    known = found[found["mean"].notna()]
    return f"{plural(len(known), 'film')}: too few reviews of each to compare their words"
