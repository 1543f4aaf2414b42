"""Films, critics and outlets compared: their level, how far they divide, and the course of their reviews."""

import pandas as pd
import streamlit as st

from corpus import courses, division, figures
from corpus.comparison import Comparison
from corpus.palette import film_colours
from corpus.selection import NAMED
from corpus.wording import number, plural
from pages.shared import answers, columns, groupings
from pages.shared.address import link, param
from pages.shared.letters import line
from pages.shared.opening import View, current
from pages.shared.showing import chart, go, heading, nothing_selected, page_of, table, theme

SHOWN = {"level": "Level", "division": "Division", "course": "Course"}
MEASURES = ("polarity", "rating")
AVERAGES = {"mean": "Mean", "median": "Median"}
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


def ordered(groups: pd.DataFrame, order: str, average: str) -> pd.DataFrame:
    """Return the groups in the reader's order."""
    _, column, ascending = ORDERS[order]
    keys = ["group"] if order == "name" else ["enough", average if column == "mean" else column, "n"]
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


def choose_order() -> tuple[str, str]:
    """Show which average is drawn, and in which order; return both."""
    average = st.selectbox(
        "Average",
        list(AVERAGES),
        key=param("average", "mean", allowed=list(AVERAGES)),
        format_func=AVERAGES.get,
        width=110,
    )
    order = st.selectbox(
        "Order",
        list(ORDERS),
        key=param("order", "warm", allowed=list(ORDERS)),
        format_func=lambda name: ORDERS[name][0],
        width=165,
    )
    return average, order


def choose_groups(by: str, most: int) -> tuple[str, ...]:
    """Let the reader choose what stands side by side; return it, or nothing for all."""
    names = view.reviews[NAMED[by]].value_counts().index.tolist()
    chosen = st.multiselect(
        f"Side by side, up to {number(most)}",
        names[:OFFERED],
        key=param("with", [], allowed=names),
        max_selections=MOST_CHOSEN,
        placeholder="All of the selection",
        width="stretch",
    )
    return tuple(chosen[:most])


def show_groups(compared: Comparison, groups: pd.DataFrame, by: str, average: str) -> None:
    """Show the table of groups: number, average with its interval, spread, and the other measure's mean."""
    other = next((name for name in measures if name != compared.value), None)
    if other:
        means = view.reviews.groupby(compared.by)[other].mean()
        groups = groups.assign(other=means.reindex(groups["group"]).to_numpy())
    table(
        page_of(groups, key=param("page", 1, read=int)),
        whole=groups,
        key="groups",
        name=f"{by}s",
        alt=f"Each {by} with its number of {compared.unit}s, {average} {compared.value} and 95 % interval",
        columns=columns.groups(by, compared.unit, compared.value, other, average=average, warmth=view.warmth),
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
        columns=columns.pairs(compared.value, warmth=view.warmth),
    )


def show_level(by: str, value: str, average: str, order: str, chosen: tuple[str, ...]) -> None:
    """Show how high the values of each group lie, and which differ."""
    compared = answers.compared(*view.about, NAMED[by], value, chosen, _view=view)
    groups = compared.groups
    if average == "median":
        groups = groupings.medians(*view.about, NAMED[by], value, compared.unit, chosen, _view=view)
    groups = ordered(groups, order, average)
    with head:
        heading(f"How do {by}s compare, and is the difference real?", view, compared.sentence)
    middle, span = groupings.middle_of(value, view.warmth)
    chart(
        figures.distributions(
            answers.points(view, compared, groups["group"].head(MOST)),
            groups,
            value_name=view.warmth.axis if value == "polarity" else "rating, of 10",
            middle=middle,
            span=span,
            title=f"{labels[value]} of each {compared.unit}, by {by}",
            colours=film_colours(groups["group"].head(MOST), chosen=chosen, theme=theme())
            if by == "film" and value == "rating"
            else None,
            noun=compared.unit,
            marks=300,
            average=average,
            most=MOST,
            group_noun=by,
            theme=theme(),
        ),
        key="distributions",
        name=f"{value}-by-{by}",
        opens=lambda data: open_group(view, by, *data[:2]),
    )
    show_groups(compared, groups, by, average)
    if len(compared.pairs) and st.toggle(
        f"Show each of the {plural(len(compared.pairs), 'pair')} compared",
        key=param("pairs", False, read=lambda said: said == "True"),
    ):
        show_pairs(compared)
    line(
        f"A mean has a 95 % interval from 5 {compared.unit}s on, a median from 6. Means are compared: pairs are "
        "tested by rank and corrected for their number, so that chance is rarely taken for a difference. Polarity adds "
        "up words; it knows neither irony nor plot."
        + (f" The line stands at this corpus's middle, {view.warmth.said_middle}." if value == "polarity" else ""),
        "note",
    )


