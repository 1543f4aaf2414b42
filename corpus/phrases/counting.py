"""How often each phrase occurs, in how many reviews, films and critics, and when first and last."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.text.arrays import mark_changes, read_codes, sort_numbers

_COUNTED = ("occurrences", "reviews", "films", "reviewers")
COUNTS = [*_COUNTED, *(f"standalone_{name}" for name in _COUNTED)]
DATES = ("first_published", "last_published")


def find_rows(ids: pd.Series, known: pd.Series) -> NDArray[np.integer]:
    """Return the row in `known` of each id of a categorical column."""
    categories, rows, numbers = ids.cat.categories, pd.Index(known), read_codes(ids)
    return numbers if categories.equals(rows) else rows.get_indexer(categories)[numbers]


def number_groups(reviews: pd.DataFrame) -> dict[str, NDArray[np.integer]]:
    """Number the films and the reviewers of all reviews; −1 is unknown."""
    return {"films": pd.factorize(reviews["film"])[0], "reviewers": pd.factorize(reviews["reviewer"])[0]}


@dataclass(frozen=True, eq=False)
class PhraseReviews:
    """Which phrase is in which review, one item a pair of the two, by phrase.

    Attributes
    ----------
    code, review : int
        Row of the phrase, and of the review.
    occurrences, standalone : int
        How often the phrase occurs in the review; and how often outside longer phrases.
    """

    code: NDArray[np.integer]
    review: NDArray[np.integer]
    occurrences: NDArray[np.integer]
    standalone: NDArray[np.integer]


def sum_by_review(
    code: NDArray[np.integer], review: NDArray[np.integer], standalone: NDArray[np.bool_]
) -> PhraseReviews:
    """Count the occurrences of each phrase in each review.

    Parameters
    ----------
    code, review : array of int, one item an occurrence
        Row of the phrase and of the review; occurrences of one phrase together, and in each those of one review.
    standalone : array of bool, one item an occurrence
        Whether it lies in no longer phrase.
    """
    first = np.flatnonzero(mark_changes(code) | mark_changes(review))
    outside = np.add.reduceat(standalone, first, dtype=np.int32) if len(first) else first
    return PhraseReviews(code[first], review[first], np.diff(first, append=len(code)), outside)


def count_phrases(
    pairs: PhraseReviews, numbers: dict[str, NDArray[np.integer]], size: int
) -> dict[str, NDArray[np.integer]]:
    """Count the occurrences, reviews, films and reviewers of each phrase; and the same of standalone occurrences.

    Parameters
    ----------
    pairs : PhraseReviews
        Which phrase is in which review.
    numbers : dict of array of int, one item a review
        From `number_groups`.
    size : int
        How many phrases there are.

    Returns
    -------
    dict of array of int, one item a phrase
        By the names in `COUNTS`.
    """
    standalone = pairs.standalone > 0
    result: dict[str, NDArray[np.integer]] = {
        "occurrences": np.bincount(pairs.code, weights=pairs.occurrences, minlength=size).astype(np.int64),
        "standalone_occurrences": np.bincount(pairs.code, weights=pairs.standalone, minlength=size).astype(np.int64),
        "reviews": np.bincount(pairs.code, minlength=size),
        "standalone_reviews": np.bincount(pairs.code[standalone], minlength=size),
    }
    for column, name in numbers.items():
        result[column], result[f"standalone_{column}"] = _count_distinct(
            pairs.code, name[pairs.review], standalone, size
        )
    return result


def _count_distinct(
    code: NDArray[np.integer], value: NDArray[np.integer], standalone: NDArray[np.bool_], size: int
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Count the different values of each phrase, −1 being none; and of its standalone occurrences."""
    known = value >= 0
    if not known.any():
        return np.zeros(size, np.int64), np.zeros(size, np.int64)
    shift = int(value.max()).bit_length() + 1
    key: NDArray[np.integer] = code[known].astype(np.int64) << shift
    key |= value[known] << 1
    key |= ~standalone[known]
    key = sort_numbers(key)
    # Standalone occurrences sort first among equals, so that the first of each says whether there is any.
    key = key[mark_changes(key >> 1)]
    return np.bincount(key >> shift, minlength=size), np.bincount(key[key & 1 == 0] >> shift, minlength=size)


def select_recurring(counted: pd.DataFrame) -> pd.DataFrame:
    """Return the phrases, or families, that are in two reviews or more, and at least once outside longer phrases."""
    return counted[(counted["reviews"] > 1) & (counted["standalone_reviews"] > 0)]


def find_dates(pairs: PhraseReviews, reviews: pd.DataFrame, size: int) -> dict[str, NDArray[np.datetime64]]:
    """Return the first and last date of publication of each phrase; NaT where no review of it has a date."""
    published = reviews["published"].to_numpy("datetime64[s]")
    dates = {name: np.full(size, np.datetime64("NaT"), "datetime64[s]") for name in DATES}
    if not np.isnat(published).all():
        dated = ~np.isnat(published)[pairs.review]
        code, day = pairs.code[dated], published[pairs.review[dated]]
        start = np.flatnonzero(mark_changes(code))
        for extremes, extreme in zip(dates.values(), (np.minimum, np.maximum), strict=True):
            if len(start):
                extremes[code[start]] = extreme.reduceat(day, start)
    return dates
