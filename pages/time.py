"""The calendar: how many reviews each month, quarter or year has, and their mean rating or tone, also of one part."""

import streamlit as st
from streamlit import column_config as column

from corpus import calendar, figures
from corpus.aspects.values import SAID, VALUES, find_aspect, make_measure
from corpus.polarity.measure import Measure
from corpus.statistics.groups import ENOUGH
from corpus.wording import PERIODS
from pages.shared import comparing, timeline
from pages.shared.address import read_value
from pages.shared.controls import choice, dropdown, fold
from pages.shared.letters import plain_text
from pages.shared.links import Address, narrowed
from pages.shared.showing import chart, heading, theme
from pages.shared.tables import table
from pages.shared.viewing import current

TITLE = "Over time"
#: How long a period is, in months; at first as suits the reviews.
STEPS = {"": "Automatic", **{str(months): f"{name.capitalize()}s" for months, name in PERIODS.items()}}

view = current()


def choose_measure(measures: dict[str, Measure]) -> Measure:
    """Let the reader choose what is followed: the rating, the tone, or the tone of what is said of one part."""
    offered = measures | {part.column: part for part in timeline.list_parts(*view.about, _view=view)}
    allowed = [*measures, *VALUES]
    asked = read_value("measure", next(iter(measures)), allowed=allowed)
    if asked not in offered:
        offered[asked] = make_measure(asked)
    names = {column: each.name for column, each in offered.items()}
    return offered[dropdown("Show", names, name="measure", allowed=allowed, width=260)]


def open_period(first: str) -> Address:
    """Return the address of the reviews of a period; of a part of the film, of what they say of it."""
    ends = narrowed(view.query, "dates", *calendar.find_period_ends(first, each))
    if part and comparing.list_comparable(view, without=("year",)):
        return Address("praise", {**ends, "part": [part]})
    return Address("reviews", ends)


measures = timeline.find_measures(TITLE, view)
if measures:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        measure = choose_measure(measures)
        step = choice("Periods", STEPS, name="step")
    part = find_aspect(measure.column)
    on = SAID[part] if part else ""
    each = int(step) if step else timeline.choose_period(*view.about, measure.column, _view=view)
    periods = timeline.measure_periods(*view.about, measure.column, each, _view=view)
    with head:
        value = "polarity" if part else measure.column
        sentence = calendar.describe_extremes(periods, months=each, value=value, write=measure.write_value, on=on)
        heading(TITLE, view, sentence)
if measures and len(periods):
    chart(
        lambda: figures.draw_over_time(
            periods,
            value_name=f"mean {measure.name.lower()}",
            middle=measure.middle,
            span=measure.span,
            title=calendar.describe_busiest(periods, months=each, on=on),
            each=each,
            which=f"that judge {on}" if on else "",
            theme=theme(),
        ),
        key="calendar",
        name=f"{measure.name.lower()} over time",
        finding=sentence,
        opens=lambda data: open_period(data[0]),
        with_data=False,
    )
    if (listed := fold(f"Every {PERIODS[each]} in a table", name="numbers")).open:
        with listed:
            table(
                calendar.list_periods(periods, months=each, write=measure.write_value),
                page="period",
                rows=12,
                key="periods",
                name=f"{measure.name.lower()} by {PERIODS[each]}",
                alt=f"Every {PERIODS[each]} with its number of reviews and their mean",
                columns={
                    "period": column.TextColumn(PERIODS[each].capitalize(), width="medium"),
                    "n": column.NumberColumn(
                        "Reviews", help=f"How many reviews judge {on}." if on else "How many reviews appeared."
                    ),
                    "mean": column.NumberColumn(
                        f"Mean {measure.name.lower()}", format=measure.format, help=f"{measure.axis}."
                    ),
                    "range": column.TextColumn(
                        "95 % range",
                        help=f"How far off the mean may be by chance, from {ENOUGH} reviews on.",
                    ),
                },
                opens=lambda row: open_period(f"{row['month']:%Y-%m-%d}"),
            )
    with st.expander("Method"):
        plain_text(
            "Where you do not choose, a period is a month, a quarter or a year: the shortest of which a typical one "
            f"has enough reviews for a mean, and which gives at most {calendar.MOST_BARS} bars. The 95 % range "
            "(Student’s t) says how well a period’s mean is known. It is no test of a trend: of many periods, the "
            "highest and the lowest lie apart by luck alone. Reviews without a date are left out."
        )
        if part:
            plain_text(
                f"Here a period has the reviews that judge {on}. Each counts once, with the mean of what it says of "
                "it: see Method of Praise and blame, where a click leads to the sentences."
            )
