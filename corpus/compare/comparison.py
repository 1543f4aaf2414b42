"""What differs between films, critics or any other groups, by how much, and whether chance alone would do it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from corpus.compare.comparison_wording import describe_comparison, describe_ends, describe_exceptions
from corpus.compare.ends import Ends, find_ends
from corpus.schema import split_genres
from corpus.statistics.differences import MOST_GROUPS, compare_pairs, compare_with_rest
from corpus.statistics.groups import ENOUGH
from corpus.statistics.intervals import estimate_means

#: The ends of the scale of ratings.
RATINGS = 0.0, 10.0


@dataclass(frozen=True)
class Comparison:
    """The result of `compare_groups`, as tables and in words.

    Attributes
    ----------
    by, value : str
        The columns of groups and of numbers.
    unit : {"review", "sentence"}
        What one value belongs to.
    groups, rest, pairs : DataFrame
        See `intervals.estimate_means`, `differences.compare_with_rest` and `differences.compare_pairs`.
    judged : int
        Among how many pairs these were judged, where there were more: see `among`.
    """

    by: str
    value: str
    unit: str
    groups: pd.DataFrame
    rest: pd.DataFrame
    pairs: pd.DataFrame
    judged: int = 0

    @cached_property
    def ends(self) -> Ends:
        """The highest and the lowest group: every screen that names one takes it from here."""
        return find_ends(self.groups, self.pairs, self.rest)

    @property
    def sentence(self) -> str:
        """The finding in words. Plain text: names are in it letter for letter."""
        return self.describe()

    @cached_property
    def exceptions(self) -> str:
        """What the finding leaves out, in words; plain text too."""
        compared = int(self.rest["group"].nunique())
        return describe_exceptions(
            self.groups,
            self.pairs,
            by=self.by,
            value=self.value,
            unit=self.unit,
            compared=compared,
            tests=self.tests,
        )

    @property
    def tests(self) -> int:
        """Among how many pairs each of the pairs was judged."""
        return self.judged or int(self.pairs["p"].notna().sum())

    def among(self, every: "Comparison") -> "Comparison":
        """Return this comparison of some of the groups with its pairs as they are judged among the pairs of all.

        So a pair has one conclusion, whichever groups a reader sets beside it. Groups that were not compared there, or
        not by what they are compared by here, are judged by themselves.
        """
        groups = self.groups["group"]
        pairs = every.pairs[every.pairs["a"].isin(groups) & every.pairs["b"].isin(groups)]
        if every.unit != self.unit or len(pairs) != len(self.pairs):
            return self
        return replace(self, pairs=pairs.reset_index(drop=True), judged=every.tests)

    def describe(self, *, expected: bool = False) -> str:
        """Return the finding; `expected` says whether polarity is shown as the rating to expect of it."""
        return describe_comparison(
            self.groups,
            self.ends,
            self.pairs,
            by=self.by,
            value=self.value,
            unit=self.unit,
            # Of whole reviews it is known which rating to expect of them, not of what they say of an aspect.
            expected=expected and self.value == "polarity",
        )

    def describe_ends(self, *, drawn: Collection[Any]) -> str:
        """Return which of the groups in a figure is highest and which is lowest, as its title.

        Returns
        -------
        str
            Plain text; empty where neither is drawn.

        Examples
        --------
        >>> reviews = pd.DataFrame({"film": ["A"] * 5 + ["B"] * 6, "rating": [8, 9, 8, 7, 9, 4, 5, 3, 4, 5, 6]})
        >>> compare_groups(reviews, by="film", value="rating").describe_ends(drawn=["A", "B"])
        '“A” is clearly rated higher than “B”'
        """
        return describe_ends(
            self.groups, self.ends, self.pairs, by=self.by, value=self.value, unit=self.unit, drawn=drawn
        )


def compare_groups(
    reviews: pd.DataFrame,
    *,
    by: str,
    value: str = "polarity",
    sentences: pd.DataFrame | None = None,
) -> Comparison:
    """Compare the groups of a column: each with all others together, then every one with every other.

    Where fewer than two groups have `groups.ENOUGH` reviews, as with one review a film, their sentences are compared
    instead, if they are given, have that value and suffice; the sentence says so, because sentences of one review
    compare texts, not films.

    A review of several genres counts in each of them. What two genres share makes them more alike, so that the test
    finds too little rather than too much.

    Parameters
    ----------
    reviews, sentences : DataFrame
        The tables of `schema`; of the reviews any columns may be compared.
    by, value : str
        The columns of groups and of numbers.

    Returns
    -------
    Comparison
        All groups; of the `MOST_GROUPS` with the most values, each against the others, and the pairs.

    Raises
    ------
    SelectionError
        There is no such column, or its values are not numbers.

    Examples
    --------
    >>> reviews = pd.DataFrame({"film": ["A"] * 5 + ["B"] * 6, "rating": [8, 9, 8, 7, 9, 4, 5, 3, 4, 5, 6]})
    >>> compare_groups(reviews, by="film", value="rating").sentence
    '“A” is clearly rated higher than “B”, by 3.7 points (between 2.4 and 5.0).'
    """
    frame, unit = split_by_genre(reviews) if by == "genres" else reviews, "review"
    groups = _cut_ranges(estimate_means(frame, by=by, value=value), value)
    if sentences is not None and value in sentences and (groups["n"] >= ENOUGH).sum() < 2:
        own = select_sentences(sentences[["review_id", value]], frame)
        in_groups = own.merge(frame[["review_id", by]], on="review_id")
        means = estimate_means(in_groups, by=by, value=value)
        if (means["n"] >= ENOUGH).sum() > 1:
            unit, frame, groups = "sentence", in_groups, means
    compared = groups.nlargest(MOST_GROUPS, "n", keep="first").sort_index()
    frame = frame[frame[by].isin(compared["group"])]
    rest, pairs = compare_with_rest(frame, by=by, value=value), compare_pairs(frame, by=by, value=value)
    return Comparison(by, value, unit, groups, rest, pairs)


def _cut_ranges(groups: pd.DataFrame, value: str) -> pd.DataFrame:
    """Return groups with no range that leaves the scale of ratings: what is cut off cannot be the mean."""
    if value != "rating":
        return groups
    return groups.assign(low=groups["low"].clip(*RATINGS), high=groups["high"].clip(*RATINGS))


def select_sentences(sentences: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences of some reviews, their `review_id` as str."""
    return sentences[sentences["review_id"].isin(reviews["review_id"])].astype({"review_id": "str"})


