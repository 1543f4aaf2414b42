"""Changes to the lexicon that the ratings suggest: the sure ones first, to be accepted one by one or all at once."""

import pandas as pd
import streamlit as st

from corpus.polarity import learning, settings
from corpus.schema import CorpusError
from corpus.wording import listed, number, plural
from pages.shared import columns, lexicons, scaling, suggesting
from pages.shared.address import Address, link
from pages.shared.controls import choice
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import heading, show_link
from pages.shared.tables import table

KINDS = {"all": "All", "missing": "Missing words", "contradicts": "Weighed otherwise", "silence": "To be silenced"}
#: How far a suggestion can be trusted. The sure ones are shown first; the others are folded away.
GROUPS = {"sure": "Sure", "unsure": "Unsure", "flagged": "Names and people"}
_KINDS_IN_WORDS = {"missing": "missing", "contradicts": "weighed otherwise", "silence": "to be silenced"}

view = current()
kept, damage = scaling.read_house(view.corpus)


def describe_suggestions(suggestions: pd.DataFrame) -> str:
    """Say how many suggestions of each kind are open and sure, and how many others there are."""
    sure = select_group(suggestions, "sure")
    others = len(suggestions) - len(sure)
    if sure.empty:
        rest = (
            f" {plural(others, 'suggestion')} that nobody should accept unread {'is' if others == 1 else 'are'} left."
        )
        return f"The house lexicon follows all that the stars surely suggest.{rest if others else ''}"
    counts = sure["kind"].value_counts()
    kinds = [f"{number(counts[kind])} {words}" for kind, words in _KINDS_IN_WORDS.items() if kind in counts]
    return f"The stars surely suggest to change {plural(len(sure), 'word')}: {listed(kinds)}."


def select_group(suggestions: pd.DataFrame, group: str) -> pd.DataFrame:
    """Return the suggestions of one of `GROUPS`."""
    flagged, sure = suggestions["flag"] != "", suggestions["sure"]
    return suggestions[{"sure": ~flagged & sure, "unsure": ~flagged & ~sure, "flagged": flagged}[group]]


def open_term(row: pd.Series) -> Address:
    """Return the address of a suggestion on the screen of the lexicon, with the reviews that it would move."""
    silenced = pd.isna(row["suggested"])
    params = {"action": "silence"} if silenced else {"value": row["suggested"]}
    return Address("lexicon", link(view.query, term=row["term"], **params))


def show_suggestions(suggestions: pd.DataFrame) -> None:
    """Show the suggestions of a kind, and the button that accepts them."""
    with st.container(horizontal=True):
        group = choice("Suggestions", GROUPS, name="group", first="sure")
        kind = choice("Show", KINDS, name="kind", first="all")
    suggestions = select_group(suggestions, group)
    if kind != "all":
        suggestions = suggestions[suggestions["kind"] == kind]
    if suggestions.empty:
        plain_text("Nothing of this kind is left to be accepted.")
        return
    st.button(
        f"Accept {'these' if len(suggestions) > 1 else 'this'} {number(len(suggestions))}",
        type="primary",
        icon=":material/check:",
        on_click=lexicons.keep_change,
        args=(
            view,
            lambda now: learning.accept_suggestions(suggestions, on=lexicons.today(), house=now),
            f"{plural(len(suggestions), 'term')} of the house lexicon changed for everybody, and “isn’t” and its kin "
            "negate as “not” does. It is undone on the screen of the house lexicon.",
        ),
        help="For everybody who opens this corpus; undone together on the screen of the house lexicon. “Isn’t” and its "
        "kin then negate as “not” does: so it was learned.",
    )
    table(
        suggestions,
        page="page",
        key="suggestions",
        name="suggestions from the stars",
        narrowed=False,
        alt="Each suggested term with its polarity now and as suggested, the interval and the reviews it rests on",
        columns=columns.SUGGESTION,
        opens=open_term,
    )


suggestions = None if damage else suggesting.read_suggestions(view)
reason = suggesting.describe_lack(view)
if suggestions is None:
    heading(
        "What do the stars suggest for the lexicon?", view, reason or "Nothing has been learned from the stars yet."
    )
    if damage:
        plain_text(damage)
    if not reason and st.button("Learn from the stars", type="primary", icon=":material/school:"):
        try:
            suggesting.learn_suggestions(view)
            st.rerun()
        except CorpusError as error:
            plain_text(str(error))
else:
    suggestions = settings.select_open(suggestions, kept)
    heading(
        "What do the stars suggest for the lexicon?",
        view,
        describe_suggestions(suggestions),
        open_term(suggestions.iloc[0]) if len(suggestions) else None,
    )
    if notice := lexicons.take_notice():
        plain_text(notice)
        show_link("House lexicon", "lexicon", link(view.query), icon="undo")
    if len(suggestions):
        show_suggestions(suggestions)
plain_text(
    "Learned from all rated reviews of the corpus, mostly within films, and shrunk towards nothing where few reviews "
    "speak: a weight says which ratings a word goes with, not why. Of an unsure one the 90 % range includes 0; many "
    "together still help. Names and words for people are changed only by someone who means it. On these same reviews "
    "words and stars will agree better than on others.",
    "note",
)
