"""One phrase: its lines, who uses it, where in a review, when, and the polarity and ratings that go with it."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from corpus import calendar, figures
from corpus.phrases import position, usage
from corpus.phrases.phrase_list import describe_rate, describe_spread
from corpus.phrases.phrase_use import PhraseUse, describe_contrasts
from corpus.statistics.groups import ENOUGH
from corpus.store.selection import NAMED
from corpus.wording import number, plural
from pages.shared import columns, lines, queries
from pages.shared.address import Address, link, read_value
from pages.shared.controls import choice
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.phrase_usage import cross_use, describe_owner, measure_use
from pages.shared.showing import chart, heading, show_link, theme
from pages.shared.tables import table

#: The rows and the columns of the heat map.
GROUPS = {"film": "Films", "critic": "Critics"}
ACROSS = {"part": "Along the review", "time": "Over time"}

view = current()


def show_counts(
    counted: pd.DataFrame,
    *,
    label: str,
    title: str,
    name: str,
    key: str,
    of: str = "reviews",
    opens: Callable | None = None,
) -> None:
    """Show bars of how many reviews, or other things, hold the phrase."""
    drawn = figures.draw_counts(counted, label=label, count=of, noun=of[:-1], title=title, most=8, theme=theme())
    chart(drawn, key=key, name=name, opens=opens)


def show_groups(use: PhraseUse, by: str, column: str) -> None:
    """Show how many reviews of each film, or by each critic, use the phrase."""
    names = use.spread[column]
    if names.notna().any():
        counted = names.value_counts().rename_axis("name").reset_index(name="reviews")
        show_counts(
            counted,
            label="name",
            title=f"Used in reviews {'of' if by == 'film' else 'by'} {plural(len(counted), by)}",
            name=f"reviews by {by}",
            key=f"reviews-by-{by}",
            opens=lambda data: lines.open_uses(view, asked, use.spread[names == data[0]], by, data[0]),
        )


def show_crossed(use: PhraseUse) -> None:
    """Show in a heat map where in the reviews of each film or critic the phrase is, or in which periods."""
    offered = {by: label for by, label in GROUPS.items() if len(use.spread[NAMED[by]].dropna().unique()) > 1}
    if not offered:
        return
    dated = len(use.periods) > 1
    known = {across: label for across, label in ACROSS.items() if dated or across == "part"}
    by = read_value("by", next(iter(offered)), allowed=list(offered))
    across = read_value("across", "part", allowed=list(known))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(offered) > 1:
            choice("By", offered, name="by")
        if dated:
            choice("Where and when", known, name="across", first="part")
    noun, column, title = ("occurrence", "fifth", "Where") if across == "part" else ("review", "period", "When")
    chart(
        figures.draw_heatmap(
            cross_use(*view.about, asked, NAMED[by], across, _view=view),
            title=f"{title}, by {by}: its {noun}s",
            row=by,
            column=column,
            noun=noun,
            most_rows=12,
            most_columns=24,
            theme=theme(),
        ),
        key=f"crossed-{by}-{across}",
        name=f"{noun}s by {by} and {column}",
        opens=lambda data: lines.open_uses(view, asked, use.spread[use.spread[NAMED[by]] == data[0]], by, data[0]),
    )


def show_order(use: PhraseUse) -> None:
    """Show who owns the phrase, and the order in which critics published it."""
    st.subheader("Whose it is", anchor=False)
    if owner:
        plain_text(owner)
    if use.spread["published"].notna().any():
        table(
            use.spread,
            page="printing",
            rows=12,
            key="spread",
            name="order of printing",
            alt="The reviews that use the phrase in the order of printing",
            columns=columns.SPREAD,
            opens=lambda row: lines.open_place(view, row, phrase=asked),
        )
        plain_text(usage.describe_dates(use.spread), "note")


def show_calendar(use: PhraseUse) -> None:
    """Show how many of 100 reviews of each period use the phrase."""
    used, of = int(use.periods["n"].sum()), int(use.periods["reviews"].sum())
    title = f"When: in {number(used)} of {plural(of, 'dated review')}"
    drawn = figures.draw_rates(use.periods, title=title, each=use.months, theme=theme())
    chart(
        drawn,
        key="calendar",
        name="rate over time",
        columns=columns.RATE,
        opens=lambda data: open_period(use, data[0]),
    )


def open_period(use: PhraseUse, first: str) -> Address:
    """Return the address of the phrase in a period of the calendar."""
    ends = calendar.find_period_ends(first, use.months)
    return lines.open_uses(view, asked, use.spread[use.spread["published"].between(*ends)], "dates", *ends)


def show_contrasts(use: PhraseUse) -> None:
    """Show the polarity of the phrase's sentences, with their mean and that of all other sentences."""
    if use.polarity:
        chart(
            figures.draw_distributions(
                use.sentences,
                use.polarity.means,
                value_name=view.polarity.axis,
                middle=view.polarity.middle,
                span=view.polarity.span,
                title="How warm: its sentences, and the mean of all others",
                noun="sentence",
                marks=300,
                fewest=ENOUGH,
                theme=theme(),
            ),
            key="sentences-with-it",
            name=f"{view.polarity.name.lower()} of its sentences",
            opens=lambda data: len(data) == 2 and Address("review", link(view.query, review=data[1], phrase=asked)),
        )
    if contrasts := describe_contrasts(use, write=view.polarity.write_value):
        plain_text(contrasts)
        plain_text("Means with 95 % intervals. The phrase's own words count in the polarity of its sentences.", "note")


