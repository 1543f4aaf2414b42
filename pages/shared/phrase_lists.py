"""The list of phrases as the Phrases screen shows it, cached by (corpus as built, selection, what the reader asks)."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from corpus.phrases import phrase_list, sharing
from corpus.store.selection import NAMED
from pages.shared import queries
from pages.shared.opening import View


class Asked(NamedTuple):
    """What the reader asks of the list.

    `gathered`: variants as one. `fragments`: also pieces of phrases. `everyday`: also everyday phrases. `nameless`:
    without names. `without`: words that no phrase may contain. `owned`: "house", "own" or "" for anyone's. `words`:
    letters that each phrase has; everyday ones are then looked through too. `order`: a column, or "worn".
    """

    gathered: bool = True
    fragments: bool = False
    everyday: bool = False
    nameless: bool = False
    without: str = ""
    owned: str = ""
    words: str = ""
    order: str = "worn"


class PhraseList(NamedTuple):
    """The phrases that are listed; how many `everyday` ones there are besides or, if asked for, among them; a finding.

    The finding is that of the first phrase; "" where none is listed.
    """

    phrases: pd.DataFrame
    everyday: int
    finding: str


# As large as a corpus has phrases: few are kept.
@st.cache_resource(max_entries=12, show_spinner=False)
def arrange_phrases(version: str, selection: str, asked: Asked, *, _view: View) -> PhraseList:
    """Return the phrases that a reader asks for, in their order, with rates, and with users and kinds in words."""
    shown = queries.list_owned_phrases(
        version, selection, gathered=asked.gathered, fragments=asked.fragments, _view=_view
    )
    if asked.without or asked.nameless:
        shown = phrase_list.hide_phrases(shown, words=asked.without, names=asked.nameless)
    shown = phrase_list.narrow_phrases(shown, owned=asked.owned, words=asked.words)
    telling, everyday = shown, 0
    if not (asked.fragments or asked.words):
        telling = phrase_list.hide_everyday(shown)
        everyday = len(shown) - len(telling)
    shown = shown if asked.everyday else telling
    if asked.order != "worn":
        by = "said" if asked.order == "phrase" else asked.order
        shown = shown.sort_values(by, ascending=asked.order == "phrase", kind="stable")
    finding = phrase_list.describe_spread(shown.iloc[0], _view.reviews) if len(shown) else ""
    shown = phrase_list.add_rates(shown, int(_view.reviews["words"].sum()))
    shown = phrase_list.name_phrases(phrase_list.name_users(shown))
    named = phrase_list.name_kinds(shown) if asked.gathered else shown.drop(columns="wordings")
    return PhraseList(named, everyday, finding)


@st.cache_resource(max_entries=128, show_spinner=False)
def rank_sharers(
    version: str, selection: str, by: str, phrases: tuple[tuple[str, str], ...], *, _view: View
) -> pd.DataFrame:
    """Return which films, critics or outlets use most of some phrases (id and wording); see `sharing.rank_sharers`."""
    column, names = NAMED[by], dict(phrases)
    counts = queries.count_shared(version, selection, column, tuple(names), _view=_view)
    return sharing.rank_sharers(counts, names, _view.reviews[column].value_counts().to_dict())
