"""Reviews and sentences as the comparisons group them: by film, critic, outlet, genre or year of publication."""

from collections.abc import Collection

import pandas as pd

from corpus.compare import division, ends
from corpus.compare.comparison import Comparison, add_published_year, select_sentences, split_by_genre
from corpus.statistics.groups import ENOUGH

#: What a dot of a figure says of its review, and by which it is opened.
_REVIEW = ["review_id", "film", "reviewer", "published"]
_CONCLUSIONS = [division.WIDER, division.USUAL, division.CLOSER, division.TOO_FEW]


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


def name_groups(reviews: pd.DataFrame, by: str) -> list[str]:
    """Return the groups of a column, those with the most reviews first; see `group_reviews`."""
    # Of a wide table, each genre of a review would be a row of all its columns.
    narrow = reviews[["published" if by == "published_year" else by]]
    return group_reviews(narrow, by)[by].value_counts().index.tolist()


def select_groups(reviews: pd.DataFrame, by: str, names: Collection[str] = ()) -> pd.DataFrame:
    """Return the reviews of some groups of a column, or of all of them where none is named; see `group_reviews`."""
    grouped = group_reviews(reviews, by)
    return grouped[grouped[by].isin(list(names))] if names else grouped


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
    dots = list_dots(reviews, compared.by, compared.value, names)
    if compared.unit == "review":
        return dots
    drawn = select_sentences(sentences, dots).merge(dots.drop(columns="value"), on="review_id")
    return drawn[[*_REVIEW, "group"]].assign(value=drawn[compared.value])


def list_dots(reviews: pd.DataFrame, by: str, value: str, names: Collection[str]) -> pd.DataFrame:
    """Return a dot for each review of the groups to be drawn, as `list_points` has them."""
    grouped = group_reviews(reviews, by)
    drawn = grouped[grouped[by].isin(list(names))]
    return drawn[_REVIEW].assign(group=drawn[by], value=drawn[value])


def rank_division(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `division.measure_division`, the most divided groups first, those of too few reviews last."""
    place = table["conclusion"].map({conclusion: place for place, conclusion in enumerate(_CONCLUSIONS)})
    ranked = table.assign(place=place).sort_values(["place", "sd", "n"], ascending=[True, False, True])
    return ranked.drop(columns="place").reset_index(drop=True)


def pick_division(ranked: pd.DataFrame, *, most: int) -> pd.DataFrame:
    """Return ranked groups with those first that a figure of `most` shows: of more, the last is the closest together.

    Parameters
    ----------
    ranked : DataFrame
        From `rank_division`, without the groups of too few reviews.
    most : int
    """
    if len(ranked) <= most or ranked["conclusion"].iloc[-1] != division.CLOSER:
        return ranked
    return pd.concat([ranked.head(most - 1), ranked.tail(1), ranked.iloc[most - 1 : -1]])


def order_groups(groups: pd.DataFrame, pairs: pd.DataFrame, *, by: str, ascending: bool) -> pd.DataFrame:
    """Return the groups of a comparison in another order, those that are compared first.

    Parameters
    ----------
    groups, pairs : DataFrame
        From `comparison.compare_groups`.
    by : str
        A column of `groups`. By "group", their names, all stand together.
    ascending : bool
    """
    if by == "group":
        return groups.sort_values(by, ascending=ascending, ignore_index=True)
    ranked = groups.assign(known=groups["n"] >= ENOUGH, among=ends.is_compared(groups, pairs))
    keys = ["known", "among", by, "n"]
    ranked = ranked.sort_values(keys, ascending=[False, False, ascending, False], ignore_index=True)
    return ranked.drop(columns=["known", "among"])


def join_rest(groups: pd.DataFrame, rest: pd.DataFrame) -> pd.DataFrame:
    """Return the groups of a comparison with how each differs from all others together.

    Parameters
    ----------
    groups, rest : DataFrame
        From `comparison.compare_groups`.

    Returns
    -------
    DataFrame
        `groups` with `rest_difference`, `rest_low`, `rest_high` and `rest_conclusion`.
    """
    against = rest.set_index("group")[["difference", "low", "high", "conclusion"]].add_prefix("rest_")
    return groups.join(against, on="group")


def add_other_means(groups: pd.DataFrame, reviews: pd.DataFrame, *, by: str, value: str) -> pd.DataFrame:
    """Return the groups of a comparison with `other`, the mean of another column of their reviews.

    Parameters
    ----------
    groups : DataFrame
        `group`.
    reviews : DataFrame
        With `value`, and what `group_reviews` needs.
    by, value : str
        The columns of groups and of numbers.
    """
    means = group_reviews(reviews, by).groupby(by)[value].mean()
    return groups.assign(other=means.reindex(groups["group"]).to_numpy())
