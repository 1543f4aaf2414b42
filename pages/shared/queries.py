"""What the screens ask of a corpus, remembered by (corpus as built, selection)."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from corpus import calendar
from corpus.compare import comparison
from corpus.phrases import filters, sharing
from corpus.schema import OCCURRENCES, empty
from corpus.store.selection import Selection
from corpus.wording import plural
from pages.shared.comparing import framed
from pages.shared.opening import View

#: Orders of the list of reviews: label, column and direction.
ORDERS = {
    "new": ("Newest first", "published", False),
    "old": ("Oldest first", "published", True),
    "warm": ("Warmest first", "polarity", False),
    "cold": ("Coldest first", "polarity", True),
    "film": ("By film", "film", True),
    "long": ("Longest first", "words", False),
}
#: Columns of a dot: what its hover says and what its click opens.
_DOT = ["review_id", "film", "reviewer", "published"]
_SMALL = {"max_entries": 128, "show_spinner": False}


@st.cache_data(**_SMALL)
def recurring(
    version: str, selection: Selection, *, gathered: bool = True, fragments: bool = False, _view: View
) -> pd.DataFrame:
    """Return what recurs in the selection; see `Corpus.recurring`. A phrase's polarity is on the reader's scale."""
    found = _view.corpus.recurring(_view.keep, gathered=gathered, fragments=fragments)
    if gathered or not _view.warmth.to_query():
        return found
    return found.assign(polarity=found["phrase_id"].map(_phrase_polarity(version, _view=_view)))


@st.cache_resource(max_entries=4, show_spinner=False)
def _phrase_polarity(version: str, *, _view: View) -> pd.Series:
    """Return the mean polarity of each phrase's sentences on the reader's scale, by the phrase's id."""
    corpus = _view.corpus
    place = corpus.sentences["review_id"].cat.set_categories(corpus.reviews["review_id"]).cat.codes
    sentences = _view.sentences[["sentence", "polarity"]].assign(review=place)
    found = sharing.average_polarity(
        corpus.occurrences, sentences, phrases=len(corpus.phrases), reviews=len(corpus.reviews)
    )
    return pd.Series(found, index=corpus.phrases["phrase_id"])


@st.cache_data(**_SMALL)
def compared(
    version: str, selection: Selection, by: str, value: str, chosen: tuple[str, ...] = (), *, _view: View
) -> comparison.Comparison:
    """Return every pair of groups compared; of all groups or of the chosen ones."""
    reviews = framed(_view, by)
    reviews = reviews[reviews[by].isin(chosen)] if chosen else reviews
    sentences = _view.sentences
    mine = sentences[sentences["review_id"].isin(reviews["review_id"])]
    return comparison.compare_groups(reviews, by=by, value=value, sentences=mine.astype({"review_id": "str"}))


@st.cache_data(**_SMALL)
def periods(version: str, selection: Selection, value: str, *, _view: View) -> tuple[int, pd.DataFrame]:
    """Return the length of a period that this selection can carry, in months, and the selection's calendar in it."""
    each = calendar.fitting(_view.reviews)
    return each, calendar.by_month(_view.reviews, value=value, months=each)


@st.cache_data(**_SMALL)
def shared(version: str, selection: Selection, by: str, phrase_ids: tuple[str, ...], *, _view: View) -> pd.DataFrame:
    """Return how many reviews of each group use each phrase; the groups that use most of them come first."""
    printed = [_view.corpus.printings(each, _view.keep).assign(phrase_id=each) for each in phrase_ids]
    used = pd.concat(printed).astype({"review_id": "str", "phrase_id": "str"}) if printed else empty(OCCURRENCES)
    counts = sharing.count_by_group(used, _view.reviews, by=by, phrase_ids=phrase_ids)
    return counts[counts.sum().sort_values(ascending=False, kind="stable").index]


