"""Which films are written about in the same words, and which of their reviews are typical or unusual."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import similarity_wording
from corpus.figures.palette import colour_films
from corpus.statistics.groups import ENOUGH
from corpus.store.selection import NAMED
from corpus.wording import number, percent
from pages.shared import columns, comparing, groupings, similar_groups
from pages.shared.controls import choice, fold, switch
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.similar_groups import FEATURES
from pages.shared.tables import choose_order, table
from pages.shared.viewing import View, current

TITLES = {"film": "Similar films", "critic": "Similar critics", "outlet": "Similar outlets"}
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


def show_pairs(pairs: pd.DataFrame, by: str, finding: str, many: int) -> None:
    """Show the pairs that are most alike as bars; `many` groups are compared."""
    every = len(groupings.name_groups(*view.about, _view=view)[by])
    chart(
        lambda: figures.draw_similar_pairs(
            pairs,
            title=similarity_wording.title_pairs(pairs, noun=by),
            noun=by,
            among=f"the {number(many)} {by}s with most reviews" if many < every else "",
            theme=theme(),
        ),
        key="pairs",
        name=f"most similar {by}s",
        finding=finding,
        opens=lambda data: open_groups(view, by, data),
        said=True,
    )


def show_map(by: str, feature: str, many: int) -> None:
    """Show the groups as places on a map, with lines between those that are nearer than chance would have it."""
    drawn, lines, kept = similar_groups.place_groups(*view.about, NAMED[by], feature, _view=view)
    notes = [
        f"The {number(len(drawn))} of {number(many)} that are most like another." if len(drawn) < many else "",
        "" if pd.isna(kept) else f"Rough: {percent(1 - kept)} of the distances are lost on a flat map.",
        "Lines: clearly alike." if len(lines) else "",
        f"Hollow: fewer than {ENOUGH} reviews." if not drawn["enough"].all() else "",
    ]
    chart(
        lambda: figures.draw_similarity_map(
            drawn,
            lines,
            title=f"Approximate map: {by}s near each other share {feature}s",
            note=" ".join(filter(None, notes)),
            colours=colour_films(drawn["group"], theme=theme()) if by == "film" else None,
            noun=by,
            theme=theme(),
        ),
        key="map",
        name=f"map of {by}s",
        opens=lambda data: open_groups(view, by, data[:1]),
    )


def show_groups(groups: pd.DataFrame, by: str) -> None:
    """Show the table of groups with the most similar of each, in the reader's order."""
    order = choose_order(ORDERS, first="near", key="order", of="groups", width=190)
    if keys := ORDERS[order][1]:
        groups = groups.sort_values(keys, ascending=False, kind="stable")
    table(
        groups,
        page="page",
        key="groups",
        name=f"similar {by}s",
        alt=f"Each {by} with the {by} most like it, and its most typical and most unusual review",
        columns=columns.make_similarity_columns(by),
        shown=columns.SIMILAR,
        opens=lambda row: open_groups(view, by, [row["group"]]),
        cells={
            "nearest": lambda row: (
                None if pd.isna(row["nearest"]) else open_groups(view, by, [row["group"], row["nearest"]])
            ),
            "typical_review": lambda row: open_review(view, row, "typical"),
            "unusual_review": lambda row: open_review(view, row, "unusual"),
        },
    )


def describe_method(by: str, feature: str) -> str:
    """Say how likeness is measured, and what it cannot show."""
    return (
        f"How alike: the mean cosine of a review of one {by} with a review of the other. {feature.capitalize()}s that "
        f"few {by}s use weigh most (log-entropy), those that all use alike or one alone weigh nothing; names are left "
        "out. Whether two are clearly alike is tested by rank (Wilcoxon’s), and corrected for the number of pairs (q, "
        "Benjamini-Hochberg)."
    )


able = [name for name, column in NAMED.items() if column in view.known]
if not able:
    heading(TITLES["film"], view)
    nothing_selected(view)
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        by = comparing.choose_grouping(view, without=("genre", "year"))
        feature = choice("By", FEATURES, name="alike", first="word")
        chosen = comparing.choose_groups(view, by)
        comparing.offer_all(view, by)
    compared, pairs, groups = similar_groups.list_similar(*view.about, NAMED[by], feature, chosen, _view=view)
    finding = similarity_wording.describe_similarity(compared, pairs, noun=by, feature=feature)
    enough = compared.usual > 0 and len(pairs)
    with head:
        heading(TITLES[by], view, finding, open_groups(view, by, pairs.loc[0, ["a", "b"]].tolist()) if enough else None)
        if not enough:
            comparing.offer_more(view)
    same = groupings.describe_copies(*view.about, by, chosen, _view=view)
    copied = f" {same} They are not ranked here." if same else ""
    if enough:
        show_pairs(pairs, by, finding, len(compared.groups))
        habits = (
            "films of one critic share that critic’s habits"
            if by == "film"
            else "those who wrote of the same films share the films’ words"
        )
        plain_text(f"Alike in words is not alike in verdict; {habits}.{copied}", "note")
        if (nearest := fold(f"The most similar of each {by}", name="numbers")).open:
            with nearest:
                show_groups(groups, by)
        if switch("Show the approximate map", name="places"):
            show_map(by, feature, len(compared.groups))
        with st.expander("Method"):
            plain_text(describe_method(by, feature), "note")
    elif same:
        plain_text(same, "note")
