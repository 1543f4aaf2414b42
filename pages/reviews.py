"""Find: each match of a search in its line, the sentences closest to it, or the list of the selected reviews."""

import re
from dataclasses import replace

import pandas as pd
import streamlit as st

from corpus.errors import SelectionError
from corpus.search.closest import list_words
from corpus.search.parsing import parse_query
from corpus.wording import number, plural
from pages.shared import bans, closest, columns, comparing, lines, queries
from pages.shared.address import read_value
from pages.shared.controls import choice
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, searched
from pages.shared.noting import show_note
from pages.shared.phrase_usage import offer_searched
from pages.shared.selecting import ask_words
from pages.shared.showing import heading, nothing_selected, show_link
from pages.shared.tables import choose_order, table
from pages.shared.viewing import View, current
from pages.shared.walking import SORTED

SHOWN = ["film", "reviewer", "published", "rating", "polarity", "words", "excerpt"]
KINDS = {"reviews": "Reviews", "lines": "Matches"}
#: Of a search of enough words.
WITH_CLOSEST = {"reviews": "Reviews", "lines": "Matches", "closest": "Closest sentences"}

TITLE = "Reviews"

view = current()
query = parse_query(view.selection.words) if view.selection.words else None
words = list_words(view.selection.words)


def describe_matches(view: View, matches: str = "") -> str:
    """Say how many reviews match the search, of those that would be selected without it, and how often if known."""
    among = int(view.corpus.mask(replace(view.selection, words="")).sum())
    have = "has" if len(view.reviews) == 1 else "have"
    often = f": {matches}" if matches else ""
    return f"{number(len(view.reviews))} of {plural(among, 'review')} {have} {query.describe()}{often}."


def describe_reviews(view: View) -> str:
    """Say how many reviews there are, and their mean: that of the ratings, where there is none that of the tone."""
    listed, alone = plural(len(view.reviews), "review"), len(view.reviews) == 1
    click = "Click it to read it." if alone else "Click one to read it."
    measure = next(iter(comparing.list_measures(view, ("rating", "polarity")).values()), None)
    if measure is None:
        return f"{listed}. {click}"
    mean = measure.write_value(view.reviews[measure.column].mean())
    said = f"rated {mean} of 10" if measure.is_rating else f"{measure.name.lower()} {mean}"
    said += "" if alone else " on average"
    return f"{listed}, {said}. {click}"


def quote_words(words: str) -> str:
    """Return a search for several plain words as one for these words in a row; "" where it is anything else."""
    return f'"{words}"' if re.fullmatch(r"\w+(?:['’-]\w+)*(?: \w+(?:['’-]\w+)*)+", words) else ""


def show_head(finding: str = "") -> None:
    """Show the title with what is found so far, in place of what it said before."""
    with head.container():
        heading(TITLE, view, finding)


def show_kinds() -> None:
    """Show the switch between the reviews and the lines of a search, where there are any."""
    if query and query.terms:
        choice("Show", WITH_CLOSEST if words else KINDS, name="show", first="lines")


def show_lines(matches: pd.DataFrame) -> None:
    """Show each match of the search in its line."""
    cut = len(matches) == lines.MOST or len(view.reviews) > lines.MOST
    counted = ("more than " if cut else "") + plural(len(matches), "match", "matches")
    show_head(describe_matches(view, counted))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        show_kinds()
        order = lines.choose_line_order(view, key="by", first="right")
    offer_searched(view)
    if in_a_row := quote_words(view.selection.words):
        show_link(f"Search for {in_a_row} in a row", "reviews", searched(link(view.query), in_a_row), icon="search")
    if matches.empty:
        plain_text("This search finds places, but no letters: there is no match to show. Search for words.")
        return
    alt = "Each match of the search with the words before and after it"
    lines.show_lines(view, order=order, name="matches", alt=alt)
    note = "Click to read the review at this place. Where matches overlap, the first and longest is shown."
    if len(query.telling) < len(query.terms):
        note += " Words like “the” are looked for too, but not listed."
    if cut:
        note = f"These are the first {number(len(matches))} matches; narrow the selection to see others. {note}"
    plain_text(note, "note")


def show_closest() -> None:
    """Show the sentences that are closest to the search."""
    if view.reviews.empty and not view.corpus.mask(replace(view.selection, words="")).any():
        show_head()
        nothing_selected(view)
        return
    found = closest.find_closest(view)
    said = closest.describe_closest(found, words)
    if view.reviews.empty:
        show_head(f"No review has exactly this. {said}")
    else:
        show_head(said)
        show_kinds()
    if len(found):
        closest.show_closest(view, found)
    else:
        plain_text("Search for other words, or widen the selection in the sidebar.")


def show_reviews() -> None:
    """Show the list of the selected reviews."""
    show_head(describe_reviews(view))
    offer_searched(view)
    if refused:
        plain_text(refused)
    if len(view.selection.film) == 1:
        show_note(view, "film", view.selection.film[0])
    offered = queries.list_orders(view)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        show_kinds()
        order = choose_order(
            offered,
            first=next(iter(offered)),
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
        alt="The selected reviews with film, critic, date, rating and tone",
        columns={**columns.scale_columns(columns.REVIEW, view.scale), **columns.find_source_columns(listed)},
        **bans.mark_texts("excerpt"),
        shown=[name for name in SHOWN if listed[name].notna().any()],
        opens=lambda row: Address(
            "review", link(view.query, review=row["review_id"], order=order, **{SORTED: st.session_state[SORTED]})
        ),
    )


head, matches, refused = st.empty(), None, ""
ask_words()
shown = read_value("show", "lines", allowed=list(WITH_CLOSEST if words else KINDS)) if query and query.terms else ""
if query and not query.terms:
    refused = "This search only leaves reviews out, so there are no matches to list."
elif query and shown == "lines" and len(view.reviews):
    # The number of reviews is known long before their matches are.
    show_head(describe_matches(view))
    try:
        matches = lines.list_search_lines(*view.about, _view=view)
    except SelectionError as error:
        refused = str(error)
if words and (view.reviews.empty or shown == "closest"):
    show_closest()
elif view.reviews.empty:
    show_head()
    nothing_selected(view)
elif matches is not None:
    show_lines(matches)
else:
    show_reviews()
