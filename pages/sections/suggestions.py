"""Scores that the ratings suggest for the word list: the sure ones first, to be accepted at once, or refused."""

import pandas as pd
import streamlit as st

from corpus.errors import CorpusError
from corpus.polarity import learning, settings
from corpus.wording import listed, number, plural
from pages.shared import admission, columns, desks, houses, lexicons, refusing, suggesting
from pages.shared.controls import choice
from pages.shared.letters import plain_text
from pages.shared.links import Address, link
from pages.shared.showing import heading, show_link
from pages.shared.tables import table
from pages.shared.viewing import current

KINDS = {"all": "All", "missing": "New scores", "contradicts": "Other scores", "silence": "To ignore"}
#: How far a suggestion can be trusted. The sure ones are shown first; the others are folded away.
GROUPS = {"sure": "Sure", "unsure": "Unsure", "flagged": "Names and people"}
_KINDS_IN_WORDS = {"missing": "new", "contradicts": "with another score", "silence": "to ignore"}
_KINDS_OF_ONE = {"missing": "new score", "contradicts": "other score", "silence": "ignore"}
#: The label of the table's rows; also the name of its files.
TITLE = "Suggestions from ratings"

view = current()
kept, damage = houses.read_house(view.corpus)


def describe_suggestions(suggestions: pd.DataFrame) -> str:
    """Say how many suggestions of each kind are open and sure, and how many others there are."""
    sure = select_group(suggestions, "sure")
    others = len(suggestions) - len(sure)
    if sure.empty:
        rest = f" {plural(others, 'suggestion is', 'suggestions are')} left to be read one by one."
        return f"The word list follows every sure suggestion.{rest if others else ''}"
    counts = sure["kind"].value_counts()
    kinds = [f"{number(counts[kind])} {words}" for kind, words in _KINDS_IN_WORDS.items() if kind in counts]
    return f"Ratings clearly suggest a change to {plural(len(sure), 'word')}: {listed(kinds)}."


def select_group(suggestions: pd.DataFrame, group: str) -> pd.DataFrame:
    """Return the suggestions of one of `GROUPS`."""
    flagged, sure = suggestions["flag"] != "", suggestions["sure"]
    return suggestions[{"sure": ~flagged & sure, "unsure": ~flagged & ~sure, "flagged": flagged}[group]]


def open_term(row: pd.Series) -> Address:
    """Return the address of a suggestion in the word list, with the reviews that it would change."""
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
        plain_text("No suggestion of this kind is left.")
        return
    st.button(
        f"Accept {'these' if len(suggestions) > 1 else 'this'} {number(len(suggestions))}",
        type="primary",
        icon=":material/check:",
        on_click=lexicons.keep_change,
        args=(
            view,
            lambda now: learning.accept_suggestions(suggestions, on=lexicons.today(), house=now),
            kept,
            f"{plural(len(suggestions), 'word')} of the word list changed, and “isn’t” now counts as “not”. You can "
            "undo it in the word list.",
        ),
        disabled=not admission.may_change(),
        help="For everybody who opens this corpus. “Isn’t” then counts as “not”, because the scores were learned that "
        "way. The word list undoes all of it in one step.",
    )
    table(
        suggestions.assign(kind=suggestions["kind"].map(_KINDS_OF_ONE), decide="Refuse"),
        page="page",
        key="suggestions",
        name="suggestions from ratings",
        narrowed=False,
        alt="Each suggested word with TextBlob’s score, the suggested one, its 90 % range and the reviews it rests on",
        columns=columns.SUGGESTION,
        complete=settings.add_range,
        opens=open_term,
        cells={"decide": lambda row: refusing.find_form(row["term"])},
    )


suggestions, wrong = (None, damage) if damage else suggesting.read_suggestions(view)
reason = suggesting.describe_lack(view)
if suggestions is None:
    heading(TITLE, view, reason or "No scores have been learned from ratings yet.")
    if wrong:
        plain_text(wrong)
    elif reason:
        plain_text("Until then, scores can be set one by one.")
        show_link("Word list", "lexicon", link(view.query), icon="balance")
    else:
        plain_text("Nothing changes until you accept a suggestion.")
    if not reason and st.button(
        "Learn from ratings", type="primary", icon=":material/school:", disabled=not admission.may_change()
    ):
        try:
            suggesting.learn_suggestions(view)
            st.rerun()
        except CorpusError as error:
            plain_text(str(error))
else:
    suggestions = settings.select_open(suggestions, kept)
    suggestions = suggestions[~suggestions["term"].isin(refusing.list_refused(view)["term"])]
    heading(
        TITLE,
        view,
        describe_suggestions(suggestions),
        open_term(suggestions.iloc[0]) if len(suggestions) else None,
    )
    if notice := desks.take_notice():
        plain_text(notice)
        show_link("Word list", "lexicon", link(view.query), icon="undo")
    lexicons.show_clash(view)
    refusing.show_form(view, suggestions["term"])
    if len(suggestions):
        show_suggestions(suggestions)
    refusing.show_refused(view)
with st.expander("Method"):
    plain_text(
        "Scores are learned from all rated reviews of the corpus, mostly by comparing reviews of one film (ridge "
        "regression), and drawn towards 0 where few reviews use a word. A score says which ratings a word goes with, "
        "not why. The 90 % range of an unsure suggestion includes 0; many of them together still help. Names and words "
        "for people are never accepted with the others. On these same reviews words will match stars better than on "
        "new ones."
    )
