"""What the Words screens ask of the lexicon in use, remembered by (corpus as built and weighed, selection)."""

import numpy as np
import pandas as pd
import streamlit as st

from corpus.polarity.contributions import Evidence
from corpus.store.selection import Selection
from corpus.wording import listed
from pages.shared.opening import View

#: Words that are named on either side of a film.
_NAMED = 3


def carrying(view: View) -> pd.DataFrame:
    """Return which words carry the polarity of the selection; see `Evidence.carrying`."""
    return _carrying(*view.about, _view=view)


def forms(view: View, word: str) -> pd.DataFrame:
    """Return the chunks that a word is weighed in within the selection; see `Evidence.forms`."""
    return evidence(view).list_chunks(word, view.keep)


@st.cache_data(max_entries=64, show_spinner=False)
def by_film(version: str, selection: Selection, films: tuple[str, ...], *, _view: View) -> pd.DataFrame:
    """Return the words that carry most praise and most blame in the reviews of each film.

    Returns
    -------
    DataFrame
        A row a film, in the order of `films`: `film`, `reviews`, `mean`, `praise` and `blame` (words in a list).
    """
    weighed, reviews = evidence(_view), _view.corpus.reviews
    rows = []
    for film in films:
        mine = _view.keep & (reviews["film"] == film).to_numpy()
        words = weighed.rank_words(mine)
        sides = [words[words["share"] > 0], words[words["share"] < 0]]
        said = [listed(side["word"].head(_NAMED).tolist()) if len(side) else "" for side in sides]
        rows.append((film, int(mine.sum()), float(words["share"].sum()) if len(words) else np.nan, *said))
    return pd.DataFrame(rows, columns=["film", "reviews", "mean", "praise", "blame"])


@st.cache_data(max_entries=64, show_spinner=False)
def _carrying(version: str, selection: Selection, *, _view: View) -> pd.DataFrame:
    return evidence(_view).rank_words(_view.keep)


def evidence(view: View) -> Evidence:
    """Return the assessed chunks of all the corpus's reviews, by the lexicon in use."""
    return _evidence(view.corpus.version, view.weighed.by, _view=view)


@st.cache_resource(max_entries=4, show_spinner="Weighing the words")
def _evidence(version: str, by: str, *, _view: View) -> Evidence:
    texts = _view.corpus.texts(_view.corpus.reviews["review_id"].tolist())
    return Evidence.of(texts.tolist(), lexicon=_view.lexicon)
