"""Whose a phrase is: in how many reviews, films and critics, and when it was printed."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.text.arrays import changes

_COUNTED = ("occurrences", "reviews", "films", "reviewers")
COUNTS = [*_COUNTED, *(f"standalone_{name}" for name in _COUNTED)]
DATES = ("first_published", "last_published")


def codes(ids: pd.Series, known: pd.Series) -> NDArray[np.integer]:
    """Return the row in `known` of each id of a categorical."""
    categories, rows = ids.cat.categories, pd.Index(known)
    numbers = ids.cat.codes.to_numpy()
    return numbers if categories.equals(rows) else rows.get_indexer(categories)[numbers]


def names(reviews: pd.DataFrame) -> dict[str, NDArray[np.integer]]:
    """Number the films and the reviewers of all reviews; −1 is unknown."""
    return {"films": pd.factorize(reviews["film"])[0], "reviewers": pd.factorize(reviews["reviewer"])[0]}


@dataclass(frozen=True, eq=False)
class Pairs:
    """Which phrase is in which review: one row for each pair, by phrase, with how often, and how often its own."""

    code: NDArray[np.integer]
    review: NDArray[np.integer]
    occurrences: NDArray[np.integer]
    own: NDArray[np.integer]


def pairs_of(code: NDArray[np.integer], review: NDArray[np.integer], own: NDArray[np.bool_]) -> Pairs:
    """Sum up occurrences that stand together by phrase, and in each by review."""
    first = np.flatnonzero(changes(code) | changes(review))
    owned = np.add.reduceat(own, first, dtype=np.int32) if len(first) else first
    return Pairs(code[first], review[first], np.diff(first, append=len(code)), owned)


def counts(pairs: Pairs, numbers: dict[str, NDArray[np.integer]], size: int) -> dict[str, NDArray[np.integer]]:
    """Count occurrences, reviews, films and reviewers of each phrase; and the same of its own occurrences."""
    own = pairs.own > 0
    found: dict[str, NDArray[np.integer]] = {
        "occurrences": np.bincount(pairs.code, weights=pairs.occurrences, minlength=size).astype(np.int64),
        "standalone_occurrences": np.bincount(pairs.code, weights=pairs.own, minlength=size).astype(np.int64),
        "reviews": np.bincount(pairs.code, minlength=size),
        "standalone_reviews": np.bincount(pairs.code[own], minlength=size),
    }
    for column, name in numbers.items():
        found[column], found[f"standalone_{column}"] = _distinct(pairs.code, name[pairs.review], own, size)
    return found


def _distinct(
    code: NDArray[np.integer], value: NDArray[np.integer], own: NDArray[np.bool_], size: int
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Count the different values of each phrase, −1 being none; and those of its own among them."""
    known = value >= 0
    if not known.any():
        return np.zeros(size, np.int64), np.zeros(size, np.int64)
    shift = int(value.max()).bit_length() + 1
    key = code[known].astype(np.int64) << shift
    key |= value[known] << 1
    key |= ~own[known]
    key.sort()
    # What is a phrase's own sorts first among equals, so that the first of each says whether there is any.
    key = key[changes(key >> 1)]
    return np.bincount(key >> shift, minlength=size), np.bincount(key[key & 1 == 0] >> shift, minlength=size)


def recurring(counted: pd.DataFrame) -> pd.DataFrame:
    """Return the phrases, or families of phrases, that stand in two reviews or more, and somewhere in no longer one."""
    return counted[(counted["reviews"] > 1) & (counted["standalone_reviews"] > 0)]


def printings(pairs: Pairs, reviews: pd.DataFrame, size: int) -> dict[str, NDArray[np.datetime64]]:
    """Return the first and last date on which each phrase was printed."""
    published = reviews["published"].to_numpy("datetime64[s]")
    dates = {name: np.full(size, np.datetime64("NaT"), "datetime64[s]") for name in DATES}
    if not np.isnat(published).all():
        dated = ~np.isnat(published)[pairs.review]
        code, day = pairs.code[dated], published[pairs.review[dated]]
        start = np.flatnonzero(changes(code))
        for extremes, extreme in zip(dates.values(), (np.minimum, np.maximum), strict=True):
            if len(start):
                extremes[code[start]] = extreme.reduceat(day, start)
    return dates
