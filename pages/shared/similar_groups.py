"""Which groups are written alike, cached by (corpus as built, selection, what is compared)."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st
from scipy.sparse import csr_array

from corpus.compare import profiles, similarity, similarity_layout
from corpus.reuse import copies
from corpus.statistics.arrangement import Map
from corpus.store.selection import Selection
from pages.shared.opening import View

FEATURES = {"word": "Words", "phrase": "Phrases"}


class SimilarGroups(NamedTuple):
    """How alike the groups of a selection are, where they are drawn, and which of them have the same reviews."""

    compared: similarity.Similarity
    mapped: Map
    copied: pd.DataFrame


@st.cache_resource(max_entries=64, show_spinner=False)
def measure_similarity(version: str, selection: Selection, by: str, feature: str, *, _view: View) -> SimilarGroups:
    """Return how alike the groups of a column are, by the words or the phrases of their reviews."""
    counted = _count_features(version, feature, _corpus=_view.corpus)[np.flatnonzero(_view.keep)]
    copied = copies.find_copied_groups(_view.corpus.duplicates, _view.reviews, by=by)
    compared = similarity.measure_similarity(counted, _view.reviews, by=by, copies=copied)
    return SimilarGroups(compared, similarity_layout.arrange_groups(compared), copied)


@st.cache_resource(max_entries=4, show_spinner="Counting words")
def _count_features(version: str, feature: str, *, _corpus) -> csr_array:
    if feature == "word":
        return profiles.count_shared_words(_corpus.vocabulary)
    return profiles.count_shared_phrases(_corpus.phrases, _corpus.occurrences, _corpus.vocabulary)
