"""One phrase: where it stands, in whose reviews, and when it was printed."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.wording import date, number, plural, signed
from pages.shared import answers, columns
from pages.shared.address import link, param
from pages.shared.letters import line
from pages.shared.opening import View, current
from pages.shared.showing import chart, door, go, heading, page_of, table, theme

ORDERS = {
    "date": "Oldest first",
    "film": "By film",
    "critic": "By critic",
    "left": "By what stands before",
    "right": "By what stands behind",
    "polarity": "Coldest review first",
}

view = current()


def open_place(view: View, row: pd.Series) -> None:
    """Open the review at the place where the phrase stands."""
    go("review", link(view.query, review=row["review_id"], at=row["start"]))


def say_printed(phrase: pd.Series, lines: pd.DataFrame) -> str:
    """Say when it was printed first and by whom, when last, and how warm its sentences are."""
    said = ""
    dated = lines.dropna(subset=["published"]).sort_values(["published", "review_id"])
    if len(dated):
        first = dated.iloc[0]
        by = f" by {first['reviewer']}" if pd.notna(first["reviewer"]) else ""
        said = (
            f"First printed here on {date(first['published'])}{by}, last on {date(phrase['last_published'])}; "
            "the order of printing says nothing of copying. "
        )
    if pd.notna(phrase.get("polarity")):
        said += (
            f"Its sentences have a mean polarity of {signed(phrase['polarity'])}, all reviews one of "
            f"{signed(view.corpus.reviews['polarity'].mean())}."
        )
    return said


def show_groups(lines: pd.DataFrame, by: str, column: str) -> None:
    """Show how many reviews of each film or critic use the phrase."""
    used = lines.drop_duplicates("review_id")[column].value_counts().rename_axis("name").reset_index(name="reviews")
    if len(used):
        chart(
            figures.counts(
                used,
                label="name",
                count="reviews",
                title=f"Used in reviews {'of' if by == 'film' else 'by'} {plural(len(used), by)}",
                most=8,
                theme=theme(),
            ),
            key=f"by-{by}",
            name=f"reviews-by-{by}",
            opens=lambda data: go("phrase", link([*view.query, (by, data[0])], phrase=asked)),
        )


def show_fillers(filled: pd.DataFrame, *, template: bool) -> None:
    """Show the words that fill a template's gap, or the forms in which a phrase comes."""
    chart(
        figures.counts(
            filled,
            label="filler",
            count="reviews",
            title=f"{plural(len(filled), 'filler')} of the gap" if template else f"{plural(len(filled), 'form')}",
            most=8,
            theme=theme(),
        ),
        key="fillers",
        name="fillers",
    )


asked = st.session_state[param("phrase", "")]
match = answers.one_of(view, asked)
door("All phrases", "phrases", link(view.query), icon=":material/arrow_back:")
if match.empty:
    heading("Where does this phrase stand?", view)
    line("The phrase of this link does not recur in this selection.", "finding")
    line("Widen the selection in the sidebar, or pick another phrase from the list.")
else:
    phrase = match.iloc[0]
    heading("Where does this phrase stand?", view, answers.say_phrase(phrase, view.reviews))
    lines = answers.concordance_of(*view.about, asked, _view=view)
    line(say_printed(phrase, lines), "note")
    order = st.selectbox(
        "Order", list(ORDERS), key=param("order", "date", allowed=list(ORDERS)), format_func=ORDERS.get, width=240
    )
    sorted_lines = answers.sort_lines(lines, order, view)
    table(
        page_of(sorted_lines, key=param("page", 1, read=int), rows=12),
        whole=sorted_lines,
        key="concordance",
        name="sentences",
        alt="Each printing of the phrase with what stands before and behind it",
        columns=columns.LINE,
        opens=lambda row: open_place(view, row),
    )
    filled = answers.fillers(*view.about, asked, _view=view)
    places = st.columns(3 if len(filled) else 2, gap="medium")
    with places[0]:
        show_groups(lines, "film", "film")
    with places[1]:
        show_groups(lines, "critic", "reviewer")
    if len(filled):
        with places[2]:
            show_fillers(filled, template=phrase["kind"] == "template")
    if len(lines) < phrase["occurrences"]:
        line(f"The first {number(len(lines))} of {number(phrase['occurrences'])} occurrences are shown.", "note")
