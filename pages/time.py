"""The calendar: how many reviews appeared in each month, quarter or year, and their mean rating or tone."""

import streamlit as st
from streamlit import column_config as column

from corpus import calendar, figures
from corpus.wording import PERIODS
from pages.shared import comparing, timeline
from pages.shared.address import Address, narrowed
from pages.shared.controls import fold
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import chart, heading, theme
from pages.shared.tables import table

TITLE = "Over time"

view = current()


def open_period(first: str) -> Address:
    """Return the address of the reviews of a period."""
    return Address("reviews", narrowed(view.query, "dates", *calendar.find_period_ends(first, each)))


measures = timeline.find_measures(TITLE, view)
if measures:
    head, controls = st.container(), st.container()
    with controls:
        measure = comparing.choose_measure(measures, label="Show")
    each = timeline.choose_period(*view.about, _view=view)
    periods = timeline.measure_periods(*view.about, measure.column, each, _view=view)
    with head:
        sentence = calendar.describe_extremes(periods, months=each, value=measure.column, write=measure.write_value)
        heading(TITLE, view, sentence)
    chart(
        lambda: figures.draw_over_time(
            periods,
            value_name=f"mean {measure.name.lower()}",
            middle=measure.middle,
            span=measure.span,
            title=calendar.describe_busiest(periods, months=each),
            each=each,
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
                    "n": column.NumberColumn("Reviews", help="How many reviews appeared."),
                    "mean": column.NumberColumn(
                        f"Mean {measure.name.lower()}", format=measure.format, help=f"{measure.axis}."
                    ),
                    "range": column.TextColumn(
                        "95 % range",
                        help="How far off the mean may be by chance; empty for too few reviews.",
                    ),
                },
                opens=lambda row: open_period(f"{row['month']:%Y-%m-%d}"),
            )
    with st.expander("Method"):
        plain_text(
            f"A period is a month, a quarter or a year: the shortest of which a typical one has enough reviews for a "
            f"mean, and which gives at most {calendar.MOST_BARS} bars. The 95 % range (Student’s t) says how well a "
            "period’s mean is known. It is no test of a trend: of many periods, the highest and the lowest lie apart "
            "by luck alone. Reviews without a date are left out."
        )
