"""Written alike: which films are written about in the same words, and which reviews are typical or stand apart."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import similarity
from corpus.figures.palette import colour_films
from corpus.statistics.groups import ENOUGH
from corpus.store.selection import NAMED
from corpus.wording import number, percent
from pages.shared import columns, comparing, similar_films
from pages.shared.address import Address, link, narrowed, param
from pages.shared.letters import plain_text
from pages.shared.opening import View, current
from pages.shared.showing import chart, heading, nothing_selected, theme, to
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
    return to("reviews", narrowed(view.query, by, *groups))


def open_review(view: View, row: pd.Series, end: str) -> Address | None:
    """Return the address of a group's most typical or most unusual review, where one stands out."""
    return None if pd.isna(row[end]) else to("review", link(view.query, review=row[end]))


def show_map(asked: similar_films.Alike, by: str, feature: str, finding: str) -> None:
    """Show the groups as places on a map, lines joining those that are nearer than chance has it."""
    groups, (points, kept) = asked.found.groups, asked.mapped
    drawn = points.merge(groups[["group", "n", "nearest", "times", "beyond"]], on="group")
    drawn["enough"] = drawn["n"] >= ENOUGH
    near = drawn.loc[drawn["beyond"] & drawn["nearest"].isin(drawn["group"]), ["group", "nearest"]]
    told = [
        f"The {number(len(drawn))} of {number(len(groups))} that are most like another."
        if len(drawn) < len(groups)
        else "",
        "" if pd.isna(kept) else f"A plane keeps {percent(kept)} of the distances.",
        f"Lines: a nearest {by} nearer than chance has it." if len(near) else "",
        f"Hollow: fewer than {ENOUGH} reviews." if not drawn["enough"].all() else "",
    ]
    chart(
        figures.draw_similarity_map(
            drawn,
            near.set_axis(["a", "b"], axis=1),
            title=f"Near to each other: alike in their {feature}s",
            note=" ".join(filter(None, told)),
            colours=colour_films(drawn["group"], theme=theme()) if by == "film" else None,
            noun=by,
            theme=theme(),
        ),
        key="map",
        name=f"map of {by}s",
        finding=finding,
        opens=lambda data: open_groups(view, by, data[:1]),
    )


def show_matrix(asked: similar_films.Alike, by: str, feature: str, finding: str) -> None:
    """Show how alike every two groups are, like by like."""
    names = asked.crossed
    both = asked.found.pairs.pivot_table(index="a", columns="b", values=["times", "beyond"], aggfunc="first")
    times, told = (
        whole.combine_first(whole.T).reindex(index=names, columns=names)
        for whole in (both["times"], both["beyond"].astype("float64"))
    )
    notes = [
        f"The {number(len(names))} that are most like another." if len(asked.found.groups) > len(names) else "",
        f"{'Darker' if theme() == 'light' else 'Brighter'}: more alike.",
        "Dots: nearer to each other than chance has it." if told.eq(1).any(axis=None) else "",
    ]
    chart(
        figures.draw_similarity_matrix(
            times,
            told.fillna(0).astype(bool),
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
        by = st.segmented_control(
            "Compare",
            list(groupings),
            key=param("by", next(iter(groupings)), allowed=list(groupings)),
            format_func=lambda name: f"{name.capitalize()}s",
            required=True,
        )
        feature = st.segmented_control(
            "By their",
            list(similar_films.FEATURES),
            key=param("alike", "word", allowed=list(similar_films.FEATURES)),
            format_func=similar_films.FEATURES.get,
            required=True,
        )
        show = st.segmented_control(
            "Show",
            list(SHOWN),
            key=param("show", "map", allowed=list(SHOWN)),
            format_func=SHOWN.get,
            required=True,
        )
        order = choose_order(
            ORDERS,
            first="near",
            key="order",
            of="groups",
            width=190,
            help="Of the table below the chart.",
        )
        comparing.offer_all(view, by)
    asked = similar_films.alike(*view.about, groupings[by], feature, _view=view)
    finding = similarity.describe_similarity(asked.found, noun=by, feature=feature)
    near = asked.found.groups.dropna(subset="nearest").sort_values(["beyond", "times"], ascending=False, kind="stable")
    nearest = open_groups(view, by, near[["group", "nearest"]].iloc[0].tolist()) if len(near) else None
    with head:
        heading(QUESTION if by == "film" else f"Which {by}s write alike?", view, finding, nearest)
    if asked.found.usual > 0:
        (show_map if show == "map" else show_matrix)(asked, by, feature, finding)
        told = similar_films.ends(asked, view).sort_values("group")
        if keys := ORDERS[order][1]:
            told = told.sort_values(keys, ascending=False, kind="stable")
        table(
            told,
            page="page",
            key="groups",
            name=f"nearest {by}s",
            alt=f"Each {by} with the {by} most like it, and its most typical and most unusual review",
            columns=columns.similar(by),
            shown=[name for name in columns.similar(by) if name != "within"],
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
