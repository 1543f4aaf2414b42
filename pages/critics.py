"""Critics compared on the films that they have in common; each one's use of the scale, words and favourite phrases."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import agreement, harshness
from corpus.compare.critic_wording import describe_agreement, describe_closest, describe_favourites, describe_style
from corpus.compare.critics import CriticComparison, compare_with_colleagues
from corpus.figures.rows import take_both_ends
from corpus.statistics.groups import ENOUGH
from corpus.wording import plural
from pages.shared import comparing
from pages.shared.address import Address, here, link, narrowed, read_value
from pages.shared.controls import dropdown, switch
from pages.shared.critic_columns import FAVOURITE, PAIR, SHOWN, make_critic_columns
from pages.shared.critics import compare_critics, find_favourites
from pages.shared.front import into_sight
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import choose_order, table

QUESTION = "How do critics differ on the same films?"
#: Label, column and direction; critics with too few films always come last.
ORDERS = {
    "harsh": ("Harshest first", "estimate", True),
    "kind": ("Kindest first", "estimate", False),
    "many": ("Most reviews first", "written", False),
    "varied": ("Most varied words first", "variety", False),
    "easy": ("Easiest to read first", "reading_ease", False),
    "name": ("By name", "critic", True),
}
#: Critics that are drawn; of more, the harshest and the kindest.
MOST_DRAWN = 20
#: Critics whose pairs are drawn as a matrix; of more, the pairs are listed.
MOST_MAPPED = 20
OFFERED = 400

view = current()


def order_critics(critics: pd.DataFrame, order: str) -> pd.DataFrame:
    """Return the critics in the reader's order, those with too few films last."""
    _, by, ascending = ORDERS[order]
    few = (critics["conclusion"] == harshness.TOO_FEW) & (by == "estimate")
    return critics.assign(few=few).sort_values(["few", by, "critic"], ascending=[True, ascending, True], kind="stable")


def show_agreement(compared: CriticComparison) -> None:
    """Show how far every two critics agree, and all of them together."""
    st.subheader("Who agrees with whom", anchor=False)
    if compared.pairs.empty:
        plain_text(f"No two critics have {ENOUGH} films in common: too few to compare two by two.")
        return
    title = describe_closest(compared.pairs)
    square = agreement.build_distances(compared.pairs)
    if len(square) <= MOST_MAPPED:
        chart(
            figures.draw_agreement_map(square, title=title, unit=measure.unit, theme=theme()),
            key="agreement",
            name="distance of critics",
            opens=lambda data: Address("reviews", reviews_of(*data[:2])),
        )
    else:
        plain_text(f"{title}. Of so many pairs some are close by chance.")
    if len(square) > MOST_MAPPED or switch(f"List the {plural(len(compared.pairs), 'pair')}", name="pairs"):
        table(
            compared.pairs,
            page="pair",
            rows=12,
            key="pairs-of-critics",
            name="pairs of critics",
            alt="Each two critics with films in common, distance, difference and correlation",
            columns=PAIR,
            opens=lambda row: Address("reviews", reviews_of(row["a"], row["b"])),
        )
    if agreed := describe_agreement(compared.alpha):
        plain_text(agreed, "note")


def show_critic(compared: CriticComparison, critic: str) -> None:
    """Show one critic: ratings beside those of colleagues, the scale used, and favourite phrases."""
    row = compared.critics[compared.critics["critic"] == critic].iloc[0]
    plain_text(describe_style(row, measure.name, measure.write_value))
    show_link(f"{plural(int(row['written']), 'review')} by {critic}", "reviews", reviews_of(critic), icon="article")
    left, right = st.columns(2, gap="large")
    with left:
        films = compare_with_colleagues(view.reviews, critic=critic, value=measure.column)
        if films.empty:
            plain_text("No colleague has reviewed a film of this critic's: there is nothing to compare.")
        else:
            chart(
                figures.draw_beside_colleagues(
                    films,
                    value_name=measure.axis,
                    middle=measure.middle,
                    span=measure.span,
                    title=f"{critic} beside colleagues on {plural(len(films), 'film')}",
                    theme=theme(),
                ),
                key="beside",
                name=f"{critic} beside colleagues",
                columns={"value": measure.name, "mean": "Mean of colleagues", "others": "Colleagues"},
                opens=lambda data: Address("review", link(view.query, review=data[0])),
            )
    with right:
        liked = find_favourites(*view.about, critic, _view=view)
        plain_text(describe_favourites(liked))
        if len(liked):
            table(
                liked,
                page="tic",
                rows=12,
                key="tics",
                name=f"favourite phrases of {critic}",
                alt="Phrases that this critic uses more than the others do",
                columns=FAVOURITE,
                shown=["phrase", "reviews", "rest_reviews", "conclusion"],
                opens=lambda picked: Address("phrase", link(view.query, phrase=picked["phrase_id"])),
            )


