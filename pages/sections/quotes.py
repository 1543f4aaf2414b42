"""Lines to quote: the clearest sentences for and against, that stand by themselves."""

import pandas as pd
import streamlit as st

from corpus.findings import quotes
from pages.shared import columns
from pages.shared.controls import choice
from pages.shared.letters import plain_text, quoted_line
from pages.shared.links import Address, link
from pages.shared.showing import heading, nothing_selected
from pages.shared.taking import take_away
from pages.shared.viewing import View, current

SIDES = {quotes.FOR: "For", quotes.AGAINST: "Against"}
MANY = {"5": "5", "10": "10", "25": "25"}
OF_ONE = {"1": "One", "2": "Two", "5": "Five"}


@st.cache_resource(max_entries=32, show_spinner="Looking for lines to quote …")
def list_lines(version: str, selection: str, most: int, of_one: int, *, _view: View) -> pd.DataFrame:
    """Return the lines to quote of the selection, with what is told of their reviews."""
    lines = quotes.list_quotes(_view.corpus, _view.keep, most=most, of_one=of_one)
    return quotes.list_sources(lines, _view.reviews)


def show_lines(lines: pd.DataFrame) -> None:
    """Show the lines of either side beside each other, below one another on a phone."""
    for (side, label), place in zip(SIDES.items(), st.columns(2), strict=True):
        mine = lines[lines["side"] == side]
        with place:
            plain_text(label, "finding")
            if mine.empty:
                plain_text("No line on this side is clear enough and stands by itself.", "note")
            for _, line in mine.iterrows():
                goal = Address("review", link(view.query, review=line["review_id"], at=line["start"]))
                quoted_line(line["quote"], whose=quotes.describe_source(line), of=line["aspects"], href=goal.href)


view = current()
if view.reviews.empty:
    heading("Lines to quote", view)
    nothing_selected(view)
else:
    head = st.container()
    with st.container(horizontal=True):
        most = int(choice("Of each side", MANY, name="many"))
        of_one = int(
            choice(f"Of one {'critic' if 'reviewer' in view.known else 'review'}, at most", OF_ONE, name="of-one")
        )
    lines = list_lines(*view.about, most, of_one, _view=view)
    finding = (
        quotes.describe_quotes(lines)
        if len(lines)
        else "No line of these reviews is clear enough and stands by itself."
    )
    with head:
        heading("Lines to quote", view, finding)
    if lines.empty:
        plain_text("Widen the selection in the sidebar: short reviews have few whole sentences that judge.")
    else:
        show_lines(lines)
        take_away(lines.drop(columns="score"), name="lines to quote", key="lines", columns=columns.QUOTE)
    with st.expander("Method"):
        plain_text(
            "A line is a whole sentence of 8 to 30 words that names what it judges, all of whose words praise, or all "
            "blame, as its review does. It has no quotation or brackets in it, points to no sentence before it, has no "
            "turn of phrase that recurs in this corpus (in one of a thousand reviews, and in two at least), and does "
            "not seem to give the plot away. Of the clearest, those come first that use words that are rare in this "
            "corpus, compare or contrast, and speak of the film rather than of the writer or of one actor; those of "
            "other parts of the film come before more of the same. A line is one critic’s: it says nothing of what the "
            "others think.",
            "note",
        )
