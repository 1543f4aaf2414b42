"""What the screens of critics ask, cached by (corpus as built and scored, selection)."""

import pandas as pd
import streamlit as st

from corpus.compare import agreement, critics, harshness, readability
from corpus.compare.agreement import Alpha
from corpus.polarity.measure import Measure
from pages.shared import comparing, queries
from pages.shared.letters import plain_text
from pages.shared.links import Address, link
from pages.shared.showing import heading, nothing_selected, show_link
from pages.shared.viewing import View

#: What critics are compared by, at first by what they gave themselves.
ORDER = ("rating", "polarity")

_SMALL = {"max_entries": 64, "show_spinner": False}


@st.cache_resource(**_SMALL)
def measure_standing(version: str, selection: str, value: str, *, _view: View) -> pd.DataFrame:
    """Return how far each critic is from colleagues on the same films; see `harshness.measure_harshness`."""
    return harshness.measure_harshness(_view.reviews, value=value)


@st.cache_resource(**_SMALL)
def list_critics(version: str, selection: str, value: str, *, _view: View) -> pd.DataFrame:
    """Return the critics of the selection with their standing and the part of the scale that each uses."""
    standing = measure_standing(version, selection, value, _view=_view)
    return critics.list_critics(_view.reviews, standing, value=value, span=Measure.of(value, _view.scale).span)


@st.cache_resource(**_SMALL)
def list_styles(version: str, selection: str, value: str, *, _view: View) -> pd.DataFrame:
    """Return the same critics with how each writes. The first asked for reads all their texts."""
    listed = list_critics(version, selection, value, _view=_view)
    return critics.add_styles(listed, _measure_styles(version, selection, _view=_view), _list_phrases(_view))


@st.cache_resource(**_SMALL)
def measure_agreement(version: str, selection: str, value: str, *, _view: View) -> tuple[pd.DataFrame, Alpha]:
    """Return every two critics with enough films in common, and the agreement of all; see `agreement`."""
    reviews = _view.reviews
    return agreement.measure_agreement(reviews, value=value), agreement.measure_alpha(reviews, value=value)


@st.cache_resource(**_SMALL)
def compare_films(version: str, selection: str, critic: str, value: str, *, _view: View) -> pd.DataFrame:
    """Return what a critic and the colleagues gave the same films; see `critics.compare_with_colleagues`."""
    return critics.compare_with_colleagues(_view.reviews, critic=critic, value=value)


@st.cache_resource(**_SMALL)
def find_favourites(version: str, selection: str, critic: str, *, _view: View) -> pd.DataFrame:
    """Return the phrases that a critic uses more than the others do; see `critics.find_favourites`."""
    listed = _list_phrases(_view)
    said = listed.assign(phrase=listed["said"])
    return critics.find_favourites(queries.list_occurrences(_view), _view.reviews, said, critic=critic)


def choose_measures(question: str, view: View) -> dict[str, Measure]:
    """Return the measures that critics can be compared by; where there are none, say why on the screen and what to do.

    Parameters
    ----------
    question : str
        The title of the screen.
    view : View
    """
    if view.reviews.empty:
        heading(question, view)
        nothing_selected(view)
        return {}
    if "reviewer" not in view.known:
        heading(question, view, "No review here names its critic.")
        plain_text(
            "Critics are compared where a column names them: add the corpus again on the Data screen and choose that "
            "column there."
        )
        show_link("Data", "data", link(view.query), icon="folder_open")
        return {}
    measures = comparing.list_measures(view, ORDER)
    if not measures:
        heading(question, view, "No review here has a rating or a scored word: there is nothing to compare.")
        plain_text("Widen the selection in the sidebar.")
    return measures


def open_critic(view: View, critic: str, measure: Measure) -> Address:
    """Return the address of a critic's page, by the same measure as here."""
    first = "rating" if "rating" in view.known else "polarity"
    return Address("critic", link(view.query, shown=critic, measure="" if measure.column == first else measure.column))


def _list_phrases(view: View) -> pd.DataFrame:
    return queries.list_owned_phrases(*view.about, gathered=True, fragments=False, _view=view)


@st.cache_resource(**_SMALL)
def _measure_styles(version: str, selection: str, *, _view: View) -> pd.DataFrame:
    measured = _measure_reviews(_view.corpus.version, _view=_view)
    critic = _view.reviews["reviewer"].dropna()
    return critics.measure_styles(measured.loc[critic.index].assign(critic=critic))


@st.cache_resource(max_entries=4, show_spinner="Reading how the critics write")
def _measure_reviews(corpus_version: str, *, _view: View) -> pd.DataFrame:
    """Return how the reviews are written that name their critic: of a large archive few may."""
    reviews = _view.corpus.reviews
    signed = reviews.loc[reviews["reviewer"].notna(), "review_id"]
    return readability.measure_texts(_view.corpus.read_texts(signed.tolist()).tolist()).set_index(signed.index)
