"""What the Phrase screen asks of how one phrase is used, cached by (corpus as built, selection, phrase)."""

import streamlit as st

from corpus.phrases import phrase_use, usage
from corpus.phrases.phrase_use import PhraseUse
from corpus.store.selection import Selection
from pages.shared import queries
from pages.shared.opening import View


@st.cache_resource(max_entries=128, show_spinner=False)
def measure_use(version: str, selection: Selection, phrase_id: str, *, _view: View) -> PhraseUse:
    """Return how a phrase or a family is used in the selection."""
    occurrences = _view.corpus.find_occurrences(phrase_id, _view.keep)
    return phrase_use.measure_use(occurrences, _view.reviews, _view.sentences)


@st.cache_resource(max_entries=128, show_spinner=False)
def describe_owner(version: str, selection: Selection, phrase_id: str, *, _view: View) -> str:
    """Say who owns a phrase, as the list of phrases has it: there its q is corrected for all that are listed."""
    if _view.reviews["reviewer"].isna().all():
        return ""
    spread = measure_use(version, selection, phrase_id, _view=_view).spread
    for gathered in (True, False):
        for fragments in (False, True):
            phrases = queries.list_owned_phrases(*_view.about, gathered=gathered, fragments=fragments, _view=_view)
            row = phrases[phrases["phrase_id"] == phrase_id]
            if len(row):
                return usage.describe_owner(row["owned"].iloc[0], row["whose"].iloc[0], spread, _view.reviews)
    return ""
