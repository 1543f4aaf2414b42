"""Keyword in context as every screen shows it: each occurrence in its line, sorted, a page at a time."""

import pandas as pd
import streamlit as st

from corpus.reuse.watched import mark_lines
from corpus.search import concordance
from corpus.search.parsing import parse_query
from pages.shared import bans, columns, judging
from pages.shared.links import Address, link, narrowed
from pages.shared.tables import PAGE, choose_order, table
from pages.shared.viewing import View

#: The most lines of a concordance, and the characters of context on either side, as many as a cell shows.
MOST, CONTEXT = 5_000, 60
ORDERS = {
    "date": ("Oldest first",),
    "right": ("By the words after",),
    "left": ("By the words before",),
    "film": ("By film",),
    "critic": ("By critic",),
    "polarity": ("Most negative review first",),
}
#: The URL parameter of the column by which the lines are sorted.
SORTED = "sort-concordance"
#: Lines of a phrase that are shown at a time.
PHRASE_ROWS = 8
_TOLD = ["film", "reviewer", "published"]
_CACHED = {"max_entries": 32, "show_spinner": False}


@st.cache_resource(**_CACHED)
def list_phrase_lines(version: str, selection: str, phrase_id: str, *, _view: View) -> pd.DataFrame:
    """Return the occurrences of a phrase or a family in the selection; see `_in_context`."""
    printed = _view.corpus.find_occurrences(phrase_id, _view.keep).head(MOST).astype({"review_id": "str"})
    texts = _view.corpus.read_texts(printed["review_id"].unique().tolist())
    return _in_context(concordance.trim_matches(printed, texts, _view.corpus.list_words(phrase_id)), texts, _view)


@st.cache_resource(**_CACHED)
def list_search_lines(version: str, selection: str, *, _view: View) -> pd.DataFrame:
    """Return the matches of the selection's words; see `_in_context`.

    Raises
    ------
    SelectionError
        The search takes too long.
    """
    # Each review of the selection matches, so the first of them have as many matches as are shown.
    texts = _view.corpus.read_texts(_view.reviews["review_id"].head(MOST).tolist())
    return _in_context(concordance.find_matches(texts, parse_query(_view.selection.words), most=MOST), texts, _view)


def choose_line_order(view: View, *, key: str, first: str) -> str:
    """Let the reader choose one of the `ORDERS` that this selection can have; `first` is the one at first."""
    sources = {order: concordance.SORTS[order] for order in ORDERS}
    known = {order: ORDERS[order] for order, column in sources.items() if column is None or column in view.known}
    first = first if first in known else next(iter(known))
    return choose_order(known, first=first, key=key, of="concordance", width=240)


def order_lines(view: View, order: str, *, phrase: str = "") -> pd.DataFrame:
    """Return the lines of a phrase, or without one of the selection's search, in one of the `ORDERS`.

    They have the polarity of their reviews. A search that takes too long raises SelectionError.
    """
    banned = bans.list_bans()
    return _order_lines(*view.about, phrase, order, banned.key, _view=view, _banned=banned.phrases)


@st.cache_resource(**_CACHED)
def _order_lines(
    version: str, selection: str, phrase_id: str, order: str, bans: str, *, _view: View, _banned: tuple[str, ...]
) -> pd.DataFrame:
    """Return lines in one of the `ORDERS`; see `order_lines`. `banned`: whether the match is in a banned phrase."""
    known = (version, selection)
    lines = list_phrase_lines(*known, phrase_id, _view=_view) if phrase_id else list_search_lines(*known, _view=_view)
    polarity = _view.reviews.set_index("review_id")["polarity"]
    return concordance.sort_lines(lines, by=order, reviews=_view.reviews).assign(
        polarity=lambda rows: rows["review_id"].map(polarity),
        banned=lambda rows: mark_lines(rows, _banned),
    )


def show_lines(view: View, *, order: str, name: str, alt: str, phrase: str = "") -> None:
    """Show a page of lines in an order; each opens the review at its place, those of a phrase among its reviews."""
    lines, told = judging.show_judged(view, order_lines(view, order, phrase=phrase), of=(phrase, order))
    if lines.empty:
        return
    known = [column for column in _TOLD if lines[column].notna().any()] + ["polarity"] * (order == "polarity")
    table(
        lines,
        page="page",
        rows=PHRASE_ROWS if phrase else PAGE,
        complete=join_stops,
        key="concordance",
        name=name,
        alt=alt,
        columns=columns.scale_columns(columns.LINE, view.scale),
        shown=["left", "printed", "right", *told, *known],
        banned={"printed": lambda row: row["banned"]},
        cells=dict.fromkeys(told, judging.find_form),
        opens=lambda row: open_place(view, row, phrase=phrase, by=order, **{SORTED: st.session_state[SORTED]}),
    )


def join_stops(lines: pd.DataFrame) -> pd.DataFrame:
    """Return lines with the punctuation behind what is said; nothing is shown where nothing stands beside it."""
    closed = concordance.close_up(lines)
    return closed.assign(**{side: closed[side].where(closed[side] != "", " ") for side in ("left", "right")})


def open_place(view: View, row: pd.Series, **order: str) -> Address:
    """Return the address of a review at the place of a line.

    `order` is what `walking` goes on by: the `phrase` of the lines, if any, `by` which of the `ORDERS`, and `SORTED`.
    """
    return Address("review", link(view.query, review=row["review_id"], at=row["start"], **order))


def open_uses(view: View, phrase_id: str, used: pd.DataFrame, field: str, *values: str) -> Address:
    """Return the address of a phrase in a narrower selection.

    Where it does not recur there, that is its one review, or all the reviews that there are.

    Parameters
    ----------
    view : View
        What is on the screen.
    phrase_id : str
    used : DataFrame
        `review_id` and `start` of the phrase in that selection, one row a review.
    field, *values : str
        What narrows it: see `links.narrowed`.
    """
    if len(used) == 1:
        return open_place(view, used.iloc[0], phrase=phrase_id)
    query = narrowed(view.query, field, *values)
    return Address("phrase", query | {"phrase": [phrase_id]}) if len(used) else Address("reviews", query)


def _in_context(matches: pd.DataFrame, texts: pd.Series, view: View) -> pd.DataFrame:
    """Return at most `MOST` lines as `concordance.list_lines` gives them, with `film`, `reviewer` and `published`."""
    lines = concordance.list_lines(matches, texts, context=CONTEXT)
    return lines.merge(view.reviews[["review_id", *_TOLD]], on="review_id", how="left")
