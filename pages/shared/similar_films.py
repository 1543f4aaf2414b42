"""What the screen of films written alike asks, remembered by (corpus as built, selection, what is compared)."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st
from scipy.sparse import csr_array

from corpus.compare import profiles, similarity
from corpus.statistics import arrangement
from corpus.store.selection import Selection
from pages.shared.opening import View

#: Groups on the map, and in the matrix: those that have one near to them.
MAPPED, CROSSED = 60, 20
FEATURES = {"word": "Words", "phrase": "Phrases"}


class Alike(NamedTuple):
    """How alike the groups of a selection are, laid out to be drawn.

    Attributes
    ----------
    found : similarity.Similarity
    mapped : arrangement.Map
        Places of the `MAPPED` groups that are most like another.
    crossed : list of str
        The `CROSSED` groups that are most like another, like by like.
    """

    found: similarity.Similarity
    mapped: arrangement.Map
    crossed: list[str]


@st.cache_data(max_entries=64, show_spinner=False)
def alike(version: str, selection: Selection, by: str, feature: str, *, _view: View) -> Alike:
    """Return how alike the groups of a column are, by the words or the phrases of their reviews."""
    counted = _counted(version, feature, _corpus=_view.corpus)[np.flatnonzero(_view.keep)]
    found = similarity.measure_similarity(counted, _view.reviews, by=by)
    near = found.pairs.sort_values(["beyond", "similarity"], ascending=False, kind="stable")
    near = pd.Series(near[["a", "b"]].to_numpy().ravel()).drop_duplicates()
    mapped, crossed = (found.matrix.loc[names, names] for names in (near.head(MAPPED), near.head(CROSSED)))
    order = arrangement.order_by_similarity(crossed)
    return Alike(found, arrangement.place_on_map(mapped), crossed.index[order].tolist())


def ends(asked: Alike, view: View) -> pd.DataFrame:
    """Return the groups in words: whether `nearest` is beyond chance, and by what their typical reviews are known."""
    told = asked.found.groups
    sure = np.where(told["beyond"], "yes", np.where(told["q"].notna(), "cannot be told", "too few reviews"))
    reviews = view.reviews.set_index("review_id")
    named = {}
    for end in ("typical", "unusual"):
        found = reviews.reindex(told[end])
        known = found["reviewer"].notna()
        named[f"{end}_review"] = found["excerpt"].where(~known, found["reviewer"]).to_numpy()
    return told.assign(within=told["within"] / asked.found.usual, sure=sure, **named)


@st.cache_resource(max_entries=4, show_spinner="Counting words")
def _counted(version: str, feature: str, *, _corpus) -> csr_array:
    if feature == "word":
        return profiles.count_shared_words(_corpus.vocabulary)
    return profiles.count_shared_phrases(_corpus.phrases, _corpus.occurrences, _corpus.vocabulary)