def show_division(by: str, value: str, chosen: tuple[str, ...]) -> None:
    """Show how far the values of each group lie apart, and which divide or unite."""
    found = groupings.divided(*view.about, NAMED[by], value, chosen, _view=view)
    with head:
        heading(
            "Which films divide, and which unite?" if by == "film" else f"Which {by}s range widest?",
            view,
            division.say(found, noun=by),
        )
    able = found[found["verdict"] != division.TOO_FEW]
    if len(able):
        chart(
            figures.spreads(
                able,
                value_name=f"standard deviation of {'ratings' if value == 'rating' else view.warmth.name.lower()}",
                title=f"How far reviews lie apart, by {by}",
                noun=by,
                most=MOST,
                theme=theme(),
            ),
            key="spreads",
            name=f"spread-of-{value}-by-{by}",
            opens=lambda data: open_group(view, by, data[0]),
        )
    table(
        page_of(found, key=param("page", 1, read=int)),
        whole=found,
        key="divided",
        name=f"division-by-{by}",
        alt=f"Each {by} with its spread of {value}, 95 % interval, and whether it divides or unites",
        columns=columns.divided(by),
        opens=lambda row: open_group(view, by, row["group"]),
    )
    line(
        f"Spread is the standard deviation. It is held against that of as many reviews drawn at random from all {by}s, "
        "each as far from its own median, and corrected for the number of tests. A scale has ends: what lies near one "
        "of them cannot divide as much as others.",
        "note",
    )


def show_course(by: str, chosen: tuple[str, ...]) -> None:
    """Show how warm the reviews of each group open, go on and close."""
    asked = groupings.course(*view.about, NAMED[by], chosen, _view=view)
    with head:
        heading("Do reviews end as they begin?", view, courses.say(asked.turns, asked.whole, noun=by))
    if len(asked.frame):
        names = view.reviews[NAMED[by]].dropna().unique()
        order = [*asked.drawn, *({groupings.OTHERS} & set(asked.frame["group"]))]
        chart(
            figures.arcs(
                asked.frame.set_index("group").loc[order].reset_index(),
                others=groupings.OTHERS,
                parts=courses.PART_NAMES,
                value_name=f"mean {view.warmth.axis}",
                middle=view.warmth.middle,
                span=view.warmth.span,
                title="From opening to verdict, in fifths",
                colours=film_colours(names, chosen=asked.drawn, theme=theme()) if by == "film" else None,
                theme=theme(),
            ),
            key="courses",
            name=f"course-by-{by}",
            opens=lambda data: open_group(view, by, data[0]),
        )
    turned = asked.turns.sort_values("q", kind="stable")
    table(
        page_of(turned, key=param("page", 1, read=int)),
        whole=turned,
        key="turns",
        name=f"turns-by-{by}",
        alt=f"Each {by} with how much warmer its reviews end than they begin, 95 % interval and corrected probability",
        columns=columns.turns(by),
        opens=lambda row: open_group(view, by, row["group"]),
    )
    line(
        "Each review is compared with itself: its last fifth less its first, tested by rank and corrected for the "
        f"number of {by}s. The plot is often told first and judged last: a warmer end need not mean a warmer film."
        + (f" {plural(asked.lost, 'review')} of fewer than {courses.PARTS} sentences left out." if asked.lost else ""),
        "note",
    )


labels = {"polarity": view.warmth.name, "rating": "Rating"}
measures = {name: labels[name] for name in MEASURES if view.reviews[name].notna().any()}
grouped = {name: column for name, column in NAMED.items() if view.reviews[column].notna().any()}
if not measures or not grouped:
    heading("How do films compare, and is the difference real?", view)
    nothing_selected(view)
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        show = st.segmented_control(
            "Show",
            list(SHOWN),
            key=param("show", "level", allowed=list(SHOWN)),
            format_func=SHOWN.get,
            required=True,
        )
        by = st.segmented_control(
            "Compare",
            list(grouped),
            key=param("by", "film", allowed=list(grouped)),
            format_func=lambda name: f"{name.capitalize()}s",
            required=True,
        )
        if show != "course":
            value = st.segmented_control(
                "By",
                list(measures),
                key=param("measure", next(iter(measures)), allowed=list(measures)),
                format_func=measures.get,
                required=True,
            )
        if show == "level":
            average, order = choose_order()
        chosen = choose_groups(by, groupings.MOST_COURSES if show == "course" else MOST_CHOSEN)
    if show == "level":
        show_level(by, value, average, order, chosen)
    elif show == "division":
        show_division(by, value, chosen)
    else:
        show_course(by, chosen)
