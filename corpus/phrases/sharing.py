"""Counts of a phrase's reviews by film, critic or any other column, and the mean polarity of its sentences."""

from collections.abc import Mapping, Sequence
from itertools import compress

import numpy as np
import pandas as pd

from corpus.text.arrays import read_codes
from corpus.wording import listed, number, plural

#: So many occurrences are summed at a time.
_SLICE = 1_000_000


def count_by_group(
    occurrences: pd.DataFrame,
    reviews: pd.DataFrame,
    *,
    by: str,
    phrase_ids: Sequence[str],
) -> pd.DataFrame:
    """Count the reviews that use each phrase, of each group that uses one of them.

    Parameters
    ----------
    occurrences : DataFrame
        `phrase_id` and `review_id`; a review counts once however often it repeats a phrase.
    reviews : DataFrame
        `review_id` and the column `by`; only these reviews count.
    by : str
        A column of `reviews`.
    phrase_ids : sequence of str
        The rows wanted, in order; where a group does not use a phrase, the count is 0.

    Returns
    -------
    DataFrame
        int64, phrases × groups.
    """
    used = (
        occurrences.loc[occurrences["phrase_id"].isin(phrase_ids), ["phrase_id", "review_id"]]
        .astype("str")
        .drop_duplicates()
    )
    named = used.merge(reviews[["review_id", by]], on="review_id")
    counted = pd.crosstab(named["phrase_id"], named[by])
    return counted.reindex(list(phrase_ids), fill_value=0).astype("int64")


def rank_sharers(counts: pd.DataFrame, names: Mapping[str, str], sizes: Mapping[str, int]) -> pd.DataFrame:
    """Rank films, critics or outlets by how many of some phrases they use.

    Parameters
    ----------
    counts : DataFrame
        From `count_by_group`.
    names : mapping of str to str
        What each phrase is called, by its id, in the order in which they are listed.
    sizes : mapping of str to int
        How many reviews each group has.

    Returns
    -------
    DataFrame
        One row a group that uses any: `name`, its `reviews`, how many of the `phrases` it uses, and `which` they are,
        between semicolons. Those with most phrases come first; of equal ones those with fewest reviews, then by name.
    """
    used = counts.to_numpy() > 0
    labels = [names[each] for each in counts.index]
    ranked = pd.DataFrame(
        {
            "name": counts.columns.astype("str"),
            "reviews": [sizes[str(group)] for group in counts.columns],
            "phrases": used.sum(axis=0),
            "which": ["; ".join(compress(labels, column)) for column in used.T],
        }
    ).astype({"name": "str", "reviews": "int64", "phrases": "int64", "which": "str"})
    ranked = ranked[ranked["phrases"] > 0]
    return ranked.sort_values(["phrases", "reviews", "name"], ascending=[False, True, True], ignore_index=True)


def describe_sharers(ranked: pd.DataFrame, *, noun: str, phrases: int) -> str:
    """Say who uses the most of so many phrases.

    Parameters
    ----------
    ranked : DataFrame
        From `rank_sharers`.
    noun : {"film", "critic", "outlet"}
    phrases : int
        How many phrases were asked about.

    Examples
    --------
    >>> ranked = pd.DataFrame({"name": ["Ann", "Bob"], "phrases": [9, 7]})
    >>> describe_sharers(ranked, noun="critic", phrases=12)
    'Ann uses the most: 9 of these 12 phrases'
    """
    most = int(ranked["phrases"].iloc[0])
    first = ranked.loc[ranked["phrases"] == most, "name"].tolist()
    of = f"{number(most)} of these {plural(phrases, 'phrase')}" if most < phrases else f"all {number(phrases)} phrases"
    if len(first) > 2:
        return f"{plural(len(first), noun)} use the most: {of} each"
    of += " each" * (len(first) > 1)
    if noun == "critic":
        return f"{listed(first)} {'uses' if len(first) == 1 else 'use'} the most: {of}"
    return f"Reviews {'of' if noun == 'film' else 'in'} {listed(first)} use the most: {of}"


def average_polarity(occurrences: pd.DataFrame, sentences: pd.DataFrame, *, phrases: int, reviews: int) -> np.ndarray:
    """Return the mean polarity of the sentences that each phrase is in.

    Parameters
    ----------
    occurrences : DataFrame
        As `listing.mine_phrases` gives them: the codes of both ids are positions among phrases and reviews.
    sentences : DataFrame
        `review` (position), `sentence` and `polarity`; sentences without evidence are left out.
    phrases, reviews : int
        How many there are.

    Returns
    -------
    ndarray of float, −1..1
        One a phrase; NaN where none of its sentences has evidence. A sentence that has a phrase twice counts twice.
    """
    counts = np.bincount(sentences["review"], minlength=reviews)
    firsts = np.concatenate([[0], np.cumsum(counts)])
    of_sentences = sentences["polarity"].to_numpy()
    review, phrase = (read_codes(occurrences[name]) for name in ("review_id", "phrase_id"))
    sentence = occurrences["sentence"].to_numpy()
    sums, times = np.zeros(phrases), np.zeros(phrases, np.int64)
    for first in range(0, len(phrase), _SLICE):
        rows = slice(first, first + _SLICE)
        polarity = of_sentences[firsts[review[rows]] + sentence[rows]]
        known = ~np.isnan(polarity)
        # One after the other, in the order of the occurrences, so that slices add up to what the whole adds up to.
        np.add.at(sums, phrase[rows][known], polarity[known])
        np.add.at(times, phrase[rows][known], 1)
    with np.errstate(invalid="ignore"):
        return sums / times


def average_by_phrase(
    phrases: pd.DataFrame, occurrences: pd.DataFrame, sentences: pd.DataFrame, reviews: pd.DataFrame
) -> pd.Series:
    """Return the mean polarity of each phrase's sentences in an opened corpus, by `phrase_id`; see `average_polarity`.

    Parameters
    ----------
    phrases, reviews : DataFrame
        `phrase_id` and `review_id`.
    occurrences : DataFrame
        As in an opened corpus: the codes of both ids are positions among phrases and reviews.
    sentences : DataFrame
        `review_id` (categories), `sentence`, `polarity`, ordered by review.
    """
    review = sentences["review_id"].cat.set_categories(reviews["review_id"]).cat.codes
    placed = sentences[["sentence", "polarity"]].assign(review=review)
    means = average_polarity(occurrences, placed, phrases=len(phrases), reviews=len(reviews))
    return pd.Series(means, index=phrases["phrase_id"])
