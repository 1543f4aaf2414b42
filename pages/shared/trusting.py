"""What the screens of trust ask of ratings and words, cached by (corpus as built and scored, selection).

Whichever scale polarity is shown on, ratings are compared with the words themselves: an expected rating is learned from
those ratings, and level at both ends of its curve.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

from corpus.polarity import disagreement, trust, trust_wording
from corpus.polarity.trust import Trust
from pages.shared import lexicon_words
from pages.shared.keeping import keep_by_size
from pages.shared.viewing import View


class Mismatches(NamedTuple):
    """How far words and stars are apart in some reviews.

    Attributes
    ----------
    apart, rows : DataFrame
        All that can be compared, and those far apart on the side that is asked for; see
        `disagreement.rank_disagreements`.
    finding : str
    left_out : int
        Reviews with a rating and a tone, but of too few words.
    """

    apart: pd.DataFrame
    rows: pd.DataFrame
    finding: str
    left_out: int


@keep_by_size(show_spinner="Comparing words with stars")
def measure_trust(version: str, selection: str, *, _view: View) -> Trust:
    """Return how far words and ratings agree in the selected reviews."""
    # The curve of all reviews by TextBlob's words is known: their expected ratings are read from it.
    known = _view.weighed.without_stars.calibration if _view.lexicon is None and _view.keep.all() else None
    return trust.measure_trust(_with_evidence(_view)[_view.keep], curve=known)


@st.cache_resource(max_entries=64, show_spinner=False)
def describe_match(version: str, selection: str, *, _view: View) -> str:
    """Say in one short line how far tone matches stars in the selected reviews; see `trust_wording.describe_match`."""
    return trust_wording.describe_match(trust.measure_match(_view.weighed.without_stars.reviews[_view.keep]))


@st.cache_resource(max_entries=64, show_spinner=False)
def measure_trust_by_group(version: str, selection: str, by: str, *, _view: View) -> pd.DataFrame:
    """Return how far words and ratings agree in each group, those with most reviews first."""
    return trust.measure_trust_by_group(_view.weighed.without_stars.reviews[_view.keep], by=by)


@st.cache_resource(max_entries=16, show_spinner=False)
def list_disagreements(version: str, *, _view: View) -> pd.DataFrame:
    """Return how far each review's rating is from the one expected of its words, in the whole corpus.

    Its `polarity` alone is on the reader's scale.
    """
    disagreements = disagreement.rank_disagreements(_with_evidence(_view))
    shown = _view.weighed.reviews.set_index("review_id")["polarity"]
    return disagreements.assign(polarity=disagreements["review_id"].map(shown))


@keep_by_size()
def select_mismatches(version: str, selection: str, side: str, *, _view: View) -> Mismatches:
    """Return how far words and stars are apart in the selected reviews, and which far on a side; "" is both."""
    apart = list_disagreements(version, _view=_view)
    apart = apart[apart["review_id"].isin(_view.reviews["review_id"])]
    rows = disagreement.select_far_apart(apart, side)
    left_out = int(_view.reviews[["rating", "polarity"]].notna().all(axis=1).sum()) - len(apart)
    return Mismatches(apart, rows, disagreement.describe_disagreements(apart), left_out)


@st.cache_resource(max_entries=16, show_spinner=False)
def list_words_at_fault(version: str, selection: str, *, _view: View) -> pd.DataFrame:
    """Return which words mislead most often in the selected reviews."""
    apart = list_disagreements(version, _view=_view).set_index("review_id")["standardised"]
    known = apart.reindex(_view.weighed.reviews["review_id"]).to_numpy()
    return disagreement.count_misleading_words(lexicon_words.assess_corpus(_view), np.where(_view.keep, known, np.nan))


def _with_evidence(view: View) -> pd.DataFrame:
    """Return the reviews on the lexicon's own scale, with the number of chunks that it assesses in each."""
    reviews = view.weighed.without_stars.reviews
    if view.lexicon is None:
        return reviews
    return trust.count_evidence(reviews, lexicon_words.assess_corpus(view))
