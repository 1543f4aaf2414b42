"""From opening to verdict: how positive reviews open, go on and close, film by film."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import courses
from corpus.compare.group_courses import ALL, OTHERS
from corpus.wording import plural, signed
from pages.shared import columns, comparing, groupings
from pages.shared.controls import fold
from pages.shared.groupings import COMPARED
from pages.shared.letters import plain_text
from pages.shared.links import Address, link
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.tables import table
from pages.shared.viewing import current

TITLE = "From opening to verdict"

view = current()


def show_course(by: str, chosen: tuple[str, ...]) -> None:
    """Show how positive the reviews of each group are, from their first fifth to their last."""
    column = COMPARED[by]
    compared = groupings.compare_courses(*view.about, column, chosen, _view=view)
    finding, changing = groupings.describe_courses(*view.about, column, by, chosen, _view=view)
    turned = compared.turns.sort_values("q", kind="stable")
    clear = turned.loc[turned["conclusion"].isin([courses.ENDS_HIGHER, courses.ENDS_LOWER]), "group"]
    too_few = bool((turned["conclusion"] == courses.TOO_FEW).all())
    with head:
        heading(TITLE, view, finding, comparing.open_group(view, by, clear.iloc[0]) if len(clear) else None)
        comparing.show_match(view, view.polarity)
        if too_few and compared.lost < len(view.reviews) / 2:
            comparing.offer_more(view)
    # The course of single reviews is on their own screens.
    drawn = len(compared.frame) > 0 and turned["n"].max() > 1
    if drawn:
        known = set(compared.frame["group"])
        order = [name for name in (ALL, *compared.drawn, OTHERS) if name in known]
        part = f"the {plural(len(compared.drawn), by)} with most reviews" if not chosen else f"the chosen {by}s"
        part = f"all reviews, and {part}" if ALL in known else part
        chart(
            lambda: figures.draw_arcs(
                compared.frame.set_index("group").loc[order].reset_index(),
                others=OTHERS,
                whole=ALL,
                parts=courses.PART_NAMES,
                value_name=f"mean {view.polarity.axis}",
                middle=view.polarity.middle,
                span=view.polarity.span,
                title=f"Tone from the first fifth of a review to the last: {part}",
                theme=theme(),
            ),
            key="courses",
            name=f"from opening to verdict by {by}",
            finding=finding,
            opens=lambda data: open_course(by, data[0]),
        )
    short = f"{plural(compared.lost, 'review')} with fewer than {courses.PARTS} sentences left out."
    notes = [
        changing,
        ""
        if too_few
        else "The plot often comes first and the judgement last: a more positive end need not mean a better film.",
        short if compared.lost else "",
    ]
    if any(notes):
        plain_text(" ".join(filter(None, notes)), "note")
    if not drawn:
        show_turns(turned, by)
    elif (numbers := fold("The numbers", name="numbers")).open:
        with numbers:
            show_turns(turned, by)
    with st.expander("Method"):
        plain_text(
            "Each review is compared with itself: its last fifth less its first, tested by rank (Wilcoxon’s signed "
            f"ranks) and corrected for the number of {by}s (q, Benjamini-Hochberg). So a range may leave out 0 and the "
            "difference still be none that is clear. Tone is TextBlob’s polarity of the scored words.",
            "note",
        )


def open_course(by: str, group: str) -> Address:
    """Return the address of the reviews whose course is drawn: of a group, or all."""
    return Address("reviews", link(view.query)) if group == ALL else comparing.open_group(view, by, group)


def show_turns(turned: pd.DataFrame, by: str) -> None:
    """Show the table of groups with how much more positive their reviews end than they begin."""
    table(
        turned,
        page="page",
        key="turns",
        name=f"opening and verdict by {by}",
        alt=f"Each {by} with how much more positive its reviews end than they begin, and whether that is clear",
        columns=columns.make_ending_columns(by),
        shown=columns.ENDINGS,
        complete=comparing.write_ranges(signed),
        opens=lambda row: comparing.open_group(view, by, row["group"]),
    )


if "polarity" not in view.known or not comparing.list_comparable(view, without=("genre",)):
    heading(TITLE, view)
    nothing_selected(view)
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        # A review of several genres would count against itself.
        by = comparing.choose_grouping(view, without=("genre",))
        chosen = comparing.choose_groups(view, by)
        comparing.offer_all(view, by)
    show_course(by, chosen)
