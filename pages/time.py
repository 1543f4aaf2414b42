"""The calendar: reviews and their mean in each period, what changed on a day, and how often a phrase was used."""

import streamlit as st
from streamlit import column_config as column

from corpus import calendar, figures
from corpus.compare import before_after
from corpus.phrases import calendar_use, usage
from corpus.phrases.calendar_use import CalendarUse
from corpus.schema import SelectionError
from corpus.search.parsing import join_searches
from corpus.statistics.groups import ENOUGH
from corpus.store.selection import LONGEST_WORDS
from corpus.wording import date, number, plural
from pages.shared import columns, comparing, lines, timeline
from pages.shared.address import Address, link, narrowed, read_value, searched
from pages.shared.controls import day_field, dropdown, switch, text
from pages.shared.drifting import show_drift
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import table

QUESTION = "What changed over time?"
LONGER = {3: "quarter", 12: "year"}
SHIFT = {
    "phrase": columns.PHRASE["phrase"],
    "rate_before": column.NumberColumn("Before", format="%.1f", help="Of 100 reviews before the day, so many hold it."),
    "rate_since": column.NumberColumn("Since", format="%.1f", help="Of 100 reviews since."),
    "before": column.NumberColumn("Reviews before"),
    "since": column.NumberColumn("Reviews since"),
    "q": column.NumberColumn(
        "q", format="chance", help="How often chance alone would do as much, corrected for the number of phrases."
    ),
    "conclusion": column.TextColumn("Verdict"),
}

view = current()


def open_period(first: str, words: str = "") -> Address:
    """Return the address of the reviews of a period, or of those among them that hold some words."""
    query = narrowed(view.query, "dates", *calendar.find_period_ends(first, each))
    if words:
        query = searched(query, join_searches(view.selection.words, words))
    return Address("reviews", query)


def open_phrase(first: str, phrase: str, use: CalendarUse) -> Address:
    """Return the address of a phrase in a period of the calendar."""
    ends = calendar.find_period_ends(first, each)
    return lines.open_uses(view, phrase, use.spread[use.spread["published"].between(*ends)], "dates", *ends)


def open_side(side: str, review: str = "") -> Address:
    """Return the address of a dot's review, or of the reviews before or since the day."""
    if review:
        return Address("review", link(view.query, review=review))
    low, high = view.selection.dates
    ends = before_after.find_side_dates(side, day=day, first=low or first_day, last=high or last_day)
    return Address("reviews", narrowed(view.query, "dates", *(f"{end}" for end in ends)))


def show_turn() -> None:
    """Show both sides of the day: their reviews, means, and the phrases that became commoner or rarer."""
    st.subheader("Before and since the day", anchor=False)
    means = turned.means[turned.means["n"] > 0].sort_values("group")
    chart(
        figures.draw_distributions(
            before_after.list_dots(view.reviews, day=day, value=measure.column),
            means,
            value_name=measure.axis,
            middle=measure.middle,
            span=measure.span,
            title=f"{measure.name} before {date(day)} and since",
            group_noun="side",
            marks=300,
            fewest=ENOUGH,
            theme=theme(),
        ),
        key="sides",
        name=f"{measure.name.lower()} before and since",
        finding=finding,
        opens=lambda data: open_side(*data[:2]),
    )
    if effect := before_after.describe_effect(turned):
        plain_text(effect, "note")
    changed = timeline.list_shifts(*view.about, day, _view=view)
    plain_text(before_after.describe_phrase_shifts(changed))
    sure = changed["conclusion"] != before_after.CHANCE
    if len(changed) and not sure.all() and switch(f"List all {number(len(changed))}", name="all"):
        sure = sure | True
    if sure.any():
        listed = changed[sure]
        table(
            listed,
            page="page",
            rows=12,
            key="shifts",
            name="phrases before and since",
            alt="Phrases with their rates before and since the day, and whether the change is beyond chance",
            columns=SHIFT,
            opens=lambda row: Address("phrase", link(view.query, phrase=row["phrase_id"])),
        )


def clear_words() -> None:
    """Clear the words that were searched for when a phrase is picked instead."""
    st.session_state["said"] = ""


def choose_words(offered: dict[str, str]) -> tuple[str, str]:
    """Offer the recurring phrases and a field for any words; returns the phrase's id and the words, one of them empty.

    Parameters
    ----------
    offered : dict
        The phrases by their ids, the one that is shown at first before the others.
    """
    first = phrase = next(iter(offered), "")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if offered:
            # Nothing picked is the first, whichever that is in a selection.
            if read_value("phrase", "", allowed=["", *offered]) == first:
                st.session_state["phrase"] = ""
            picked = dropdown(
                "Recurring phrase",
                ["", *list(offered)[1:]],
                name="phrase",
                allowed=["", *offered],
                format_func=lambda name: offered[name or first],
                on_change=clear_words,
                help="Counted with all its variants, as on its own screen.",
                width=420,
            )
            phrase = picked or first
        words = text(
            "Or any words",
            name="said",
            longest=LONGEST_WORDS,
            help="Counted exactly as typed, in any case, instead of the phrase. Also `love*`, `score|soundtrack`, "
            '`"long after the *"` and `love -hate`.',
            icon=":material/search:",
            width=420,
        )
    return ("", words) if words else (phrase, "")