def reviews_of(*critics: str) -> Mapping[str, list[str]]:
    """Return the query of the reviews by some critics."""
    return narrowed(view.query, "critic", *critics)


measures = comparing.list_measures(view, ["rating", "polarity"])
if view.reviews.empty:
    heading(QUESTION, view)
    nothing_selected(view)
elif view.reviews["reviewer"].isna().all():
    heading(QUESTION, view)
    plain_text("No review here names its critic.", "finding")
    plain_text(
        "Critics are compared where a column names them: add the corpus again on the Data screen and choose it there."
    )
    show_link("Data", "data", link(view.query), icon="folder_open")
elif not measures:
    heading(QUESTION, view)
    plain_text("No review here has a rating or a word that can be assessed: there is nothing to compare.", "finding")
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        measure = comparing.choose_measure(measures)
        order = choose_order(
            ORDERS,
            first="harsh",
            key="order",
            of="critics",
            width=220,
        )
        comparing.offer_all(view, "critic")
    compared = compare_critics(*view.about, measure.column, _view=view)
    finding = harshness.describe_harshness(compared.standing, value=measure.name.lower())
    able = compared.standing[compared.standing["conclusion"] != harshness.TOO_FEW]
    with head:
        heading(QUESTION, view, finding, here(shown=able["critic"].iloc[0]) if len(able) else None)
    if len(able):
        drawn = take_both_ends(able, MOST_DRAWN)["critic"]
        chart(
            figures.draw_standings(
                able,
                most=MOST_DRAWN,
                value_name=f"{measure.name.lower()} against colleagues, {measure.unit}",
                title=harshness.describe_extremes(able, drawn=drawn.tolist()),
                theme=theme(),
            ),
            key="standings",
            name=f"harshness by {measure.name.lower()}",
            columns=make_critic_columns(measure.name, ""),
            finding=finding,
            opens=lambda data: here(shown=data[0]),
        )
    critics = order_critics(compared.critics, order)
    table(
        critics,
        page="page",
        rows=12,
        whole=critics.drop(columns=["few", "reviews"]),
        key="critics",
        name="critics",
        alt="Each critic with reviews, distance from colleagues, variety of words, reading ease and favourite phrase",
        columns=make_critic_columns(measure.name, measure.format),
        shown=SHOWN,
        opens=lambda row: here(shown=row["critic"]),
    )
    names = compared.critics.sort_values("written", ascending=False, kind="stable")["critic"].tolist()
    default = able["critic"].iloc[0] if len(able) else names[0]
    st.subheader("One critic", anchor=False)
    picked = read_value("shown", "", allowed=["", *names])
    others = [name for name in names[:OFFERED] if name != (picked or default)]
    if picked:
        into_sight(picked)
    dropdown(
        "Critic",
        [picked, *others],
        name="shown",
        first="",
        allowed=["", *names],
        format_func=lambda name: name or default,
        label_visibility="collapsed",
        width=320,
    )
    show_critic(compared, picked or default)
    show_agreement(compared)
    plain_text(
        "A value is taken as film + critic + chance: the films' quality cancels, and critics of few films are drawn "
        "towards the others. Intervals are of 95 %; critics are called harsher or kinder only where that stands after "
        "correction for their number. It does not say who is right. Two reviews of a film by one critic count as one. "
        + harshness.describe_circles(compared.standing),
        "note",
    )
