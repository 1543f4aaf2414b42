"""When the reviews of a corpus came in, cached by the corpus as built."""

import pandas as pd
import streamlit as st

from corpus.findings import arrivals as findings
from corpus.store import arrivals
from corpus.store.corpus import Corpus


@st.cache_resource(max_entries=8, show_spinner=False)
def list_imports(version: str, *, _corpus: Corpus) -> pd.DataFrame:
    """Return each import, the first one with the others; see `corpus.store.arrivals.list_imports`."""
    return arrivals.list_imports(_corpus.arrivals, _corpus.reviews)


@st.cache_resource(max_entries=8, show_spinner=False)
def list_additions(version: str, *, _corpus: Corpus) -> pd.DataFrame:
    """Return each import but the first; see `corpus.findings.arrivals.list_additions`."""
    return findings.list_additions(_corpus.arrivals)
