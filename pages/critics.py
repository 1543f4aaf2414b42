"""Critics on the films that they have in common: who is harsh, who is kind, and how sure that is."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import harshness
from corpus.wording import number, plural
from pages.shared import comparing, critics
from pages.shared.controls import fold
from pages.shared.critic_columns import SHOWN, make_critic_columns, write_ranges
from pages.shared.letters import plain_text
from pages.shared.links import Address
from pages.shared.screens import go
from pages.shared.showing import chart, heading, theme
from pages.shared.tables import choose_order, table
from pages.shared.viewing import current

QUESTION = "Critics on the same films"
#: Label, column and direction; critics with too few films always come last.
ORDERS = {
    "harsh": ("Harshest first", "estimate", True),
    "kind": ("Kindest first", "estimate", False),
    "many": ("Most reviews first", "written", False),
    "varied": ("Most varied words first", "variety", False),
    "easy": ("Easiest to read first", "reading_ease", False),
    "name": ("By name", "critic", True),
}
#: A column that less of the critics have anything in is among "More columns".
WORTH_A_COLUMN = 0.5
#: Critics that are drawn; of more, the harshest and the kindest.
MOST_DRAWN = 20

view = current()
# A critic was shown on this screen, before there was one for it.
if "shown" in st.query_params:
    go(Address("critic", {name: st.query_params.get_all(name) for name in st.query_params}))


def order_critics(compared: pd.DataFrame, order: str) -> pd.DataFrame:
    """Return the critics in the reader's order, those with too few films last."""
    _, by, ascending = ORDERS[order]
    few = (compared["conclusion"] == harshness.TOO_FEW) & (by == "estimate")
    return compared.assign(few=few).sort_values(["few", by, "critic"], ascending=[True, ascending, True], kind="stable")


def open_critic(name: str) -> Address:
    """Return the address of a critic, by the same measure."""
    return critics.open_critic(view, name, measure)


def explain_columns(listed: pd.DataFrame) -> str:
    """Say in a line what the columns count that do not say it themselves."""
    said = (
        "Films in common: those that a colleague reviewed too. "
        "Reading ease: 60 to 70 is plain English, above 80 easy, below 30 hard."
    )
    share = listed["favourite"].notna().mean() if "favourite" in listed else 0
    if not 0 < share < WORTH_A_COLUMN:
        return said
    liked = f"{number(listed['favourite'].notna().sum())} of {plural(len(listed), 'critic')}"
    return f"{said} Only {liked} have a favourite phrase, one that hardly any colleague uses: see “More columns”."


def show_critics() -> None:
    """Show the table of critics in the reader's order."""
    order = choose_order(ORDERS, first="harsh", key="order", of="critics", width=240)
    listed = order_critics(critics.list_styles(*view.about, measure.column, _view=view), order)
    table(
        listed,
        page="page",
        rows=12,
        complete=write_ranges(measure.decimals),
        whole=listed.drop(columns=["few", "reviews"]),
        key="critics",
        name="critics",
        alt="Each critic with reviews, difference from colleagues, variety of words, reading ease and favourite phrase",
        columns=make_critic_columns(measure),
        shown=[name for name in SHOWN if name not in listed or listed[name].notna().mean() >= WORTH_A_COLUMN],
        opens=lambda row: open_critic(row["critic"]),
    )
    plain_text(explain_columns(listed), "note")


measures = critics.choose_measures(QUESTION, view)
if measures:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        measure = comparing.choose_measure(measures)
        comparing.offer_all(view, "critic")
    standing = critics.measure_standing(*view.about, measure.column, _view=view)
    finding = harshness.describe_harshness(standing, value=measure.name.lower(), decimals=measure.decimals)
    able = standing[standing["conclusion"] != harshness.TOO_FEW]
    with head:
        heading(QUESTION, view, finding, open_critic(able["critic"].iloc[0]) if len(able) else None)
    if len(able):
        chart(
            lambda: figures.draw_standings(
                able,
                most=MOST_DRAWN,
                value_name=f"{measure.name.lower()}: difference from colleagues, {measure.unit}",
                title=harshness.count_different(able),
                decimals=measure.decimals,
                theme=theme(),
            ),
            key="standings",
            name=f"harshness by {measure.name.lower()}",
            finding=finding,
            opens=lambda data: open_critic(data[0]),
            with_data=False,
        )
    if able.empty:
        show_critics()
    elif (numbers := fold("All critics in a table", name="numbers")).open:
        with numbers:
            show_critics()
    with st.expander("Method"):
        plain_text(
            "A value is taken as film + critic + chance, so that the quality of the films cancels out; critics with "
            "few films are drawn towards the others (a mixed model, by restricted maximum likelihood). Ranges hold 95 "
            "times in 100. Critics are called harsher or kinder only where that holds after correction for their "
            "number (q at most 0.05). Two reviews of a film by one critic count as one. None of this says who is "
            f"right. {harshness.describe_circles(standing)}".rstrip(),
            "note",
        )
