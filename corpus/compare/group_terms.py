"""The words and phrases that set groups of reviews apart: one group against another, or each against the rest."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.compare import distinction, term_use
from corpus.phrases.terms import PHRASE, WORD, Terms
from corpus.statistics.keyness import FEWEST_REVIEWS

#: Which terms are compared.
KINDS = {"both": (WORD, PHRASE), "words": (WORD,), "phrases": (PHRASE,)}
#: What all the other reviews are called, as a group.
OTHERS = "all others"
#: The most reviews whose sentences are compared, where the groups have too few reviews.
SENTENCES_OF = 3_000
#: Groups that are drawn, those with most reviews.
DRAWN = 9


class GroupTerms(NamedTuple):
    """What sets groups apart.

    Attributes
    ----------
    table : DataFrame
        From `distinction.distinguish_each` or `distinction.distinguish_two`.
    unit : {"review", "sentence"}
        What is counted.
    sizes : Series of int
        The reviews of each group, from `count_reviews_per_group`.
    used : DataFrame
        Of two groups, how often either uses each term, the surest first; else empty. See `term_use.count_uses`.
    """

    table: pd.DataFrame
    unit: str
    sizes: pd.Series
    used: pd.DataFrame


def count_reviews_per_group(reviews: pd.DataFrame, by: str) -> pd.Series:
    """Return how many reviews each group has, the most first; groups of one size by name.

    Parameters
    ----------
    reviews : DataFrame
    by : str
        A key of `distinction.BY`.
    """
    counted = distinction.list_memberships(reviews, by=by)["group"].value_counts().rename_axis("group").reset_index()
    return counted.sort_values(["count", "group"], ascending=[False, True]).set_index("group")["count"]


def count_smaller_side(sizes: pd.Series, reviews: int, group: str, against: str) -> int:
    """Return how many reviews the smaller side has: a group, or the other one (all the rest, where that is empty)."""
    return int(min(sizes[group], sizes[against] if against else reviews - sizes[group]))


def needs_sentences(sizes: pd.Series, reviews: int, group: str = "", against: str = "") -> bool:
    """Whether the groups have too few reviews, so that sentences are compared, and there are not too many of these.

    Parameters
    ----------
    sizes : Series of int
        From `count_reviews_per_group`.
    reviews : int
        How many there are.
    group, against : str
        As in `compare_two`; without a group, none at all may have enough reviews.
    """
    largest = count_smaller_side(sizes, reviews, group, against) if group else sizes.max()
    return bool(largest < FEWEST_REVIEWS) and reviews <= SENTENCES_OF


def compare_each(terms: Terms, reviews: pd.DataFrame, sizes: pd.Series, *, by: str) -> GroupTerms:
    """Return what sets each group apart from all the others.

    Parameters
    ----------
    terms : Terms
        Of the selected reviews, or of their sentences.
    reviews : DataFrame
        All that `terms.review` counts in, the whole corpus.
    sizes : Series of int
        From `count_reviews_per_group`.
    by : str
        A key of `distinction.BY`.
    """
    rows, groups = _members(terms, reviews, by)
    table = distinction.distinguish_each(terms, groups, rows=rows, titles=_titles(by, sizes))
    return GroupTerms(table, terms.unit, sizes, table.head(0))


def find_each(terms: Terms, reviews: pd.DataFrame, sizes: pd.Series, *, by: str) -> pd.DataFrame:
    """Return the table of `compare_each` as far as a finding needs it; see `distinction.find_distinct`."""
    rows, groups = _members(terms, reviews, by)
    return distinction.find_distinct(terms, groups, rows=rows, titles=_titles(by, sizes))


def compare_two(
    terms: Terms, reviews: pd.DataFrame, sizes: pd.Series, *, by: str, group: str, against: str = ""
) -> GroupTerms:
    """Return what sets one group apart from another, or from all the others where `against` is empty.

    Parameters
    ----------
    terms, reviews, sizes, by
        As in `compare_each`.
    group, against : str
    """
    rows, groups = _members(terms, reviews, by)
    here = _has(rows[groups == group], terms)
    there = _has(rows[groups == against] if against else rows, terms) & ~here
    titles = _titles(by, sizes[[group, *filter(None, [against])]])
    table = distinction.distinguish_two(terms, here, there, name=group, other=against or OTHERS, titles=titles)
    used = _surest_first(term_use.count_uses(terms, here, there), table) if against else table.head(0)
    return GroupTerms(table, terms.unit, sizes, used)


def _has(rows: NDArray[np.int64], terms: Terms) -> NDArray[np.bool_]:
    return np.bincount(rows, minlength=len(terms.lengths)) > 0


def _members(terms: Terms, reviews: pd.DataFrame, by: str) -> tuple[NDArray[np.int64], pd.Series]:
    """Return the rows of the terms that are in a group, and the group of each."""
    members = distinction.list_memberships(reviews.iloc[terms.review], by=by)
    return members["row"].to_numpy(), members["group"]


def _titles(by: str, sizes: pd.Series) -> list[str]:
    return sizes.index.tolist() if by == "film" else []


def _surest_first(used: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Return all terms, those that set apart first, then the most one-sided of the others."""
    surest = table.sort_values("p", kind="stable")
    order = pd.Series(np.arange(len(surest)), index=surest["term"])
    order = order[~order.index.duplicated()]
    sure = set(table.loc[table["significant"], "term"])
    one_sided = (np.log1p(used["rate"]) - np.log1p(used["rest_rate"])).abs()
    ranked = used.assign(significant=used["term"].isin(sure), place=used["term"].map(order), one_sided=-one_sided)
    ranked = ranked.sort_values(["place", "one_sided"], kind="stable", ignore_index=True)
    return ranked.drop(columns=["place", "one_sided"])
