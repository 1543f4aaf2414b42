"""Whose stars rise or fall over the years, as a section of a screen; cached by (corpus as built, selection)."""

import pandas as pd
import streamlit as st
from streamlit import column_config as column

from corpus import figures
from corpus.compare import drift
from corpus.store.selection import NAMED, Selection
from corpus.wording import number, plural
from pages.shared.address import Address, narrowed
from pages.shared.controls import choice
from pages.shared.letters import plain_text
from pages.shared.opening import View
from pages.shared.showing import chart, theme
from pages.shared.tables import table

#: Critics or outlets whose change is drawn: of more, those whose change is least likely to be chance.
MOST_DRAWN = 20
DRIFT = {
    "group": column.TextColumn("Name", width="medium"),
    "films": column.NumberColumn("Films", help="Dated, rated, and rated by two others at least."),
    "first": column.DateColumn("First"),
    "last": column.DateColumn("Last"),
    "estimate": column.NumberColumn(
        "Change a year", format="%+.2f", help="Points of 10 that the ratings rise or fall a year, against others."
    ),
    "low": column.NumberColumn("From", format="%+.2f", help="95 % interval of the change."),
    "high": column.NumberColumn("To", format="%+.2f"),
    "q": column.NumberColumn(
        "q", format="chance", help="How often chance alone would do as much, corrected for the number compared."
    ),
    "conclusion": column.TextColumn("Verdict", width="medium"),
}


@st.cache_resource(max_entries=64, show_spinner=False)
def measure_drift(version: str, selection: Selection, by: str, *, _view: View) -> pd.DataFrame:
    """Return whose ratings rise or fall over the years, critics' or outlets'; see `drift.measure_drift`."""
    return drift.measure_drift(_view.reviews, by=by)


def show_drift(view: View) -> None:
    """Show whose ratings rise or fall over the years on films that others rated too."""
    offered = {name: NAMED[name] for name in ("critic", "outlet") if view.reviews[NAMED[name]].notna().any()}
    if not offered or view.reviews["rating"].isna().all():
        return
    st.subheader("Stars that rise or fall", anchor=False)
    noun = choice("Of", {name: f"{name.capitalize()}s" for name in offered}, name="drift")
    drifts = measure_drift(*view.about, offered[noun], _view=view)
    sentence = drift.describe_drift(drifts, noun=noun)
    plain_text(sentence)
    able = drifts[drifts["conclusion"] != drift.TOO_FEW]
    if able.empty:
        return

    drawn = able.sort_values("p", kind="stable").head(MOST_DRAWN).sort_values("estimate", kind="stable")
    named = plural(len(able), noun)
    if len(drawn) < len(able):
        named = f"the {number(len(drawn))} surest of {named}"

    def open_reviews(name: str) -> Address:
        return Address("reviews", narrowed(view.query, noun, name))

    chart(
        figures.draw_standings(
            drawn,
            value_name="change a year against others on the same films, points of 10",
            title=f"How the ratings of {named} change a year",
            sides=(drift.FALLING, drift.RISING),
            measured="points a year",
            by="group",
            noun=noun,
            theme=theme(),
        ),
        key="changes",
        name=f"change of ratings of {noun}s",
        columns=DRIFT,
        finding=sentence,
        opens=lambda data: open_reviews(data[0]),
    )
    table(
        able.sort_values("q", kind="stable"),
        page="drifting",
        rows=12,
        key="drifts",
        name=f"{noun}s whose ratings change",
        alt=f"Each {noun} with the change of its ratings a year, its interval, and whether it is beyond chance",
        columns=DRIFT,
        opens=lambda row: open_reviews(row["group"]),
    )
    plain_text(
        "A review's stars are compared with those that others gave the same film; how far they are above or below is "
        "followed over the years by least squares. A rise that all share does not show. An outlet may change because "
        "its critics do.",
        "note",
    )
