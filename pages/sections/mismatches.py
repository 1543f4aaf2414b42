"""Mismatches: the reviews whose words and stars disagree most, and the words that mislead there."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.polarity.bands import count_bands
from corpus.polarity.calibration import MINIMUM
from corpus.polarity.disagreement import (
    APART,
    EVIDENCE,
    TOO_NEGATIVE,
    TOO_POSITIVE,
    select_misleading,
)
from corpus.polarity.verdicts import RULINGS
from corpus.wording import byline, number, plural, signed
from pages.shared import admission, columns, trusting, verdicts
from pages.shared.address import here, read_value
from pages.shared.controls import choice
from pages.shared.front import into_sight
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed_by
from pages.shared.matching import show_match
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import table
from pages.shared.viewing import current

SIDES = {"all": "Both", TOO_POSITIVE: "Kinder", TOO_NEGATIVE: "Harsher"}
SHOWN = {"reviews": "Reviews", "words": "Misleading words"}
#: What a reader has said of a word in a review.
MARKED = {"confirmed": "; marked as misleading here", "dismissed": "; marked as fair here"}
#: What to do where nothing that is selected can be compared: in the corpus as a whole something can, or nothing.
WIDEN = f"A review is compared where it has a rating and at least {EVIDENCE} scored words: widen the selection."
WITHOUT_RATINGS = (
    f"This needs {MINIMUM} reviews with a rating in the corpus, and at least {EVIDENCE} scored words in a review. Add "
    "reviews with a column of ratings on the Data screen."
)
#: Words that are put to the reader in one review.
ASKED = 6

view = current()
readers, wrong = verdicts.read_verdicts(view)


def show_review(apart: pd.DataFrame, review_id: str) -> None:
    """Show one review's misleading words, each to be marked as misleading or fair."""
    match = apart[apart["review_id"] == review_id]
    if match.empty:
        return
    review = match.iloc[0]
    with st.container(border=True):
        into_sight(review_id)
        rated, expected = number(review["rating"], decimals=1), number(review["expected"], decimals=1)
        plain_text(f"{', '.join(byline(review))}: rated {rated}; its words suggest {expected}.")
        faults = verdicts.list_faults(view, review_id, review["difference"]).head(ASKED)
        if faults.empty:
            plain_text(
                "None of its scored words explains the difference: what it says is in words without a score.", "note"
            )
        for fault in faults.itertuples():
            show_fault(review_id, str(fault.word), str(fault.context), float(fault.polarity))
        with st.container(horizontal=True):
            show_link("Read the review", "review", link(view.query, review=review_id), icon="article")
            show_link("Close", "mismatches", here(review=None).query, icon="close")


def show_fault(review_id: str, word: str, context: str, polarity: float) -> None:
    """Show a misleading word in its context, and the three things that can be done about it."""
    ruling = readers.ruling(review_id, word)
    plain_text(f"“{word}” scores {signed(polarity)}{MARKED.get(ruling or '', '')}: … {context} …")
    verdicts.show_clash(view, review_id, word)
    with st.container(horizontal=True, gap="small"):
        for name, label, icon in (
            ("confirmed", "Misleading here", "check"),
            ("dismissed", "Fair here", "close"),
        ):
            st.button(
                label if ruling != name else "Undo",
                key=f"{name} {review_id} {word}",
                icon=f":material/{icon if ruling != name else 'undo'}:",
                type="tertiary",
                on_click=verdicts.give_verdict,
                args=(view, review_id, word, name if ruling != name else None, ruling),
                disabled=not admission.may_change(),
            )
        show_link(
            f"Change “{word}” in the word list",
            "lexicon",
            link(view.query, term=word),
            icon="balance",
        )


def open_cell(ends: list[float]) -> Address:
    """Return the address of the reviews in a cell of the heat map, by the lowest and highest rating and tone in it."""
    written = [*map(str, ends)]
    return Address("reviews", narrowed_by(view.query, {"rating": written[:2], "polarity": written[2:]}))


def show_reviews(mismatches: trusting.Mismatches) -> None:
    """Show how many of the compared reviews have which tone and rating, and list those far apart on a side."""
    compared, apart, left_out = mismatches.apart, mismatches.rows, mismatches.left_out
    tone = view.polarity
    few = f"{plural(left_out, 'review')} of fewer than {EVIDENCE} scored words left out" if left_out else ""
    chart(
        lambda: figures.draw_bands(
            count_bands(compared),
            title="Reviews by their tone and their rating",
            value_name=tone.axis,
            span=tone.span,
            note=few,
            theme=theme(),
        ),
        key="bands",
        name="reviews by tone and rating",
        opens=open_cell if (view.scale.lexicon, view.scale.quantity) == ("textblob", "polarity") else None,
    )
    if apart.empty:
        plain_text("No review is far apart on this side.")
        return
    st.subheader(f"{plural(len(apart), 'review')} far apart, furthest first", anchor=False)
    table(
        apart,
        page="page",
        complete=lambda part: verdicts.name_faults(view, part),
        whole=apart.rename(columns={"polarity": view.scale.column_label}),
        key="apart",
        name="mismatches",
        alt="Reviews, with words and stars furthest apart first: what their words suggest, and misleading words",
        columns=columns.APART,
        shown=[
            *(name for name in ("film", "reviewer", "published") if apart[name].notna().any()),
            *("rating", "expected", "difference", "words"),
        ],
        opens=lambda row: here(review=row["review_id"]),
    )


def show_words(side: str) -> None:
    """Show which words mislead beyond chance, with what readers decided about them."""
    faults = select_misleading(trusting.list_words_at_fault(*view.about, _view=view), "" if side == "all" else side)
    faults = readers.add_counts(faults)
    if faults.empty:
        plain_text("No word misleads more often than chance would.")
        return
    table(
        faults,
        page="page",
        key="faults",
        name="misleading words",
        alt="Misleading words, with the number of reviews they mislead in and that number by chance",
        columns=columns.FAULT,
        shown=[column for column in columns.FAULT if column not in RULINGS or faults[column].any()],
        opens=lambda row: Address("lexicon", link(view.query, term=row["word"])),
    )


mismatches = trusting.select_mismatches(*view.about, "", _view=view)
apart = mismatches.apart
heading(
    "Mismatches between words and stars",
    view,
    mismatches.finding if len(view.reviews) else "",
    here(review=apart["review_id"].iloc[0]) if len(apart) else None,
)
if wrong:
    plain_text(wrong)
if view.reviews.empty:
    nothing_selected(view)
elif len(apart):
    show_match(view)
    with st.container(horizontal=True):
        side = choice("Words beside the stars", SIDES, name="side", first="all")
        shown = choice("Show", SHOWN, name="show", first="reviews")
    if asked := read_value("review", ""):
        show_review(apart, asked)
    if shown == "words":
        show_words(side)
        verdicts.show_marked(view)
    else:
        show_reviews(trusting.select_mismatches(*view.about, "" if side == "all" else side, _view=view))
    with st.expander("Method"):
        plain_text(
            "What a review’s words suggest is the rating that reviews of its tone get on average. It is learned from "
            "other films’ reviews, by isotonic regression, and lies close to the mean where few words are scored. "
            f"Far apart is {number(APART, decimals=1)} times the usual error or more; reviews of fewer than {EVIDENCE} "
            "scored words are left out. Either side may be wrong: the list may misread a word, the critic may be "
            "ironic, or rate what the words do not speak of."
        )
elif len(view.reviews):
    plain_text(WIDEN if len(trusting.list_disagreements(view.about[0], _view=view)) else WITHOUT_RATINGS)
