"""How much the reviews of a film, a critic, an outlet, a genre or a year differ among themselves.

Where there are stars it goes by them, at first: a spread of words says nothing of how opinions are divided.
"""

import streamlit as st

from corpus import figures
from corpus.compare import division
from corpus.polarity.measure import Measure
from corpus.statistics.intervals import FEWEST_FOR_SPREAD
from pages.shared import columns, comparing, groupings
from pages.shared.comparing import COMPARED
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.tables import table

#: Groups that are drawn.
MOST = 15
#: What can be compared, the critics' own votes first.
MEASURES = ("rating", "polarity")

view = current()


def show_division(by: str, measure: Measure, chosen: tuple[str, ...]) -> None:
    """Show the spread of each group's values, and which groups spread more or less than usual."""
    column = COMPARED[by]
    groups = groupings.measure_division(*view.about, column, measure.column, chosen, _view=view)
    finding = division.describe_division(groups, value=measure.column, noun=by)
    able = groups[groups["conclusion"] != division.TOO_FEW]
    clear = able.loc[able["conclusion"].isin([division.WIDER, division.CLOSER]), "group"]
    with head:
        heading(
            f"Which {by}s’ reviews differ most in tone?"
            if not measure.is_rating
            else "Which films divide, and which unite?"
            if by == "film"
            else f"Which {by}s range widest?",
            view,
            finding,
            comparing.open_group(view, by, clear.iloc[0]) if len(clear) else None,
        )
    if len(able):
        chart(
            figures.draw_spreads(
                able,
                value_name=f"standard deviation of {'ratings' if measure.is_rating else measure.name.lower()}",
                title=division.describe_clearest(able, noun=by),
                noun=by,
                most=MOST,
                theme=theme(),
            ),
            key="spreads",
            name=f"spread by {by}",
            columns=columns.make_division_columns(by),
            finding=finding,
            opens=lambda data: comparing.open_group(view, by, data[0]),
        )
    table(
        groups,
        page="page",
        key="divided",
        name=f"division by {by}",
        alt=f"Each {by} with its spread of {measure.column}, 95 % interval, and whether it is unusual",
        columns=columns.make_division_columns(by),
        opens=lambda row: comparing.open_group(view, by, row["group"]),
    )
    plain_text(
        f"Spread is the standard deviation; it has a 95 % interval from {FEWEST_FOR_SPREAD} reviews on. It is compared "
        f"with that of as many reviews drawn at random from all {by}s, each as far from its own median, and corrected "
        "for the number of tests. A scale has ends: what lies near one of them cannot spread as much as others."
        + ("" if measure.is_rating else " Reviews that differ in tone need not differ in what they think of the film."),
        "note",
    )


measures = comparing.list_measures(view, MEASURES)
if not measures or not comparing.comparable(view):
    heading("Which films divide, and which unite?", view)
    nothing_selected(view)
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        by = comparing.choose_grouping(view)
        measure = comparing.choose_measure(measures)
        chosen = comparing.choose_groups(view, by)
        comparing.offer_all(view, by)
    show_division(by, measure, chosen)
