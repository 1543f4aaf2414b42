import numpy as np
import pandas as pd

from corpus.phrases import counting
from corpus.phrases.counting import COUNTS
from tests.phrases.examples import list_phrases, mine


def test_films_and_reviewers_are_counted_once_each_and_the_unknown_not_at_all():
    phrases, _ = mine(
        ["x a b c", "y a b c", "a b", "a b", "a b", "u a b"],
        films=["F", "F", "G", "G", "F", None],
        reviewers=["Ann", "Bob", "Ann", None, "Ann", "Cy"],
    )
    assert phrases.set_index("phrase")[COUNTS].loc["a b"].tolist() == [6, 6, 2, 3, 4, 4, 2, 2]
    assert phrases.set_index("phrase")[COUNTS].loc["a b c"].tolist() == [2, 2, 1, 2, 2, 2, 1, 2]


def test_first_and_last_date_are_those_of_all_dated_occurrences():
    phrases, _ = mine(["a b", "x a b", "a b y", "a b"], published=["2024-03-01", None, "2023-05-02", "2024-02-01"])
    assert phrases["first_published"].tolist() == [pd.Timestamp("2023-05-02")]
    assert phrases["last_published"].tolist() == [pd.Timestamp("2024-03-01")]


def test_repeats_in_one_review_are_occurrences_and_never_reviews():
    assert list_phrases(["a b. a b. a b.", "c d"]) == {}
    phrases, _ = mine(["a b. a b. a b.", "x a b"])
    assert phrases[["occurrences", "reviews"]].values.tolist() == [[4, 2]]


def test_occurrences_are_summed_by_phrase_and_review():
    code, review = np.array([0, 0, 0, 1]), np.array([2, 2, 5, 2])
    pairs = counting.sum_by_review(code, review, np.array([True, False, False, True]))
    assert pairs.code.tolist() == [0, 0, 1]
    assert pairs.review.tolist() == [2, 5, 2]
    assert pairs.occurrences.tolist() == [2, 1, 1]
    assert pairs.standalone.tolist() == [1, 0, 1]


def test_what_recurs_is_in_two_reviews_and_once_outside_longer_phrases():
    counted = pd.DataFrame({"reviews": [2, 1, 2], "standalone_reviews": [1, 1, 0]})
    assert counting.select_recurring(counted).index.tolist() == [0]


def test_rows_of_ids_are_found_in_another_order():
    ids = pd.Series(["b", "a", "b"], dtype="category")
    assert counting.find_rows(ids, pd.Series(["a", "b"])).tolist() == [1, 0, 1]
    assert counting.find_rows(ids, pd.Series(["b", "c", "a"])).tolist() == [0, 2, 0]