def show_words() -> None:
    """Show how many reviews of each period use a recurring phrase, or some words, and who published them first."""
    st.subheader("A phrase over time", anchor=False)
    offered = timeline.offer_phrases(view)
    phrase, words = choose_words(offered)
    if not (words or phrase):
        plain_text("No phrase comes back in two of these reviews: search for any words.")
        return
    try:
        if words:
            use = timeline.measure_words(*view.about, words, each, _view=view)
        else:
            use = timeline.measure_phrase(view, phrase)
    except SelectionError as error:
        plain_text(str(error))
        return
    if not use.reviews:
        plain_text("No review of this selection holds it.")
        return
    if words:
        plain_text(calendar_use.describe_words(use, words, of=len(view.reviews)))
    else:
        plain_text(calendar_use.describe_phrase(use, offered[phrase], of=len(view.reviews)))
    dated = int(use.spread["published"].notna().sum())
    left, right = st.columns(2, gap="large")
    with left:
        chart(
            figures.draw_rates(
                use.periods,
                title=f"In {number(dated)} of {plural(int(use.periods['reviews'].sum()), 'dated review')}",
                each=each,
                theme=theme(),
            ),
            key="rates",
            name="rate over time",
            columns=columns.RATE,
            opens=lambda data: open_period(data[0], words) if words else open_phrase(data[0], phrase, use),
        )
    with right:
        plain_text(usage.describe_dates(use.spread), "note")
        table(
            use.spread,
            page="printing",
            rows=6,
            key="spread",
            name="order of printing",
            alt="The reviews that hold it in the order of printing",
            columns=columns.SPREAD,
            opens=lambda row: Address("review", link(view.query, review=row["review_id"])),
        )


measures = comparing.list_measures(view)
published = view.reviews["published"].dropna()
if view.reviews.empty:
    heading(QUESTION, view)
    nothing_selected(view)
elif published.empty:
    heading(QUESTION, view)
    plain_text("No review here has a date.", "finding")
    plain_text(
        "The calendar needs dates: add the corpus again on the Data screen and choose the column that holds them."
    )
    show_link("Data", "data", link(view.query), icon="folder_open")
elif (published == published.iloc[0]).all():
    heading(QUESTION, view)
    plain_text(f"All that is dated here is of {date(published.iloc[0])}.", "finding")
    plain_text("One day has no before and after: widen the selection in the sidebar.")
elif not measures:
    heading(QUESTION, view)
    plain_text("No review here has a rating or a word that can be assessed.", "finding")
else:
    first_day, last_day = published.min().date(), published.max().date()
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        measure = comparing.choose_measure(measures, label="Measure")
        day = day_field(
            "Before and since",
            first_day,
            last_day,
            name="day",
            first=before_after.find_middle_day(view.reviews).date(),
            help="The first day of the later side; at first the one that parts the reviews into halves.",
            width=200,
        )
    each = timeline.choose_drawn_period(*view.about, _view=view)
    carried = calendar.choose_period(view.reviews)
    turned = timeline.measure_turn(*view.about, measure.column, day, _view=view)
    with head:
        higher, lower = measure.comparatives
        finding = before_after.describe_change(turned, day=day, write=measure.write_value, higher=higher, lower=lower)
        heading(QUESTION, view, finding, open_side(before_after.SINCE))
    chart(
        figures.draw_over_time(
            timeline.measure_periods(*view.about, measure.column, each, _view=view),
            value_name=f"mean {measure.name.lower()}",
            middle=measure.middle,
            span=measure.span,
            title=calendar.describe_span(view.reviews) + (f" Drawn by the {LONGER[each]}." if each > carried else ""),
            each=each,
            day=day,
            theme=theme(),
        ),
        key="calendar",
        name=f"{measure.name.lower()} over time",
        opens=lambda data: open_period(data[0]),
    )
    show_turn()
    show_drift(view)
    show_words()
    plain_text(
        "An interval of 95 % says how well a period's mean is known; it is no test of a trend, and none is made of a "
        "word. A day that was picked for what is seen after it looks surer than it is. Later reviews are of other "
        "films and by other critics: a change need not be one of mind.",
        "note",
    )