def one_of(view: View, phrase_or_family_id: str) -> pd.DataFrame:
    """Return the row of a family or a phrase as the selection has it; none where it does not recur there."""
    for gathered in (True, False):
        found = recurring(*view.about, gathered=gathered, fragments=True, _view=view)
        match = found[found["phrase_id"] == phrase_or_family_id]
        if len(match):
            break
    return match


@st.cache_data(**_SMALL)
def owners(version: str, selection: Selection, *, gathered: bool, fragments: bool, _view: View) -> pd.DataFrame:
    """Return what recurs in the selection with whose it is: `whose` is "house", a critic's name, or missing."""
    found = recurring(version, selection, gathered=gathered, fragments=fragments, _view=_view)
    if _view.reviews["reviewer"].isna().all():
        return found.assign(whose=None, owned=None)
    told = _view.corpus.owners(found, _view.keep)
    whose = told["owner"].where(told["kind"] == "own", told["kind"].where(told["kind"] == "house"))
    return found.assign(whose=whose.to_numpy(), owned=told["kind"].to_numpy())


@st.cache_data(**_SMALL)
def kept(
    version: str,
    selection: Selection,
    *,
    gathered: bool,
    fragments: bool,
    nameless: bool = False,
    without: str = "",
    _view: View,
) -> pd.DataFrame:
    """Return `owners` without what the reader sets aside: names, and what contains a word of a list with commas."""
    found = owners(version, selection, gathered=gathered, fragments=fragments, _view=_view)
    aside = filters.mark_containing(found["phrase"], without.split(","))
    if nameless:
        aside |= filters.mark_names(found["phrase"])
    return found[~aside]


@st.cache_data(**_SMALL)
def fillers(version: str, selection: Selection, family_id: str, *, _view: View) -> pd.DataFrame:
    """Return what fills a family's gap in the selection, or its forms; none for a single phrase."""
    return _view.corpus.fillers(family_id, _view.keep)


def listed(view: View) -> pd.DataFrame:
    """Return the selected reviews in the order that the reader has chosen for the list."""
    _, column, ascending = ORDERS[st.session_state["order"]]
    return view.reviews.sort_values([column, "review_id"], ascending=[ascending, True], kind="stable")


def points(view: View, compared: comparison.Comparison, groups: Iterable[str]) -> pd.DataFrame:
    """Return a dot for each review or sentence that was compared, for `figures.distributions`."""
    reviews = framed(view, compared.by)
    reviews = reviews[reviews[compared.by].isin(list(groups))]
    drawn = reviews.assign(group=reviews[compared.by])
    if compared.unit == "sentence":
        sentences = view.sentences
        mine = sentences[sentences["review_id"].isin(drawn["review_id"])].astype({"review_id": "str"})
        drawn = mine.merge(drawn[[*_DOT, "group"]], on="review_id")
    return drawn[[*_DOT, "group"]].assign(value=drawn[compared.value])


def period_ends(first: str, months: int) -> tuple[str, str]:
    """Return the first and the last day of a period that begins on `first`, as an address has them."""
    start = pd.Timestamp(first)
    last = start + pd.DateOffset(months=months) - pd.Timedelta(days=1)
    return f"{start.date()}", f"{last.date()}"


def say_phrase(phrase: pd.Series, reviews: pd.DataFrame) -> str:
    """Say how widely a phrase is used in the selection, and by whom where it is one critic's own."""
    said = f"“{phrase['phrase']}” stands in {phrase['reviews']:,} of {plural(len(reviews), 'review')}"
    critics = reviews["reviewer"].nunique()
    if phrase.get("owned") == "own" and phrase["reviewers"] == 1:
        return f"{said}, all by {phrase['whose']}."
    if critics > 1:
        return f"{said}, by {phrase['reviewers']:,} of {plural(critics, 'critic')}."
    films = reviews["film"].nunique()
    return f"{said}, of {plural(int(phrase['films']), 'film')}." if films > 1 else f"{said}."
