"""Shared phrasing: reviews that are nearly the same, and pairs of reviews, critics or films that share phrases."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.phrases import shared_phrases
from corpus.reuse.pair_wording import describe_absence
from corpus.reuse.pairs import KINDS, MOST, name_members
from corpus.wording import plural
from pages.shared import bans, columns, pairs
from pages.shared.address import read_value
from pages.shared.controls import choice, dropdown, fold
from pages.shared.letters import plain_text
from pages.shared.links import link
from pages.shared.pairs import open_pair
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import table
from pages.shared.viewing import current

QUESTION = "Shared phrasing"
#: Pairs that are drawn; one alone is no chart, nor are pairs that all share a phrase or two.
DRAWN, FEWEST_DRAWN, FEWEST_PHRASES = 8, 2, 4
#: Whose pairs alone may be asked for.
WITH_ONE = {"films": "With one film", "critics": "With one critic", "outlets": "With one outlet"}
#: Names that are offered to be paired with all others.
OFFERED = 400

view = current()


def choose_columns(listed: pd.DataFrame, of: str) -> Mapping[str, Any]:
    """Return the columns of pairs that this selection can fill."""
    has = [name for name in ("similarity", "alone") if (listed[name] > 0).any()]
    dated = of == "reviews" and "published" in view.known
    return columns.make_sharing_columns(of.removesuffix("s"), has, dated=dated)


def show_bars(listed: pd.DataFrame, of: str, one: str) -> None:
    """Show how many phrases the first pairs share, as bars with their rank; the pairs of `one` by the other's name."""
    first = listed.head(DRAWN)
    other = first["a_name"].where(first["b"] == one, first["b_name"])
    called = other if one else first["a_name"] + " and " + first["b_name"]
    draw = partial(
        figures.draw_ranked_pairs,
        first.assign(pair=[f"{place}  {name}" for place, name in enumerate(called, start=1)]),
        label="pair",
        value="phrases",
        write=lambda many: plural(int(many), "phrase"),
        title=f"The {plural(len(first), 'pair')} closest in phrasing",
        note="Bar: phrases in common; rare ones rank higher.",
        theme=theme(),
    )
    chart(
        draw,
        key="bars",
        name=f"closest pairs of {of}",
        columns=choose_columns(listed, of),
        opens=lambda data: open_pair(view, of, *data),
    )


def show_list(listed: pd.DataFrame, of: str, *, twins: bool = False) -> None:
    """List pairs with what they share: those that are nearly the same (`twins`), or the others."""
    known = choose_columns(listed, of)

    def complete(rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(similarity=rows["similarity"].round(2), telling=bans.sign_all(rows["telling"].fillna("")))

    table(
        listed,
        page="twin" if twins else "page",
        rows=12,
        key="twins" if twins else "pairs",
        name="near-duplicate reviews" if twins else f"pairs of {of}",
        alt=f"Pairs of {of} with what they share",
        columns=known,
        complete=complete,
        shown=[name for name in known if name not in ("words", "weight", *(("alone", "telling") if twins else ()))],
        opens=lambda row: open_pair(view, of, row["a"], row["b"]),
    )


def show_all(listed: pd.DataFrame, of: str, one: str) -> None:
    """Show the near-duplicates, and below them the other pairs."""
    near, others = listed[listed["similarity"].notna()], listed[listed["similarity"].isna()]
    if len(near):
        st.header("Near-duplicates", anchor=False)
        show_list(near, of, twins=True)
        if len(others):
            st.header("Other reviews that share phrases", anchor=False)
    if len(others):
        drawn = len(others) >= FEWEST_DRAWN and others["phrases"].head(DRAWN).max() >= FEWEST_PHRASES
        # Two reviews take two lines to name: they are read in a list.
        if not drawn or of == "reviews":
            show_list(others, of)
            return
        show_bars(others, of, one)
        if (numbers := fold("All pairs in a table", name="numbers")).open:
            with numbers:
                show_list(others, of)


paired = pairs.list_kinds(view.corpus.version, _view=view)
offered = {kind: kind.capitalize() for kind in KINDS if kind in paired}
if view.reviews.empty:
    heading(QUESTION, view)
    nothing_selected(view)
elif not offered:
    heading(QUESTION, view, "A pair needs two reviews, and this corpus has one.")
    plain_text("Add more reviews on the Data screen.")
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        of = choice("Pairs of", offered, name="of", first="reviews")
    known = pairs.list_names(*view.about, of, _view=view)
    one = read_value("like", "", allowed=["", *known])
    if of != "reviews":
        with controls:
            one = dropdown(
                WITH_ONE[of],
                list(dict.fromkeys(["", one, *known[:OFFERED]])),
                name="like",
                allowed=["", *known],
                format_func=lambda name: name or "All",
                width=280,
            )
    listed = pairs.list_pairs(*view.about, of, one, _view=view)
    with head:
        if len(listed):
            finding = pairs.describe_first(*view.about, of, one, _view=view)
            heading(QUESTION, view, finding, open_pair(view, of, listed["a"].iloc[0], listed["b"].iloc[0]))
        else:
            heading(QUESTION, view, describe_absence(of=of, one=one))
        if one and of == "reviews":
            plain_text(f"Only pairs with one review: {name_members([one], view.corpus.reviews, of=of)[0]}.")
            show_link("All pairs of reviews", "phrasing", link(view.query), icon="arrow_back")
    if of != "reviews" and (same := pairs.describe_copies(*view.about, of, _view=view)):
        plain_text(same)
    if listed.empty:
        one_review = "Only one review is selected." if len(view.reviews) == 1 else ""
        plain_text(f"{one_review} Widen the selection in the sidebar, or choose other pairs above.".lstrip())
    else:
        show_all(listed, of, one)
        plain_text("Shared phrases need not be copied: both may write of one film, for one paper, or from one handout.")
        with st.expander("Method"):
            plain_text(
                "Near-duplicates: half of all runs of five words in the two are in both, or more. A phrase counts that "
                "has two content words or more, is no mere name, is in no longer phrase, and that at most "
                f"{shared_phrases.COMMON} {of} share. It weighs its words, divided by how many others have it. The "
                "order is that of this weight times its part in the weight of all that either shares with anyone, so "
                "that neither two short texts with one phrase in common nor two who wrote much are on top for that "
                f"alone; the first {MOST} pairs are listed.",
                "note",
            )
