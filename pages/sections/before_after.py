"""Before and after a day: the mean of the reviews on either side, and the phrases that became more or less common."""

import streamlit as st
from streamlit import column_config as column

from corpus import figures
from corpus.compare import before_after, same_films
from corpus.statistics.groups import ENOUGH
from corpus.wording import date, number
from pages.shared import bans, columns, comparing, timeline
from pages.shared.controls import day_field, switch
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed
from pages.shared.showing import chart, heading, theme
from pages.shared.tables import table
from pages.shared.viewing import current

TITLE = "Before and after"
SHIFT = {
    "phrase": columns.PHRASE["phrase"],
    "rate_before": column.NumberColumn(
        "Before, of 100", format="%.1f", help="Of 100 reviews before the day, so many use the phrase."
    ),
    "rate_after": column.NumberColumn(
        "After, of 100", format="%.1f", help="Of 100 reviews from the day on, so many use the phrase."
    ),
    "before": column.NumberColumn("Reviews before", help="Reviews before the day that use it."),
    "after": column.NumberColumn("Reviews after", help="Reviews from the day on that use it."),
    "conclusion": column.TextColumn("Change", help="Whether it is more than luck: see Method."),
}

view = current()


def open_side(side: str, review: str = "") -> Address:
    """Return the address of a dot's review, or of the reviews before or after the day."""
    if review:
        return Address("review", link(view.query, review=review))
    low, high = view.selection.dates
    ends = before_after.find_side_dates(side, day=day, first=low or first_day, last=high or last_day)
    return Address("reviews", narrowed(view.query, "dates", *(f"{end}" for end in ends)))


def show_phrases() -> None:
    """Show the phrases that became more common, and those that became less."""
    st.header("Phrases", anchor=False)
    changed = timeline.list_shifts(*view.about, day, _view=view)
    plain_text(bans.sign(before_after.describe_phrase_shifts(changed)))
    sure = changed["conclusion"] != before_after.CHANCE
    if len(changed) and not sure.all() and switch(f"List all {number(len(changed))}", name="all"):
        sure = sure | True
    if sure.any():
        table(
            changed[sure],
            page="page",
            rows=12,
            key="shifts",
            name="phrases before and after",
            alt="Phrases with how many of 100 reviews use them before and after the day, and whether that is luck",
            columns=SHIFT,
            **bans.mark_rows(view),
            opens=lambda row: Address("phrase", link(view.query, phrase=row["phrase_id"])),
        )


measures = timeline.find_measures(TITLE, view)
if measures:
    published = view.reviews["published"].dropna()
    first_day, last_day = published.min().date(), published.max().date()
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        measure = comparing.choose_measure(measures, label="Show")
        day = day_field(
            "The day",
            first_day,
            last_day,
            name="day",
            first=before_after.find_middle_day(view.reviews).date(),
            help="The first day of “after”. At first it is the day that splits the reviews into halves.",
            width=200,
        )
    turned = timeline.measure_turn(*view.about, measure.column, day, _view=view)
    with head:
        higher, lower = measure.comparatives
        finding = before_after.describe_change(turned, day=day, write=measure.write_value, higher=higher, lower=lower)
        heading(TITLE, view, finding, open_side(before_after.AFTER))
        same = timeline.measure_on_same_films(*view.about, measure.column, day, _view=view)
        if said := same_films.describe_same_films(same, measure.write_value):
            plain_text(said)
    chart(
        lambda: figures.draw_distributions(
            before_after.list_dots(view.reviews, day=day, value=measure.column),
            turned.means[turned.means["n"] > 0],
            value_name=measure.axis,
            middle=measure.middle,
            span=measure.span,
            title=f"{measure.name} before and after {date(day)}",
            group_noun="side",
            marks=300,
            fewest=ENOUGH,
            theme=theme(),
        ),
        key="sides",
        name=f"{measure.name.lower()} before and after",
        finding=finding,
        opens=lambda data: open_side(*data[:2]),
    )
    show_phrases()
    with st.expander("Method"):
        if effect := before_after.describe_effect(turned):
            plain_text(effect)
        plain_text(
            "Means are compared by the Mann-Whitney test, with Welch’s range of the difference. A phrase has to pass "
            "Fisher’s exact test of its reviews and the G² of its uses, with at most 5 % false findings (q) over all "
            "phrases together. A day that was picked for what follows it looks surer than it is. Of "
            "films on both sides, each counts as much before as after, so these means are not those of all reviews. "
            "Later reviews are of other films and by other critics: a change need not be a change of mind."
        )
