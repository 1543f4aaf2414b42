"""What the screens of trust ask of stars and words, remembered by (corpus as built and weighed, selection).

Whichever scale polarity is shown on, stars are compared with the words themselves: an expected rating is learned from
those stars, and level at both ends of its curve.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

from corpus.polarity import calibration, disagreement, validity
from corpus.polarity.curve import bin_ratings, resample_curve
from corpus.store.selection import Selection
from pages.shared import lexicon_words
from pages.shared.opening import View

_POINT = ["review_id", "film", "reviewer", "published", "rating", "polarity"]


class Trust(NamedTuple):
    """How far the selection's words and stars agree: see `calibration` and `validity`.

    Where too few reviews are rated, `why` says so, and `curve`, `bins` and `band` are None.
    """

    why: str
    order: validity.Validity
    sides: validity.Validity
    points: pd.DataFrame
    curve: calibration.Calibration | None = None
    bins: pd.DataFrame | None = None
    band: pd.DataFrame | None = None


@st.cache_data(max_entries=32, show_spinner="Holding the words against the stars")
def trust(version: str, selection: Selection, *, _view: View) -> Trust:
    """Return how far words foretell stars in the selected reviews."""
    rated = _view.weighed.words.reviews.loc[_view.keep, _POINT].dropna(subset=["polarity", "rating"])
    words, stars, films = rated["polarity"], rated["rating"], rated["film"]
    sided = rated[stars != calibration.MIDDLE_RATING]
    why = calibration.explain_too_little(words, stars)
    order = validity.correlate_ranks(words, stars, films=films)
    sides = validity.measure_auc(sided["polarity"], sided["rating"] > calibration.MIDDLE_RATING, films=sided["film"])
    curve = calibration.calibrate(words, stars, groups=films)
    if curve is None:
        return Trust(why, order, sides, rated)
    bins = bin_ratings(words, stars, curve)
    return Trust(why, order, sides, rated, curve, bins, resample_curve(words, stars, groups=films))


@st.cache_data(max_entries=64, show_spinner=False)
def by_group(version: str, selection: Selection, by: str, *, _view: View) -> pd.DataFrame:
    """Return how far they agree in each group, those with most reviews first."""
    found = validity.measure_groups(_view.weighed.words.reviews[_view.keep], by=by)
    return found.sort_values(["enough", "n", "group"], ascending=[False, False, True], ignore_index=True)


@st.cache_data(max_entries=16, show_spinner=False)
def disagreements(version: str, *, _view: View) -> pd.DataFrame:
    """Return how far each review's stars are from those that its words foretell, in the whole corpus.

    Its `polarity` alone is on the reader's scale.
    """
    reviews = _view.weighed.words.reviews
    if _view.lexicon is not None:
        reviews = reviews.assign(evidence=lexicon_words.evidence(_view).counts.sum(axis=1))
    found = disagreement.rank_disagreements(reviews)
    shown = _view.weighed.reviews.set_index("review_id")["polarity"]
    return found.assign(polarity=found["review_id"].map(shown))


@st.cache_data(max_entries=16, show_spinner=False)
def words_at_fault(version: str, selection: Selection, *, _view: View) -> pd.DataFrame:
    """Return which words are most often at fault in the selected reviews."""
    apart = disagreements(version, _view=_view).set_index("review_id")["standardised"]
    known = apart.reindex(_view.weighed.reviews["review_id"]).to_numpy()
    return disagreement.count_misleading_words(lexicon_words.evidence(_view), np.where(_view.keep, known, np.nan))
