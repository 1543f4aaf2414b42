"""What sets groups apart, cached by (corpus as built, selection, the controls), and where its terms lead."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from corpus import answers
from corpus.compare import group_terms, term_use
from corpus.compare.distinction_wording import describe_distinction, describe_distinctions, describe_lacking
from corpus.compare.group_terms import DRAWN, KINDS, OTHERS, SENTENCES_OF, GroupTerms
from corpus.phrases.terms import Terms
from corpus.search.parsing import join_searches, write_search
from corpus.statistics.keyness import FEWEST_REVIEWS
from pages.shared.keeping import keep_by_size
from pages.shared.links import link, narrowed, searched
from pages.shared.viewing import View

#: Terms that are drawn of one group, and of each of many.
MOST, EACH = 10, 5
#: What a row comes to, by whether it is a finding.
_CLEAR = {True: "clear signature", False: "could be chance"}


class Signature(NamedTuple):
    """What sets groups apart, as the screen shows it.

    Attributes
    ----------
    apart : GroupTerms
    rows : DataFrame
        The terms of the groups that are shown, the surest first; `clear` says what each comes to.
    surest : list of named tuples
        The first row that is a finding, if there is any.
    finding, lacking : str
        What it says, and how many groups have any.
    drawn : DataFrame
        The rows that are drawn, with shares of reviews (`term_use.add_shares`).
    groups : list of str
        Those that have terms, the ones with most reviews first.
    """

    apart: GroupTerms
    rows: pd.DataFrame
    surest: list[Any]
    finding: str
    lacking: str
    drawn: pd.DataFrame
    groups: list[str]


@st.cache_resource(max_entries=64, show_spinner=False)
def count_groups(version: str, selection: str, by: str, *, _view: View) -> pd.Series:
    """Return how many of the selected reviews each group has; see `group_terms.count_reviews_per_group`."""
    return group_terms.count_reviews_per_group(_view.reviews, by)


@keep_by_size()
def show_two(
    version: str, selection: str, by: str, group: str, against: str, kinds: str, names: bool, *, _view: View
) -> Signature:
    """Return what sets one group apart, or the other; see `compare_two`."""
    apart = compare_two(version, selection, by, group, against, kinds, names, _view=_view)
    finding = describe_distinction(apart.table, group, unit=apart.unit, other=against, noun=by)
    drawn = term_use.add_shares(apart.table.groupby("group", sort=False).head(MOST))
    return Signature(apart, *_rank(apart.table), finding, "", drawn, [group, against or OTHERS])


@keep_by_size()
def show_each(
    version: str, selection: str, by: str, kinds: str, names: bool, chosen: tuple[str, ...], *, _view: View
) -> Signature:
    """Return what sets each of the chosen groups apart, or each of all where none is chosen; see `compare_each`."""
    apart = compare_each(version, selection, by, kinds, names, _view=_view)
    own = apart.table[apart.table["group"].isin(chosen)] if chosen else apart.table
    many = len(chosen) or len(apart.sizes)
    finding = describe_distinctions(own, noun=by, unit=apart.unit, many=many)
    ranked, surest = _rank(own)
    groups = ranked["group"].unique().tolist()
    drawn = own[own["group"].isin(groups[:DRAWN])].groupby("group", sort=False).head(EACH)
    lacking = describe_lacking(own, noun=by, many=many)
    return Signature(apart, ranked, surest, finding, lacking, term_use.add_shares(drawn), groups)


def _rank(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[Any]]:
    """Return rows with what each comes to, the surest first, and the first of them that is a finding."""
    ranked = rows.assign(clear=rows["significant"].map(_CLEAR)).sort_values("p", kind="stable")
    return ranked, [*ranked[ranked["significant"]].head(1).itertuples()]


@keep_by_size(show_spinner="Comparing")
def compare_each(version: str, selection: str, by: str, kinds: str, names: bool, *, _view: View) -> GroupTerms:
    """Return what sets each group apart from all the others."""
    sizes = count_groups(version, selection, by, _view=_view)
    sentences = group_terms.needs_sentences(sizes, len(_view.reviews))
    terms = _select_terms(_view, kinds, names, sentences=sentences)
    return group_terms.compare_each(terms, _view.corpus.reviews, sizes, by=by)


@keep_by_size(show_spinner="Comparing")
def compare_two(
    version: str, selection: str, by: str, group: str, against: str, kinds: str, names: bool, *, _view: View
) -> GroupTerms:
    """Return what sets one group apart from another, or from all the others where `against` is empty."""
    sizes = count_groups(version, selection, by, _view=_view)
    sentences = group_terms.needs_sentences(sizes, len(_view.reviews), group, against)
    terms = _select_terms(_view, kinds, names, sentences=sentences)
    return group_terms.compare_two(terms, _view.corpus.reviews, sizes, by=by, group=group, against=against)


def find_sentences(view: View, by: str, group: str, term: str, phrase_id: str) -> tuple[str, Mapping[str, list[str]]]:
    """Return the screen and the parameters that show a term's sentences in a group's reviews.

    A phrase has a screen of its own; a word, or a phrase that is not known to recur there (`phrase_id` is empty), is
    searched for. What all the others use is looked for in the whole selection.
    """
    query = link(view.query) if group == OTHERS else narrowed(view.query, by, group)
    if phrase_id:
        return "phrase", query | {"phrase": [phrase_id]}
    return "reviews", searched(query, join_searches(view.selection.words, write_search(term)))


def has_too_few(view: View, sizes: pd.Series, group: str, against: str) -> bool:
    """Whether a side has too few reviews, in a selection too large for its sentences to be compared instead."""
    smaller = group_terms.count_smaller_side(sizes, len(view.reviews), group, against)
    return len(view.reviews) > SENTENCES_OF and smaller < FEWEST_REVIEWS


def _select_terms(view: View, kinds: str, names: bool, *, sentences: bool) -> Terms:
    if sentences:
        terms = _count_in_sentences(*view.about, _view=view)
    else:
        terms = _count_in_reviews(view.corpus.version, _view=view)
    return terms.narrow(view.keep, kinds=KINDS[kinds], names=names)


@st.cache_resource(max_entries=4, show_spinner="Counting the words")
def _count_in_reviews(version: str, *, _view: View) -> Terms:
    return answers.count_terms(_view.corpus)


@st.cache_resource(max_entries=8, show_spinner="Counting the words of each sentence")
def _count_in_sentences(version: str, selection: str, *, _view: View) -> Terms:
    return answers.count_terms(_view.corpus, _view.reviews["review_id"])
