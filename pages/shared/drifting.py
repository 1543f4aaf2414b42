"""Stars that rise or fall over the years, as a section of a screen; cached by (corpus as built, selection)."""

import pandas as pd
import streamlit as st
from streamlit import column_config as column

from corpus import figures
from corpus.compare import drift
from corpus.store.selection import NAMED
from corpus.wording import number, plural
from pages.shared.controls import choice, fold
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import table
from pages.shared.viewing import View

TITLE = "Stars over the years"
#: Critics or outlets whose change is drawn: of more, those whose change is least likely to be chance.
MOST_DRAWN = 20
DRIFT = {
    "group": column.TextColumn("Name", width="medium"),
    "films": column.NumberColumn("Films", help="Dated, rated, and rated by two others at least."),
    "estimate": column.NumberColumn(
        "Points a year", format="%+.2f", help="Points of 10 that the ratings rise or fall a year, beside others’."
    ),
    "range": column.TextColumn("95 % range", help="How far off the change may be by chance."),
    "conclusion": column.TextColumn("Change", width="medium", help="Whether it is more than luck: see Method."),
    "first": column.DateColumn("First review", help="Of the films that are compared."),
    "last": column.DateColumn("Last review", help="Of the films that are compared."),
}


@st.cache_resource(max_entries=64, show_spinner=False)
def measure_drift(version: str, selection: str, by: str, *, _view: View) -> pd.DataFrame:
    """Return whose ratings rise or fall over the years, critics' or outlets'; see `drift.measure_drift`."""
    return drift.measure_drift(_view.reviews, by=by)


def show_drift(view: View) -> None:
    """Show whose ratings rise or fall over the years on films that others rated too."""
    offered = {name: NAMED[name] for name in ("critic", "outlet") if NAMED[name] in view.known}
    if view.reviews.empty:
        heading(TITLE, view)
        nothing_selected(view)
        return
    part = len(view.reviews) < len(view.corpus.reviews)
    if not offered or "rating" not in view.known:
        heading(TITLE, view, "No review here has both a rating and a critic or an outlet.")
        widen = "Widen the selection in the sidebar, or import" if part else "Import"
        plain_text(f"{widen} reviews with these columns.")
        show_link("Data", "data", link(view.query), icon="folder_open")
        return
    head = st.container()
    noun = choice("Show", {name: f"{name.capitalize()}s" for name in offered}, name="drift")
    drifts = measure_drift(*view.about, offered[noun], _view=view)
    sentence = drift.describe_drift(drifts, noun=noun)
    with head:
        heading(TITLE, view, sentence)
    able = drifts[drifts["conclusion"] != drift.TOO_FEW]
    if able.empty:
        see = "see who rates higher and lower on the same films."
        plain_text(f"Widen the selection in the sidebar, or {see}" if part else see.capitalize())
        show_link("Critics on the same films", "critics", link(view.query), icon="groups")
    else:
        _show_changes(view, able, noun, sentence)
    with st.expander("Method"):
        plain_text(
            "Each rating is compared with what others gave the same film, and the difference is followed over the "
            "years by least squares; whatever it finds has to stand a permutation test of the dates, corrected for the "
            "number compared (q). A rise that all share does not show. An outlet may change because its critics do."
        )


def _show_changes(view: View, able: pd.DataFrame, noun: str, sentence: str) -> None:
    """Show the change a year of those who have films enough: the surest drawn, all in the table."""
    drawn = able.sort_values("p", kind="stable").head(MOST_DRAWN).sort_values("estimate", kind="stable")
    named = plural(len(able), noun)
    if len(drawn) < len(able):
        named = f"the {number(len(drawn))} surest of {named}"

    def open_reviews(name: str) -> Address:
        return Address("reviews", narrowed(view.query, noun, name))

    chart(
        lambda: figures.draw_standings(
            drawn,
            value_name="points of 10 a year, beside others on the same films",
            title=f"Change in ratings a year: {named}",
            sides=(drift.FALLING, drift.RISING),
            measured="points a year",
            by="group",
            noun=noun,
            theme=theme(),
        ),
        key="changes",
        name=f"change of ratings of {noun}s",
        finding=sentence,
        opens=lambda data: open_reviews(data[0]),
        with_data=False,
    )
    if (
        listed := fold(f"All {plural(len(able), noun)} in a table" if len(able) > 1 else "In a table", name="numbers")
    ).open:
        with listed:
            table(
                able.sort_values("q", kind="stable"),
                page="drifting",
                rows=12,
                complete=drift.write_ranges,
                key="drifts",
                name=f"{noun}s whose ratings change",
                alt=f"Each {noun} with the change of its ratings a year, its range, and whether that is luck",
                columns=DRIFT,
                opens=lambda row: open_reviews(row["group"]),
            )
