"""What the screens ask of a corpus, cached by (corpus as built, selection).

Answers are shared by all visits and not copied: whoever shows them makes new frames of them (`assign`).
"""

from collections.abc import Collection
from functools import partial

import pandas as pd
import streamlit as st

from corpus.compare import comparison, grouping
from corpus.phrases import phrase_list, sharing
from corpus.questions import source
from corpus.questions.source import ORDERS
from corpus.schema import OCCURRENCES, empty_table
from corpus.store.selection import list_choices
from pages.shared.keeping import keep_by_size
from pages.shared.viewing import View

_SMALL = {"max_entries": 128, "show_spinner": False}


def list_phrases(
    version: str, selection: str, *, gathered: bool = True, fragments: bool = False, _view: View
) -> pd.DataFrame:
    """Return what recurs in the selection; see `Corpus.list_recurring`. Polarity is on the reader's scale."""
    # A cached answer to what is left unsaid is another than to the same said.
    return _list_phrases(version, selection, gathered, fragments, _view=_view)


@keep_by_size()
def _list_phrases(version: str, selection: str, gathered: bool, fragments: bool, *, _view: View) -> pd.DataFrame:
    measure = partial(_measure_phrases, version, _view=_view)
    return source.list_recurring(
        _view.corpus, _view.weighed, _view.keep, gathered=gathered, fragments=fragments, measure=measure
    )


@st.cache_resource(max_entries=4, show_spinner=False)
def _measure_phrases(version: str, *, _view: View) -> pd.Series:
    """Return the mean polarity of each phrase's sentences on the reader's scale, by the phrase's id."""
    return source.measure_phrases(_view.corpus, _view.weighed)


@keep_by_size()
def list_owned_phrases(version: str, selection: str, *, gathered: bool, fragments: bool, _view: View) -> pd.DataFrame:
    """Return what recurs in the selection with its owners; see `phrase_list.add_owners`."""
    phrases = list_phrases(version, selection, gathered=gathered, fragments=fragments, _view=_view)
    return phrase_list.add_owners(phrases, find_owners(version, selection, gathered, fragments, _view=_view))


# Asked for again while the findings of the same selection are looked for; as large as it has phrases.
@st.cache_resource(max_entries=2, show_spinner=False)
def find_owners(version: str, selection: str, gathered: bool, fragments: bool, *, _view: View) -> pd.DataFrame | None:
    """Return who uses each of `list_phrases`, from `ownership.find_owners`; None where no review names its critic."""
    if "reviewer" not in _view.known:
        return None
    phrases = list_phrases(version, selection, gathered=gathered, fragments=fragments, _view=_view)
    return _view.corpus.find_owners(phrases, _view.keep)


def find_phrase(view: View, phrase_or_family_id: str) -> pd.DataFrame:
    """Return the row of a family or a phrase as the selection has it; none where it does not recur there."""
    for gathered in (True, False):
        phrases = list_phrases(*view.about, gathered=gathered, fragments=True, _view=view)
        match = phrases[phrases["phrase_id"] == phrase_or_family_id]
        if len(match):
            break
    return match


def list_occurrences(view: View) -> pd.DataFrame:
    """Return where all that the list of phrases shows is in the whole corpus: `phrase_id`, `review_id`."""
    return view.corpus.join_occurrences(list_phrases(*view.about, _view=view)["phrase_id"])


@st.cache_resource(**_SMALL)
def count_shared(version: str, selection: str, by: str, phrase_ids: tuple[str, ...], *, _view: View) -> pd.DataFrame:
    """Return how many reviews of each group use each phrase; the groups that use most of them come first."""
    parts = [_view.corpus.find_occurrences(each, _view.keep).assign(phrase_id=each) for each in phrase_ids]
    used = pd.concat(parts).astype({"review_id": "str", "phrase_id": "str"}) if parts else empty_table(OCCURRENCES)
    counts = sharing.count_by_group(used, _view.reviews, by=by, phrase_ids=phrase_ids)
    return counts[counts.sum().sort_values(ascending=False, kind="stable").index]


@st.cache_resource(**_SMALL)
def list_fillers(version: str, selection: str, family_id: str, *, _view: View) -> pd.DataFrame:
    """Return what fills a family's gap in the selection, or its forms; none for a single phrase."""
    return _view.corpus.list_fillers(family_id, _view.keep)


def compare_groups(
    version: str, selection: str, by: str, value: str, chosen: tuple[str, ...] = (), *, _view: View
) -> comparison.Comparison:
    """Return every pair of groups compared; of all groups or of the chosen ones."""
    return _compare_groups(version, selection, by, value, chosen, _view=_view)


@keep_by_size()
def _compare_groups(
    version: str, selection: str, by: str, value: str, chosen: tuple[str, ...], *, _view: View
) -> comparison.Comparison:
    return source.compare_selected(_view.corpus, _view.weighed, _view.reviews, by, value, chosen)


def list_points(view: View, compared: comparison.Comparison, names: Collection[str]) -> pd.DataFrame:
    """Return a dot for each review or sentence that was compared, for `figures.draw_distributions`."""
    return grouping.list_points(view.reviews, view.sentences, compared, names)


def list_orders(view: View) -> dict[str, tuple[str, str, bool]]:
    """Return those of the `ORDERS` of which the selection knows anything; the first is the list's own."""
    return {name: ORDERS[name] for name in source.list_orders(view.known)}


def order_reviews(view: View) -> pd.DataFrame:
    """Return the selected reviews in the order that the reader has chosen for the list."""
    return sort_reviews(*view.about, st.session_state["order"], _view=view)


# As large as a corpus has reviews.
@keep_by_size()
def sort_reviews(version: str, selection: str, order: str, *, _view: View) -> pd.DataFrame:
    """Return the selected reviews in one of the `ORDERS`."""
    return source.sort_reviews(_view.reviews, order)


@st.cache_resource(max_entries=4, show_spinner=False)
def list_films(version: str, *, _view: View) -> list[str]:
    """Return the films of the whole corpus, those with most reviews first."""
    return list_choices(_view.corpus.reviews, "film")
