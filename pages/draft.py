"""A draft against the archive: which of its words have been printed before, where, and by whom."""

import pandas as pd
import streamlit as st

from corpus import polarity, reuse
from corpus.selection import choices
from corpus.wording import plural
from pages.shared import columns, reading
from pages.shared.address import link
from pages.shared.letters import line
from pages.shared.opening import current
from pages.shared.showing import go, heading, page_of, table, theme

#: The longest draft that is looked up, in characters.
LONGEST = 50_000
_NONE = "Not in this list"

#: How many words a run has at least.
RUN = 6
NO_EVIDENCE = polarity.assess("")


def apart(passages: pd.DataFrame) -> int:
    """Count the stretches of the draft that passages cover; those that overlap are one."""
    spans = passages.sort_values("start")
    return int((spans["start"] >= spans["end"].cummax().shift(fill_value=0)).sum())


def say_found(passages: int, reviews: int) -> str:
    """Say how much of the draft has been printed before."""
    if not passages:
        return f"No run of {RUN} words of this draft has been printed before."
    have = "has" if passages == 1 else "have"
    return f"{plural(passages, 'passage')} of this draft {have} been printed before, in {plural(reviews, 'review')}."


view = current()
head = st.container()
film = st.selectbox(
    "The draft's film",
    [_NONE, *choices(view.corpus.reviews, "film")[:1_000]],
    key="draft-film",
    width=360,
    help="Its title then counts as the one word «film», as it does in the reviews.",
)
draft = st.text_area(
    "The draft",
    key="draft",
    height=220,
    max_chars=LONGEST,
    placeholder="Paste a review, or a sentence of it.",
    help="It stays on this server, is kept nowhere, and is not part of the address.",
)
if not draft.strip():
    with head:
        heading("Has this been printed before?", view)
    line(
        f"Paste a draft: every run of {RUN} words or more that stands in a review of this corpus is shown, with its "
        "place. All of the corpus is looked through, whatever is selected."
    )
else:
    with st.spinner("Looking through the archive"):
        found = reuse.check(draft, view.corpus.index, view.corpus.reviews, film=None if film == _NONE else film)
    passages = found.groupby(["start", "end"], as_index=False).agg(reviews=("review_id", "nunique"))
    with head:
        heading("Has this been printed before?", view, say_found(apart(passages), found["review_id"].nunique()))
    reading.review(draft, passages.assign(phrase_id=""), NO_EVIDENCE, address=lambda _: "", theme=theme())
    if len(found):
        told = view.corpus.reviews[["review_id", "film", "reviewer", "published"]]
        printed = [draft[start:end] for start, end in zip(found["start"], found["end"], strict=True)]
        listed = found.assign(printed=printed).merge(told, on="review_id", how="left")
        table(
            page_of(listed, key="draft-page"),
            whole=listed,
            key="printed",
            name="printed before",
            narrowed=False,
            alt="Passages of the draft that have been printed before, with film, critic and date",
            columns=columns.PRINTED,
            opens=lambda row: go("review", link(view.query, review=row["review_id"], at=row["printed_start"])),
        )
line("Stock phrases of the trade count too: that words have been printed before says nothing of copying.", "note")
