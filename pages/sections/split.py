"""Split opinions: whether the reviews of a film, a critic, an outlet, a genre or a year lie in two camps.

Where there are stars it goes by them, at first: a spread of words says nothing of how opinions are split.
"""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import division, division_wording, grouping
from corpus.figures import Chart
from corpus.polarity.measure import Measure
from corpus.statistics.intervals import FEWEST_FOR_SPREAD
from corpus.wording import number
from pages.shared import columns, comparing, groupings
from pages.shared.controls import fold
from pages.shared.groupings import COMPARED, MOST_DRAWN
from pages.shared.letters import plain_text
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.tables import table
from pages.shared.viewing import current

TITLE = "Split opinions"

view = current()


def show_division(by: str, measure: Measure, chosen: tuple[str, ...]) -> None:
    """Show each group's reviews as dots, and which groups lie clearly farther apart than the others."""
    rated = measure.span[0] == 0
    divided = groupings.describe_division(*view.about, by, measure.column, chosen, rated=rated, _view=view)
    with head:
        heading(TITLE, view, divided.finding, comparing.open_group(view, by, divided.clear) if divided.clear else None)
        comparing.show_match(view, measure)
        if divided.drawn.empty:
            comparing.offer_more(view)
    if len(divided.drawn):
        show_dots(divided.drawn, by, measure, divided.finding)
        if divided.left_out:
            plain_text(divided.left_out, "note")
        if (numbers := fold("The numbers", name="numbers")).open:
            with numbers:
                show_numbers(divided.groups, by, measure)
    else:
        show_numbers(divided.groups, by, measure)
    if not measure.is_rating:
        plain_text("Reviews that differ in tone need not differ in what they think of the film.", "note")
    with st.expander("Method"):
        plain_text(
            f"Spread is the standard deviation; it has a 95 % range from {FEWEST_FOR_SPREAD} reviews on. It is "
            f"compared with that of as many reviews drawn at random from all {by}s, each as far from its own median "
            "(bootstrap), and corrected for the number of tests (q, Benjamini-Hochberg). A scale has ends: what lies "
            "near one of them cannot spread as much as others.",
            "note",
        )


def show_dots(ordered: pd.DataFrame, by: str, measure: Measure, finding: str) -> None:
    """Show every review of the most split groups as a dot on the axis, and last those of the one most agreed on."""

    def draw() -> Chart:
        drawn, middle = ordered.head(MOST_DRAWN), measure.write_value(measure.middle)
        return figures.draw_distributions(
            grouping.list_dots(view.reviews, COMPARED[by], measure.column, drawn["group"]),
            ordered,
            value_name=measure.axis,
            middle=measure.middle,
            span=measure.span,
            title=division_wording.describe_split(drawn, noun=by),
            note=f"; brown: below {middle}, teal: {middle} and above. Most split first.",
            which="the last is the closest together" if (drawn["conclusion"] == division.CLOSER).any() else "",
            average="",
            parts="conclusion",
            marks=300,
            most=MOST_DRAWN,
            group_noun=by,
            theme=theme(),
        )

    chart(
        draw,
        key="opinions",
        name=f"reviews by {by}",
        finding=finding,
        opens=lambda data: comparing.open_group(view, by, *data[:2]),
        with_data=False,
        said=True,
    )


def show_numbers(groups: pd.DataFrame, by: str, measure: Measure) -> None:
    """Show the table of groups: the lowest and the highest value, the spread, and whether that is unusual."""
    table(
        groups,
        page="page",
        key="divided",
        name=f"split by {by}",
        alt=f"Each {by} with its lowest and highest {measure.name.lower()}, its spread, and whether that is unusual",
        columns=columns.make_division_columns(by, measure),
        # Below ten reviews each there is no range at all.
        shown=[name for name in columns.DIVISION if name != "range" or groups["low"].notna().any()],
        complete=lambda rows: add_spans(rows, measure),
        opens=lambda row: comparing.open_group(view, by, row["group"]),
    )


def add_spans(rows: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Return rows with the lowest and the highest value as one text, and the range of the spread as another."""
    rated = measure.span[0] == 0
    spans = [division_wording.write_span(row, rated=rated) for _, row in rows.iterrows()]
    return comparing.write_ranges(lambda value: number(value, decimals=2))(rows.assign(span=spans))


measures = comparing.list_measures(view)
if not measures or not comparing.list_comparable(view):
    heading(TITLE, view)
    nothing_selected(view)
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        by = comparing.choose_grouping(view)
        measure = comparing.choose_measure(measures)
        chosen = comparing.choose_groups(view, by)
        comparing.offer_all(view, by)
    show_division(by, measure, chosen)
