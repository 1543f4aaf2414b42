"""Suggestions for the word list: learned from the ratings in a process of its own, kept until the corpus is rebuilt."""

import os
import time
from datetime import datetime
from pathlib import Path

import pandas as pd
import streamlit as st

from corpus.polarity.learning import FEWEST_REVIEWS, suggestions_path
from corpus.wording import plural
from pages.shared import importing
from pages.shared.opening import View

_NUMBERS = ("now", "suggested", "low", "high", "reviews", "films")


def read_suggestions(view: View) -> pd.DataFrame | None:
    """Return what was suggested for this corpus as it is built, or None where nothing was asked for since."""
    path = suggestions_path(view.corpus.path)
    # When the reviews were measured: the files of the corpus are written anew when it is given another name.
    built = datetime.fromisoformat(view.corpus.manifest.built).timestamp()
    if not path.is_file() or path.stat().st_mtime < built:
        return None
    suggestions = _read(str(path), path.stat().st_mtime_ns)
    # What an earlier version learned has other columns, and is learned again.
    return suggestions if "flag" in suggestions else None


def describe_lack(view: View) -> str:
    """Say why nothing can be learned from the ratings of this corpus; empty where something can."""
    rated = int(view.corpus.reviews["rating"].notna().sum())
    if rated >= FEWEST_REVIEWS:
        return ""
    return f"This corpus has {plural(rated, 'rated review')}: at least {FEWEST_REVIEWS} are needed to learn scores."


def learn_suggestions(view: View) -> None:
    """Learn from the ratings of the whole corpus, with the progress on the page.

    Raises
    ------
    CorpusError
        With the reason why nothing can be learned.
    """
    path, began = suggestions_path(view.corpus.path), time.time()
    importing.learn(view.corpus.path, path)
    # A corpus that was built anew meanwhile is newer than what was learned.
    os.utime(path, (began, began))


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(path: str, stamp: int) -> pd.DataFrame:
    # A term may be “null” or “nan”; only a number that is not there is missing.
    missing = {name: [""] for name in _NUMBERS}
    return pd.read_csv(
        Path(path), dtype={"term": "str", "kind": "str", "flag": "str"}, keep_default_na=False, na_values=missing
    )
