"""How a recurring phrase, or any words, spread over the calendar: how often in each period, and who printed them."""

import streamlit as st

from corpus import calendar, figures
from corpus.errors import SelectionError
from corpus.phrases import calendar_use, usage
from corpus.phrases.calendar_use import CalendarUse
from corpus.search.parsing import join_searches
from corpus.store.selection import LONGEST_WORDS
from pages.shared import bans, columns, lines, timeline
from pages.shared.address import read_value
from pages.shared.controls import dropdown, text
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed, searched
from pages.shared.showing import chart, heading, show_link, theme
from pages.shared.tables import table
from pages.shared.viewing import current

TITLE = "A phrase over time"

view = current()


def open_period(first: str) -> Address:
    """Return the address of the phrase, or of the reviews that hold the words, in a period of the calendar."""
    ends = calendar.find_period_ends(first, each)
    if not words:
        return lines.open_uses(view, phrase, use.spread[use.spread["published"].between(*ends)], "dates", *ends)
    query = narrowed(view.query, "dates", *ends)
    return Address("reviews", searched(query, join_searches(view.selection.words, words)))


def clear_words() -> None:
    """Clear the words that were searched for when a phrase is picked instead."""
    st.session_state["said"] = ""


def choose_words() -> tuple[str, str]:
    """Offer the recurring phrases and a field for any words; returns the phrase's id and the words, one of them empty.

    The phrase that is shown at first is the first of the list.
    """
    first = picked = next(iter(offered), "")
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
                format_func=lambda name: bans.sign(f"“{offered[name or first]}”"),
                on_change=clear_words,
                help="Counted with its variants, as on the Phrases screen.",
                width=420,
            )
        typed = text(
            "Or any words",
            name="said",
            longest=LONGEST_WORDS,
            help="Counted exactly as typed, in any case, instead of the phrase. Also `love*`, `score|soundtrack`, "
            '`"long after the *"` and `love -hate`.',
            icon=":material/search:",
            width=420,
        )
    return ("", typed) if typed else (picked or first, "")


def measure() -> tuple[CalendarUse | None, str]:
    """Return where the phrase or the words are over the calendar, and the finding; None with the reason."""
    if not (words or phrase):
        return None, "No phrase worth listing recurs in these reviews. Type any words instead."
    try:
        if words:
            found = timeline.measure_words(*view.about, words, each, _view=view)
        else:
            found = timeline.measure_phrase(view, phrase)
    except SelectionError as error:
        return None, str(error)
    if not found.reviews:
        return None, "No review of this selection has these words."
    of = len(view.reviews)
    if words:
        return found, calendar_use.describe_words(found, words, of=of)
    return found, calendar_use.describe_phrase(found, offered[phrase], of=of)


if timeline.has_days(TITLE, view):
    head, controls = st.container(), st.container()
    offered = timeline.offer_phrases(view)
    with controls:
        phrase, words = choose_words()
    each = timeline.choose_period(*view.about, _view=view)
    use, sentence = measure()
    with head:
        heading(TITLE, view, sentence)
    if use:
        if phrase:
            show_link("Who uses this phrase?", "phrase", link(view.query, phrase=phrase), icon="format_quote")
        chart(
            lambda: figures.draw_rates(
                use.periods,
                title=usage.describe_periods(use.periods, each),
                each=each,
                theme=theme(),
            ),
            key="rates",
            name="use over time",
            columns=columns.RATE,
            finding=sentence,
            opens=lambda data: open_period(data[0]),
        )
        st.header("Who used it, oldest first", anchor=False)
        plain_text(usage.describe_dates(use.spread), "note")
        table(
            use.spread,
            page="printing",
            rows=10,
            key="spread",
            name="order of printing",
            alt="The reviews that use it, oldest first",
            columns=columns.SPREAD,
            opens=lambda row: Address("review", link(view.query, review=row["review_id"])),
        )
    with st.expander("Method"):
        plain_text(
            "A dot is the share of the period’s reviews that use the phrase, with its 95 % range (Wilson); it is no "
            "test of a trend. A rising share may be one critic who writes more. Who printed it first in this archive "
            "need not have been the first to write it."
        )
