"""A draft against the archive: which of its words recur or have been printed before, where, and by whom."""

from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from corpus.polarity import scores
from corpus.reuse import draft_check, phrasebook
from corpus.store.selection import Selection, choices
from corpus.wording import plural
from pages.shared import columns, queries, reading
from pages.shared.address import link
from pages.shared.letters import plain_text
from pages.shared.opening import View, current
from pages.shared.showing import heading, theme, to
from pages.shared.tables import table

#: The longest draft that is looked up, in characters.
LONGEST = 50_000
_NONE = "Not in this list"

#: How many words a run has at least.
RUN = 6
NO_EVIDENCE = scores.assess_words("")
PHRASES = {
    "printed": columns.PRINTED["printed"] | {"width": "medium"},
    **{name: columns.PHRASE[name] for name in ("phrase", "reviews", "films", "reviewers", "whose")},
}


def apart(passages: pd.DataFrame) -> int:
    """Count the stretches of the draft that passages cover; those that overlap are one."""
    spans = passages.sort_values("start")
    return int((spans["start"] >= spans["end"].cummax().shift(fill_value=0)).sum())


def say_found(phrases: int, passages: int, reviews: int) -> str:
    """Say how many recurring phrases the draft uses, and how much of it has been printed before."""
    used = f"This draft uses {plural(phrases, 'recurring phrase') if phrases else 'no recurring phrase'}"
    if not passages:
        return f"{used}, and no run of {RUN} words of it has been printed before."
    printed = f"{plural(passages, 'passage')} of it {'has' if passages == 1 else 'have'} been printed before"
    return f"{used}, and {printed}, in {plural(reviews, 'review')}."


def listed(view: View) -> pd.DataFrame:
    """Return what the Phrases screen lists of the whole corpus: families, and behind them the single phrases."""
    reviews = view.weighed.reviews
    whole = replace(view, selection=Selection(), reviews=reviews, keep=np.ones(len(reviews), bool))
    both = [queries.owners(*whole.about, gathered=gathered, fragments=False, _view=whole) for gathered in (True, False)]
    return pd.concat(both, ignore_index=True).drop_duplicates("phrase_id")


def show_phrases(used: pd.DataFrame) -> None:
    """Show the recurring phrases of the draft as the Phrases screen lists them; each opens there."""
    st.subheader("Recurring phrases", anchor=False)
    table(
        used,
        page="used-page",
        key="used",
        name="phrases of the draft",
        narrowed=False,
        alt="Recurring phrases of the draft with how many reviews, films and critics use them, and whose they are",
        columns=PHRASES,
        opens=lambda row: to("phrase", link(view.query, phrase=row["phrase_id"])),
    )


def show_passages(found: pd.DataFrame) -> None:
    """Show the passages of the draft that were printed before; each opens the review at its place."""
    st.subheader("Passages printed before", anchor=False)
    known = view.corpus.reviews[["review_id", "film", "reviewer", "published"]]
    printed = [draft[start:end] for start, end in zip(found["start"], found["end"], strict=True)]
    places = found.assign(printed=printed).merge(known, on="review_id", how="left")
    table(
        places,
        page="draft-page",
        key="printed",
        name="printed before",
        narrowed=False,
        alt="Passages of the draft that have been printed before, with film, critic and date",
        columns=columns.PRINTED,
        opens=lambda row: to("review", link(view.query, review=row["review_id"], at=row["printed_start"])),
    )


view = current()
head = st.container()
films = [_NONE, *choices(view.corpus.reviews, "film")[:1_000]]
# The draft stays as long as the visit; its film as long as a corpus has it.
if st.session_state.get("draft-film") not in films:
    st.session_state["draft-film"] = _NONE
chosen = st.selectbox(
    "The draft's film",
    films,
    key="draft-film",
    persist_state="session",
    width=360,
    help="Its title then counts as the one word «film», as it does in the reviews.",
)
draft = st.text_area(
    "The draft",
    key="draft",
    persist_state="session",
    height=220,
    max_chars=LONGEST,
    placeholder="Paste a review, or a sentence of it.",
    help="It is kept for this visit alone, saved nowhere and not part of the address.",
)
if not draft.strip():
    with head:
        heading("Has this been printed before?", view)
    plain_text(
        f"Paste a draft: its recurring phrases are shown, and every run of {RUN} words or more that is in a review of "
        "this corpus, with its place. All of the corpus is looked through, whatever is selected."
    )
else:
    film = None if chosen == _NONE else chosen
    with st.spinner("Looking through the archive"):
        found = draft_check.check_draft(draft, view.corpus.index, view.corpus.reviews, film=film)
        marks = phrasebook.find_phrases(draft, view.corpus.phrasebook, film=film)
        used = phrasebook.select_used(draft, marks, listed(view))
    passages = found.groupby(["start", "end"], as_index=False).agg(reviews=("review_id", "nunique"))
    with head:
        heading(
            "Has this been printed before?", view, say_found(len(used), apart(passages), found["review_id"].nunique())
        )
    reading.legend(theme(), scored=False, printed=True)
    reading.review(
        draft,
        marks.merge(used[["phrase_id", "reviews"]], on="phrase_id"),
        NO_EVIDENCE,
        address=lambda phrase_id: to("phrase", link(view.query, phrase=phrase_id)).href,
        theme=theme(),
        printed=passages[["start", "end", "reviews"]].itertuples(index=False, name=None),
    )
    if len(used):
        show_phrases(used)
    if len(found):
        show_passages(found)
plain_text(
    "The draft is kept until you reload the page or close it. "
    "Phrases are in the order of the Phrases screen, the most telling first, and counted in the whole corpus. "
    "Stock phrases of the trade count too: that words have been printed before says nothing of copying.",
    "note",
)
