"""Ratings against polarity: the reviews in which the two disagree most, and which words a reader holds responsible."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.polarity.calibration import MIDDLE_RATING
from corpus.polarity.disagreement import (
    APART,
    EVIDENCE,
    TOO_NEGATIVE,
    TOO_POSITIVE,
    describe_disagreements,
    select_misleading,
)
from corpus.wording import byline, number, signed
from pages.shared import columns, trusting, verdicts
from pages.shared.address import Address, here, link, read_value
from pages.shared.controls import choice
from pages.shared.front import into_sight
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import table

SIDES = {"all": "Both", TOO_POSITIVE: "Words too warm", TOO_NEGATIVE: "Words too cold"}
SHOWN = {"reviews": "Reviews", "words": "Words at fault"}
#: Words that are put to the reader in one review.
ASKED = 6

view = current()
readers, wrong = verdicts.read_verdicts(view)


def show_review(apart: pd.DataFrame, review_id: str) -> None:
    """Show one review's misleading words, each to be confirmed or dismissed."""
    match = apart[apart["review_id"] == review_id]
    if match.empty:
        return
    review = match.iloc[0]
    with st.container(border=True):
        into_sight(review_id)
        rated, expected = number(review["rating"], decimals=1), number(review["expected"], decimals=1)
        plain_text(f"{', '.join(byline(review))}: rated {rated}, where its words foretell {expected}.")
        faults = verdicts.list_faults(view, review_id, review["difference"]).head(ASKED)
        if faults.empty:
            plain_text("No word pushes against the stars: what the words say is left unsaid by the lexicon.", "note")
        for fault in faults.itertuples():
            show_fault(review_id, str(fault.word), str(fault.context), float(fault.polarity))
        with st.container(horizontal=True):
            show_link("Read the review", "review", link(view.query, review=review_id), icon="article")
            show_link("Close", "mismatches", here(review=None).query, icon="close")


def show_fault(review_id: str, word: str, context: str, polarity: float) -> None:
    """Show a misleading word in its context, and the three things that can be done about it."""
    ruling = readers.ruling(review_id, word)
    words = {"confirmed": "; confirmed: it means something else here", "dismissed": "; dismissed: it is right here"}
    plain_text(f"“{word}” {signed(polarity)}{words.get(ruling or '', '')}. … {context} …")
    with st.container(horizontal=True, gap="small"):
        for name, label, icon in (
            ("confirmed", "The word is at fault", "check"),
            ("dismissed", "It is right here", "close"),
        ):
            st.button(
                label if ruling != name else "Take it back",
                key=f"{name} {review_id} {word}",
                icon=f":material/{icon if ruling != name else 'undo'}:",
                type="tertiary",
                on_click=verdicts.give_verdict,
                args=(view, review_id, word, name if ruling != name else None),
            )
        show_link(
            f"Weigh “{word}” anew",
            "lexicon",
            link(view.query, term=word),
            icon="balance",
        )


def show_reviews(apart: pd.DataFrame) -> None:
    """Show each review by its polarity and its rating, and list those furthest apart."""
    chart(
        figures.draw_ratings_against_polarity(
            view.reviews,
            middle=view.polarity.middle,
            span=view.polarity.span,
            value_name=view.polarity.axis,
            title="Above right and below left, stars and words agree",
            marks=300,
            theme=theme(),
        ),
        key="scatter",
        name="words against stars",
        opens=lambda data: len(data) == 1 and Address("review", link(view.query, review=data[0])),
    )
    table(
        apart,
        page="page",
        rows=15,
        complete=lambda part: verdicts.name_faults(view, part),
        whole=apart.rename(columns={"polarity": view.scale.column_label}),
        key="apart",
        name="reviews furthest apart",
        alt="The reviews furthest apart, with rating, expected rating and the words at fault",
        columns=columns.APART,
        opens=lambda row: here(review=row["review_id"]),
    )


def show_words(side: str) -> None:
    """Show which words mislead beyond chance, with what readers decided about them."""
    faults = select_misleading(trusting.list_words_at_fault(*view.about, _view=view), "" if side == "all" else side)
    faults = readers.add_counts(faults)
    if faults.empty:
        plain_text("No word is at fault more often than chance would have it.")
        return
    table(
        faults,
        page="page",
        key="faults",
        name="words at fault",
        alt="Words at fault, with in how many reviews they are and would be by chance",
        columns=columns.FAULT,
        opens=lambda row: Address("lexicon", link(view.query, term=row["word"])),
    )


apart = trusting.list_disagreements(view.about[0], _view=view)
apart = apart[apart["review_id"].isin(view.reviews["review_id"])]
heading(
    "Where do stars and words disagree?",
    view,
    describe_disagreements(apart) if len(view.reviews) else "",
    here(review=apart["review_id"].iloc[0]) if len(apart) else None,
)
if wrong:
    plain_text(wrong)
if view.reviews.empty:
    nothing_selected(view)
elif len(apart):
    with st.container(horizontal=True):
        side = choice("Side", SIDES, name="side", first="all")
        shown = choice("Show", SHOWN, name="show", first="reviews")
    if asked := read_value("review", ""):
        show_review(apart, asked)
    if shown == "words":
        show_words(side)
    else:
        sign = {"all": None, TOO_POSITIVE: True, TOO_NEGATIVE: False}[side]
        show_reviews(apart if sign is None else apart[(apart["difference"] > 0) == sign])
    plain_text(
        "A review's expected rating is learned from the words and stars of other films' reviews, and is close to the "
        "mean where few words can be assessed. Far apart is "
        f"{number(APART, decimals=1)} times the usual error or more; reviews of fewer than {EVIDENCE} assessed words "
        f"are left out. Where they part, the lexicon may err, or the critic is ironic, or rated something that "
        f"the words do not speak of; ratings part at {MIDDLE_RATING:g} of 10.",
        "note",
    )
