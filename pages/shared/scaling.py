"""The scale of polarity, chosen in the sidebar of every screen: whose words count, and in what it is shown."""

import streamlit as st

from corpus.store import Corpus
from corpus.weighing import Weighed, weigh
from pages.shared.address import Query

_SCALES = {"polarity": "−1 to +1", "rating": "Expected rating"}


def choose(corpus: Corpus, arrived: Query | None) -> Weighed:
    """Show the controls of the scale and return the corpus weighed by it.

    Parameters
    ----------
    corpus : Corpus
    arrived : Query or None
        What a link says; None where the controls' own values stand.
    """
    state = st.session_state
    if arrived is not None:
        state["scale"] = next(iter(arrived.get("scale", [])), "polarity")
    weighed = _weighed(corpus.version, _corpus=corpus)
    if weighed.calibration is None:
        state["scale"] = "polarity"
        return weighed
    if state.get("scale") not in _SCALES:
        state["scale"] = "polarity"
    scale = st.segmented_control(
        "Polarity as",
        list(_SCALES),
        key="scale",
        format_func=_SCALES.get,
        required=True,
        help="TextBlob's own −1 to +1, or the rating of 10 that reviews of such words are given in this corpus, on "
        "average. Words › How far to trust it shows the curve.",
    )
    return _in_stars(corpus.version, _weighed=weighed) if scale == "rating" else weighed


@st.cache_resource(max_entries=4, show_spinner=False)
def _weighed(version: str, *, _corpus: Corpus) -> Weighed:
    return weigh(_corpus)


@st.cache_resource(max_entries=4, show_spinner=False)
def _in_stars(version: str, *, _weighed: Weighed) -> Weighed:
    return _weighed.in_stars()
