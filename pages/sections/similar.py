"""Which films are written about in the same words, and which of their reviews are typical or unusual."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import similarity, similarity_layout
from corpus.figures.palette import colour_films
from corpus.reuse.copies import describe_copied_groups
from corpus.statistics.groups import ENOUGH
from corpus.store.selection import NAMED
from corpus.wording import number, percent
from pages.shared import columns, comparing, similar_groups
from pages.shared.address import Address, link, narrowed
from pages.shared.controls import choice
from pages.shared.letters import plain_text
from pages.shared.opening import View, current
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.similar_groups import FEATURES, SimilarGroups
from pages.shared.tables import choose_order, table

QUESTION = "Which films are written about alike?"
SHOWN = {"map": "Map", "matrix": "Matrix"}
ORDERS = {
    "near": ("Most alike first", ["beyond", "times"]),
    "many": ("Most reviews first", ["n"]),
    "name": ("By name", []),
}

view = current()


def open_groups(view: View, by: str, groups: list[str]) -> Address:
    """Return the address of the reviews of some groups."""
    return Address("reviews", narrowed(view.query, by, *groups))


def open_review(view: View, row: pd.Series, end: str) -> Address | None:
    """Return the address of a group's most typical or most unusual review; None where there is none."""
    return None if pd.isna(row[end]) else Address("review", link(view.query, review=row[end]))


def show_map(similar: SimilarGroups, by: str, feature: str, finding: str) -> None:
    """Show the groups as places on a map, with lines between those that are nearer than chance would have it."""
    groups, kept = similar.compared.groups, similar.layout.mapped.kept
    drawn, lines = similarity_layout.place_groups(similar.compared, similar.layout)
    notes = [
        f"The {number(len(drawn))} of {number(len(groups))} that are most like another."
        if len(drawn) < len(groups)
        else "",
        "" if pd.isna(kept) else f"A plane keeps {percent(kept)} of the distances.",
        f"Lines: a nearest {by} nearer than chance has it." if len(lines) else "",
        f"Hollow: fewer than {ENOUGH} reviews." if not drawn["enough"].all() else "",
    ]
    chart(
        figures.draw_similarity_map(
            drawn,
            lines,
            title=f"Near to each other: alike in their {feature}s",
            note=" ".join(filter(None, notes)),
            colours=colour_films(drawn["group"], theme=theme()) if by == "film" else None,
            noun=by,
            theme=theme(),
        ),
        key="map",
        name=f"map of {by}s",
        finding=finding,
        opens=lambda data: open_groups(view, by, data[:1]),
    )


def show_matrix(similar: SimilarGroups, by: str, feature: str, finding: str) -> None:
    """Show how alike every two groups are, similar groups next to each other."""
    names = similar.layout.crossed
    times, beyond = similarity_layout.cross_groups(similar.compared, names)
    notes = [
        f"The {number(len(names))} that are most like another." if len(similar.compared.groups) > len(names) else "",
        f"{'Darker' if theme() == 'light' else 'Brighter'}: more alike.",
        "Dots: nearer to each other than chance has it." if beyond.any(axis=None) else "",
    ]
    chart(
        figures.draw_similarity_matrix(
            times,
            beyond,
            title=f"Every two {by}s: how alike in their {feature}s",
            note=" ".join(filter(None, notes)),
            noun=by,
            theme=theme(),
        ),
        key="matrix",
        name=f"matrix of {by}s",
        finding=finding,
        opens=lambda data: open_groups(view, by, [names[place] for place in data]),
    )


groupings = {name: column for name, column in NAMED.items() if view.reviews[column].notna().any()}
if not groupings:
    heading(QUESTION, view)
    nothing_selected(view)
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        by = choice("Compare", {name: f"{name.capitalize()}s" for name in groupings}, name="by")
        feature = choice("By their", FEATURES, name="alike", first="word")
        show = choice("Show", SHOWN, name="show", first="map")
        order = choose_order(
            ORDERS,
            first="near",
            key="order",
            of="groups",
            width=190,
            help="Of the table below the chart.",
        )
        comparing.offer_all(view, by)
    similar = similar_groups.measure_similarity(*view.about, groupings[by], feature, _view=view)
    finding = similarity.describe_similarity(similar.compared, noun=by, feature=feature)
    near = similarity_layout.find_nearest(similar.compared)
    nearest = open_groups(view, by, near) if near else None
    with head:
        heading(QUESTION if by == "film" else f"Which {by}s write alike?", view, finding, nearest)
    if same := describe_copied_groups(similar.copied, noun=by):
        plain_text(f"{same} They are not ranked here.")
    if similar.compared.usual > 0:
        (show_map if show == "map" else show_matrix)(similar, by, feature, finding)
        groups = similarity_layout.tabulate_groups(similar.compared, view.reviews).sort_values("group")
        if keys := ORDERS[order][1]:
            groups = groups.sort_values(keys, ascending=False, kind="stable")
        table(
            groups,
            page="page",
            key="groups",
            name=f"nearest {by}s",
            alt=f"Each {by} with the {by} most like it, and its most typical and most unusual review",
            columns=columns.make_similarity_columns(by),
            shown=[name for name in columns.make_similarity_columns(by) if name != "within"],
            opens=lambda row: open_groups(view, by, [row["group"]]),
            cells={
                "nearest": lambda row: (
                    None if pd.isna(row["nearest"]) else open_groups(view, by, [row["group"], row["nearest"]])
                ),
                "typical_review": lambda row: open_review(view, row, "typical"),
                "unusual_review": lambda row: open_review(view, row, "unusual"),
            },
        )
    else:
        plain_text("Widen the selection in the sidebar, or compare by something else.")
    plain_text(
        f"How alike: the mean cosine of a review of one {by} with a review of the other. {feature.capitalize()}s that "
        f"few {by}s use weigh most (log-entropy), those that all use alike or one alone weigh nothing; names are left "
        "out. Beyond chance is told by rank, corrected for the number of pairs. Alike in words is not in verdict; "
        + (
            "films of one critic share that critic's habits."
            if by == "film"
            else "those who wrote of the same films share the films' words."
        ),
        "note",
    )
