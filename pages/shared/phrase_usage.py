"""What the Phrase screen asks of how one phrase is used, cached by (corpus as built, selection, phrase)."""

from dataclasses import replace

import streamlit as st

from corpus.phrases import families, phrase_use, usage
from corpus.phrases.phrase_use import PhraseUse
from corpus.wording import plural
from pages.shared import queries
from pages.shared.links import link
from pages.shared.showing import show_link
from pages.shared.viewing import View


@st.cache_resource(max_entries=128, show_spinner=False)
def measure_use(version: str, selection: str, phrase_id: str, *, _view: View) -> PhraseUse:
    """Return how a phrase or a family is used in the selection."""
    occurrences = _view.corpus.find_occurrences(phrase_id, _view.keep)
    return phrase_use.measure_use(occurrences, _view.reviews, _view.sentences)


@st.cache_resource(max_entries=128, show_spinner=False)
def find_searched(version: str, selection: str, *, _view: View) -> tuple[str, int]:
    """Return the phrase that the searched words are a wording of, and in how many reviews it is without that search.

    ("", 0) where they are none, or fewer than two of these reviews have it.
    """
    corpus = _view.corpus
    phrase_id = (
        families.find_family(corpus.families, corpus.phrases, _view.selection.words) if _view.selection.words else ""
    )
    if not phrase_id:
        return "", 0
    uses = corpus.find_occurrences(phrase_id, corpus.mask(replace(_view.selection, words="")))
    count = int(uses["review_id"].nunique())
    return (phrase_id, count) if count > 1 else ("", 0)


def offer_searched(view: View) -> None:
    """Show a link to the phrase that the searched words are a wording of, with all its variants."""
    phrase_id, count = find_searched(*view.about, _view=view)
    if phrase_id:
        more = " with its variants" if count > len(view.reviews) else ""
        query = [(name, value) for name, value in view.query if name != "words"]
        show_link(
            f"Open the phrase: {plural(count, 'review')}{more}",
            "phrase",
            link(query, phrase=phrase_id),
            icon="format_quote",
        )


@st.cache_resource(max_entries=128, show_spinner=False)
def describe_owner(version: str, selection: str, phrase_id: str, *, _view: View) -> str:
    """Say who owns a phrase, as the list of phrases has it: there its q is corrected for all that are listed.

    Where one critic alone is selected that says nothing: "".
    """
    if _view.reviews["reviewer"].nunique() < 2:
        return ""
    spread = measure_use(version, selection, phrase_id, _view=_view).spread
    for gathered in (True, False):
        for fragments in (False, True):
            phrases = queries.list_owned_phrases(*_view.about, gathered=gathered, fragments=fragments, _view=_view)
            row = phrases[phrases["phrase_id"] == phrase_id]
            if len(row):
                return usage.describe_owner(row["owned"].iloc[0], row["whose"].iloc[0], spread, _view.reviews)
    return ""
