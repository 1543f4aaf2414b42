"""What a selection has to say first, cached by (corpus as built and scored, selection)."""

import pandas as pd
import streamlit as st

from corpus.compare import harshness
from corpus.findings.choosing import Evidence, choose_findings
from corpus.findings.phrases import FIRST, pick_printed
from corpus.polarity.measure import Measure
from corpus.store.selection import Selection
from pages.shared import groupings, pairs, queries, timeline, trusting
from pages.shared.opening import View

#: Places of a phrase that are read to find out how it is mostly printed.
READ = 200


def pick_measure(view: View) -> Measure:
    """Return the rating where any of the selected reviews has one, else the tone."""
    return Measure.of("rating" if view.reviews["rating"].notna().any() else "polarity", view.scale)


@st.cache_resource(max_entries=64, show_spinner="Looking for what comes first")
def list_findings(version: str, selection: Selection, *, _view: View) -> pd.DataFrame:
    """Return what the selection has to say first; see `choosing.choose_findings`."""
    about, reviews = (version, selection), _view.reviews
    measure = pick_measure(_view)
    phrases = queries.list_owned_phrases(*about, gathered=True, fragments=False, _view=_view)
    first = phrases.head(FIRST)
    several = first[first["phrase"].str.contains("/") & ~first["phrase"].str.contains("[*«]")]
    printed = {each: _find_printed(_view, each) for each in several["phrase_id"]}
    return choose_findings(
        Evidence(
            reviews=reviews,
            phrases=phrases.assign(printed=phrases["phrase_id"].map(printed)),
            films=queries.compare_groups(*about, "film", measure.column, _view=_view),
            measure=measure,
            divided=groupings.measure_division(*about, "film", "rating", (), _view=_view),
            standing=harshness.measure_harshness(reviews),
            drift=timeline.measure_drift(*about, "reviewer", _view=_view),
            duplicates=_view.corpus.duplicates,
            pairs=lambda: pairs.list_pairs(*about, "films", "", _view=_view),
            apart=lambda: trusting.list_disagreements(version, _view=_view),
        )
    )


def _find_printed(view: View, phrase_id: str) -> str:
    """Return how a phrase of several forms is mostly printed in the selection."""
    places = view.corpus.find_occurrences(phrase_id, view.keep).astype({"review_id": "str"}).head(READ)
    texts = view.corpus.read_texts(places["review_id"].unique().tolist())
    return pick_printed(
        texts[review][start:end]
        for review, start, end in places[["review_id", "start", "end"]].itertuples(index=False, name=None)
    )
