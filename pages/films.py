"""Films, critics and outlets compared: how do they differ, and is the difference real."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.comparison import Comparison
from corpus.palette import film_colours
from corpus.selection import NAMED
from corpus.wording import plural
from pages.shared import answers, columns
from pages.shared.address import link, param
from pages.shared.letters import line
from pages.shared.opening import View, current
from pages.shared.showing import chart, go, heading, nothing_selected, page_of, table, theme

MEASURES = {"polarity": "Polarity", "rating": "Rating"}
#: Label, column and direction; groups with too few reviews for an interval always come last.
ORDERS = {
    "warm": ("Highest first", "mean", False),
    "cold": ("Lowest first", "mean", True),
    "many": ("Most reviews first", "n", False),
    "wide": ("Most divided first", "sd", False),
    "name": ("By name", "group", True),
}
#: Groups that are drawn, chosen side by side, and offered for it.
MOST, MOST_CHOSEN, OFFERED = 15, 12, 400

view = current()


def ordered(groups: pd.DataFrame, order: str) -> pd.DataFrame:
    """Return the groups in the reader's order."""
    _, column, ascending = ORDERS[order]
    keys = ["group"] if order == "name" else ["enough", column, "n"]
    return groups.sort_values(keys, ascending=ascending if order == "name" else [False, ascending, False]).reset_index(
        drop=True
    )


def open_group(view: View, by: str, group: str, review: str = "") -> None:
    """Open a review, or the reviews of a group."""
    others = [(name, value) for name, value in view.query if name != by]
    if review:
        go("review", link(view.query, review=review))
    else:
        go("reviews", link([*others, (by, group)]))


def show_groups(compared: Comparison, groups: pd.DataFrame, by: str) -> None:
    """Show the table of groups: number, mean with its interval, spread, and the other measure's mean."""
    other = next((name for name in measures if name != compared.value), None)
    if other:
        means = view.reviews.groupby(compared.by)[other].mean()
        groups = groups.assign(other=means.reindex(groups["group"]).to_numpy())
    table(
        page_of(groups, key=param("page", 1, read=int)),
        whole=groups,
        key="groups",
        name=f"{by}s",
        alt=f"Each {by} with its number of {compared.unit}s, mean {compared.value} and 95 % interval",
        columns=columns.groups(by, compared.unit, compared.value, other),
        opens=lambda row: open_group(view, by, row["group"]),
    )


def show_pairs(compared: Comparison) -> None:
    """Show every pair's difference with interval, effect size and corrected probability, the surest first."""
    pairs = compared.pairs.sort_values("q", kind="stable")
    table(
        page_of(pairs, key=param("pair", 1, read=int)),
        whole=pairs,
        key="pairs",
        name="pairs",
        alt="Each pair with difference, interval, effect size and corrected probability",
        columns=columns.pairs(compared.value),
    )


measures = {name: label for name, label in MEASURES.items() if view.reviews[name].notna().any()}
groupings = {name: column for name, column in NAMED.items() if view.reviews[column].notna().any()}
if not measures or not groupings:
    heading("How do films compare, and is the difference real?", view)
    nothing_selected(view)
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        by = st.segmented_control(
            "Compare",
            list(groupings),
            key=param("by", "film", allowed=list(groupings)),
            format_func=lambda name: f"{name.capitalize()}s",
            required=True,
        )
        value = st.segmented_control(
            "By",
            list(measures),
            key=param("measure", next(iter(measures)), allowed=list(measures)),
            format_func=MEASURES.get,
            required=True,
        )
        order = st.selectbox(
            "Order",
            list(ORDERS),
            key=param("order", "warm", allowed=list(ORDERS)),
            format_func=lambda name: ORDERS[name][0],
            width=190,
        )
        names = view.reviews[groupings[by]].value_counts().index.tolist()
        chosen = st.multiselect(
            f"Side by side, up to {MOST_CHOSEN}",
            names[:OFFERED],
            key=param("with", [], allowed=names),
            max_selections=MOST_CHOSEN,
            placeholder="All of the selection",
            width="stretch",
        )
    compared = answers.compared(*view.about, groupings[by], value, tuple(chosen), _view=view)
    groups = ordered(compared.groups, order)
    with head:
        heading(f"How do {by}s compare, and is the difference real?", view, compared.sentence)
    chart(
        figures.distributions(
            answers.points(view, compared, groups["group"].head(MOST)),
            groups,
            value_name=view.warmth.axis if value == "polarity" else "rating, of 10",
            middle=view.warmth.middle if value == "polarity" else 5.0,
            span=view.warmth.span if value == "polarity" else (0.0, 10.0),
            title=f"{MEASURES[value]} of each {compared.unit}, by {by}",
            colours=film_colours(groups["group"].head(MOST), chosen=chosen, theme=theme())
            if by == "film" and value == "rating"
            else None,
            noun=compared.unit,
            marks=300,
            most=MOST,
            group_noun=by,
            theme=theme(),
        ),
        key="distributions",
        name=f"{value}-by-{by}",
        opens=lambda data: open_group(view, by, *data[:2]),
    )
    show_groups(compared, groups, by)
    if len(compared.pairs) and st.toggle(
        f"Show each of the {plural(len(compared.pairs), 'pair')} compared",
        key=param("pairs", False, read=lambda said: said == "True"),
    ):
        show_pairs(compared)
    line(
        f"A mean has a 95 % interval from 5 {compared.unit}s on. Pairs are tested by rank and corrected for their "
        "number, so that chance alone is rarely taken for a difference. Polarity adds up words; it knows neither "
        "irony nor plot."
        + (f" The line stands at this corpus's middle, {view.warmth.said_middle}." if value == "polarity" else ""),
        "note",
    )
