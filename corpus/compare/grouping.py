"""Reviews and sentences as the comparisons group them: by film, critic, outlet, genre or year of publication."""

from collections.abc import Collection

import pandas as pd

from corpus.compare import division
from corpus.compare.comparison import Comparison, add_published_year, split_by_genre

#: What a dot of a figure says of its review, and by which it is opened.
_REVIEW = ["review_id", "film", "reviewer", "published"]
_VERDICTS = [division.DIVIDES, division.USUAL, division.UNITES, division.TOO_FEW]


def group_reviews(reviews: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return reviews as a column groups them.

    Parameters
    ----------
    reviews : DataFrame
    by : str
        "genres" gives a row for each genre of each review, "published_year" adds that column; any other column leaves
        the reviews as they are.
    """
    if by == "genres":
        return split_by_genre(reviews)
    return add_published_year(reviews) if by == "published_year" else reviews


def select_groups(reviews: pd.DataFrame, by: str, names: Collection[str] = ()) -> pd.DataFrame:
    """Return the reviews of some groups of a column, or of all of them where none is named; see `group_reviews`."""
    grouped = group_reviews(reviews, by)
    return grouped[grouped[by].isin(list(names))] if names else grouped


def select_sentences(sentences: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences of some reviews, their `review_id` as str."""
    return sentences[sentences["review_id"].isin(reviews["review_id"])].astype({"review_id": "str"})


def list_values(reviews: pd.DataFrame, sentences: pd.DataFrame, by: str, *, unit: str) -> pd.DataFrame:
    """Return what is compared: grouped reviews themselves, or a row for each of their sentences.

    Parameters
    ----------
    reviews : DataFrame
        From `group_reviews` or `select_groups`.
    sentences : DataFrame
        With `review_id`.
    by : str
        A column of `reviews`.
    unit : {"review", "sentence"}

    Returns
    -------
    DataFrame
        Of sentences, their own columns and `by`.
    """
    if unit == "review":
        return reviews
    return select_sentences(sentences, reviews).merge(reviews[["review_id", by]], on="review_id")


def list_points(
    reviews: pd.DataFrame, sentences: pd.DataFrame, compared: Comparison, names: Collection[str]
) -> pd.DataFrame:
    """Return a dot for each review, or each sentence, of the groups to be drawn.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, `film`, `reviewer`, `published`, and what `compared` is about.
    sentences : DataFrame
        `review_id` and, where `compared` is of sentences, its value.
    compared : Comparison
    names : collection of str
        The groups.

    Returns
    -------
    DataFrame
        `review_id`, `film`, `reviewer`, `published`, `group`, `value`.
    """
    drawn = group_reviews(reviews, compared.by)
    drawn = drawn[drawn[compared.by].isin(list(names))].assign(group=lambda rows: rows[compared.by])
    if compared.unit == "sentence":
        drawn = select_sentences(sentences, drawn).merge(drawn[[*_REVIEW, "group"]], on="review_id")
    return drawn[[*_REVIEW, "group"]].assign(value=drawn[compared.value])


def rank_division(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `division.measure_division`, the most divided groups first, those of too few reviews last."""
    place = table["conclusion"].map({conclusion: place for place, conclusion in enumerate(_VERDICTS)})
    ranked = table.assign(place=place).sort_values(["place", "sd", "n"], ascending=[True, False, True])
    return ranked.drop(columns="place").reset_index(drop=True)
