"""How far words foretell stars: the curve from polarity to rating, and the agreement by film and by critic."""

import streamlit as st

from corpus.validity import Validity
from corpus.wording import number, plural
from pages.shared import columns, trusting
from pages.shared.address import link, param
from pages.shared.letters import line
from pages.shared.opening import current
from pages.shared.showing import go, heading, nothing_selected, page_of, table

BY = {"film": "film", "critic": "reviewer"}

view = current()


def ranged(found: Validity, *, scale: int = 1, decimals: int = 2) -> str:
    """Say a measure with its interval: "0.62 (0.61 to 0.63)"."""
    value, low, high = (number(each * scale, decimals=decimals) for each in (found.value, found.low, found.high))
    return f"{value} ({low} to {high})" if found.enough else f"{value} (too few to say how surely)"


def say_trust(trust: trusting.Trust) -> str:
    """Say how often warmer words mean more stars."""
    if trust.sides.n and trust.sides.enough:
        return (
            "Of a review rated above 5 and one rated below, the liked one has the warmer words in "
            f"{ranged(trust.sides, scale=100, decimals=0)} of 100 pairs."
        )
    if trust.order.n:
        return f"{plural(trust.order.n, 'rated review')} with evidence: too few on both sides of 5 to tell."
    return "No review here is rated: there are no stars to hold the words against."


def show_groups() -> None:
    """Show the agreement of words and stars in each film or for each critic."""
    offered = [name for name, column in BY.items() if view.reviews[column].notna().any()]
    if not offered:
        return
    by = st.segmented_control(
        "Agreement by",
        offered,
        key=param("by", offered[0], allowed=offered),
        format_func=str.capitalize,
        required=True,
    )
    found = trusting.by_group(*view.about, BY[by], _view=view)
    table(
        page_of(found, key=param("page", 1, read=int)),
        whole=found,
        key="agreement",
        name=f"agreement-by-{by}",
        alt=f"Each {by} with how far words and stars agree, and the intervals",
        columns=columns.agreement(by),
        opens=lambda row: go(
            "reviews", link([*((name, value) for name, value in view.query if name != by), (by, row["group"])])
        ),
    )


trust = trusting.trust(*view.about, _view=view)
heading("How far are the words to be trusted?", view, say_trust(trust) if len(view.reviews) else "")
if view.reviews.empty:
    nothing_selected(view)
elif trust.order.n:
    with st.container(horizontal=True):
        st.metric(
            "Same order (Spearman)",
            number(trust.order.value, decimals=2),
            help="1: words and stars put the reviews in the same order; 0: no more than chance.",
        )
    show_groups()
    line(
        "Words and stars are two measures of one review: where they part, either may be wrong. The expected rating is "
        "learned by isotonic regression, which supposes only that warmer words never foretell fewer stars.",
        "note",
    )
