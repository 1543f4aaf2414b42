"""Films, critics, outlets, genres and years compared: how they differ, and whether that is more than chance."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import ends, grouping
from corpus.compare.comparison import Comparison
from corpus.figures.palette import colour_films
from corpus.polarity.measure import Measure
from corpus.reuse import copies
from corpus.statistics.groups import ENOUGH
from corpus.store.selection import NAMED
from corpus.wording import number, plural
from pages.shared import columns, comparing, groupings, queries
from pages.shared.address import here
from pages.shared.comparing import COMPARED
from pages.shared.controls import dropdown, switch
from pages.shared.front import into_sight
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.tables import choose_order, table

AVERAGES = {"mean": "Mean", "median": "Median"}
#: Label, column and direction; groups with too few reviews to be compared always come last.
ORDERS = {
    "warm": ("Highest first", "mean", False),
    "cold": ("Lowest first", "mean", True),
    "many": ("Most reviews first", "n", False),
    "wide": ("Most divided first", "sd", False),
    "name": ("By name", "group", True),
}
#: Groups that are drawn.
MOST = 15

view = current()


def choose_level() -> tuple[str, str]:
    """Show which average is drawn, and in which order; return both."""
    average = dropdown("Average", AVERAGES, name="average", width=110)
    order = choose_order(
        ORDERS,
        first="warm",
        key="order",
        of="groups",
        width=165,
    )
    return average, order


def show_groups(compared: Comparison, groups: pd.DataFrame, by: str, average: str) -> None:
    """Show the table of groups: number, average with its interval, spread, and the other measure's mean."""
    other = next((each for name, each in measures.items() if name != compared.value), None)
    if other:
        groups = grouping.add_other_means(groups, view.reviews, by=compared.by, value=other.column)
    table(
        groups,
        page="page",
        key="groups",
        name=f"{by}s",
        alt=f"Each {by} with its number of {compared.unit}s, {average} {compared.value} and 95 % interval",
        columns=columns.make_group_columns(by, compared.unit, measures[compared.value], other, average=average),
        opens=lambda row: comparing.open_group(view, by, row["group"]),
    )


def show_pairs(compared: Comparison) -> None:
    """Show every pair's difference with interval, effect size and corrected probability, the surest first."""
    pairs = compared.pairs.sort_values("q", kind="stable")
    table(
        pairs,
        page="pair",
        key="pairs",
        name=f"pairs of {by}s",
        alt="Each pair with difference, interval, effect size and corrected probability",
        columns=columns.make_pair_columns(measures[compared.value]),
    )


def show_level(by: str, measure: Measure, average: str, order: str, chosen: tuple[str, ...]) -> None:
    """Show the average of each group with its interval, and which groups differ."""
    column, value = COMPARED[by], measure.column
    compared = queries.compare_groups(*view.about, column, value, chosen, _view=view)
    groups = compared.groups
    if average == "median":
        groups = groupings.measure_medians(*view.about, column, value, compared.unit, chosen, _view=view)
    _, key, ascending = ORDERS[order]
    key = average if key == "mean" else key
    groups = grouping.order_groups(groups, compared.pairs, by=key, ascending=ascending)
    drawn = groups["group"].head(MOST).tolist()
    among = int(ends.is_compared(groups, compared.pairs).sum())
    with head:
        heading(
            f"How do {by}s compare, and is the difference real?",
            view,
            compared.sentence,
            here(pairs=True) if len(compared.pairs) else None,
        )
    chart(
        figures.draw_distributions(
            queries.list_points(view, compared, drawn),
            groups,
            value_name=measure.axis,
            middle=measure.middle,
            span=measure.span,
            title=compared.describe_ends(drawn=drawn) or f"{measure.name} of each {compared.unit}, by {by}",
            colours=colour_films(view.reviews["film"].dropna().unique(), chosen=chosen, theme=theme())
            if by == "film" and measure.is_rating
            else None,
            noun=compared.unit,
            marks=300,
            average=average,
            most=MOST,
            group_noun=by,
            fewest=ENOUGH,
            theme=theme(),
        ),
        key="distributions",
        name=f"{measure.name.lower()} by {by}",
        finding=compared.sentence,
        opens=lambda data: comparing.open_group(view, by, *data[:2]),
    )
    show_groups(compared, groups, by, average)
    if len(compared.pairs) and switch(f"Show each of the {plural(len(compared.pairs), 'pair')}", name="pairs"):
        into_sight("pairs")
        show_pairs(compared)
    plain_text(
        f"A mean has a 95 % interval from 5 {compared.unit}s on, a median from 6. Means are compared: pairs are "
        "tested by rank and corrected for their number, so that chance is rarely taken for a difference. Polarity adds "
        "up words; it knows neither irony nor plot."
        + (
            f" The line stands at this corpus's middle, {measure.write_value(measure.middle)}."
            if not measure.is_rating
            else ""
        )
        + (f" The {number(among)} {by}s that are compared come first." if 0 < among < len(groups) else ""),
        "note",
    )
    show_copies(by)


def show_copies(by: str) -> None:
    """Say which two of the groups have the same reviews; genres and years share theirs by nature."""
    if by in NAMED:
        copied = copies.find_copied_groups(view.corpus.duplicates, view.reviews, by=NAMED[by])
        if same := copies.describe_copied_groups(copied, noun=by):
            plain_text(same, "note")


measures = comparing.list_measures(view)
if not measures or not comparing.comparable(view):
    heading("How do films compare, and is the difference real?", view)
    nothing_selected(view)
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        by = comparing.choose_grouping(view)
        measure = comparing.choose_measure(measures)
        average, order = choose_level()
        chosen = comparing.choose_groups(view, by)
        comparing.offer_all(view, by)
    show_level(by, measure, average, order, chosen)
