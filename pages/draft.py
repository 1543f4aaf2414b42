"""A draft against the archive: which of its phrases recur, and which passages were published before, where, by whom."""

import pandas as pd
import streamlit as st

from corpus.polarity import scores
from corpus.reuse import draft_check, draft_report, phrasebook
from pages.shared import columns, queries, reading
from pages.shared.address import Address, link
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import heading, theme
from pages.shared.tables import table

#: The longest draft that is looked up, in characters.
LONGEST = 50_000
_NONE = "Not in this list"
TITLE = "Check a draft"

#: How many words a run has at least.
RUN = 6
NO_EVIDENCE = scores.assess_words("")
PHRASES = {
    "printed": columns.PRINTED["printed"] | {"width": "medium"},
    **{name: columns.PHRASE[name] for name in ("phrase", "reviews", "films", "reviewers", "whose")},
}


def show_phrases(used: pd.DataFrame) -> None:
    """Show the recurring phrases of the draft as the Phrases screen lists them; each opens there."""
    st.subheader("Recurring phrases", anchor=False)
    table(
        used,
        page="used-page",
        key="used",
        name="phrases of the draft",
        narrowed=False,
        alt="Recurring phrases of the draft with how many reviews, films and critics use them",
        columns=PHRASES,
        opens=lambda row: Address("phrase", link(view.query, phrase=row["phrase_id"])),
    )


def show_passages(matches: pd.DataFrame) -> None:
    """Show the passages of the draft that were published before; each opens the review at its place."""
    st.subheader("Passages printed before", anchor=False)
    table(
        draft_report.list_passages(draft, matches, view.corpus.reviews),
        page="draft-page",
        key="printed",
        name="printed before",
        narrowed=False,
        alt="Passages of the draft that have been printed before, with film, critic and date",
        columns=columns.PRINTED,
        opens=lambda row: Address("review", link(view.query, review=row["review_id"], at=row["printed_start"])),
    )


view = current()
head = st.container()
films = [_NONE, *queries.list_films(view.about[0], _view=view)[:1_000]]
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
    help="It is kept for this visit only: saved nowhere, and not part of the address.",
)
if not draft.strip():
    with head:
        heading(TITLE, view)
    plain_text(
        f"Paste a draft above to see its recurring phrases, and every passage of {RUN} words or more that has been "
        "printed before. All reviews of the corpus are searched, whatever is selected."
    )
else:
    film = None if chosen == _NONE else chosen
    with st.spinner("Searching the archive"):
        matches = draft_check.check_draft(draft, view.corpus.index, view.corpus.reviews, film=film)
        marks = phrasebook.find_phrases(draft, view.corpus.phrasebook, film=film)
        used = phrasebook.select_used(draft, marks, queries.list_all_phrases(view))
    passages = draft_report.count_reviews_per_passage(matches)
    with head:
        finding = draft_report.describe_draft(matches, phrases=len(used), words=RUN)
        heading(TITLE, view, finding)
    reading.show_legend(theme(), scored=False, printed=True)
    reading.show_review(
        draft,
        marks.merge(used[["phrase_id", "reviews"]], on="phrase_id"),
        NO_EVIDENCE,
        address=lambda phrase_id: Address("phrase", link(view.query, phrase=phrase_id)).href,
        theme=theme(),
        printed=passages[["start", "end", "reviews"]].itertuples(index=False, name=None),
    )
    if len(used):
        show_phrases(used)
    if len(matches):
        show_passages(matches)
plain_text("The draft is kept until you reload or close the page, and is saved nowhere.", "note")
with st.expander("Method"):
    plain_text(
        "Phrases are counted in the whole corpus and listed as on the Phrases screen, biggest clichés first, without "
        "everyday ones. Case and punctuation do not count. That words have been printed before is no sign of copying: "
        "stock phrases of the trade count too."
    )
