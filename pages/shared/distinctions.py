"""What the screen of what sets apart asks, remembered by (corpus as built, selection, and the screen's controls)."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

from corpus.compare import distinction, term_use
from corpus.phrases.terms import PHRASE, WORD, Terms
from corpus.statistics import arrangement
from corpus.statistics.keyness import FEWEST_REVIEWS
from corpus.store.selection import Selection
from corpus.text.vocabulary import Vocabulary
from pages.shared.address import ADDED, link, narrowed
from pages.shared.opening import View

KINDS = {"both": (WORD, PHRASE), "words": (WORD,), "phrases": (PHRASE,)}
#: What all the other reviews are called, as a group.
OTHERS = "all others"
#: Reviews that are taken apart into sentences at most.
SENTENCES_OF = 3_000
#: Groups that are drawn side by side, those with most reviews; and terms in the map of all.
DRAWN, MAPPED = 12, 24


class Apart(NamedTuple):
    """What sets groups apart: see `distinction.distinguish_each` and `distinction.distinguish_two`.

    `unit` is "review" or "sentence"; `sizes` counts the reviews of each group; `used` and `shares` are of
    `term_use.count_uses` and `term_use.measure_shares`, empty where they are not asked for.
    """

    table: pd.DataFrame
    unit: str
    sizes: pd.Series
    used: pd.DataFrame
    shares: pd.DataFrame


def sizes_of(view: View, by: str) -> pd.Series:
    """Return how many of the selected reviews each group has, the most first; names in order where they are equal."""
    counted = distinction.list_memberships(view.reviews, by=by)["group"].value_counts().rename_axis("group")
    return counted.reset_index().sort_values(["count", "group"], ascending=[False, True]).set_index("group")["count"]


@st.cache_data(max_entries=32, show_spinner="Comparing")
def of_each(version: str, selection: Selection, by: str, kinds: str, names: bool, *, _view: View) -> Apart:
    """Return what sets each group apart from all the others."""
    sizes = sizes_of(_view, by)
    apart = bool((sizes < FEWEST_REVIEWS).all()) and len(_view.reviews) <= SENTENCES_OF
    terms = _narrowed(_view, kinds, names, sentences=apart)
    rows, groups = _members(_view, by, terms)
    table = distinction.distinguish_each(terms, groups, rows=rows, titles=_titles(by, sizes))
    drawn = sizes.index[:DRAWN]
    lead = table[table["found"] & table["group"].isin(drawn)].groupby("group", sort=False).head(MAPPED // len(drawn))
    shares = term_use.measure_shares(terms, groups, lead["term"].drop_duplicates(), rows=rows)
    shares = arrangement.order_blocks(shares[[group for group in drawn if group in shares]])
    return Apart(table, terms.unit, sizes, table.head(0), shares)


@st.cache_data(max_entries=32, show_spinner="Comparing")
def between(
    version: str, selection: Selection, by: str, group: str, against: str, kinds: str, names: bool, *, _view: View
) -> Apart:
    """Return what sets one group apart from another, or from all the others where `against` is empty."""
    sizes = sizes_of(_view, by)
    terms = _narrowed(_view, kinds, names, sentences=_smaller(_view, sizes, group, against) < FEWEST_REVIEWS)
    rows, groups = _members(_view, by, terms)
    here = np.bincount(rows[groups == group], minlength=len(terms.lengths)) > 0
    there = np.bincount(rows[groups == against] if against else rows, minlength=len(terms.lengths)) > 0
    there &= ~here
    table = distinction.distinguish_two(
        terms,
        here,
        there,
        name=group,
        other=against or OTHERS,
        titles=_titles(by, sizes[[group, *filter(None, [against])]]),
    )
    used = _telling(term_use.count_uses(terms, here, there), table) if against else table.head(0)
    return Apart(table, terms.unit, sizes, used, pd.DataFrame())


def behind(view: View, by: str, group: str, term: str, phrase_id: str) -> tuple[str, Mapping[str, list[str]]]:
    """Return the screen and the parameters that show a term's sentences in a group's reviews.

    A phrase has a screen of its own; a word, or a phrase that is not known to recur there (`phrase_id` is empty), is
    searched for. What all the others use is looked for in the whole selection.
    """
    query = link(view.query)
    if group != OTHERS and by == "year":
        query = narrowed(view.query, "dates", f"{group}-01-01", f"{group}-12-31")
    elif group != OTHERS:
        query = narrowed(view.query, by, group)
    if phrase_id:
        return "phrase", query | {"phrase": [phrase_id]}
    words = " ".join(filter(None, [view.selection.words, f'"{term}"' if " " in term else term]))
    return "reviews", query | {"words": [words], ADDED: [*query.get(ADDED, []), "words"]}


def too_few(view: View, sizes: pd.Series, group: str, against: str) -> bool:
    """Return whether a side has too few reviews, in a selection too large to be taken apart into sentences."""
    return len(view.reviews) > SENTENCES_OF and _smaller(view, sizes, group, against) < FEWEST_REVIEWS


def _smaller(view: View, sizes: pd.Series, group: str, against: str) -> int:
    """Return how many reviews the smaller side has."""
    return min(sizes[group], sizes[against] if against else len(view.reviews) - sizes[group])


def _titles(by: str, sizes: pd.Series) -> list[str]:
    return sizes.index.tolist() if by == "film" else []


def _telling(used: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Return all terms, those that set apart first, and what is most one-sided among the others next."""
    surest = table.sort_values("p", kind="stable")
    order = pd.Series(np.arange(len(surest)), index=surest["term"])
    order = order[~order.index.duplicated()]
    found = set(table.loc[table["found"], "term"])
    one_sided = (np.log1p(used["rate"]) - np.log1p(used["rest_rate"])).abs()
    told = used.assign(found=used["term"].isin(found), place=used["term"].map(order), one_sided=-one_sided)
    return told.sort_values(["place", "one_sided"], kind="stable", ignore_index=True).drop(
        columns=["place", "one_sided"]
    )


def _members(view: View, by: str, terms: Terms) -> tuple[np.ndarray, pd.Series]:
    """Return the rows of the terms that are in a group, and the group of each."""
    told = distinction.list_memberships(view.corpus.reviews.iloc[terms.review], by=by)
    return told["row"].to_numpy(), told["group"]


def _narrowed(view: View, kinds: str, names: bool, *, sentences: bool) -> Terms:
    terms = _sentences(*view.about, _view=view) if sentences else _reviews(view.corpus.version, _view=view)
    return terms.narrow(view.keep, kinds=KINDS[kinds], names=names)


@st.cache_resource(max_entries=4, show_spinner="Counting the words")
def _reviews(version: str, *, _view: View) -> Terms:
    corpus = _view.corpus
    films = [film if isinstance(film, str) else None for film in corpus.reviews["film"]]
    texts = corpus.texts(corpus.reviews["review_id"].tolist()).tolist()
    return Terms.of_reviews(Vocabulary.of(texts, films=films), corpus.phrases, corpus.occurrences)


@st.cache_resource(max_entries=8, show_spinner="Counting the words of each sentence")
def _sentences(version: str, selection: Selection, *, _view: View) -> Terms:
    corpus = _view.corpus
    texts = corpus.texts(_view.reviews["review_id"].tolist())
    return Terms.of_sentences(texts, corpus.reviews, corpus.sentences, corpus.phrases, corpus.occurrences)
