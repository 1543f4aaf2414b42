"""Which groups are written alike, cached by (corpus as built, selection, what is compared)."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st
from scipy.sparse import csr_array

from corpus.compare import profiles, similarity, similarity_layout
from corpus.store.corpus import Corpus
from pages.shared import groupings
from pages.shared.keeping import keep_by_size
from pages.shared.viewing import View

FEATURES = {"word": "Words", "phrase": "Phrases"}
_SMALL = {"max_entries": 64, "show_spinner": False}


class SimilarGroups(NamedTuple):
    """How alike groups are, and what is shown of it: their pairs, and a table of them by name."""

    compared: similarity.Similarity
    pairs: pd.DataFrame
    groups: pd.DataFrame


class PlacedGroups(NamedTuple):
    """Groups on a map, the lines between them, and how much of the distances it keeps."""

    groups: pd.DataFrame
    lines: pd.DataFrame
    kept: float


@keep_by_size()
def list_similar(
    version: str, selection: str, by: str, feature: str, chosen: tuple[str, ...], *, _view: View
) -> SimilarGroups:
    """Return how alike the groups of a column are, and what is shown where only some of them are asked for."""
    compared = measure_similarity(version, selection, by, feature, _view=_view)
    groups = similarity_layout.tabulate_groups(compared, _view.reviews).sort_values("group")
    shown = groups[groups["group"].isin(chosen)] if chosen else groups
    return SimilarGroups(compared, similarity_layout.pick_pairs(compared, chosen), shown)


@keep_by_size()
def place_groups(version: str, selection: str, by: str, feature: str, *, _view: View) -> PlacedGroups:
    """Return the groups of a column on a map, where those that are alike are near each other."""
    compared = measure_similarity(version, selection, by, feature, _view=_view)
    mapped = similarity_layout.arrange_groups(compared)
    return PlacedGroups(*similarity_layout.place_groups(compared, mapped), mapped.kept)


@keep_by_size()
def measure_similarity(version: str, selection: str, by: str, feature: str, *, _view: View) -> similarity.Similarity:
    """Return how alike the groups of a column are, by the words or the phrases of their reviews."""
    counted = _count_features(_view, feature)[np.flatnonzero(_view.keep)]
    copied = groupings.find_copies(version, selection, by, _view=_view)
    return similarity.measure_similarity(counted, _view.reviews, by=by, copies=copied)


def _count_features(view: View, feature: str) -> csr_array:
    # Picked in a moment from all words of the corpus; kept besides, they would be megabytes.
    if feature == "word":
        return profiles.count_shared_words(view.corpus.vocabulary)
    return _count_phrases(view.corpus.version, _corpus=view.corpus)


@st.cache_resource(max_entries=4, show_spinner="Counting phrases")
def _count_phrases(version: str, *, _corpus: Corpus) -> csr_array:
    return profiles.count_shared_phrases(_corpus.phrases, _corpus.occurrences, _corpus.vocabulary, _corpus.marks)
