"""What the Critics screen asks, cached by (corpus as built and scored, selection)."""

import pandas as pd
import streamlit as st

from corpus.compare import critics, readability
from corpus.compare.critics import CriticComparison
from corpus.polarity.measure import Measure
from corpus.store.selection import Selection
from corpus.text.tokens import tokenise
from pages.shared import queries
from pages.shared.opening import View

_SMALL = {"max_entries": 64, "show_spinner": False}


@st.cache_resource(**_SMALL)
def compare_critics(version: str, selection: Selection, value: str, *, _view: View) -> CriticComparison:
    """Return the critics of the selection, compared by a measure."""
    span = Measure.of(value, _view.scale).span
    styles = _measure_styles(version, selection, _view=_view)
    return critics.compare_critics(_view.reviews, styles, _list_phrases(_view), value=value, span=span)


@st.cache_resource(**_SMALL)
def find_favourites(version: str, selection: Selection, critic: str, *, _view: View) -> pd.DataFrame:
    """Return the phrases that a critic uses more than the others do; see `critics.find_favourites`."""
    return critics.find_favourites(queries.list_occurrences(_view), _view.reviews, _list_phrases(_view), critic=critic)


def _list_phrases(view: View) -> pd.DataFrame:
    return queries.list_owned_phrases(*view.about, gathered=True, fragments=False, _view=view)


@st.cache_resource(**_SMALL)
def _measure_styles(version: str, selection: Selection, *, _view: View) -> pd.DataFrame:
    measured = _measure_reviews(_view.corpus.version, _view=_view)[_view.keep]
    return critics.measure_styles(measured.assign(critic=_view.reviews["reviewer"]))


@st.cache_resource(max_entries=4, show_spinner="Reading how the critics write")
def _measure_reviews(corpus_version: str, *, _view: View) -> pd.DataFrame:
    texts = _view.corpus.read_texts(_view.corpus.reviews["review_id"].tolist())
    return readability.measure_readability(tokenise(texts.tolist())).set_index(_view.corpus.reviews.index)
