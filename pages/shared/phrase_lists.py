"""The list of phrases as the Phrases screen shows it, cached by (corpus as built, selection, what the reader asks)."""

import pandas as pd
import streamlit as st

from corpus.phrases import arranging, sharing
from corpus.phrases.arranging import Asked, PhraseList
from corpus.store.selection import NAMED
from pages.shared import queries
from pages.shared.keeping import keep_by_size
from pages.shared.viewing import View


@keep_by_size()
def arrange_phrases(version: str, selection: str, asked: Asked, *, _view: View) -> PhraseList:
    """Return the phrases that a reader asks for; see `arranging.arrange_phrases`."""
    listed = queries.list_owned_phrases(
        version, selection, gathered=asked.gathered, fragments=asked.fragments, _view=_view
    )
    return arranging.arrange_phrases(listed, asked, _view.reviews)


@st.cache_resource(max_entries=128, show_spinner=False)
def rank_sharers(
    version: str, selection: str, by: str, phrases: tuple[tuple[str, str], ...], *, _view: View
) -> pd.DataFrame:
    """Return which films, critics or outlets use most of some phrases (id and wording); see `sharing.rank_sharers`."""
    column, names = NAMED[by], dict(phrases)
    counts = queries.count_shared(version, selection, column, tuple(names), _view=_view)
    return sharing.rank_sharers(counts, names, _view.reviews[column].value_counts().to_dict())
