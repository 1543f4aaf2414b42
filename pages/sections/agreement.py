"""Agreement: which two critics are closest on the same films, and which are farthest apart."""

from functools import partial

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import agreement
from corpus.compare.critic_wording import describe_agreement, describe_closest, write_points
from corpus.figures.palette import colour_named
from corpus.figures.rows import NO_BREAK
from corpus.statistics.groups import ENOUGH
from corpus.wording import number, plural
from pages.shared import comparing, critics
from pages.shared.controls import fold
from pages.shared.critic_columns import make_agreement_columns, write_ranges
from pages.shared.letters import plain_text
from pages.shared.links import Address, narrowed
from pages.shared.showing import chart, heading, show_foot, theme
from pages.shared.tables import table
from pages.shared.viewing import current

QUESTION = "Agreement between critics"
#: Pairs that are drawn at either end.
MOST_DRAWN = 6
#: From so many pairs on, some are close by chance alone.
MANY = 20

view = current()


def open_reviews(a: str, b: str) -> Address:
    """Return the address of the reviews by two critics."""
    return Address("reviews", narrowed(view.query, "critic", a, b))


def name_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return pairs with what each is called in a chart: both names and the number of their films in common."""
    return pairs.assign(
        pair=pairs["a"] + " and " + pairs["b"] + f"{NO_BREAK}·{NO_BREAK}" + pairs["films"].astype("str")
    )


def show_ends(pairs: pd.DataFrame) -> None:
    """Show the closest and the farthest pairs side by side, on one scale."""
    closest, farthest = map(name_pairs, agreement.pick_ends(pairs, most=MOST_DRAWN))
    ends = [("Closest on the same films", closest), ("Farthest apart", farthest)]
    if farthest.empty:
        ends = [(f"{plural(len(closest), 'pair')}, the closest first", closest)]
    sure = bool((pairs["films"] >= agreement.FEWEST_TO_NAME).any())
    luck = "" if sure else f" Grey: fewer than {agreement.FEWEST_TO_NAME}, so it could be luck."
    keys = [f"pairs-{title[0].lower()}" for title, _ in ends]
    for place, key, (title, shown) in zip(st.columns(len(ends), gap="large"), keys, ends, strict=True):
        with place:
            chart(
                partial(
                    figures.draw_ranked_pairs,
                    shown,
                    label="pair",
                    value="distance",
                    write=partial(write_points, decimals=measure.decimals),
                    title=title,
                    note=f"Mean distance on a film, {measure.unit}. After the names: films in common.{luck}",
                    longest=pairs["distance"].max() if len(ends) > 1 else None,
                    colour=colour_named(sure, theme=theme()),
                    theme=theme(),
                ),
                key=key,
                name=f"{title.lower()}, by {measure.name.lower()}",
                opens=lambda data: open_reviews(*data[:2]),
                with_data=False,
                foot=False,
            )
    show_foot(keys, name="closest and farthest pairs")


measures = critics.choose_measures(QUESTION, view)
if measures:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        measure = comparing.choose_measure(measures)
        comparing.offer_all(view, "critic")
    pairs, alpha = critics.measure_agreement(*view.about, measure.column, _view=view)
    with head:
        if pairs.empty:
            heading(QUESTION, view, f"No two critics have {ENOUGH} films in common: too few to compare two by two.")
            plain_text("Widen the selection in the sidebar: agreement needs more films that both have reviewed.")
        else:
            named = pairs[pairs["films"] >= agreement.FEWEST_TO_NAME]
            finding = describe_closest(pairs, decimals=measure.decimals)
            lead = "" if measure.is_rating or named.empty else f"By {measure.name.lower()}, "
            heading(
                QUESTION,
                view,
                f"{lead}{finding}",
                open_reviews(named["a"].iloc[0], named["b"].iloc[0]) if len(named) else None,
            )
    if len(pairs):
        if len(named) >= MANY:
            plain_text(f"Of {number(len(named))} pairs, some are close by luck.")
        show_ends(pairs)
        if (numbers := fold(f"All {plural(len(pairs), 'pair')} in a table", name="numbers")).open:
            with numbers:
                table(
                    pairs,
                    page="pair",
                    rows=12,
                    complete=write_ranges(2),
                    key="pairs-of-critics",
                    name="pairs of critics",
                    alt="Each two critics with films in common, points apart, difference and likeness of ranking",
                    columns=make_agreement_columns(measure),
                    shown=["a", "b", "distance", "films", "difference", "correlation"],
                    opens=lambda row: open_reviews(row["a"], row["b"]),
                )
    with st.expander("Method"):
        plain_text(
            f"Two critics are compared from {ENOUGH} films in common on, and named from {agreement.FEWEST_TO_NAME} on: "
            "with fewer, the mean distance is too uncertain. Pairs with fewer films come after all others. "
            "“Rank films alike” is Pearson’s correlation: a critic who always gives two points less than another is "
            f"far from that one, and ranks films alike. {describe_agreement(alpha)}".rstrip(),
            "note",
        )
