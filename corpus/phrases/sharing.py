"""Counts of a phrase's reviews by film, critic or any other column, and the mean polarity of its sentences."""

from collections.abc import Sequence

import numpy as np
import pandas as pd


def count_by_group(
    occurrences: pd.DataFrame,
    reviews: pd.DataFrame,
    *,
    by: str,
    phrase_ids: Sequence[str],
    groups: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Count the reviews of each group that use each phrase.

    Parameters
    ----------
    occurrences : DataFrame
        `phrase_id` and `review_id`; a review counts once however often it repeats a phrase.
    reviews : DataFrame
        `review_id` and the column `by`; only these reviews count.
    by : str
        A column of `reviews`.
    phrase_ids, groups : sequence of str
        The rows and the columns wanted, in order; where a group does not use a phrase, the count is 0. Without
        `groups`, every group that uses one of the phrases.

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
    wanted = counted.columns if groups is None else list(groups)
    return counted.reindex(index=list(phrase_ids), columns=wanted, fill_value=0).astype("int64")


def cross_tabulate(rows: pd.Series, columns: pd.Series | pd.Categorical) -> pd.DataFrame:
    """Count a phrase's occurrences, or its reviews, in a table of two criteria: film and month, critic and place.

    Parameters
    ----------
    rows : Series
        The group of each occurrence; one without a group is left out.
    columns : categorical, one item an occurrence
        Every category has a column, in their order; an occurrence without a category is left out.

    Returns
    -------
    DataFrame
        int64, groups × categories; the groups with most occurrences first, equal ones by name.
    """
    crossed = pd.DataFrame({"row": rows.to_numpy(), "column": columns})
    categories = crossed["column"].cat.categories
    crossed = crossed.dropna().astype({"row": "str", "column": "str"})
    counted = pd.crosstab(crossed["row"], crossed["column"]).reindex(columns=categories, fill_value=0)
    order = counted.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counted.loc[order].astype("int64")


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
    polarity = sentences["polarity"].to_numpy()[
        firsts[occurrences["review_id"].cat.codes.to_numpy()] + occurrences["sentence"].to_numpy()
    ]
    known = ~np.isnan(polarity)
    phrase = occurrences["phrase_id"].cat.codes.to_numpy()[known]
    sums = np.bincount(phrase, weights=polarity[known], minlength=phrases)
    with np.errstate(invalid="ignore"):
        return sums / np.bincount(phrase, minlength=phrases)


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