asked = read_value("phrase", "")
match = queries.find_phrase(view, asked)
show_link("All phrases", "phrases", link(view.query), icon="arrow_back")
if match.empty:
    heading("Where does this phrase stand?", view)
    plain_text("The phrase of this link does not recur in this selection.", "finding")
    plain_text("Pick another phrase from the list, or select more reviews in the sidebar.")
else:
    phrase = match.iloc[0]
    shown = lines.list_phrase_lines(*view.about, asked, _view=view)
    heading(
        "Where does this phrase stand?",
        view,
        describe_spread(phrase, view.reviews),
        lines.open_place(view, shown.iloc[0], phrase=asked),
    )
    rate = describe_rate(int(phrase["occurrences"]), int(view.reviews["words"].sum()))
    plain_text(rate, "note")
    lines.show_lines(
        shown,
        view,
        order=lines.choose_line_order(view, key="order", first="date"),
        name="sentences",
        alt="Each printing of the phrase with what stands before and behind it",
        rows=12,
        phrase=asked,
    )
    if len(shown) < phrase["occurrences"]:
        plain_text(f"The first {number(len(shown))} of {number(phrase['occurrences'])} occurrences are shown.", "note")
    use = measure_use(*view.about, asked, _view=view)
    owner = describe_owner(*view.about, asked, _view=view)
    has_order = bool(owner) or use.spread["published"].notna().any()
    left, right = st.columns(2, gap="large")
    with left:
        (show_order if has_order else show_contrasts)(use)
    with right:
        title = f"Where: {position.describe_position(use.fifths)}"
        show_counts(
            use.fifths,
            label="part",
            title=title,
            name="place in the review",
            key="place-in-the-review",
            of="occurrences",
        )
        if len(use.periods) > 1:
            show_calendar(use)
    if has_order:
        show_contrasts(use)
    show_crossed(use)
    filled = queries.list_fillers(*view.about, asked, _view=view)
    places = st.columns(3 if len(filled) else 2, gap="medium")
    with places[0]:
        show_groups(use, "film", "film")
    with places[1]:
        show_groups(use, "critic", "reviewer")
    if len(filled):
        with places[2]:
            many = len(filled)
            title = f"{plural(many, 'filler')} of the gap" if phrase["kind"] == "template" else plural(many, "form")
            show_counts(filled, label="filler", title=title, name="fillers", key="fillers")
