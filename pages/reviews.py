"""Search and read: each match of a search in its line, or the list of the selected reviews, a page at a time."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from corpus.schema import SelectionError
from corpus.search.parsing import parse_query
from corpus.wording import number, plural
from pages.shared import columns, lines, queries
from pages.shared.address import Address, link, read_value
from pages.shared.controls import choice
from pages.shared.letters import plain_text
from pages.shared.opening import View, current
from pages.shared.showing import heading, nothing_selected
from pages.shared.tables import choose_order, table
from pages.shared.walking import SORTED

SHOWN = ["film", "reviewer", "published", "rating", "polarity", "words", "excerpt"]
KINDS = {"reviews": "Reviews", "lines": "Lines"}

QUESTION = "What do the reviews say?"

view = current()
query = parse_query(view.selection.words) if view.selection.words else None


def describe_matches(view: View, matches: str) -> str:
    """Say how many reviews match the search, of those that would be selected without it, and how often."""
    among = int(view.corpus.mask(replace(view.selection, words="")).sum())
    hold = "holds" if len(view.reviews) == 1 else "hold"
    return f"{number(len(view.reviews))} of {plural(among, 'review')} {hold} {query.describe()}: {matches}."


def show_kinds() -> None:
    """Show the switch between the reviews and the lines of a search, where there are any."""
    if query and query.terms:
        choice("Show", KINDS, name="show", first="lines")


def show_lines(matches: pd.DataFrame) -> None:
    """Show each match of the search in its line."""
    cut = len(matches) == lines.MOST or len(view.reviews) > lines.MOST
    heading(
        QUESTION, view, describe_matches(view, ("more than " if cut else "") + plural(len(matches), "match", "matches"))
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        show_kinds()
        order = lines.choose_line_order(view, key="by", first="right")
    if matches.empty:
        plain_text("What matches has no letter of its own, so that there is nothing to show in a line.")
        return
    alt = "Each match of the search with what stands before and behind it"
    lines.show_lines(matches, view, order=order, name="matches", alt=alt, rows=25)
    note = "A click opens the review at this place. Of matches that overlap, the first and longest is shown."
    if cut:
        note = (
            f"The first {number(len(matches))} matches in the corpus's order; narrow the selection for others. {note}"
        )
    plain_text(note, "note")


def show_reviews() -> None:
    """Show the list of the selected reviews."""
    polarity = view.reviews["polarity"].mean()
    mean = f"a mean {view.polarity.name.lower()} of {view.polarity.write_value(polarity)}"
    finding = f"{plural(len(view.reviews), 'review')} with {mean}: pick one to read it whole."
    heading(QUESTION, view, finding if pd.notna(polarity) else "")
    if refused:
        plain_text(refused)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        show_kinds()
        order = choose_order(
            queries.ORDERS,
            first="new",
            key="order",
            of="list",
            width=220,
        )
    listed = queries.order_reviews(view)
    table(
        listed,
        page="page",
        whole=listed.drop(columns="excerpt"),
        texts=lambda rows: rows.assign(text=view.corpus.read_texts(rows["review_id"].tolist()).to_numpy()),
        key="list",
        name="reviews",
        alt="The selected reviews with film, critic, date, rating and polarity",
        columns={**columns.scale_columns(columns.REVIEW, view.scale), **columns.find_source_columns(listed)},
        shown=[name for name in SHOWN if listed[name].notna().any()],
        opens=lambda row: Address(
            "review", link(view.query, review=row["review_id"], order=order, **{SORTED: st.session_state[SORTED]})
        ),
    )


matches, refused = None, ""
if query and not query.terms:
    refused = "This search only leaves reviews out, so there are no matches to show in lines."
elif query and read_value("show", "lines", allowed=list(KINDS)) == "lines" and len(view.reviews):
    try:
        matches = lines.list_search_lines(*view.about, _view=view)
    except SelectionError as error:
        refused = str(error)
if view.reviews.empty:
    heading(QUESTION, view)
    nothing_selected(view)
elif matches is not None:
    show_lines(matches)
else:
    show_reviews()
