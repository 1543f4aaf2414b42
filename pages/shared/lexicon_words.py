"""What the Words screens ask of the lexicon in use, cached by (corpus as built and scored, selection)."""

import pandas as pd
import streamlit as st

from corpus.polarity.contributions import Evidence, describe_contributions
from corpus.polarity.film_words import list_film_words
from pages.shared.viewing import View


@st.cache_resource(max_entries=64, show_spinner=False)
def list_words(version: str, selection: str, *, _view: View) -> pd.DataFrame:
    """Return which words raise or lower the polarity of the selection; see `Evidence.rank_words`."""
    return assess_corpus(_view).rank_words(_view.keep)


@st.cache_resource(max_entries=64, show_spinner=False)
def describe_words(version: str, selection: str, *, _view: View) -> str:
    """Say which words lift and lower the tone most; see `contributions.describe_contributions`."""
    return describe_contributions(list_words(version, selection, _view=_view))


def list_forms(view: View, word: str) -> pd.DataFrame:
    """Return the chunks in which a word is scored within the selection; see `Evidence.list_chunks`."""
    return assess_corpus(view).list_chunks(word, view.keep)


@st.cache_resource(max_entries=64, show_spinner=False)
def list_films(version: str, selection: str, *, _view: View) -> list[str]:
    """Return the films of the selection, those with most reviews first."""
    return _view.reviews["film"].value_counts().index.tolist()


@st.cache_resource(max_entries=64, show_spinner=False)
def list_words_by_film(version: str, selection: str, films: tuple[str, ...], *, _view: View) -> pd.DataFrame:
    """Return the words that add most praise and most blame in the reviews of each film; see `list_film_words`."""
    return list_film_words(assess_corpus(_view), _view.corpus.reviews, _view.keep, films)


def assess_corpus(view: View) -> Evidence:
    """Return the assessed chunks of all the corpus's reviews, by the lexicon in use."""
    if view.scale.lexicon == "textblob":
        return view.corpus.evidence
    return _assess(view.corpus.version, view.weighed.without_stars.key, _view=view)


@st.cache_resource(max_entries=4, show_spinner="Weighing the words")
def _assess(version: str, by: str, *, _view: View) -> Evidence:
    texts = _view.read_scored_texts(_view.corpus.reviews["review_id"].tolist())
    return Evidence.of(texts.tolist(), lexicon=_view.lexicon)
