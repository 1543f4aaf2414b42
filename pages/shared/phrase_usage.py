"""What the Phrase screen asks of how one phrase is used, remembered by (corpus as built, selection, phrase)."""

from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from corpus import calendar
from corpus.phrases import ownership, position, sharing, usage
from corpus.store.selection import Selection
from corpus.wording import number, plural, signed
from pages.shared import queries
from pages.shared.opening import View


class Uses(NamedTuple):
    """One phrase in the selection.

    See `ownership.trace_spread`, `position.count_fifths`, `usage.count_per_period`, `usage.compare_use`.
    `whose` is a sentence, `each` the length of a period in months, `warmth` of sentences and `rating` of reviews;
    `sentences` are the phrase's own, a dot each for `figures.distributions`.
    """

    whose: str
    spread: pd.DataFrame
    fifths: pd.DataFrame
    each: int
    periods: pd.DataFrame
    warmth: usage.Contrast | None
    rating: usage.Contrast | None
    sentences: pd.DataFrame


@st.cache_data(max_entries=128, show_spinner=False)
def uses_of(version: str, selection: Selection, phrase_id: str, *, _view: View) -> Uses:
    """Return how a phrase or a family is used in the selection."""
    printed = _view.corpus.printings(phrase_id, _view.keep)
    reviews, sentences = _view.reviews, _view.sentences
    using = reviews["review_id"].isin(printed["review_id"].unique()).to_numpy()
    first = printed.astype({"review_id": "str"}).groupby("review_id")["start"].min()
    spread = ownership.trace_spread(printed, reviews)
    spread["start"] = spread["review_id"].map(first)
    each = usage.choose_period(reviews, calendar.fitting(reviews))
    mine = sentences[sentences["review_id"].isin(reviews["review_id"])]
    held = usage.mark_sentences(mine, printed)
    told = reviews[["review_id", "film", "reviewer", "published"]]
    dots = mine[held].astype({"review_id": "str"}).rename(columns={"polarity": "value"}).merge(told, on="review_id")
    return Uses(
        _whose(_view, phrase_id, spread),
        spread,
        position.count_fifths(printed, sentences),
        each,
        usage.count_per_period(reviews, using, months=each),
        usage.compare_use(mine["polarity"], held),
        usage.compare_use(reviews["rating"], using),
        dots[[*told, "value"]].assign(group=usage.WITH),
    )


@st.cache_data(max_entries=128, show_spinner=False)
def crossed_of(
    version: str, selection: Selection, phrase_id: str, by: str, across: str, *, _view: View
) -> pd.DataFrame:
    """Return how often a phrase stands in each fifth of the reviews, or in how many of each period, by group."""
    printed = _view.corpus.printings(phrase_id, _view.keep).astype({"review_id": "str"})
    reviews = _view.reviews.set_index("review_id")
    if across == "part":
        columns = position.find_fifths(printed, _view.sentences)
    else:
        printed = printed.drop_duplicates("review_id")
        columns = printed["review_id"].map(calendar.periods(reviews["published"]))
    return sharing.cross_tabulate(printed["review_id"].map(reviews[by]), columns)


def say_warmth(uses: Uses) -> str:
    """Say how warm a phrase's sentences are and how its reviews are rated, against all others."""
    asked = (
        (uses.warmth, "assessed sentence", signed, "warmer", "colder"),
        (uses.rating, "rated review", partial(number, decimals=1), "rated higher", "rated lower"),
    )
    return "\n".join(
        usage.describe_contrast(found, noun=noun, write=write, higher=higher, lower=lower)
        for found, noun, write, higher, lower in asked
        if found
    )


def say_often(phrase: pd.Series, reviews: pd.DataFrame) -> str:
    """Say how often a phrase occurs, and in how many words."""
    words = int(reviews["words"].sum())
    rate = phrase["occurrences"] * 10_000 / words
    said = number(rate, decimals=1 if rate >= 1 else 3)
    return f"{plural(int(phrase['occurrences']), 'occurrence')} in {plural(words, 'word')}: {said} in 10,000."


def _whose(view: View, phrase_id: str, spread: pd.DataFrame) -> str:
    """Say whose a phrase is, as the list of phrases tells it: the correction is for all that are listed there."""
    if view.reviews["reviewer"].isna().all():
        return ""
    for gathered in (True, False):
        for fragments in (False, True):
            found = queries.owners(*view.about, gathered=gathered, fragments=fragments, _view=view)
            row = found[found["phrase_id"] == phrase_id]
            if len(row):
                return usage.describe_owner(row["owned"].iloc[0], row["whose"].iloc[0], spread, view.reviews)
    return ""
