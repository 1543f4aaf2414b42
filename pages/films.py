"""How do films, critics and outlets compare, and is the difference real?"""

from functools import partial

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.palette import film_colours
from corpus.selection import NAMED
from corpus.wording import plural, signed
from pages.shared import answers
from pages.shared.address import link, param
from pages.shared.letters import line
from pages.shared.opening import View, current
from pages.shared.showing import chart, go, heading, nothing_selected, table, theme

MEASURES = {"polarity": "Polarity", "rating": "Rating"}
ORDERS = {"warm": "Warmest first", "cold": "Coldest first", "many": "Most reviews first", "name": "By name"}
SPANS = {"polarity": (-1.0, 1.0), "rating": (0.0, 10.0)}
MOST_CHOSEN = 12

view = current()
groupings = {name: column for name, column in NAMED.items() if view.corpus.reviews[column].nunique() > 0}
measures = {name: label for name, label in MEASURES.items() if view.corpus.reviews[name].notna().any()}


def open_reviews(view: View, by: str, group: str, review: str = "") -> None:
    if review:
        go("reviews", link(view.query, review=review))
    else:
        others = [(name, value) for name, value in view.query if name != by]
        go("reviews", link([*others, (by, group)]))


def ordered(means: pd.DataFrame, order: str) -> pd.DataFrame:
    keys = {"warm": ("mean", False), "cold": ("mean", True), "many": ("n", False), "name": ("group", True)}
    column, ascending = keys[order]
    return means.sort_values(column, ascending=ascending, kind="stable").reset_index(drop=True)


st.title("How do films compare, and is the difference real?", anchor=False)
line(view.selection.describe(view.reviews), "selection")
if view.reviews.empty or not groupings:
    nothing_selected(view)
else:
    said = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.segmented_control(
            "Compare", list(groupings), key=param("by", next(iter(groupings)), allowed=list(groupings)), format_func=lambda name: f"{name}s".capitalize(), required=True
        )
        value = st.segmented_control(
            "By", list(measures), key=param("measure", "polarity", allowed=list(measures)), format_func=measures.get, required=True
        )
        order = st.selectbox("Order", list(ORDERS), key=param("order", "warm", allowed=list(ORDERS)), format_func=ORDERS.get, width=200)
    column = groupings[by]
    means = ordered(answers.means(*view.about, column, value, _view=view), order)
    names = means["group"].tolist()
    chosen = st.multiselect(
        f"Side by side: choose up to {MOST_CHOSEN}",
        names[:1000],
        key=param("with", [], allowed=names),
        max_selections=MOST_CHOSEN,
        placeholder="All of the selection",
    )
    compared = answers.compared(*view.about, column, value, tuple(chosen), _view=view)
    with said:
        line(compared.sentence, "finding")
    shown = means[means["group"].isin(chosen)] if chosen else means
    reviews = view.reviews[view.reviews[column].isin(shown["group"])]
    points = answers.points(reviews, column, value)
    if compared.unit == "sentence":
        own = view.corpus.sentences.astype({"review_id": "str"}).merge(reviews[[*answers._DOT, "text"] if "text" in reviews else answers._DOT], on="review_id")
        points = own.assign(group=own[column], value=own["polarity"])
        order_of = compared.groups.set_index("group").reindex(shown["group"]).reset_index()
        shown = order_of.sort_values("mean", ascending=order == "cold", kind="stable") if order in {"warm", "cold"} else order_of
    colours = film_colours(shown["group"].head(25), chosen=chosen, theme=theme()) if value == "rating" and by == "film" else None
    chart(
        figures.distributions(
            points,
            shown.reset_index(drop=True),
            value_name="polarity (TextBlob, −1 to +1)" if value == "polarity" else "rating, of 10",
            middle=view.corpus.middle if value == "polarity" else 5.0,
            span=SPANS[value],
            title=f"{measures[value]} of each {compared.unit}, by {by}",
            colours=colours,
            noun=compared.unit,
            group_noun=by,
            theme=theme(),
        ),
        key="distributions",
        name=f"{value}-by-{by}",
        opens=lambda data: open_reviews(view, by, data[0], data[1] if len(data) > 1 else ""),
    )
    other = means[["group"]].merge(
        answers.means(*view.about, column, "polarity" if value == "rating" else "rating", _view=view), on="group", suffixes=("", "_other")
    ) if len(measures) > 1 else None
    listing = shown.assign(**{"other": other.set_index("group")["mean"].reindex(shown["group"]).to_numpy()} if other is not None else {})
    decimals = "%+.2f" if value == "polarity" else "%.1f"
    table(
        listing,
        key="groups",
        name=f"{by}s",
        alt=f"Each {by} with its number of {compared.unit}s, mean {value} and 95 % interval",
        columns={
            "group": by.capitalize(),
            "n": st.column_config.NumberColumn(f"{compared.unit.capitalize()}s", help=f"How many {compared.unit}s have a {value}."),
            "mean": st.column_config.NumberColumn(f"Mean {value}", format=decimals),
            "low": st.column_config.NumberColumn("From", format=decimals, help="Lower end of the mean's 95 % interval; empty where there are too few."),
            "high": st.column_config.NumberColumn("To", format=decimals, help="Upper end of the mean's 95 % interval."),
            "median": st.column_config.NumberColumn("Median", format=decimals),
            "sd": st.column_config.NumberColumn("Spread", format="%.2f", help="Standard deviation: how much the values of one group differ."),
            **({"other": st.column_config.NumberColumn("Mean rating" if value == "polarity" else "Mean polarity", format="%.1f" if value == "polarity" else "%+.2f")} if other is not None else {}),
        },
        opens=lambda row: open_reviews(view, by, row["group"]),
    )
    pairs = compared.pairs
    if len(pairs):
        with st.expander(f"Every pair compared ({plural(len(pairs), 'pair')})", key=param("pairs", False, read=lambda text: text == "True"), on_change="rerun") as every:
            if every.open:
                table(
                    pairs,
                    key="pairs-table",
                    name="pairs",
                    alt="Each pair with difference, interval, effect size and corrected probability",
                    columns={
                        "a": "First",
                        "b": "Second",
                        "difference": st.column_config.NumberColumn("Difference", format=decimals, help="Mean of the first less mean of the second."),
                        "low": st.column_config.NumberColumn("From", format=decimals, help="95 % interval of the difference."),
                        "high": st.column_config.NumberColumn("To", format=decimals),
                        "delta": st.column_config.NumberColumn("Cliff's delta", format="%+.2f", help="How often a value of the first is higher than one of the second, less the reverse: −1 to +1."),
                        "q": st.column_config.NumberColumn("q", format="%.3f", help="Probability of such a difference by chance alone, corrected for the number of pairs (Benjamini-Hochberg)."),
                        "verdict": "Verdict",
                    },
                )
    line(
        f"The mean of a group is shown with its 95 % interval where it has 5 {compared.unit}s or more. Pairs are tested by rank and corrected "
        "for their number, so that chance alone rarely counts as a difference. Polarity adds up words; it does not know irony or plot."
        + (f" The line stands at this corpus's middle, {signed(view.corpus.middle)}." if value == "polarity" else ""),
        "note",
    )
