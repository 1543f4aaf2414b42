"""What sets groups apart on the sample, with what is drawn of it; test_distinction has the comparison itself."""

import numpy as np
import pandas as pd
import pytest

from corpus.compare import group_terms
from corpus.compare.group_terms import OTHERS
from corpus.phrases.terms import Terms

TITHE = "The Tithe House"


@pytest.fixture(scope="module")
def terms(sample) -> Terms:
    """The words and phrases of the sample."""
    return Terms.of_reviews(sample.vocabulary, sample.phrases, sample.occurrences)


def test_groups_are_counted_the_largest_first_and_those_of_one_size_by_name() -> None:
    reviews = pd.DataFrame({"film": ["B", "A", "C", "C", None]})
    sizes = group_terms.count_reviews_per_group(reviews, "film")
    assert list(sizes.items()) == [("C", 2), ("A", 1), ("B", 1)]
    assert group_terms.count_smaller_side(sizes, 5, "C", "") == 2
    assert group_terms.count_smaller_side(sizes, 5, "C", "A") == 1


@pytest.mark.parametrize(
    ("sizes", "reviews", "expected"), [([2, 1], 3, True), ([99, 1], 100, False), ([2, 1], 3_001, False)]
)
def test_sentences_are_compared_where_all_groups_are_small_and_there_are_not_too_many(sizes, reviews, expected) -> None:
    assert group_terms.needs_sentences(pd.Series(sizes), reviews) is expected


@pytest.mark.parametrize(("against", "expected"), [("", False), ("B", True)])
def test_sentences_are_compared_where_the_smaller_of_two_sides_is_small(against: str, expected: bool) -> None:
    sizes = pd.Series({"A": 9, "B": 1})
    assert group_terms.needs_sentences(sizes, 20, "A", against) is expected


def test_against_all_others_the_rest_is_every_other_review(sample, terms) -> None:
    sizes = group_terms.count_reviews_per_group(sample.reviews, "film")
    apart = group_terms.compare_two(terms, sample.reviews, sizes, by="film", group=TITHE)
    row = apart.table.iloc[0]
    assert set(apart.table["group"]) <= {TITHE, OTHERS}
    assert row["n"] == sizes[TITHE]
    assert row["rest_n"] == sizes.sum() - sizes[TITHE]
    assert apart.used.empty


def test_of_two_groups_the_terms_that_set_apart_come_first(sample, terms) -> None:
    sizes = group_terms.count_reviews_per_group(sample.reviews, "film")
    other = next(name for name in sizes.index if name != TITHE)
    apart = group_terms.compare_two(terms, sample.reviews, sizes, by="film", group=TITHE, against=other)
    sure = apart.used["significant"].to_numpy()
    assert (np.diff(sure.astype(int)) <= 0).all()
    assert set(apart.used.loc[sure, "term"]) == set(apart.table.loc[apart.table["significant"], "term"])
