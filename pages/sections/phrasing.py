"""Pairs of reviews, critics or films that share the most phrases, and reviews that are nearly the same."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.phrases import shared_phrases
from corpus.reuse.pair_wording import describe_absence, describe_pairs
from corpus.reuse.pairs import KINDS, MOST, name_members
from corpus.wording import plural
from pages.shared import columns, pairs
from pages.shared.address import link, read_value
from pages.shared.controls import choice, dropdown, switch
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.pairs import open_pair
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import table

#: So many critics or films are drawn as a map; of more, the first pairs as bars.
MAPPED, BARS = 16, 6
#: Names that are offered to be paired with all others.
OFFERED = 400

view = current()


def choose_columns(listed: pd.DataFrame, of: str) -> Mapping[str, Any]:
    """Return the columns of pairs that this selection can fill."""
    has = [name for name in ("similarity", "alone") if (listed[name] > 0).any()]
    dated = of == "reviews" and view.reviews["published"].notna().any()
    return columns.make_sharing_columns(of.removesuffix("s"), has, dated=dated)


def show_map(listed: pd.DataFrame, of: str) -> None:
    """Show how much every two share in a matrix, those who share the most next to each other."""
    drawn = figures.draw_sharing_map(
        listed,
        shared_phrases.order_side_by_side(listed),
        title=f"Phrases that every two {of} share",
        noun=of.removesuffix("s"),
        theme=theme(),
    )
    chart(
        drawn,
        key="map",
        name=f"map of {of}",
        columns=choose_columns(listed, of),
        opens=lambda data: open_pair(view, of, *data),
    )


def show_bars(listed: pd.DataFrame, of: str, one: str) -> None:
    """Show how many phrases the first pairs share, as bars; the pairs of `one` are called by the other's name."""
    first = listed.head(BARS).sort_values("phrases", ascending=False, kind="stable")
    join = " – " if of == "reviews" else " and "
    other = first["a_name"].where(first["b"] == one, first["b_name"])
    drawn = figures.draw_counts(
        first.assign(pair=other if one else first["a_name"] + join + first["b_name"]),
        label="pair",
        count="phrases",
        noun="phrase",
        title=f"Phrases that the first {plural(len(first), 'pair')} of the list share",
        ids=["a", "b"],
        theme=theme(),
    )
    chart(
        drawn,
        key="bars",
        name=f"first pairs of {of}",
        columns=choose_columns(listed, of),
        opens=lambda data: open_pair(view, of, *data),
    )


def show_list(listed: pd.DataFrame, of: str) -> None:
    """Show the pairs with what they share."""
    table(
        listed.round({"similarity": 2}),
        page="page",
        whole=listed,
        key="pairs",
        name=f"pairs of {of}",
        alt=f"Pairs of {of} with the number of phrases that they share, and the most telling of these",
        columns=choose_columns(listed, of),
        opens=lambda row: open_pair(view, of, row["a"], row["b"]),
    )


QUESTION = "Who writes alike?"
offered = {kind: column for kind, column in KINDS.items() if len(view.corpus.reviews[column].dropna().unique()) > 1}
if view.reviews.empty:
    heading(QUESTION, view)
    nothing_selected(view)
elif not offered:
    heading(QUESTION, view, "A pair needs two reviews, and this corpus has one.")
    plain_text("Add more reviews on the Data screen.")
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        of = choice("Pairs of", {name: name.capitalize() for name in offered}, name="of", first="reviews")
    known = view.reviews[KINDS[of]].value_counts().index.tolist()
    one = read_value("like", "", allowed=["", *known])
    if of != "reviews":
        with controls:
            one = dropdown(
                "Like",
                list(dict.fromkeys(["", one, *known[:OFFERED]])),
                name="like",
                allowed=["", *known],
                format_func=lambda name: name or "All",
                width=240,
            )
    listed = pairs.list_pairs(*view.about, of, one, _view=view)
    with controls:
        twins = int(listed["similarity"].notna().sum())
        if twins and not switch(
            plural(twins, "near-duplicate pair"),
            name="twins",
            first=True,
            help="Reviews of which half of all runs of five words stand in both, or more.",
        ):
            listed = listed[listed["similarity"].isna()]
    with head:
        if len(listed):
            finding = describe_pairs(listed, view.corpus.reviews, of=of, selected=len(view.reviews))
            heading(QUESTION, view, finding, open_pair(view, of, listed["a"].iloc[0], listed["b"].iloc[0]))
        else:
            heading(QUESTION, view, describe_absence(of=of, one=one))
        if one and of == "reviews":
            plain_text(f"Only pairs with one review: {name_members([one], view.corpus.reviews, of=of)[0]}.")
            show_link("All pairs of reviews", "phrasing", link(view.query), icon="arrow_back")
    if of != "reviews" and (same := pairs.describe_copies(view, of)):
        plain_text(same)
    if listed.empty:
        plain_text(
            f"{plural(len(view.reviews), 'review')} of this selection. Widen it in the sidebar, or pair by another."
        )
    else:
        members = pd.unique(listed[["a", "b"]].to_numpy().ravel())
        if of != "reviews" and not one and len(members) <= MAPPED:
            show_map(listed, of)
        else:
            show_bars(listed, of, one)
        show_list(listed, of)
        plain_text(
            "A phrase counts that has two content words or more, is no mere name, lies in no longer phrase, and that "
            f"at most {shared_phrases.COMMON} {of} share. It weighs its words, divided by how many others have it. "
            "The order is that of this weight times its part in the weight of all that either shares with anyone, so "
            "that neither two short texts with one phrase in common nor two who wrote much stand on top for that "
            f"alone; the first {MOST} pairs are listed. What two share need not be copied: both may write of one "
            "film, for one paper, or from one press book.",
            "note",
        )