def add_published_year(reviews: pd.DataFrame) -> pd.DataFrame:
    """Return reviews with `published_year`, the year of their publication as text; missing where they have no date.

    Examples
    --------
    >>> add_published_year(pd.DataFrame({"published": pd.to_datetime(["2025-03-31"])}))["published_year"].tolist()
    ['2025']
    """
    return reviews.assign(published_year=reviews["published"].dt.strftime("%Y"))


def split_by_genre(reviews: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each genre of each review, with this one genre in `genres`; unchanged without that column.

    Examples
    --------
    >>> split_by_genre(pd.DataFrame({"review_id": ["a"], "genres": ["Drama, Romance"]}))["genres"].tolist()
    ['Drama', 'Romance']
    """
    if "genres" not in reviews:
        return reviews
    # Few cells differ, and many reviews share one.
    codes, cells = pd.factorize(reviews["genres"])
    unnamed: list[str | None] = [None]
    genres = [*(split_genres(str(cell)) or unnamed for cell in cells), unnamed]
    of = [genre for code in codes for genre in genres[code]]
    rows = np.repeat(np.arange(len(reviews)), np.array([len(each) for each in genres])[codes])
    return reviews.iloc[rows].reset_index(drop=True).assign(genres=pd.array(of, dtype="str"))
