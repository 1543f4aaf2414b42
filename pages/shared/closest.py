"""The closest sentences to what is searched for, for a line that is half remembered."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from corpus.findings.closest import list_closest
from corpus.wording import number, plural
from pages.shared import columns
from pages.shared.letters import plain_text
from pages.shared.links import Address, link
from pages.shared.tables import table
from pages.shared.viewing import View

#: The most sentences that are listed.
MOST = 50
_TOLD = ["film", "reviewer", "published"]
NOTE = (
    "Click to read the review at this sentence. Those that share the most words come first, and of these the rarest. A "
    "word counts in any form (“drag”, “drags”); words like “the” only help to put sentences in order."
)


def find_closest(view: View) -> pd.DataFrame:
    """Return the closest sentences to the selection's search, among the reviews that it would have without it."""
    return _find_closest(*view.about, _view=view)


@st.cache_resource(max_entries=32, show_spinner=False)
def _find_closest(version: str, selection: str, *, _view: View) -> pd.DataFrame:
    keep = _view.corpus.mask(replace(_view.selection, words=""))
    found = list_closest(_view.corpus, keep, _view.selection.words, most=MOST)
    return found.join(_view.corpus.reviews.set_index("review_id")[_TOLD], on="review_id")


def describe_closest(found: pd.DataFrame, words: Sequence[str]) -> str:
    """Say how much the closest sentence shares.

    Examples
    --------
    >>> describe_closest(pd.DataFrame({"many": [2, 1]}), ["plot", "drag", "rope"])
    'The closest sentence has 2 of these 3 words.'
    >>> describe_closest(pd.DataFrame({"many": [2, 1]}), ["plot", "drag"])
    'The closest sentence has all of these words.'
    >>> describe_closest(pd.DataFrame({"many": []}), ["plot"])
    'No sentence has any of these words.'
    """
    if found.empty:
        return "No sentence has any of these words."
    many = int(found["many"].iloc[0])
    if many == len(words):
        return "The closest sentence has all of these words."
    return f"The closest sentence has {number(many)} of these {plural(len(words), 'word')}."


def show_closest(view: View, found: pd.DataFrame) -> None:
    """Show the closest sentences, each a click from its review."""
    known = [name for name in _TOLD if found[name].notna().any()]
    table(
        found,
        page="page",
        rows=10,
        key="closest",
        name="closest sentences",
        alt="The sentences that share the most words with the search, with these words and the review",
        columns=columns.CLOSEST,
        shown=["sentence", "shared", *known],
        opens=lambda row: Address("review", link(view.query, review=row["review_id"], at=row["start"])),
    )
    plain_text(NOTE, "note")
