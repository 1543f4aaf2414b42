"""Pairs that share the most, and what two have in common; cached by (corpus as built, selection)."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from corpus.reuse import copies, pair_wording, pairs
from pages.shared.keeping import keep_by_size
from pages.shared.links import Address, link
from pages.shared.viewing import View

_SMALL = {"max_entries": 64, "show_spinner": False}


@st.cache_resource(**_SMALL)
def list_kinds(version: str, *, _view: View) -> tuple[str, ...]:
    """Return who can be paired in a corpus: reviews, films, critics or outlets of which there are two."""
    reviews = _view.corpus.reviews
    return tuple(kind for kind, column in pairs.KINDS.items() if len(reviews[column].dropna().unique()) > 1)


@keep_by_size()
def list_names(version: str, selection: str, of: str, *, _view: View) -> list[str]:
    """Return who can be paired with all others, those with most reviews first."""
    return _view.reviews[pairs.KINDS[of]].value_counts().index.tolist()


@st.cache_resource(**_SMALL)
def list_pairs(version: str, selection: str, of: str, one: str, *, _view: View) -> pd.DataFrame:
    """Return the pairs that share the most phrases, with `one` only its pairs; see `pairs.list_pairs`."""
    corpus, phrases = _view.corpus, _telling(version, _view=_view)
    return pairs.list_pairs(
        corpus.occurrences, phrases, corpus.reviews, corpus.duplicates, of=of, one=one, keep=_view.keep
    )


@st.cache_resource(**_SMALL)
def describe_missing(version: str, selection: str, of: str, a: str, b: str, *, _view: View) -> str:
    """Say why two cannot be compared; see `pair_wording.describe_missing`."""
    names = pairs.KINDS[of]
    return pair_wording.describe_missing(_view.corpus.reviews[names], _view.reviews[names], a, b, of=of)


@st.cache_resource(**_SMALL)
def describe_first(version: str, selection: str, of: str, one: str, *, _view: View) -> str:
    """Say what the first of `list_pairs` share; see `pair_wording.describe_pairs`."""
    listed = list_pairs(version, selection, of, one, _view=_view)
    return pair_wording.describe_pairs(listed, _view.corpus.reviews, of=of)


@st.cache_resource(**_SMALL)
def describe_copies(version: str, selection: str, of: str, *, _view: View) -> str:
    """Say which two films, critics or outlets have the same reviews, and are left out; empty where none have."""
    same = copies.find_copied_groups(_view.corpus.duplicates, _view.reviews, by=pairs.KINDS[of])
    sentence = copies.describe_copied_groups(same, noun=of.removesuffix("s"))
    return f"{sentence} They are not ranked here." if sentence else ""


@st.cache_resource(**_SMALL)
def list_common_phrases(version: str, selection: str, of: str, a: str, b: str, *, _view: View) -> pd.DataFrame:
    """Return the phrases that two have in common; see `pairs.list_common_phrases`."""
    corpus, phrases = _view.corpus, _telling(version, _view=_view)
    return pairs.list_common_phrases(corpus.occurrences, phrases, corpus.reviews, (a, b), of=of, keep=_view.keep)


@st.cache_resource(**_SMALL)
def list_common_passages(version: str, a: str, b: str, words: int, *, _view: View) -> pd.DataFrame:
    """Return the passages that two reviews have in common; see `pairs.list_common_passages`."""
    one, other = _view.corpus.read_texts([a, b])
    sentences = _view.corpus.sentences
    starts = [sentences.loc[sentences["review_id"] == review, "start"].sort_values() for review in (a, b)]
    return pairs.list_common_passages(one, other, (starts[0], starts[1]), words=words)


class TwoReviews(NamedTuple):
    """Two reviews: their rows, what they are called, and their texts."""

    rows: pd.DataFrame
    names: list[str]
    texts: pd.Series


@st.cache_resource(**_SMALL)
def read_two(version: str, a: str, b: str, *, _view: View) -> TwoReviews:
    """Return two reviews of the corpus, the one asked for first as the first."""
    reviews = _view.corpus.reviews
    rows = reviews[(reviews["review_id"] == a) | (reviews["review_id"] == b)].set_index("review_id", drop=False)
    return TwoReviews(
        rows.loc[[a, b]], pairs.name_members([a, b], reviews, of="reviews"), _view.corpus.read_texts([a, b])
    )


def open_pair(view: View, of: str, a: str, b: str) -> Address:
    """Return the address of what two have in common."""
    return Address("pair", link(view.query, of=of, a=a, b=b))


@st.cache_resource(max_entries=4, show_spinner=False)
def _telling(version: str, *, _view: View) -> pd.DataFrame:
    return pairs.select_telling(_view.corpus.phrases, _view.corpus.marks)
