"""Suggestions for the word list: learned from the ratings in a process of its own, kept in the desk's database."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import streamlit as st

from corpus.errors import CorpusError
from corpus.keeping.suggestions import Learned, keep_learned, read_learned
from corpus.polarity.learning import FEWEST_REVIEWS, suggestions_path
from corpus.scratch import Scratch
from corpus.wording import plural
from pages.shared import desks, houses, importing
from pages.shared.viewing import View

_NUMBERS = ("now", "suggested", "low", "high", "reviews", "films")


def read_suggestions(view: View) -> tuple[pd.DataFrame | None, str]:
    """Return what was suggested for this corpus as it is built, and what went wrong with reading it.

    None where nothing was asked for since it was built.
    """
    path = view.corpus.path
    try:
        wrong = houses.move_waiting(path).get(suggestions_path(path), "")
        learned = desks.read(_read, None, path.name)
    except CorpusError as error:
        return None, str(error)
    # When the reviews were measured: the files of the corpus are written anew when it is given another name.
    if learned is None or learned[0] < datetime.fromisoformat(view.corpus.manifest.built):
        return None, wrong
    # What an earlier version learned has other columns, and is learned again.
    return (learned[1] if "flag" in learned[1] else None), wrong


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
    began = datetime.now(UTC)
    with Scratch() as folder:
        file = Path(folder) / "suggestions.csv"
        importing.learn(view.corpus.path, file)
        text = file.read_text(encoding="utf-8")
    # A corpus that was built anew meanwhile is newer than what was learned.
    keep_learned(desks.find_desk(), view.key, Learned(began, text), by=desks.who())


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(url: str, changes: int, corpus: str) -> tuple[datetime, pd.DataFrame] | None:
    """Return what was learned, and when."""
    if (learned := read_learned(desks.find_desk(), corpus)) is None:
        return None
    # A term may be “null” or “nan”; only a number that is not there is missing.
    missing = {name: [""] for name in _NUMBERS}
    text = {"term": "str", "kind": "str", "flag": "str"}
    table = pd.read_csv(io.StringIO(learned.suggestions), dtype=text, keep_default_na=False, na_values=missing)
    return learned.at, table
