"""What a selection has to say first, cached by (corpus as built and scored, selection)."""

import pandas as pd
import streamlit as st

from corpus.compare import harshness
from corpus.findings.choosing import Evidence, choose_findings
from corpus.polarity.measure import Measure
from corpus.store.selection import Selection
from pages.shared import drifting, groupings, pairs, queries, trusting
from pages.shared.opening import View


def pick_measure(view: View) -> Measure:
    """Return the rating where any of the selected reviews has one, else the tone."""
    return Measure.of("rating" if view.reviews["rating"].notna().any() else "polarity", view.scale)


@st.cache_resource(max_entries=64, show_spinner="Looking for what comes first")
def list_findings(version: str, selection: Selection, *, _view: View) -> pd.DataFrame:
    """Return what the selection has to say first; see `choosing.choose_findings`."""
    about, reviews = (version, selection), _view.reviews
    measure = pick_measure(_view)
    phrases = queries.list_owned_phrases(*about, gathered=True, fragments=False, _view=_view)
    return choose_findings(
        Evidence(
            reviews=reviews,
            phrases=phrases,
            films=queries.compare_groups(*about, "film", measure.column, _view=_view),
            measure=measure,
            divided=groupings.measure_division(*about, "film", "rating", (), _view=_view),
            standing=harshness.measure_harshness(reviews),
            drift=drifting.measure_drift(*about, "reviewer", _view=_view),
            duplicates=_view.corpus.duplicates,
            pairs=lambda: pairs.list_pairs(*about, "films", "", _view=_view),
            apart=lambda: trusting.list_disagreements(version, _view=_view),
        )
    )
