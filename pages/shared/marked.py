"""One review with all that is marked in it, cached by (corpus as built, scale of polarity, review)."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from corpus.phrases import listing
from corpus.phrases.content import mark_trivial
from corpus.polarity import scores
from pages.shared.viewing import View


class MarkedReview(NamedTuple):
    """A review's text and what can be marked in it.

    `phrases` is what `Corpus.list_phrases_in` gives, with `noticed`: whether it is marked unasked. `evidence` is what
    `scores.assess_words` gives, by the reader's lexicon, and `course` the review's sentences.
    """

    text: str
    phrases: pd.DataFrame
    evidence: pd.DataFrame
    course: pd.DataFrame


@st.cache_resource(max_entries=256, show_spinner=False)
def mark_review(version: str, review_id: str, *, _view: View) -> MarkedReview:
    """Return a review of the corpus with its phrases, its scored words and its sentences.

    Parameters
    ----------
    version : str
        The corpus as built and the scale of polarity: the first item of `View.about`.
    review_id : str
    """
    phrases = _view.corpus.list_phrases_in(review_id)
    noticed = (phrases["aside"] == "") & listing.mark_noticeable(phrases) & ~mark_trivial(phrases["weight"])
    return MarkedReview(
        _view.corpus.read_texts([review_id]).iloc[0],
        phrases.assign(noticed=noticed),
        scores.assess_words(_view.read_scored_texts([review_id]).iloc[0], lexicon=_view.lexicon),
        _view.sentences[_view.sentences["review_id"] == review_id],
    )
