"""The people, characters, studios and films that reviews name, cached by (corpus as built, selection)."""

import numpy as np
import pandas as pd
import streamlit as st

from corpus.aspects.names_index import find_sentences, index_names
from corpus.search import concordance
from corpus.text.arrays import mark_name, read_codes
from pages.shared.keeping import keep_by_size
from pages.shared.lines import CONTEXT, MOST
from pages.shared.viewing import View

_TOLD = ["film", "reviewer", "published"]


@keep_by_size()
def list_names(version: str, selection: str, *, _view: View) -> pd.DataFrame:
    """Return the index of names of the selection; see `names_index.index_names`."""
    return index_names(_view.corpus.names, _view.corpus.reviews, _view.sentences, keep=_view.keep)


@st.cache_resource(max_entries=32, show_spinner=False)
def list_lines(version: str, selection: str, name: str, *, _view: View) -> pd.DataFrame:
    """Return the sentences of the selection that name somebody, those printed first first.

    Returns
    -------
    DataFrame
        As `concordance.list_lines` gives them, with `film`, `reviewer` and `published` of the review, and the
        `polarity` of the sentence; at most `MOST`.
    """
    names = _view.corpus.names
    rows = np.flatnonzero(mark_name(names["name"], name))
    mine = names.iloc[rows[_view.keep[read_codes(names["review_id"])[rows]]][:MOST]]
    known = _view.corpus.reviews.iloc[read_codes(mine["review_id"])].reset_index(drop=True)
    texts = _view.corpus.read_texts(known["review_id"].unique().tolist())
    # Its 's would begin the words after it.
    ends = [
        end + 2 * (texts[review][end : end + 2] in ("'s", "’s"))
        for review, end in zip(known["review_id"], mine["end"], strict=True)
    ]
    places = pd.DataFrame({"review_id": known["review_id"], "start": mine["start"].to_numpy(), "end": ends})
    lines = concordance.list_lines(places, texts, context=CONTEXT)
    said = find_sentences(mine, _view.corpus.reviews, _view.sentences)
    lines = lines.assign(**{told: known[told] for told in _TOLD}, polarity=_view.sentences["polarity"].to_numpy()[said])
    return lines.sort_values("published", kind="stable", ignore_index=True)
